package io.crossdock.mappings.edi;

/** What can be wrong in every segment syntax. {@link Faults} says it in the words of one standard. */
public enum Fault {
    UNKNOWN_FILE("{unknown-file}", "Ask the sender for {file}, uncompressed and not as UTF-16."),
    LEADING_BYTES("LEADING-BYTES", "Ask the sender to begin the file with {first}."),
    NO_MESSAGE("NO-MESSAGE", "Ask the sender to send the file again, complete."),
    NO_INTERCHANGE(
            "NO-INTERCHANGE",
            "Ask the sender for {interchange} and {interchange-end}, or set bare: true where the partner sends messages without"
                    + " them."),
    OUTSIDE("OUTSIDE-MESSAGE", "Ask the sender to put every segment between {message} and {message-end}."),
    TAG("SEGMENT-TAG", "Ask the sender to correct the segment tag."),
    TOO_LONG("SEGMENT-TOO-LONG", "Ask the sender whether a segment terminator is missing."),
    TOO_LARGE("MESSAGE-TOO-LARGE", "Ask the sender to split the message, or set max-segments higher in the format."),
    UNTERMINATED("UNTERMINATED", "Ask the sender to send the file again, complete."),
    UNFINISHED_MESSAGE(
            "{message-end}-MISSING", "Ask the sender to send the message again, complete with {message-end}."),
    UNFINISHED_INTERCHANGE(
            "{interchange-end}-MISSING",
            "Ask the sender whether messages are missing, and to end each interchange with {interchange-end}."),
    UNFINISHED_GROUP(
            "{group-end}-MISSING",
            "Ask the sender whether messages are missing, and to end each group with {group-end}."),
    COUNT("COUNT", "Ask the sender whether something is missing; set count-mismatch: warn to accept."),
    REFERENCE("REFERENCE", "Ask the sender to repeat in the trailer the reference of its header."),
    CHARSET("CHARSET", "{charset-remedy}"),
    MESSAGE(
            "MESSAGE-UNKNOWN",
            "Route the message to a channel that carries what it holds, or ask the sender to leave it out."),
    RELEASE("RELEASE-UNKNOWN", "Compare the result with the document, and ask the sender for {releases}."),
    CODE("CODE-UNKNOWN", "Ask the sender for a code of the list."),
    NUMBER("NUMBER", "Ask the sender for a number: digits and one decimal mark."),
    DATE("DATE", "Ask the sender for a date that exists, in the format it names."),
    GTIN("GTIN", "Ask the sender for the article's GTIN with its check digit."),
    UNIT("UNIT", "Agree with the partner on a unit of {units}."),
    LINE_NUMBER("LINE-NUMBER", "Ask the sender to number the lines of a document without repetition."),
    REPEATED("SEGMENT-REPEATED", "Ask the sender to send each document in a message of its own."),
    UNMAPPED("UNMAPPED", "Look at the message itself for the rest."),
    LACKING("VALUE-LACKING", "Add the value to the document."),
    NO_CODE("CODE-MISSING", "Leave the value out, or agree with the partner on a code for it."),
    CHARACTER("CHARACTER", "{character-remedy}"),
    LONG("VALUE-TOO-LONG", "Shorten the value."),
    NOT_WRITTEN("NOT-WRITTEN", "Agree with the partner how to say it, or accept that the document goes without.");

    private final String id;
    private final String remedy;

    Fault(String id, String remedy) {
        this.id = id;
        this.remedy = remedy;
    }

    String id() {
        return id;
    }

    String remedy() {
        return remedy;
    }
}
