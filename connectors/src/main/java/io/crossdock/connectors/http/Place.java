package io.crossdock.connectors.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.crossdock.connectors.Bookmark;

/**
 * Where asking left off.
 *
 * @param turn how many answers were taken
 * @param tag the ETag of the answer that was taken in whole last; empty: none
 * @param modified its Last-Modified; empty: none
 * @param digest of its bytes; empty: none
 * @param cursor what the next request is to show; empty: none
 */
record Place(long turn, String tag, String modified, String digest, String cursor) {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Place START = new Place(0, "", "", "", "");

    static Place of(Bookmark bookmark) {
        return bookmark.read().map(Place::read).orElse(START);
    }

    private static Place read(String text) {
        try {
            return JSON.readValue(text, Place.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the bookmark is none of ours", e);
        }
    }

    String text() {
        try {
            return JSON.writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts and a number", e);
        }
    }

    Place next(String cursor) {
        return new Place(turn + 1, tag, modified, digest, cursor);
    }

    /** After the last page: what the first one was, is not to be asked for again. */
    Place complete(String tag, String modified, String digest) {
        return new Place(turn, tag, modified, digest, cursor);
    }
}
