package io.crossdock.routes.delivery;

import com.fasterxml.jackson.core.type.TypeReference;
import io.crossdock.routes.broker.Envelope;
import io.crossdock.routes.broker.Message;
import io.crossdock.routes.store.Json;
import java.util.Map;

/** An envelope as it lies in a row: JSON of the message's headers. */
final class Headers {

    private static final TypeReference<Map<String, String>> MAP = new TypeReference<>() {};

    private Headers() {}

    static byte[] write(Envelope envelope) {
        return Json.write(envelope.headers());
    }

    static Message message(String document, byte[] headers, byte[] body) {
        return new Message(document, Json.read(headers, MAP), body);
    }
}
