package io.crossdock.connectors.sql;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.crossdock.config.Settings;
import io.crossdock.connectors.Leaf;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;

/** What is made of a row: its bytes. */
final class Row {

    /** Reads and writes decimals digit by digit. */
    static final JsonMapper EXACT = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    private final Settings settings;
    private final Optional<ZoneId> zone;

    Row(Settings settings) {
        this.settings = settings;
        this.zone = Sql.zone(settings);
    }

    /** Whether a row is a transmission of its own. */
    boolean isWhole() {
        return settings.has("body");
    }

    byte[] bytes(ResultSet row, List<Column> columns) throws SQLException, IOException {
        return isWhole() ? whole(row, columns) : json(row, columns);
    }

    /** The name that the row gives to its transmission. */
    Optional<String> name(ResultSet row, List<Column> columns) throws SQLException {
        return settings.has("name")
                ? Column.named(settings.text("name"), columns)
                        .value(row)
                        .map(String::valueOf)
                        .map(Leaf::of)
                : Optional.empty();
    }

    private byte[] whole(ResultSet row, List<Column> columns) throws SQLException {
        Object body = Column.named(settings.text("body"), columns).value(row).orElse("");
        return body instanceof byte[] bytes ? bytes : body.toString().getBytes(StandardCharsets.UTF_8);
    }

    private byte[] json(ResultSet row, List<Column> columns) throws SQLException, IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = EXACT.createGenerator(bytes)) {
            json.writeStartObject();
            for (Column column : columns) {
                json.writeFieldName(column.label());
                Optional<Object> value = column.value(row);
                if (value.isEmpty()) {
                    json.writeNull();
                } else if (column.content() == Content.JSON) {
                    json.writeTree(EXACT.readTree(value.get().toString()));
                } else {
                    write(value.get(), json);
                }
            }
            json.writeEndObject();
        }
        return bytes.toByteArray();
    }

    private void write(Object value, JsonGenerator json) throws IOException {
        if (value instanceof BigDecimal number) {
            json.writeNumber(number);
        } else if (value instanceof BigInteger number) {
            json.writeNumber(number);
        } else if (value instanceof Double number) {
            json.writeNumber(number);
        } else if (value instanceof Float number) {
            json.writeNumber(number);
        } else if (value instanceof Number number) {
            json.writeNumber(number.longValue());
        } else if (value instanceof Boolean flag) {
            json.writeBoolean(flag);
        } else if (value instanceof byte[] bytes) {
            json.writeBinary(bytes);
        } else if (value instanceof List<?> values) {
            json.writeStartArray();
            for (Object one : values) {
                if (one == null) {
                    json.writeNull();
                } else {
                    write(one, json);
                }
            }
            json.writeEndArray();
        } else {
            json.writeString(text(value));
        }
    }

    private String text(Object value) {
        if (value instanceof OffsetDateTime moment) {
            return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(moment);
        }
        if (value instanceof LocalDateTime local) {
            return zone.map(at -> DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(local.atZone(at)))
                    .orElseGet(() -> DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(local));
        }
        return value instanceof LocalTime time ? DateTimeFormatter.ISO_LOCAL_TIME.format(time) : value.toString();
    }
}
