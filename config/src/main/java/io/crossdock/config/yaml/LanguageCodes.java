package io.crossdock.config.yaml;

import io.crossdock.config.Problem.Code;

/** What can be wrong with a file of the language. */
public final class LanguageCodes {

    public static final Code YAML_SYNTAX = Code.setup(
            "YAML-SYNTAX", "Mend the YAML at this place: look for indentation, quotes, brackets and colons.");
    public static final Code FILE_UNREADABLE =
            Code.setup("FILE-UNREADABLE", "See that the file exists, is UTF-8 and may be read by the hub.");
    public static final Code KEY_UNKNOWN = Code.setup("KEY-UNKNOWN", "Correct the key, or take it out.");
    public static final Code KEY_MISSING = Code.setup("KEY-MISSING", "Add the key.");
    public static final Code KEY_DUPLICATE = Code.setup("KEY-DUPLICATE", "Keep one of the two.");
    public static final Code VALUE_WRONG = Code.setup("VALUE-WRONG", "Write a value of the kind expected.");
    public static final Code SECRET_MISSING = Code.setup(
            "SECRET-MISSING", "Give the secret a value: an environment variable, or a file in the secrets folder.");
    public static final Code SECRET_IN_CLEAR = Code.setup(
            "SECRET-IN-CLEAR", "Write ${secret:name} here, keep the value outside, and change it: it was in a file.");
    public static final Code SECRET_MISPLACED =
            Code.setup("SECRET-MISPLACED", "Take the secret out: only keys that are declared secret are never shown.");

    public static final Code WORD_UNKNOWN =
            Code.setup("WORD-UNKNOWN", "Correct the word; hub explain lists the connectors and formats of this hub.");
    public static final Code KEY_MISPLACED =
            Code.setup("KEY-MISPLACED", "Take the key out, or turn the channel's direction.");
    public static final Code KEYS_CONTRADICT =
            Code.setup("KEYS-CONTRADICT", "Keep the keys of one way of saying it, and take the others out.");
    public static final Code NAME_WRONG = Code.setup(
            "NAME-WRONG", "Rename it: lower-case letters and digits, words joined by single hyphens, as in north-sea.");
    public static final Code NAME_TAKEN =
            Code.setup("NAME-TAKEN", "Rename the folder; what is ours stands in hub.yaml, under us.");
    public static final Code FILE_UNEXPECTED =
            Code.setup("FILE-UNEXPECTED", "Rename the file to end in .yaml, or move it away.");
    public static final Code PARTNER_UNKNOWN =
            Code.setup("PARTNER-UNKNOWN", "Name a partner by its folder below partners, or add one: hub new partner.");
    public static final Code PARTNER_FAULTY =
            Code.setup("PARTNER-FAULTY", "Mend partner.yaml first; its problems are listed beside this one.");
    public static final Code OWNER_TWICE =
            Code.setup("OWNER-TWICE", "Keep one of the two entries: what both speak of has one owner.");
    public static final Code DIRECTION_IMPOSSIBLE = Code.setup(
            "DIRECTION-IMPOSSIBLE", "Use a connection whose connector can do this, or turn the channel's direction.");
    public static final Code INBOX_DISAGREES = Code.setup(
            "INBOX-DISAGREES", "Write the same connector settings and when in all channels that read this inbox.");
    public static final Code INBOX_TWICE =
            Code.setup("INBOX-TWICE", "Let both channels name the same connection, as partner/connection.");

    public static final Code CHANNEL_UNKNOWN =
            Code.setup("CHANNEL-UNKNOWN", "Name an out-channel by its file, or add one: hub new channel.");
    public static final Code CHANNEL_UNFIT =
            Code.setup("CHANNEL-UNFIT", "Add a channel for acknowledgements alone, or change the one that is named.");

    public static final Code MEMBERS_TABLE = Code.setup(
            "MEMBERS-TABLE",
            "Name a CSV file below tables, as in tables/stores.csv: commas, UTF-8, its columns in the first line, one of them id.");
    public static final Code MEMBER_ID = Code.setup(
            "MEMBER-ID",
            "Give each row an id of its own: at most 60 lower-case letters and digits, words joined by single hyphens.");
    public static final Code MEMBER_COLUMN =
            Code.setup("MEMBER-COLUMN", "Correct the column's name, or add the column to the table.");
    public static final Code MEMBER_VALUE =
            Code.setup("MEMBER-VALUE", "Fill in the cell: partner.yaml or a channel beside it needs its value.");

    private LanguageCodes() {}
}
