package io.crossdock.mappings.edifact;

import io.crossdock.config.Kind;
import io.crossdock.mappings.Context;
import io.crossdock.mappings.Decoded;
import io.crossdock.mappings.canonical.Document;
import io.crossdock.mappings.edi.Message;
import io.crossdock.mappings.edi.SegmentWriter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A message both ways, from the declarations that read, write and explain it. */
interface Mapping {

    /**
     * What a message is called.
     *
     * @param type in UNH: {@code ORDERS}
     * @param name in the directories
     * @param associations of its EANCOM subset, by release
     */
    record Title(String type, String name, Map<Release, String> associations) {

        static Title of(String type, String name, String association96, String association01) {
            return new Title(type, name, Map.of(Release.D96A, association96, Release.D01B, association01));
        }
    }

    /**
     * What a message holds. Only that of a message without problems counts.
     *
     * @param number as far as it could be read
     */
    record Reading(Optional<String> number, List<Document> documents, List<Decoded.Snapshot> lists) {

        static Reading of(Optional<String> number, Document document) {
            return new Reading(number, List.of(document), List.of());
        }
    }

    Title title();

    /** The kinds of the documents that it holds. */
    Set<Kind> kinds();

    /** The documents of each message, where these are to be written. */
    List<List<Document>> messages(List<Document> documents);

    /** One line an element: its place, and the canonical value that it feeds. */
    List<String> explain();

    /** Says in the message what is wrong with it. */
    Reading read(Message message);

    /** Writes what stands between UNH and UNT, with the documents of one message. */
    void write(List<Document> documents, Context context, SegmentWriter out);
}
