package io.crossdock.mappings.tradacoms;

import io.crossdock.mappings.canonical.Document;
import io.crossdock.mappings.edi.Message;
import java.util.List;
import java.util.Optional;

/** A message of a file that is a document. */
interface Details {

    /** In MHD: {@code ORDERS}. */
    String type();

    /** One line an element, with its place in the canonical document. */
    List<String> explain();

    /**
     * Says in the message what is wrong with it.
     *
     * @param currency of files that name none
     */
    Reading read(Message message, FileHeader file, String currency);

    /**
     * What a message holds. Only that of a message without problems counts.
     *
     * @param number as far as it could be read
     * @param figures what the trailers of the file sum up
     */
    record Reading(Optional<String> number, Document document, Figures figures) {}
}
