package io.crossdock.config.yaml;

import io.crossdock.config.Settings;
import io.crossdock.config.Where;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Makes conditions of what was written below {@code where}. */
final class WhereReader {

    private final SettingsReader reader;
    private final Set<String> parties;

    /** @param parties whom conditions may name */
    WhereReader(SettingsReader reader, Set<String> parties) {
        this.reader = reader;
        this.parties = parties;
    }

    /** @param path where it was written */
    Where read(Settings written, String path) {
        Map<Where.Field, Where.Condition> conditions = new LinkedHashMap<>();
        for (Where.Field field : Where.Field.values()) {
            written.condition(field.word()).ifPresent(condition -> {
                conditions.put(field, condition);
                if (field.namesPartner()) {
                    String below = SettingsReader.below(path, field.word());
                    partnersAreKnown(below + (condition.negated() ? ".not" : ""), condition);
                }
            });
        }
        return conditions.isEmpty() ? Where.ALL : new Where(conditions);
    }

    private void partnersAreKnown(String path, Where.Condition condition) {
        for (int index = 0; index < condition.values().size(); index++) {
            String value = condition.values().get(index);
            if (!parties.contains(value)) {
                String place = reader.knows(path + "[" + index + "]") ? path + "[" + index + "]" : path;
                String message = "unknown partner '" + value + "'; " + LikelyWord.hint(value, parties);
                reader.wrong(LanguageCodes.PARTNER_UNKNOWN, place, message);
            }
        }
    }
}
