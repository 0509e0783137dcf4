package io.crossdock.harness.agent;

import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Optional;

/** What a method with a planted fault does before, or instead of, its own work. Called from the patched classes. */
public enum Deed {
    /** Acknowledges what a worker has in hand before anything is done with it; the argument is the batch and its transaction. */
    ACKNOWLEDGE {
        @Override
        boolean of(Object self, Object[] arguments) throws ReflectiveOperationException {
            call(arguments[1], "commit");
            return false;
        }
    },
    /** The same, in the workers of flows only. */
    ACKNOWLEDGE_IN_FLOW {
        @Override
        boolean of(Object self, Object[] arguments) throws ReflectiveOperationException {
            if (thread().contains("doc.")) {
                call(arguments[1], "commit");
            }
            return false;
        }
    },
    /** Commits before each send, so that one batch is many transactions. */
    COMMIT {
        @Override
        boolean of(Object self, Object[] arguments) throws ReflectiveOperationException {
            if (thread().contains("doc.")) {
                call(self, "commit");
            }
            return false;
        }
    },
    /** Commits where a rollback was meant. */
    COMMIT_WHAT_FAILED {
        @Override
        boolean of(Object self, Object[] arguments) throws ReflectiveOperationException {
            call(self, "commit");
            return false;
        }
    },
    /** Notes that a page of a list has been taken. */
    TAKE_PAGE {
        @Override
        boolean of(Object self, Object[] arguments) throws ReflectiveOperationException {
            call(self, "taken");
            return false;
        }
    },
    /** Sends a document on its way that is about to be given up; the argument is what is parked. */
    RELEASE {
        @Override
        boolean of(Object self, Object[] arguments) throws ReflectiveOperationException {
            Object envelope = call(arguments[0], "envelope");
            method(field(self, "release"), "release", 3)
                    .invoke(
                            field(self, "release"),
                            call(arguments[0], "channel"),
                            call(envelope, "document"),
                            Optional.empty());
            return false;
        }
    },
    WAIT {
        @Override
        boolean of(Object self, Object[] arguments) {
            pause(900);
            return false;
        }
    },
    /** Publishes later, in a session and a thread of its own. */
    PUBLISH_LATER {
        @Override
        boolean of(Object self, Object[] arguments) throws ReflectiveOperationException {
            if (thread().equals(LATE)) {
                return false;
            }
            Object broker = field(field(self, "transaction"), "broker");
            Thread late = new Thread(
                    () -> {
                        pause(3_000);
                        publish(broker, arguments);
                    },
                    LATE);
            late.setDaemon(true);
            late.start();
            return true;
        }
    };

    private static final String LATE = "late";

    abstract boolean of(Object self, Object[] arguments) throws ReflectiveOperationException;

    /** Called from the patched classes; whether the method's own work is left out. */
    public boolean done(Object self, Object[] arguments) {
        try {
            return of(self, arguments);
        } catch (ReflectiveOperationException moved) {
            throw new IllegalStateException("what the planted fault " + this + " is made of was moved", moved);
        }
    }

    private static void publish(Object broker, Object[] arguments) {
        try {
            Object publisher = call(broker, "publisher");
            method(publisher, "publish").invoke(publisher, arguments);
            call(publisher, "close");
        } catch (ReflectiveOperationException moved) {
            throw new IllegalStateException("the late publisher cannot publish", moved);
        }
    }

    private static Object call(Object object, String name)
            throws InvocationTargetException, IllegalAccessException, NoSuchMethodException {
        Object result = method(object, name).invoke(object);
        return result == null ? object : result;
    }

    private static Method method(Object object, String name) throws NoSuchMethodException {
        for (Method method : object.getClass().getDeclaredMethods()) {
            if (method.getName().equals(name)) {
                method.setAccessible(true);
                return method;
            }
        }
        throw new NoSuchMethodException(object.getClass() + " has no " + name);
    }

    private static Method method(Object object, String name, int parameters) throws NoSuchMethodException {
        for (Method method : object.getClass().getDeclaredMethods()) {
            if (method.getName().equals(name) && method.getParameterCount() == parameters) {
                method.setAccessible(true);
                return method;
            }
        }
        throw new NoSuchMethodException(object.getClass() + " has no " + name + " of " + parameters);
    }

    private static Object field(Object object, String name) throws NoSuchFieldException, IllegalAccessException {
        Field field = object.getClass().getDeclaredField(name);
        field.setAccessible(true);
        return field.get(object);
    }

    private static String thread() {
        return Thread.currentThread().getName();
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
