package io.crossdock.routes;

/**
 * Something that the journey cannot do without, and that is not there.
 *
 * @param why a sentence without its full stop
 */
public record Lack(Need need, String why) {

    /** What the journey cannot do without. */
    public enum Need {
        DATABASE,
        BROKER,
        ROOM
    }
}
