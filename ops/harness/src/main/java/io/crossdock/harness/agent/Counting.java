package io.crossdock.harness.agent;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import net.bytebuddy.asm.Advice;

/** What is written into a method that a point is at. */
final class Counting {

    private Counting() {}

    /** The point's place in the list. */
    @Retention(RetentionPolicy.RUNTIME)
    @interface Number {}

    /** At its beginning. */
    static final class Before {

        private Before() {}

        @Advice.OnMethodEnter
        static void enter(@Number int number) {
            Reached.at(number);
        }
    }

    /** Where it returns; not where it throws. */
    static final class After {

        private After() {}

        @Advice.OnMethodExit
        static void exit(@Number int number) {
            Reached.at(number);
        }
    }
}
