package io.crossdock.config;

import java.util.List;
import java.util.function.Function;

/** A value that passed its checks, or all that is wrong with it. */
public sealed interface Checked<T> {

    record Sound<T>(T value, List<Problem> warnings) implements Checked<T> {
        public Sound {
            warnings = List.copyOf(warnings);
        }
    }

    record Faulty<T>(List<Problem> problems) implements Checked<T> {
        public Faulty {
            problems = List.copyOf(problems);
            if (problems.isEmpty()) {
                throw new IllegalArgumentException("faulty without a problem");
            }
        }
    }

    static <T> Checked<T> sound(T value) {
        return new Sound<>(value, List.of());
    }

    static <T> Checked<T> faulty(Problem problem) {
        return new Faulty<>(List.of(problem));
    }

    /** Sound without problems, faulty with the given ones. */
    static <T> Checked<T> of(T value, List<Problem> problems) {
        return problems.isEmpty() ? sound(value) : new Faulty<>(problems);
    }

    default List<Problem> problems() {
        return this instanceof Faulty<T> faulty ? faulty.problems() : List.of();
    }

    default <R> Checked<R> then(Function<T, Checked<R>> next) {
        if (this instanceof Sound<T> sound) {
            return next.apply(sound.value());
        }
        return new Faulty<>(problems());
    }

    /** The value of what is known to be sound; a faulty one is a bug of the caller. */
    default T get() {
        if (this instanceof Sound<T> sound) {
            return sound.value();
        }
        throw new IllegalStateException(problems().toString());
    }
}
