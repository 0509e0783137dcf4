package io.crossdock.connectors.sql;

import io.crossdock.config.Problem.Code;
import io.crossdock.config.Setting;
import io.crossdock.config.Settings;
import io.crossdock.config.Spec;
import io.crossdock.connectors.Fault;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Optional;

/** What reading and writing rows have in common. */
final class Sql {

    static final Spec CONNECTION = Spec.of(
                    "sql",
                    "A database of the partner's, or of another system of ours, by its JDBC driver: PostgreSQL and H2 are here, others"
                            + " where their driver is on the class path.",
                    Setting.text("address", "The database's URL as its driver writes it, without user and password.")
                            .must(),
                    Setting.secret("login", "user:password."),
                    Setting.text(
                            "zone",
                            "The time zone of columns that know none, as in Europe/Berlin; nothing: their times are read and written as they"
                                    + " are, without offset."),
                    Setting.time("connect-timeout", "How long to wait for a connection.")
                            .or("10s"),
                    Setting.time("timeout", "How long any single statement may take.")
                            .or("60s"))
            .example("{ address: \"jdbc:postgresql://erp.nordwind.example/erp\", login: \"${secret:nordwind-erp}\" }")
            .example(
                    "{ address: \"jdbc:mariadb://shop.suedhandel.example/shop\", login: \"${secret:shop}\", zone: Europe/Berlin }");

    static final Code ADDRESS_UNUSABLE = Code.setup(
            "SQL-ADDRESS-UNUSABLE",
            "Begin 'address' with 'jdbc:', and leave user and password to 'login' as a secret.");
    static final Code DRIVER_MISSING = Code.setup(
            "SQL-DRIVER-MISSING",
            "Put the database's JDBC driver on the class path of the hub, or correct the beginning of 'address'.");
    static final Code ZONE_UNUSABLE =
            Code.setup("SQL-ZONE-UNUSABLE", "Give the connection a 'zone' as in Europe/Berlin or UTC.");
    static final Code SOURCE_UNUSABLE = Code.setup(
            "SQL-SOURCE-UNUSABLE",
            "Give the channel either a 'cursor', or a 'claim' with its 'key', and a 'query' that has their columns.");
    static final Code COLUMN_UNUSABLE = Code.setup(
            "SQL-COLUMN-UNUSABLE",
            "Name a column that the rows have; a cursor is a number, a date or a time stamp, never empty: elsewhere use 'claim'.");
    static final Code CURSOR_COARSE = Code.setup(
            "SQL-CURSOR-COARSE", "Raise 'rows', or take a column as cursor that fewer rows share, or use 'claim'.");
    static final Code JSON_WANTED = Code.setup(
            "SQL-JSON-WANTED",
            "Give the channel 'format: json', or let the statement take the whole as ':transmission.body'.");
    static final Code ROW_REFUSED = Code.data(
            "SQL-ROW-REFUSED",
            "Correct the document, or the statement that says where its values go, then reprocess it.");
    static final Code EFFECT_UNKNOWN = Code.partner(
            "SQL-EFFECT-UNKNOWN",
            "Look whether the rows are there, then settle or resend; name a table in 'once', or set 'repeatable: true', and the hub need"
                    + " not ask.");

    private Sql() {}

    static Optional<ZoneId> zone(Settings settings) {
        try {
            return settings.optionalText("zone").map(ZoneId::of);
        } catch (DateTimeException e) {
            throw new Fault(ZONE_UNUSABLE, "'" + settings.text("zone") + "' is no time zone", e);
        }
    }

    /** What stands behind 'from': the query, where there is one. */
    static String from(Settings settings) {
        return settings.optionalText("query")
                .map(query -> "(" + query.strip().replaceFirst(";$", "") + ") crossdock_rows")
                .orElseGet(() -> settings.text("table"));
    }
}
