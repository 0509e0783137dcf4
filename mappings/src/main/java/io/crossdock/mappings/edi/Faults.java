package io.crossdock.mappings.edi;

import io.crossdock.config.Problem;
import io.crossdock.config.Problem.Code;
import java.util.EnumMap;
import java.util.Map;

/** The faults of one standard. */
public final class Faults {

    private final String prefix;
    private final Map<Fault, Code> codes = new EnumMap<>(Fault.class);

    /**
     * @param prefix of every code: {@code EDIFACT}
     * @param words what the standard calls its things: {@code message-end} is {@code UNT}
     */
    public Faults(String prefix, Map<String, String> words) {
        this.prefix = prefix;
        for (Fault fault : Fault.values()) {
            codes.put(fault, data(filled(fault.id(), words), filled(fault.remedy(), words)));
        }
    }

    private static String filled(String template, Map<String, String> words) {
        String text = template;
        for (Map.Entry<String, String> word : words.entrySet()) {
            text = text.replace("{" + word.getKey() + "}", word.getValue());
        }
        if (text.contains("{")) {
            throw new IllegalArgumentException("no word for " + text);
        }
        return text;
    }

    /** A fault of every standard. */
    public Code of(Fault fault) {
        return codes.getOrDefault(fault, data(fault.id(), fault.remedy()));
    }

    /** A fault of this standard alone. */
    public Code data(String id, String remedy) {
        return Problem.Code.data(prefix + "-" + id, remedy);
    }

    /** A fault in the settings of this standard. */
    public Code setup(String id, String remedy) {
        return Problem.Code.setup(prefix + "-" + id, remedy);
    }
}
