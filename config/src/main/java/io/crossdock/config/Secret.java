package io.crossdock.config;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A secret by name; its value is asked for when it is used, so a changed one is taken without restart.
 * Its text is stars wherever it is printed.
 *
 * @param name the name in {@code ${secret:name}}
 */
public record Secret(String name, Provider provider) {

    /** Where secrets come from: environment, folder, vault. */
    @FunctionalInterface
    public interface Provider {

        /** All values in force, the current one first; a second one during a planned change ({@code name.next}); none: missing. */
        List<String> values(String name);
    }

    /** The value to present; fails where the secret is gone. */
    public String reveal() {
        List<String> values = provider.values(name);
        if (values.isEmpty()) {
            throw new IllegalStateException("secret '" + name + "' has no value");
        }
        return values.get(0);
    }

    /** Every value to accept from the other side. */
    public List<String> accepted() {
        return provider.values(name);
    }

    /** By name: however often a file is read, it names the same secret. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Secret secret && secret.name.equals(name);
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }

    @Override
    public String toString() {
        return "***";
    }
}
