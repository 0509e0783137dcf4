package io.crossdock.connectors.sql;

import com.fasterxml.jackson.databind.JsonNode;
import io.crossdock.connectors.Fault;
import java.io.IOException;
import java.math.BigDecimal;
import java.sql.ParameterMetaData;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Types;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * A parameter of a statement, and how a value of JSON becomes one of its type: exactly, or it is refused.
 *
 * @param at its position, from 1
 * @param type of {@link Types}, for a value that is missing
 */
record Parameter(int at, String name, Content content, int type, Optional<ZoneId> zone) {

    /** @param told types by name, for drivers that do not know them */
    static List<Parameter> of(
            Named named, PreparedStatement statement, Map<String, String> told, Optional<ZoneId> zone) {
        List<Parameter> parameters = new ArrayList<>();
        Optional<ParameterMetaData> types = types(statement);
        for (String name : named.parameters()) {
            int at = parameters.size() + 1;
            parameters.add(Optional.ofNullable(told.get(name))
                    .map(word ->
                            new Parameter(at, name, Content.valueOf(word.toUpperCase(Locale.ROOT)), Types.NULL, zone))
                    .or(() -> types.flatMap(known -> known(at, name, known, zone)))
                    .orElseGet(() -> new Parameter(at, name, Content.ANY, Types.NULL, zone)));
        }
        return parameters;
    }

    /** @throws Fault where the database does not know what the statement names */
    private static Optional<ParameterMetaData> types(PreparedStatement statement) {
        try {
            return Optional.of(statement.getParameterMetaData());
        } catch (SQLException failure) {
            if (Failures.code(failure).equals(Failures.STATEMENT_WRONG)
                    && !(failure instanceof SQLFeatureNotSupportedException)) {
                throw Failures.fault(failure);
            }
            return Optional.empty();
        }
    }

    private static Optional<Parameter> known(int at, String name, ParameterMetaData types, Optional<ZoneId> zone) {
        try {
            int type = types.getParameterType(at);
            String word = Optional.ofNullable(types.getParameterTypeName(at)).orElse("");
            return Optional.of(new Parameter(at, name, Content.of(type, word), type, zone));
        } catch (SQLException unknown) {
            return Optional.empty();
        }
    }

    void bind(PreparedStatement statement, JsonNode value) throws SQLException {
        if (value.isNull() || value.isMissingNode()) {
            statement.setNull(at, type);
            return;
        }
        try {
            set(statement, value);
        } catch (DateTimeException | IllegalArgumentException | ArithmeticException | IOException unfit) {
            throw new Fault(
                    Sql.ROW_REFUSED,
                    "the value of ':" + name + "' is not of the column's type, "
                            + content.name().toLowerCase(Locale.ROOT));
        }
    }

    private void set(PreparedStatement statement, JsonNode value) throws SQLException, IOException {
        switch (content) {
            case TEXT, LIST -> statement.setString(at, text(value));
            case WHOLE -> whole(statement, new BigDecimal(text(value)));
            case NUMBER -> statement.setBigDecimal(at, new BigDecimal(text(value)));
            case BOOLEAN -> statement.setBoolean(at, truth(value));
            case DATE -> statement.setObject(at, LocalDate.parse(text(value)));
            case TIME -> statement.setObject(at, LocalTime.parse(text(value)));
            case TIMESTAMP -> statement.setObject(at, local(text(value)));
            case INSTANT -> statement.setObject(at, moment(text(value)));
            case JSON -> statement.setObject(at, value.toString(), Types.OTHER);
            case UUID -> statement.setObject(at, UUID.fromString(text(value)));
            case BYTES -> statement.setBytes(at, value.binaryValue());
            case ANY -> any(statement, value);
        }
    }

    /** In the width that is asked for: PostgreSQL finds no procedure for a wider one. */
    private void whole(PreparedStatement statement, BigDecimal value) throws SQLException {
        switch (type) {
            case Types.SMALLINT -> statement.setShort(at, value.shortValueExact());
            case Types.INTEGER -> statement.setInt(at, value.intValueExact());
            default -> statement.setLong(at, value.longValueExact());
        }
    }

    private void any(PreparedStatement statement, JsonNode value) throws SQLException {
        if (value.isBoolean()) {
            statement.setBoolean(at, value.booleanValue());
        } else if (value.isNumber()) {
            statement.setBigDecimal(at, value.decimalValue());
        } else {
            statement.setString(at, text(value));
        }
    }

    private static String text(JsonNode value) {
        if (value.isNumber()) {
            return value.decimalValue().toPlainString();
        }
        return value.isValueNode() ? value.asText() : value.toString();
    }

    private static boolean truth(JsonNode value) {
        if (!value.isBoolean() && !value.asText().matches("true|false")) {
            throw new IllegalArgumentException("neither true nor false");
        }
        return value.asBoolean();
    }

    /** A moment, in a column that knows no zone, is a time of the connection's. */
    private LocalDateTime local(String text) {
        if (!hasOffset(text)) {
            return LocalDateTime.parse(text);
        }
        ZoneId at = zone.orElseThrow(() -> new Fault(
                Sql.ZONE_UNUSABLE,
                "':" + name
                        + "' has an offset and goes into a column that knows no zone; the connection names no 'zone'"));
        return OffsetDateTime.parse(text).atZoneSameInstant(at).toLocalDateTime();
    }

    private OffsetDateTime moment(String text) {
        return hasOffset(text)
                ? OffsetDateTime.parse(text)
                : LocalDateTime.parse(text)
                        .atZone(zone.orElseThrow(() -> new DateTimeException("without offset")))
                        .toOffsetDateTime();
    }

    private static boolean hasOffset(String text) {
        return text.matches(".*(Z|[+-]\\d\\d:\\d\\d)");
    }
}
