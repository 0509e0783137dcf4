package io.crossdock.connectors.sql;

import io.crossdock.connectors.Fault;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.Optional;

/** A value of a cursor column, as text too: what is asked for next goes on behind it. */
record Cursor(Type type, String text) {

    enum Type {
        WHOLE,
        DECIMAL,
        DATE,
        TIMESTAMP,
        INSTANT
    }

    static Cursor of(Column column, ResultSet row) throws SQLException {
        return maybe(column, row)
                .orElseThrow(() -> new Fault(
                        Sql.COLUMN_UNUSABLE, "the cursor column " + column.label() + " has a row without value"));
    }

    /** Nothing where there is no value. */
    static Optional<Cursor> maybe(Column column, ResultSet row) throws SQLException {
        return column.value(row).map(value -> of(column, value));
    }

    private static Cursor of(Column column, Object value) {
        if (value instanceof BigDecimal decimal) {
            return new Cursor(Type.DECIMAL, decimal.toPlainString());
        }
        if (value instanceof BigInteger whole) {
            return new Cursor(Type.DECIMAL, whole.toString());
        }
        if (value instanceof Integer || value instanceof Long || value instanceof Short) {
            return new Cursor(Type.WHOLE, value.toString());
        }
        if (value instanceof LocalDate) {
            return new Cursor(Type.DATE, value.toString());
        }
        if (value instanceof LocalDateTime) {
            return new Cursor(Type.TIMESTAMP, value.toString());
        }
        if (value instanceof OffsetDateTime) {
            return new Cursor(Type.INSTANT, value.toString());
        }
        throw new Fault(Sql.COLUMN_UNUSABLE, "the cursor column " + column.label() + " holds no number, date or time");
    }

    /** In the type that the column has: an index on it is of no use otherwise. */
    void bind(PreparedStatement statement, int at) throws SQLException {
        switch (type) {
            case WHOLE -> statement.setLong(at, Long.parseLong(text));
            case DECIMAL -> statement.setBigDecimal(at, new BigDecimal(text));
            case DATE -> statement.setObject(at, LocalDate.parse(text));
            case TIMESTAMP -> statement.setObject(at, LocalDateTime.parse(text));
            case INSTANT -> statement.setObject(at, OffsetDateTime.parse(text));
        }
    }
}
