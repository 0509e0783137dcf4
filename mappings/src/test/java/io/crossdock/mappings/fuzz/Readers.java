package io.crossdock.mappings.fuzz;

import io.crossdock.config.Checked;
import io.crossdock.config.Kind;
import io.crossdock.config.Settings;
import io.crossdock.config.Wire;
import io.crossdock.config.tables.Tables;
import io.crossdock.config.yaml.YamlSettings;
import io.crossdock.mappings.Codec;
import io.crossdock.mappings.Decoded;
import io.crossdock.mappings.Format;
import io.crossdock.mappings.canonical.CanonicalJson;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * What a fuzzer calls, by a class a format: whatever bytes come, a reader says documents and problems, and nothing else; it needs no
 * more than a second a megabyte, and half a second for the least. That memory stays within bounds, the heap of the process says.
 */
final class Readers {

    private static final long LEAST_NANOS = 500_000_000L;
    private static final long NANOS_A_BYTE = 1_000L;
    /** Of the processor, so that it is the same beside other work. */
    private static final ThreadMXBean TIME = ManagementFactory.getThreadMXBean();

    /** As in a channel file; most formats need none. */
    private static final Map<String, String> SETTINGS = Map.of(
            "csv",
            "{ columns: { Order: orderNumber, Item: lines.article.ids.buyer, Qty: lines.quantity.value, Price: lines.price },"
                    + " set: { lines.quantity.unit: H87 } }");

    private static final String COUNTS = "count-mismatch";

    private static final Map<String, Codec> CODECS = new HashMap<>();

    private Readers() {}

    /** Reads as a channel that carries all that the format has. */
    static void read(String format, byte[] input) {
        Codec codec = CODECS.computeIfAbsent(format, Readers::codec);
        read(codec, Wire.of("in", input), input.length, Readers::look);
    }

    /**
     * Reads three times: envelopes, documents, and what a guide sees. What takes too long is read once more, since the first time may
     * be that of loading classes.
     *
     * @param size of the wire, in bytes
     * @return the milliseconds that it took
     */
    static long read(Codec codec, Wire wire, long size, Consumer<Decoded> each) {
        long most = LEAST_NANOS + 3 * size * NANOS_A_BYTE;
        long nanos = time(codec, wire, each);
        if (nanos > most) {
            nanos = time(codec, wire, each);
        }
        if (nanos > most) {
            throw new IllegalStateException(nanos / 1_000_000 + " ms for " + size + " bytes, read three times");
        }
        return nanos / 1_000_000;
    }

    private static long time(Codec codec, Wire wire, Consumer<Decoded> each) {
        long begin = TIME.getCurrentThreadCpuTime();
        try {
            codec.peek(wire, peeked -> {});
            codec.decode(wire, message -> true, each);
            codec.show(wire, message -> {});
        } catch (IOException impossible) {
            throw new IllegalStateException("bytes in memory are always there", impossible);
        }
        return TIME.getCurrentThreadCpuTime() - begin;
    }

    /** A document is one that can be stored and read again. */
    private static void look(Decoded decoded) {
        if (decoded instanceof Decoded.Good good) {
            byte[] stored = CanonicalJson.write(good.document());
            try {
                if (!CanonicalJson.read(stored).equals(good.document())) {
                    throw new IllegalStateException("another document is read than was stored");
                }
            } catch (IOException unreadable) {
                throw new IllegalStateException("what was read cannot be stored", unreadable);
            }
        } else if (decoded instanceof Decoded.Bad bad && bad.problems().isEmpty()) {
            throw new IllegalStateException("bad for no reason");
        }
    }

    /** What a fuzzer reads with. */
    static Codec codec(String word) {
        Format format = format(word);
        return ofAll(format, settings(format, SETTINGS.getOrDefault(word, "{}"), Tables.NONE))
                .get();
    }

    /**
     * One that makes documents also of messages that count wrongly, where the format knows of counts.
     *
     * @param kinds that it carries where it cannot carry all
     * @return faulty where the settings are
     */
    static Checked<Codec> tolerant(String word, String settings, Tables tables, Set<Kind> kinds) {
        Format format = format(word);
        Settings channel = settings(format, settings, tables);
        boolean counts = format.spec().settings().stream()
                .anyMatch(setting -> setting.name().equals(COUNTS));
        Settings taking = counts ? channel.with(new Settings(Map.of(COUNTS, "warn"), channel.at())) : channel;
        Checked<Codec> all = ofAll(format, taking);
        return all instanceof Checked.Sound<Codec> ? all : format.codec(taking, kinds);
    }

    private static Format format(String word) {
        return ServiceLoader.load(Format.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(one -> one.spec().name().equals(word))
                .findFirst()
                .orElseThrow();
    }

    private static Settings settings(Format format, String settings, Tables tables) {
        return YamlSettings.read(format.spec(), settings, "channel", name -> List.of(), tables)
                .get();
    }

    /** As a channel has it that carries all that the format holds. */
    private static Checked<Codec> ofAll(Format format, Settings channel) {
        Set<Kind> carried = EnumSet.allOf(Kind.class).stream()
                .filter(kind -> format.codec(channel, Set.of(kind)) instanceof Checked.Sound<Codec>)
                .collect(Collectors.toSet());
        return format.codec(channel, carried);
    }
}
