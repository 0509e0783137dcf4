package io.crossdock.connectors;

import io.crossdock.config.Wire;

/**
 * A transmission on its way out.
 *
 * @param wire its bytes, fixed; its name is the file name to use, a leaf
 * @param key the idempotency key, the same at every attempt
 * @param contentType a media type: {@code application/json}, {@code text/csv; charset=windows-1252}
 * @param again whether an attempt before this one may have had its effect; where that cannot be known, it is so
 */
public record Dispatch(Wire wire, String key, String contentType, boolean again) {

    /** One that nobody sent before. */
    public Dispatch(Wire wire, String key, String contentType) {
        this(wire, key, contentType, false);
    }
}
