package io.crossdock.connectors;

import java.util.Optional;

/** What a source may ask the hub to know of its inbox, for every node to see: where it left off, and what partners were told. */
public interface Bookmark {

    /** What was written last; nothing before the first time. */
    Optional<String> read();

    /** What was told of a transmission that came under a reference; nothing where none did, or it is still being read. */
    Optional<Answer> told(String reference);

    /** Comes after the hub has what was found up to there: a crash in between repeats the last of it, and skips none. */
    void write(String place);
}
