package io.crossdock.config;

import io.crossdock.config.tables.Tables;

/**
 * An expression over a document's content, as it was written; what it means is not known here.
 *
 * @param text JSONata
 * @param tables that it may look something up in
 */
public record Expression(String text, Location at, Tables tables) {

    /** One that has nothing to look up in. */
    public Expression(String text, Location at) {
        this(text, at, Tables.NONE);
    }
}
