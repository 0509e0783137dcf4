package io.crossdock.connectors.salesforce;

import com.fasterxml.jackson.core.JsonGenerator;
import io.crossdock.config.Settings;
import io.crossdock.connectors.Dispatch;
import io.crossdock.connectors.Receipt;
import io.crossdock.connectors.Spool;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** Writes a transmission as it is into a field of one record, whose external id is the idempotency key. */
final class ContentRecord {

    private final Settings settings;
    private final Org org;

    ContentRecord(Settings settings, Org org) {
        this.settings = settings;
        this.org = org;
    }

    Receipt write(Dispatch dispatch) throws IOException, InterruptedException {
        Spool body = Spool.written(out -> {
            try (JsonGenerator json = Json.EXACT.createGenerator(out);
                    InputStream in = dispatch.wire().open()) {
                json.writeStartObject();
                if (settings.has("name-field")) {
                    json.writeStringField(
                            settings.text("name-field"), dispatch.wire().name());
                }
                json.writeFieldName(settings.text("content"));
                json.writeBinary(in, -1);
                json.writeEndObject();
            }
        });
        try {
            String path = org.data("sobjects", settings.text("object"), settings.text("external-id"), dispatch.key());
            return Upsert.receipt(org.ask("PATCH", path, Optional.of(body), "application/json"));
        } finally {
            body.drop();
        }
    }
}
