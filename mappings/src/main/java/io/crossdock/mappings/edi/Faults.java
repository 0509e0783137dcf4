package io.crossdock.mappings.edi;

import io.crossdock.config.Problem;
import io.crossdock.config.Problem.Code;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The faults of one standard. */
public final class Faults {

    private static final Set<Fault> CUT =
            EnumSet.of(Fault.UNFINISHED_MESSAGE, Fault.TOO_LARGE, Fault.OUTSIDE, Fault.UNTERMINATED, Fault.TOO_LONG);

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

    /** Whether after one of these a message is not what its sender meant: what else is wrong with it, is no news. */
    public boolean cut(List<Problem> problems) {
        return problems.stream()
                .anyMatch(problem -> CUT.stream().anyMatch(fault -> of(fault).equals(problem.code())));
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
