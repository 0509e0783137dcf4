package io.crossdock.connectors.sql;

import io.crossdock.connectors.Dispatch;
import io.crossdock.connectors.Fault;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** What a statement may want of the transmission itself; its streams stay open until all is executed. */
final class Whole implements AutoCloseable {

    private final Dispatch dispatch;
    private final List<InputStream> open = new ArrayList<>();

    Whole(Dispatch dispatch) {
        this.dispatch = dispatch;
    }

    void bind(PreparedStatement statement, Parameter parameter) throws SQLException, IOException {
        String what = Named.ofTransmission(parameter.name()).orElseThrow();
        switch (what) {
            case "name" -> statement.setString(parameter.at(), dispatch.wire().name());
            case "key" -> statement.setString(parameter.at(), dispatch.key());
            case "type" -> statement.setString(parameter.at(), dispatch.contentType());
            case "body" -> body(statement, parameter);
            default ->
                throw new Fault(
                        Failures.STATEMENT_WRONG, "a transmission has name, key, type and body, no '" + what + "'");
        }
    }

    private void body(PreparedStatement statement, Parameter parameter) throws SQLException, IOException {
        if (parameter.content() == Content.TEXT) {
            statement.setString(parameter.at(), new String(dispatch.wire().bytes(), StandardCharsets.UTF_8));
            return;
        }
        InputStream in = dispatch.wire().open();
        open.add(in);
        statement.setBinaryStream(parameter.at(), in);
    }

    @Override
    public void close() throws IOException {
        for (InputStream in : open) {
            in.close();
        }
    }
}
