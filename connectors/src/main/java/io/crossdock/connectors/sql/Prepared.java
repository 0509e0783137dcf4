package io.crossdock.connectors.sql;

import com.fasterxml.jackson.databind.JsonNode;
import io.crossdock.config.Settings;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** A statement of the channel as the database has prepared it. */
record Prepared(Named named, PreparedStatement statement, List<Parameter> parameters) {

    /** All statements of a channel, in their order. */
    static List<Prepared> all(Settings settings, Connection connection) throws SQLException {
        Database database = new Database(settings);
        List<Prepared> all = new ArrayList<>();
        for (Settings one : settings.groups("statement")) {
            Named named = Named.of(one);
            PreparedStatement statement = database.limited(connection.prepareStatement(named.sql()));
            all.add(new Prepared(
                    named, statement, Parameter.of(named, statement, settings.table("types"), Sql.zone(settings))));
        }
        return all;
    }

    /** Gives each parameter its value: of the element where its name begins with the list's, else of the document. */
    void bind(JsonNode document, JsonNode element, Whole whole) throws SQLException, IOException {
        for (Parameter parameter : parameters) {
            if (Named.ofTransmission(parameter.name()).isPresent()) {
                whole.bind(statement, parameter);
            } else {
                parameter.bind(statement, value(parameter.name(), document, element));
            }
        }
    }

    private JsonNode value(String name, JsonNode document, JsonNode element) {
        String list = named.each().orElse("");
        if (named.each().isPresent() && name.startsWith(list + ".")) {
            return at(element, name.substring(list.length() + 1));
        }
        return name.equals(list) ? element : at(document, name);
    }

    /** What stands at names with dots between them; missing where nothing does. */
    static JsonNode at(JsonNode node, String path) {
        JsonNode found = node;
        for (String name : path.split("\\.", -1)) {
            found = found.path(name);
        }
        return found;
    }

    /** The elements for which it is executed; without a list the document alone. */
    List<JsonNode> elements(JsonNode document) {
        if (named.each().isEmpty()) {
            return List.of(document);
        }
        JsonNode list = at(document, named.each().get());
        List<JsonNode> elements = new ArrayList<>();
        if (list.isArray()) {
            list.forEach(elements::add);
        } else if (!list.isMissingNode() && !list.isNull()) {
            elements.add(list);
        }
        return elements;
    }
}
