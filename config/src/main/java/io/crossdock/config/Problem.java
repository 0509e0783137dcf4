package io.crossdock.config;

/**
 * A fault as a value: what, where, and how to mend it.
 *
 * @param message what is wrong in this case, for the person who must act; never a secret, never a payload
 */
public record Problem(Code code, Location at, String message) {

    /** Who must act; decides what the hub does next. */
    public enum Category {
        /** The document is wrong: refused or parked for repair. */
        DATA,
        /** The partner does not answer as agreed: the queue waits. */
        PARTNER,
        /** The configuration or its surroundings are wrong: the channel pauses. */
        SETUP,
        /** The hub is wrong. */
        BUG
    }

    /**
     * A kind of problem.
     *
     * @param id upper-case words with hyphens, unique in the hub: {@code ORDER-NUMBER-MISSING}
     * @param remedy what to do about it, one sentence
     */
    public record Code(String id, Category category, String remedy) {

        public static Code data(String id, String remedy) {
            return new Code(id, Category.DATA, remedy);
        }

        public static Code partner(String id, String remedy) {
            return new Code(id, Category.PARTNER, remedy);
        }

        public static Code setup(String id, String remedy) {
            return new Code(id, Category.SETUP, remedy);
        }

        public static Code bug(String id, String remedy) {
            return new Code(id, Category.BUG, remedy);
        }

        public Problem at(Location at, String message) {
            return new Problem(this, at, message);
        }
    }

    public Category category() {
        return code.category();
    }

    /** One line for logs and terminals: place, code, message, remedy. */
    @Override
    public String toString() {
        return at + ": " + code.id() + ": " + message + " → " + code.remedy();
    }
}
