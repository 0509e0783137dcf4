package io.crossdock.connectors.salesforce.standin;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The records of an org, and what it says to those who write them. */
public final class Tables {

    static final ObjectMapper JSON = new ObjectMapper(JsonFactory.builder()
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxStringLength(50_000_000).build())
            .build());

    /** A field: whether it must be there, how long it may be, and to which object it leads. */
    record Field(String name, boolean required, int length, boolean externalId, String leadsTo) {
        static Field text(String name, int length) {
            return new Field(name, false, length, false, "");
        }

        static Field must(String name, int length) {
            return new Field(name, true, length, false, "");
        }

        static Field id(String name) {
            return new Field(name, false, 80, true, "");
        }

        static Field relation(String name, String object) {
            return new Field(name, false, 0, false, object);
        }
    }

    /** What became of one record. */
    record Outcome(int status, ObjectNode body) {
        boolean isSuccess() {
            return status < 300;
        }
    }

    private static final Map<String, List<Field>> SCHEMA = Map.of(
            "Account",
            List.of(
                    Field.id("HubNo__c"),
                    Field.must("Name", 255),
                    Field.text("BillingCity", 40),
                    Field.text("Phone", 40)),
            "Case",
            List.of(
                    Field.id("HubCaseNo__c"),
                    Field.must("Subject", 255),
                    Field.text("Status", 40),
                    Field.relation("Account", "Account")),
            "Order",
            List.of(
                    Field.id("HubOrderNo__c"),
                    Field.must("EffectiveDate", 10),
                    Field.must("Status", 40),
                    Field.relation("Account", "Account")),
            "OrderItem",
            List.of(
                    Field.id("HubLineNo__c"),
                    Field.must("Quantity", 20),
                    Field.text("UnitPrice", 20),
                    Field.relation("Order", "Order")),
            "HubDocument__c",
            List.of(Field.id("Key__c"), Field.text("Name", 255), Field.text("Body__c", Integer.MAX_VALUE)));

    /** By object and Salesforce id. */
    private final Map<String, Map<String, ObjectNode>> records = new LinkedHashMap<>();

    private final Set<String> locked = new HashSet<>();
    private int numbers;

    /** From now on a row is in use by somebody else. */
    public synchronized void lock(String externalId) {
        locked.add(externalId);
    }

    public synchronized void unlock() {
        locked.clear();
    }

    /** Puts a record there without asking who else bears its number: an org may hold two of one. */
    public synchronized void put(String object, String json) {
        try {
            add(object, (ObjectNode) JSON.readTree(json));
        } catch (java.io.IOException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** The records of an object, by their external id. */
    public synchronized List<ObjectNode> of(String object) {
        return List.copyOf(records.getOrDefault(object, Map.of()).values());
    }

    synchronized Map<String, Map<String, ObjectNode>> copy() {
        Map<String, Map<String, ObjectNode>> copy = new LinkedHashMap<>();
        records.forEach((object, rows) -> {
            Map<String, ObjectNode> kept = new LinkedHashMap<>();
            rows.forEach((id, row) -> kept.put(id, row.deepCopy()));
            copy.put(object, kept);
        });
        return copy;
    }

    synchronized void restore(Map<String, Map<String, ObjectNode>> before) {
        records.clear();
        records.putAll(before);
    }

    ObjectNode describe(String object) {
        ObjectNode described = JSON.createObjectNode()
                .put("name", object)
                .put("createable", true)
                .put("updateable", true);
        var fields = described.putArray("fields");
        fields.addObject()
                .put("name", "Id")
                .put("externalId", false)
                .put("idLookup", true)
                .put("unique", false);
        for (Field field : SCHEMA.getOrDefault(object, List.of())) {
            fields.addObject()
                    .put("name", field.name())
                    .put("externalId", field.externalId())
                    .put("idLookup", field.externalId())
                    .put("unique", field.externalId())
                    .put("length", field.length());
        }
        return described;
    }

    static boolean knows(String object) {
        return SCHEMA.containsKey(object);
    }

    synchronized Outcome upsert(String object, String field, String value, JsonNode fields) {
        List<Field> schema = SCHEMA.getOrDefault(object, List.of());
        if (schema.isEmpty()) {
            return refused(404, "NOT_FOUND", "The requested resource does not exist");
        }
        if (schema.stream().noneMatch(one -> one.name().equals(field) && one.externalId())) {
            return refused(
                    404, "NOT_FOUND", "Provided external ID field does not exist or is not accessible: " + field);
        }
        List<Map.Entry<String, ObjectNode>> found = records.getOrDefault(object, Map.of()).entrySet().stream()
                .filter(one -> one.getValue().path(field).asText().equals(value))
                .toList();
        if (found.size() > 1) {
            return refused(300, "MULTIPLE_CHOICES", "");
        }
        if (locked.contains(value)) {
            return refused(400, "UNABLE_TO_LOCK_ROW", "unable to obtain exclusive access to this record");
        }
        ObjectNode written = JSON.createObjectNode().put(field, value);
        for (var each : (Iterable<Map.Entry<String, JsonNode>>) fields::fields) {
            if (each.getKey().equals("attributes") || each.getKey().equals(field)) {
                continue;
            }
            Outcome wrong = check(object, schema, each.getKey(), each.getValue());
            if (!wrong.isSuccess()) {
                return wrong;
            }
            written.set(each.getKey(), each.getValue());
        }
        for (Field one : schema) {
            if (one.required()
                    && found.isEmpty()
                    && written.path(one.name()).asText().isEmpty()) {
                return refused(
                        400, "REQUIRED_FIELD_MISSING", "Required fields are missing: [" + one.name() + "]", one.name());
            }
        }
        if (found.isEmpty()) {
            return done(201, add(object, written), true);
        }
        found.get(0).getValue().setAll(written);
        return done(200, found.get(0).getKey(), false);
    }

    private Outcome check(String object, List<Field> schema, String name, JsonNode value) {
        List<Field> known =
                schema.stream().filter(one -> one.name().equals(name)).toList();
        if (known.isEmpty()) {
            return refused(400, "INVALID_FIELD", "No such column '" + name + "' on sobject of type " + object);
        }
        Field field = known.get(0);
        if (!field.leadsTo().isEmpty()) {
            var by = value.fields().next();
            boolean there = records.getOrDefault(field.leadsTo(), Map.of()).values().stream()
                    .anyMatch(one ->
                            one.path(by.getKey()).asText().equals(by.getValue().asText()));
            return there
                    ? done(200, "", false)
                    : refused(
                            400,
                            "INVALID_CROSS_REFERENCE_KEY",
                            "Foreign key external ID not found for field " + by.getKey());
        }
        return value.asText().length() > field.length()
                ? refused(
                        400,
                        "STRING_TOO_LONG",
                        name + ": data value too large (max length=" + field.length() + ")",
                        name)
                : done(200, "", false);
    }

    private String add(String object, ObjectNode fields) {
        String id = object.substring(0, 3).toLowerCase(java.util.Locale.ROOT) + String.format("%015d", ++numbers);
        records.computeIfAbsent(object, name -> new LinkedHashMap<>()).put(id, fields);
        return id;
    }

    private static Outcome done(int status, String id, boolean created) {
        ObjectNode body =
                JSON.createObjectNode().put("id", id).put("success", true).put("created", created);
        body.putArray("errors");
        return new Outcome(status, body);
    }

    static Outcome refused(int status, String word, String message, String... fields) {
        ObjectNode error = JSON.createObjectNode().put("message", message).put("errorCode", word);
        var list = error.putArray("fields");
        new ArrayList<>(List.of(fields)).forEach(list::add);
        return new Outcome(status, error);
    }
}
