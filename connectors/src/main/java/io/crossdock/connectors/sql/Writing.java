package io.crossdock.connectors.sql;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.crossdock.config.Location;
import io.crossdock.config.Problem;
import io.crossdock.config.Settings;
import io.crossdock.connectors.Dispatch;
import io.crossdock.connectors.Fault;
import io.crossdock.connectors.Receipt;
import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.support.service.ServiceSupport;
import org.jspecify.annotations.Nullable;

/**
 * Executes the statements of a channel for each document of a transmission, all in one transaction. The connection is kept from one
 * dispatch to the next, and given up after any failure.
 */
final class Writing extends ServiceSupport implements Processor {

    private final Settings settings;
    private final Database database;
    private @Nullable Open open;

    private record Open(Connection connection, List<Prepared> statements, Optional<PreparedStatement> once) {}

    Writing(Settings settings) {
        this.settings = settings;
        this.database = new Database(settings);
    }

    @Override
    public synchronized void process(Exchange exchange) throws Exception {
        Dispatch dispatch = exchange.getMessage().getMandatoryBody(Dispatch.class);
        boolean done = false;
        try {
            exchange.getMessage().setBody(write(dispatch, opened()));
            done = true;
        } catch (SQLException failure) {
            throw Failures.fault(failure);
        } finally {
            if (!done) {
                disconnect();
            }
        }
    }

    private Receipt write(Dispatch dispatch, Open to) throws SQLException, IOException {
        if (isKnown(dispatch, to)) {
            to.connection().rollback();
            return Receipt.delivered();
        }
        try (Whole whole = new Whole(dispatch)) {
            Run run = new Run(to.statements(), whole);
            Optional<Problem> refusal = run.documents(dispatch);
            if (refusal.isPresent()) {
                disconnect();
                return Receipt.refused(refusal.get());
            }
        }
        return commit(to.connection());
    }

    /**
     * Whether the transmission had its effect before. If not, it is noted that it will have had it. Whoever notes the same at the same
     * time waits for the one who came first.
     */
    private static boolean isKnown(Dispatch dispatch, Open to) throws SQLException {
        if (to.once().isEmpty()) {
            return false;
        }
        PreparedStatement note = to.once().get();
        note.setString(1, dispatch.key());
        try {
            note.executeUpdate();
            return false;
        } catch (SQLException failure) {
            if (!Failures.isTaken(failure)) {
                throw failure;
            }
            return true;
        }
    }

    /** The one moment after which it cannot be known what happened, when the answer does not come. */
    private Receipt commit(Connection connection) throws SQLException {
        try {
            connection.commit();
            return Receipt.delivered();
        } catch (SQLException failure) {
            boolean askedAgain = settings.has("once") || settings.flag("repeatable");
            if (askedAgain || Failures.code(failure).equals(Sql.ROW_REFUSED)) {
                throw failure;
            }
            disconnect();
            return Receipt.uncertain(Sql.EFFECT_UNKNOWN.at(
                    Location.of(settings.text("address")),
                    "the database did not answer whether it committed: " + Failures.said(failure)));
        }
    }

    private Open opened() throws SQLException {
        Open ready = open;
        if (ready == null) {
            Connection connection = database.open();
            boolean done = false;
            try {
                ready = prepare(connection);
                open = ready;
                done = true;
            } finally {
                if (!done) {
                    Database.close(connection);
                }
            }
        }
        return ready;
    }

    private Open prepare(Connection connection) throws SQLException {
        Optional<PreparedStatement> once = settings.has("once")
                ? Optional.of(database.limited(
                        connection.prepareStatement("insert into " + settings.text("once") + " (dispatch) values (?)")))
                : Optional.empty();
        List<Prepared> statements = Prepared.all(settings, connection);
        connection.rollback();
        return new Open(connection, statements, once);
    }

    private void disconnect() {
        if (open != null) {
            Database.undo(open.connection());
            Database.close(open.connection());
            open = null;
        }
    }

    @Override
    protected synchronized void doStop() {
        disconnect();
    }

    /** The documents of one transmission on their way through the statements. */
    private final class Run {

        /** Of one statement, before the database is asked. */
        private static final int MOST = 500;

        private final List<Prepared> statements;
        private final Whole whole;
        private @Nullable Prepared batched;
        private int waiting;
        private long document;
        private int statement;

        Run(List<Prepared> statements, Whole whole) {
            this.statements = statements;
            this.whole = whole;
        }

        /** @return why the transmission is refused */
        Optional<Problem> documents(Dispatch dispatch) throws SQLException, IOException {
            try {
                if (statements.stream().allMatch(one -> one.named().isWhole())) {
                    document(MissingNode.getInstance());
                } else {
                    read(dispatch);
                }
                flush();
                return Optional.empty();
            } catch (SQLException failure) {
                if (!Failures.code(failure).equals(Sql.ROW_REFUSED)) {
                    throw failure;
                }
                return Optional.of(refusal(dispatch, Failures.said(failure)));
            } catch (Fault fault) {
                if (!fault.code().equals(Sql.ROW_REFUSED)) {
                    throw fault;
                }
                return Optional.of(refusal(dispatch, String.valueOf(fault.getMessage())));
            }
        }

        /** A batch tells the database's complaint about one of many, and not of which. */
        private Problem refusal(Dispatch dispatch, String why) {
            String where = waiting > 1 ? "one of the last " + waiting + " rows up to document " : "document ";
            return Sql.ROW_REFUSED.at(
                    Location.path(dispatch.wire().name(), where + document + ", statement " + statement), why);
        }

        private void read(Dispatch dispatch) throws SQLException, IOException {
            try (InputStream in = dispatch.wire().open();
                    MappingIterator<JsonNode> documents =
                            Row.EXACT.readerFor(JsonNode.class).readValues(in)) {
                while (documents.hasNextValue()) {
                    JsonNode next = documents.nextValue();
                    if (!next.isObject()) {
                        throw new Fault(Sql.JSON_WANTED, dispatch.wire().name() + " holds something else than objects");
                    }
                    document(next);
                }
            } catch (JsonProcessingException broken) {
                throw new Fault(Sql.JSON_WANTED, dispatch.wire().name() + " is no JSON");
            }
        }

        private void document(JsonNode next) throws SQLException, IOException {
            document++;
            for (Prepared one : statements) {
                for (JsonNode element : one.elements(next)) {
                    execute(one, next, element);
                }
            }
        }

        /** A batch goes on while the statement stays the same, so that the order of effects is that of the documents. */
        private void execute(Prepared one, JsonNode next, JsonNode element) throws SQLException, IOException {
            if (one != batched || waiting >= MOST) {
                flush();
            }
            statement = statements.indexOf(one) + 1;
            one.bind(next, element, whole);
            if (one.named().isBatched()) {
                one.statement().addBatch();
                batched = one;
                waiting++;
            } else {
                one.statement().execute();
            }
        }

        private void flush() throws SQLException {
            Prepared last = batched;
            if (last != null) {
                last.statement().executeBatch();
            }
            batched = null;
            waiting = 0;
        }
    }
}
