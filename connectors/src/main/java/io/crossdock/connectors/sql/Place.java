package io.crossdock.connectors.sql;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.crossdock.connectors.Bookmark;

/**
 * Where reading left off.
 *
 * @param turn how many transmissions were taken
 * @param type of the cursor; empty: none yet
 * @param value of the cursor in the row that was taken last
 */
record Place(long turn, String type, String value) {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Place START = new Place(0, "", "");

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
            throw new IllegalStateException("a number and texts", e);
        }
    }
}
