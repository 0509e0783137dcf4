package io.crossdock.connectors.sql;

import io.crossdock.config.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A statement of the channel, with its parameters by name: {@code :number}, {@code :buyer.name}. What stands in quotes or comments, and
 * a cast of PostgreSQL ({@code ::date}), names none. A document gives values only, never a part of the text.
 *
 * @param sql with a question mark for each parameter
 * @param parameters their names, in order
 * @param each the path of the list for whose every element it is executed; nothing: once a document
 */
record Named(String sql, List<String> parameters, Optional<String> each) {

    private static final Pattern PARTS = Pattern.compile(
            "'[^']*'|\"[^\"]*\"|`[^`]*`|--[^\n]*|/\\*.*?\\*/|(\\$\\w*\\$).*?\\1|::|:([A-Za-z_]\\w*(?:\\.\\w+)*)",
            Pattern.DOTALL);

    private static final Pattern GIVES_ROWS = Pattern.compile("(?i)\\breturning\\b");

    private static final String OF_TRANSMISSION = "transmission.";

    static Named of(Settings statement) {
        List<String> parameters = new ArrayList<>();
        StringBuilder sql = new StringBuilder();
        Matcher part = PARTS.matcher(statement.text("sql").strip());
        while (part.find()) {
            boolean named = part.group(2) != null;
            if (named) {
                parameters.add(part.group(2));
            }
            part.appendReplacement(sql, named ? "?" : Matcher.quoteReplacement(part.group()));
        }
        part.appendTail(sql);
        return new Named(sql.toString(), List.copyOf(parameters), statement.optionalText("each"));
    }

    /** Whether it takes the transmission as a whole, of whatever format. */
    boolean isWhole() {
        return !parameters.isEmpty() && parameters.stream().allMatch(name -> name.startsWith(OF_TRANSMISSION));
    }

    /** What the parameter is of the transmission; nothing: it is of its documents. */
    static Optional<String> ofTransmission(String parameter) {
        return parameter.startsWith(OF_TRANSMISSION)
                ? Optional.of(parameter.substring(OF_TRANSMISSION.length()))
                : Optional.empty();
    }

    /** Whether it can be one of many in a batch: what gives rows back cannot. */
    boolean isBatched() {
        return !isWhole()
                && !GIVES_ROWS.matcher(sql).find()
                && !sql.matches("(?is)(\\{\\s*\\??\\s*=?\\s*)?(call|select|exec|execute|with|values)\\b.*");
    }
}
