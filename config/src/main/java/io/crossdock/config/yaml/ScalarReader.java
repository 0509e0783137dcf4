package io.crossdock.config.yaml;

import io.crossdock.config.Checked;
import io.crossdock.config.Expression;
import io.crossdock.config.Location;
import io.crossdock.config.Secret;
import io.crossdock.config.Setting.Type;
import io.crossdock.config.tables.Tables;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.nodes.Tag;

/** Reads single values. A text is taken as it was written: {@code 007}, {@code 1.10} and {@code no} keep their letters. */
final class ScalarReader {

    private static final Set<Tag> TAGS = Set.of(Tag.STR, Tag.INT, Tag.FLOAT, Tag.BOOL, Tag.NULL, Tag.TIMESTAMP);
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,18}");
    private static final Pattern TIME = Pattern.compile(Type.Time.PATTERN);
    private static final Pattern SECRET = Pattern.compile(Type.Hidden.PATTERN);

    private final Secret.Provider secrets;
    private final Tables tables;

    /** @param tables that expressions may ask */
    ScalarReader(Secret.Provider secrets, Tables tables) {
        this.secrets = secrets;
        this.tables = tables;
    }

    boolean knows(Tag tag) {
        return TAGS.contains(tag);
    }

    Checked<Object> read(Type type, String written, Location at) {
        if (type instanceof Type.Hidden) {
            return secret(written, at);
        }
        if (written.contains("${secret:")) {
            return Checked.faulty(LanguageCodes.SECRET_MISPLACED.at(at, "this key takes no secret"));
        }
        if (type instanceof Type.Jsonata) {
            return Checked.sound(new Expression(written, at, tables));
        }
        return plain(type, written)
                .map(Checked::sound)
                .orElseGet(() -> Checked.faulty(LanguageCodes.VALUE_WRONG.at(at, not(type, written))));
    }

    private static String not(Type type, String written) {
        String message = Expected.of(type) + ", not '" + written + "'";
        return type instanceof Type.Choice choice
                ? LikelyWord.of(written, choice.words())
                        .map(word -> message + "; did you mean '" + word + "'?")
                        .orElse(message)
                : message;
    }

    private static Optional<Object> plain(Type type, String written) {
        if (type instanceof Type.WholeNumber range) {
            return number(range, written);
        }
        if (type instanceof Type.Flag) {
            return Set.of("true", "false").contains(written)
                    ? Optional.of(Boolean.parseBoolean(written))
                    : Optional.empty();
        }
        if (type instanceof Type.Time) {
            return time(written);
        }
        if (type instanceof Type.Choice choice) {
            return choice.words().contains(written) ? Optional.of(written) : Optional.empty();
        }
        return Optional.of(written);
    }

    private static Optional<Object> number(Type.WholeNumber range, String written) {
        if (!NUMBER.matcher(written).matches()) {
            return Optional.empty();
        }
        long number = Long.parseLong(written);
        return number < range.min() || number > range.max() ? Optional.empty() : Optional.of(number);
    }

    private static Optional<Object> time(String written) {
        Matcher time = TIME.matcher(written);
        if (!time.matches()) {
            return Optional.empty();
        }
        long count = Long.parseLong(time.group(1));
        return Optional.of(
                switch (time.group(2)) {
                    case "ms" -> Duration.ofMillis(count);
                    case "s" -> Duration.ofSeconds(count);
                    case "m" -> Duration.ofMinutes(count);
                    case "h" -> Duration.ofHours(count);
                    default -> Duration.ofDays(count);
                });
    }

    private Checked<Object> secret(String written, Location at) {
        Matcher named = SECRET.matcher(written);
        if (!named.matches()) {
            return Checked.faulty(
                    LanguageCodes.SECRET_IN_CLEAR.at(at, "expected ${secret:name}, not the secret itself"));
        }
        String name = named.group(1);
        return secrets.values(name).isEmpty()
                ? Checked.faulty(LanguageCodes.SECRET_MISSING.at(at, "secret '" + name + "' has no value"))
                : Checked.sound(new Secret(name, secrets));
    }
}
