package io.crossdock.mappings.tradacoms;

import io.crossdock.config.Wire;
import io.crossdock.mappings.edi.Content;
import io.crossdock.mappings.edi.Interchanges;
import io.crossdock.mappings.edi.Message;
import io.crossdock.mappings.edi.SegmentReader;
import io.crossdock.mappings.edi.Share;
import io.crossdock.mappings.edi.Tolerance;
import io.crossdock.mappings.edi.Unfolding;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The messages of a wire, each read by its declaration alone. */
final class Messages {

    private Messages() {}

    static void add(Wire wire, Map<String, Share> shares) throws IOException {
        try (InputStream in = Unfolding.of(wire.open())) {
            SegmentReader reader = new SegmentReader(in, wire.name(), AnaTradacoms.STANDARD);
            new Interchanges(
                            reader,
                            AnaTradacoms.STANDARD,
                            wire.name(),
                            Tolerance.NONE,
                            Share.adding(shares, content -> FileFormat.of(
                                            content.message().type())
                                    .map(format -> read(content, format))))
                    .walk();
        }
    }

    private static Message read(Content content, FileFormat format) {
        Message message = new Message(content, false, false);
        message.takeEnvelope();
        String type = content.message().type();
        if (format.beginsWith(type)) {
            FileHeader.read(format.header(), message);
        } else if (format.details().type().equals(type)) {
            format.details().read(message, FileHeader.NONE, "GBP");
        } else {
            format.trailer(type)
                    .orElseThrow()
                    .compare(message, new OpenFile(format, true, Optional.empty(), content.at(), List.of(), List.of()));
        }
        return message;
    }
}
