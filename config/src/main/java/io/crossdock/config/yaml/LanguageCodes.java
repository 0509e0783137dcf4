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

    private LanguageCodes() {}
}
