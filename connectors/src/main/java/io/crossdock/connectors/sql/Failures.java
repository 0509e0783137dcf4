package io.crossdock.connectors.sql;

import io.crossdock.config.Problem.Code;
import io.crossdock.connectors.Fault;
import io.crossdock.connectors.NetworkCodes;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.util.Map;
import java.util.Optional;

/**
 * What a failure of a database is, by its SQLSTATE (ISO/IEC 9075-2, 24.1) and the states that PostgreSQL, H2 and MariaDB add. What a
 * driver says of a value may show the value, so of faulty data only the kind of fault is told.
 */
final class Failures {

    static final Code STATEMENT_WRONG = Code.setup(
            "SQL-STATEMENT-WRONG",
            "Correct the names and the SQL that the channel gives; the database does not know them so.");
    static final Code BUSY = Code.partner("SQL-BUSY", "Wait; if it stays, ask who holds the rows locked.");
    static final Code FULL = Code.partner(
            "SQL-FULL", "Ask whoever runs the database to make room: disk, memory or connections are used up.");
    static final Code SQL_FAILED =
            Code.partner("SQL-FAILED", "Wait; if it stays, ask whoever runs the database what its log says.");
    static final Code SQL_UNEXPECTED = Code.bug("SQL-UNEXPECTED", "Report it with the log of this moment.");

    private static final Map<String, String> FAULTS = Map.of(
            "22001", "a text is too long for its column",
            "22003", "a number is too large for its column",
            "22007", "a text is no date or time",
            "22008", "a date or time does not exist",
            "22018", "a text is not of the column's type",
            "22P02", "a text is not of the column's type",
            "23502", "a value is missing that the table wants",
            "23503", "a row is named that does not exist",
            "23505", "a row of this key is there already",
            "23506", "a row is named that does not exist");

    /** MariaDB tells these apart by its own numbers only. */
    private static final Map<Integer, String> OF_MARIADB =
            Map.of(1048, "23502", 1062, "23505", 1364, "23502", 1366, "22018", 1406, "22001", 1452, "23503");

    private Failures() {}

    static Code explain(Exception failure) {
        return Fault.codeIn(failure)
                .or(() -> ofDatabase(failure).map(Failures::code))
                .or(() -> NetworkCodes.in(failure))
                .orElse(SQL_UNEXPECTED);
    }

    private static Optional<SQLException> ofDatabase(Throwable failure) {
        return Fault.chain(failure)
                .filter(SQLException.class::isInstance)
                .map(SQLException.class::cast)
                .findFirst();
    }

    static Code code(SQLException failure) {
        String state = state(failure);
        if (failure instanceof SQLTimeoutException || state.equals("57014")) {
            return NetworkCodes.SILENT;
        }
        return NetworkCodes.in(failure).orElseGet(() -> ofState(state, failure.getErrorCode()));
    }

    private static Code ofState(String state, int number) {
        if (isDenied(state, number)) {
            return NetworkCodes.DENIED;
        }
        return switch (state.length() < 2 ? "" : state.substring(0, 2)) {
            case "08" -> NetworkCodes.BROKEN_OFF;
            case "22", "23", "45", "P0" -> Sql.ROW_REFUSED;
            case "3D", "3F", "42", "07", "0A" -> STATEMENT_WRONG;
            case "40", "55" -> BUSY;
            case "53" -> FULL;
            case "57" -> NetworkCodes.BROKEN_OFF;
            case "HY" -> state.equals("HYT00") ? BUSY : SQL_FAILED;
            default -> SQL_FAILED;
        };
    }

    /** The right to a table: 42501 of PostgreSQL, 90096 of H2, 1142 of MariaDB; to the database: 1044, 1045. */
    private static boolean isDenied(String state, int number) {
        return state.startsWith("28")
                || state.equals("42501")
                || state.equals("90096")
                || state.startsWith("42") && (number == 1142 || number == 1044 || number == 1370);
    }

    private static String state(SQLException failure) {
        String state = Optional.ofNullable(failure.getSQLState()).orElse("");
        return state.equals("23000") || state.equals("22000") || state.equals("HY000")
                ? OF_MARIADB.getOrDefault(failure.getErrorCode(), state)
                : state;
    }

    /** Whether a row of this key was there already. */
    static boolean isTaken(SQLException failure) {
        return state(failure).equals("23505");
    }

    /** Without a value of the row, unless it is what a procedure said on purpose. */
    static String said(SQLException failure) {
        String state = state(failure);
        boolean onPurpose = state.startsWith("45") || state.startsWith("P0");
        if (code(failure).equals(Sql.ROW_REFUSED) && !onPurpose) {
            return FAULTS.getOrDefault(state, "a value breaks a rule of the table") + " (SQLSTATE " + state + ")";
        }
        SQLException plain = Optional.ofNullable(failure.getNextException()).orElse(failure);
        String text = String.valueOf(plain.getMessage()).replaceFirst("(?s)(; SQL statement:|\n).*", "");
        return text + " (SQLSTATE " + state + ")";
    }

    /** As what leaves the connector: a batch's own failure quotes its values, so it is not kept as cause. */
    static Fault fault(SQLException failure) {
        return new Fault(code(failure), said(failure));
    }
}
