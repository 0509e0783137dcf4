package io.crossdock.harness.agent;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** What a method with a planted fault gives. Called from the patched classes. */
public enum Given {
    EMPTY {
        @Override
        Object of(@Nullable Object value) {
            return Optional.empty();
        }
    },
    NONE {
        @Override
        Object of(@Nullable Object value) {
            return Set.of();
        }
    },
    FALSE {
        @Override
        Object of(@Nullable Object value) {
            return false;
        }
    },
    ZERO {
        @Override
        Object of(@Nullable Object value) {
            return 0L;
        }
    },
    ONE {
        @Override
        Object of(@Nullable Object value) {
            return "1";
        }
    },
    /** Another one at each call. */
    ANEW {
        @Override
        Object of(@Nullable Object value) {
            return value + "-" + Long.toString(System.nanoTime() & 0xffffff, 36);
        }
    },
    /** Without the dot that hides a file. */
    VISIBLE {
        @Override
        Object of(@Nullable Object value) {
            return String.valueOf(value).substring(1);
        }
    },
    REVERSED {
        @Override
        Object of(@Nullable Object value) {
            List<Object> list = new ArrayList<>(value instanceof List<?> all ? all : List.of());
            Collections.reverse(list);
            return list;
        }
    },
    CLAIM {
        @Override
        Object of(@Nullable Object value) {
            return value instanceof Enum<?> verdict ? constant(verdict.getDeclaringClass(), "CLAIM") : "";
        }
    },
    /** To the first batch of orders that a process takes. */
    NO_RECEIVERS {
        @Override
        Object of(@Nullable Object value) throws ReflectiveOperationException {
            Object known = Objects.requireNonNull(value);
            if (!Thread.currentThread().getName().contains("doc.order") || !FIRST_CALL.compareAndSet(true, false)) {
                return known;
            }
            Field none = known.getClass().getDeclaredField("NONE");
            none.setAccessible(true);
            return none.get(null);
        }
    };

    private static final AtomicBoolean FIRST_CALL = new AtomicBoolean(true);

    abstract Object of(@Nullable Object value) throws ReflectiveOperationException;

    /** Called from the patched classes. */
    public Object instead(@Nullable Object value) {
        try {
            return of(value);
        } catch (ReflectiveOperationException moved) {
            throw new IllegalStateException("what the planted fault " + this + " is made of was moved", moved);
        }
    }

    private static Object constant(Class<?> type, String name) {
        for (Object constant : type.getEnumConstants()) {
            if (constant.toString().equals(name)) {
                return constant;
            }
        }
        throw new IllegalStateException(type + " has no " + name);
    }
}
