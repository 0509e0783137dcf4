package io.crossdock.mappings.x12;

import io.crossdock.config.Kind;
import io.crossdock.mappings.Decoded;
import io.crossdock.mappings.canonical.Document;
import io.crossdock.mappings.edi.Message;
import io.crossdock.mappings.edi.SegmentWriter;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A message of X12: one declaration that reads it, writes it and explains it. */
interface TransactionSet {

    /** ST01: {@code 850}. */
    String id();

    /** GS01: {@code PO}. */
    String group();

    /** The kinds that it carries. */
    Set<Kind> kinds();

    /** Whether one message holds many documents, as a list does. */
    default boolean lists() {
        return false;
    }

    /** Whether the message is one segment of its own, without ST and SE, outside of groups. */
    default boolean alone() {
        return false;
    }

    /** Documents as they go into messages, each in its own where one holds no more. */
    default List<List<Document>> messages(List<Document> documents) {
        return documents.stream().map(List::of).toList();
    }

    Content read(Message message, X12Settings settings);

    /** The segments between ST and SE. */
    void write(List<Document> documents, SegmentWriter out, LocalDate today, ZoneId zone);

    /** One line an element, with its place in the canonical document. */
    List<String> explain();

    /**
     * What a message holds.
     *
     * @param number of the whole, as far as it could be read
     * @param items its documents
     * @param snapshots of the lists that end with it
     */
    record Content(Optional<String> number, List<Item> items, List<Decoded.Snapshot> snapshots) {}

    /**
     * A part of a message.
     *
     * @param from its first segment
     * @param to the segment behind its last
     * @param documents none where it could not be read
     */
    record Item(Optional<String> number, int from, int to, List<Document> documents) {}
}
