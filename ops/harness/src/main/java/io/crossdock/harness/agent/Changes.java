package io.crossdock.harness.agent;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.implementation.bytecode.assign.Assigner;
import org.jspecify.annotations.NullUnmarked;

/** What is written into a method that a fault is planted in. */
@NullUnmarked
final class Changes {

    private Changes() {}

    @Retention(RetentionPolicy.RUNTIME)
    @interface What {}

    @Retention(RetentionPolicy.RUNTIME)
    @interface From {}

    @Retention(RetentionPolicy.RUNTIME)
    @interface To {}

    static final class Skip {

        private Skip() {}

        @Advice.OnMethodEnter(skipOn = Advice.OnNonDefaultValue.class)
        static boolean enter() {
            return true;
        }
    }

    static final class Give {

        private Give() {}

        @Advice.OnMethodExit
        static void exit(
                @What Given given, @Advice.Return(readOnly = false, typing = Assigner.Typing.DYNAMIC) Object value) {
            value = given.instead(value);
        }
    }

    static final class Before {

        private Before() {}

        @Advice.OnMethodEnter
        static void enter(@What Deed deed, @Advice.This Object self, @Advice.AllArguments Object[] arguments) {
            deed.done(self, arguments);
        }
    }

    static final class Instead {

        private Instead() {}

        @Advice.OnMethodEnter(skipOn = Advice.OnNonDefaultValue.class)
        static boolean enter(@What Deed deed, @Advice.This Object self, @Advice.AllArguments Object[] arguments) {
            return deed.done(self, arguments);
        }
    }

    static final class Text {

        private Text() {}

        @Advice.OnMethodEnter
        static void enter(@From String from, @To String to, @Advice.Argument(value = 0, readOnly = false) String text) {
            text = text.replace(from, to);
        }
    }
}
