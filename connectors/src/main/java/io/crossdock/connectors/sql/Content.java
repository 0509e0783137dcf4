package io.crossdock.connectors.sql;

import java.sql.Types;
import java.util.Locale;

/** What a column or a parameter holds, as far as it matters to JSON. */
enum Content {
    TEXT,
    WHOLE,
    NUMBER,
    BOOLEAN,
    DATE,
    TIME,
    /** A date and time that knows no zone. */
    TIMESTAMP,
    /** A moment. */
    INSTANT,
    JSON,
    UUID,
    BYTES,
    LIST,
    /** What the driver makes of it. */
    ANY;

    /**
     * @param type of {@link Types}
     * @param name the database's own: PostgreSQL tells some types by it alone
     */
    static Content of(int type, String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "timestamptz" -> INSTANT;
            case "timetz" -> ANY;
            case "json", "jsonb" -> JSON;
            case "uuid" -> UUID;
            default -> ofType(type);
        };
    }

    private static Content ofType(int type) {
        return switch (type) {
            case Types.CHAR, Types.VARCHAR, Types.LONGVARCHAR, Types.CLOB -> TEXT;
            case Types.NCHAR, Types.NVARCHAR, Types.LONGNVARCHAR, Types.NCLOB, Types.SQLXML -> TEXT;
            case Types.SMALLINT, Types.INTEGER, Types.BIGINT -> WHOLE;
            case Types.NUMERIC, Types.DECIMAL -> NUMBER;
            case Types.BOOLEAN -> BOOLEAN;
            case Types.DATE -> DATE;
            case Types.TIME -> TIME;
            case Types.TIMESTAMP -> TIMESTAMP;
            case Types.TIMESTAMP_WITH_TIMEZONE -> INSTANT;
            case Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY, Types.BLOB -> BYTES;
            case Types.ARRAY -> LIST;
            default -> ANY;
        };
    }
}
