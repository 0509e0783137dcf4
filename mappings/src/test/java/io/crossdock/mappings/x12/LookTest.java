package io.crossdock.mappings.x12;

import io.crossdock.config.*;
import io.crossdock.mappings.*;
import io.crossdock.mappings.canonical.*;
import java.nio.file.*;
import java.util.*;
import org.junit.jupiter.api.Test;

class LookTest {
    @Test
    void look() throws Exception {
        for (String name : System.getProperty("look", "").split(",")) {
            List<Path> files;
            try (var walk = Files.walk(Path.of("/work/shared/corpus", name))) {
                files = walk.filter(Files::isRegularFile).sorted().toList();
            }
            for (Path file : files) {
                System.out.println("##### " + file);
                Format format = name.startsWith("x12")
                        ? new X12()
                        : java.util.ServiceLoader.load(Format.class).stream()
                                .map(ServiceLoader.Provider::get)
                                .filter(f -> f.spec().name().equals("tradacoms"))
                                .findFirst()
                                .orElseThrow();
                Set<Kind> kinds = new HashSet<>(TransactionSets.kinds());
                if (!name.startsWith("x12")) kinds = Set.of(Kind.ORDER, Kind.INVOICE);
                Codec codec = format.codec(new Settings(Map.of(), Location.of("test")), kinds)
                        .get();
                Wire wire = Wire.of(file.getFileName().toString(), Files.readAllBytes(file));
                codec.peek(wire, p -> System.out.println("PEEK " + p));
                codec.decode(wire, m -> true, d -> {
                    if (d instanceof Decoded.Good g) {
                        System.out.println("GOOD " + g.at() + " " + new String(CanonicalJson.write(g.document())));
                        g.warnings()
                                .forEach(w -> System.out.println(
                                        "   WARN " + w.code().id() + " " + w.at() + " " + w.message()));
                        System.out.println("   UNMAPPED " + g.unmapped());
                    } else if (d instanceof Decoded.Bad b) {
                        System.out.println("BAD " + b.number() + " " + b.at());
                        b.problems()
                                .forEach(w -> System.out.println(
                                        "   PROB " + w.code().id() + " " + w.at() + " " + w.message()));
                    } else System.out.println(d);
                });
            }
        }
    }
}
