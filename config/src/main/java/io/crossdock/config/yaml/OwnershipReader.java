package io.crossdock.config.yaml;

import io.crossdock.config.Checked;
import io.crossdock.config.Kind;
import io.crossdock.config.Language;
import io.crossdock.config.Ownership;
import io.crossdock.config.Ownership.OnConflict;
import io.crossdock.config.Ownership.Owner;
import io.crossdock.config.Ownership.Part;
import io.crossdock.config.Settings;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.yaml.snakeyaml.nodes.Node;

/** Reads {@code ownership.yaml}. */
final class OwnershipReader {

    private final Set<String> partners;
    private final SettingsReader reader;
    private final Map<Kind, Map<Map<Part, String>, Owner>> owners = new EnumMap<>(Kind.class);

    /** @param partners whom it may name, by id */
    OwnershipReader(Set<String> partners, String source) {
        this.partners = partners;
        this.reader = new SettingsReader(source, name -> List.of());
    }

    Checked<Ownership> read(Node root) {
        Settings settings = reader.group(Language.ownership().settings(), root, "");
        for (Kind kind : Kind.values()) {
            settings.groups(kind.word()).forEach(entry -> owner(kind, entry));
        }
        OnConflict onConflict = settings.optionalText("on-conflict")
                .map(word -> OnConflict.valueOf(word.toUpperCase(Locale.ROOT)))
                .orElse(OnConflict.IGNORE);
        return Checked.of(new Ownership(owners, onConflict), reader.problems());
    }

    private void owner(Kind kind, Settings entry) {
        entry.optionalText("owner").ifPresent(partner -> {
            String path = SettingsReader.below(entry.at().path(), "owner");
            if (!partners.contains(partner)) {
                String message = "unknown partner '" + partner + "'; " + LikelyWord.hint(partner, partners);
                reader.wrong(LanguageCodes.PARTNER_UNKNOWN, path, message);
            }
            parts(kind, entry).forEach(part -> put(kind, part, new Owner(partner, reader.place(path))));
        });
    }

    private void put(Kind kind, Map<Part, String> part, Owner owner) {
        Owner before = owners.computeIfAbsent(kind, one -> new HashMap<>()).putIfAbsent(part, owner);
        if (before != null) {
            String message = kind.word() + said(part) + " has an owner in line "
                    + before.at().line() + ": " + before.partner();
            reader.add(LanguageCodes.OWNER_TWICE.at(owner.at(), message));
        }
    }

    private static String said(Map<Part, String> part) {
        StringBuilder said = new StringBuilder();
        part.forEach((name, value) ->
                said.append(" of ").append(name.word()).append(' ').append(value));
        return said.toString();
    }

    /** Every part that an entry speaks of: each value of one key with each of the others. */
    private static List<Map<Part, String>> parts(Kind kind, Settings entry) {
        List<Map<Part, String>> parts = List.of(Map.of());
        for (Part part : Ownership.parts(kind)) {
            List<String> values = entry.texts(part.word());
            if (!values.isEmpty()) {
                parts = parts.stream()
                        .flatMap(known -> values.stream().map(value -> with(known, part, value)))
                        .toList();
            }
        }
        return parts;
    }

    private static Map<Part, String> with(Map<Part, String> known, Part part, String value) {
        Map<Part, String> more = new EnumMap<>(Part.class);
        more.putAll(known);
        more.put(part, value);
        return more;
    }
}
