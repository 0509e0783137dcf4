package io.crossdock.config.yaml;

import io.crossdock.config.Secret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** Where secrets come from (decision D18). */
public final class Secrets {

    private static final String NEXT = ".next";

    private Secrets() {}

    /** Variables: {@code till-key} is {@code CROSSDOCK_SECRET_TILL_KEY}, its successor has {@code _NEXT} behind. */
    public static Secret.Provider environment(Map<String, String> variables) {
        return name -> {
            String variable =
                    "CROSSDOCK_SECRET_" + name.toUpperCase(Locale.ROOT).replace('-', '_');
            return Stream.of(variable, variable + "_NEXT")
                    .filter(variables::containsKey)
                    .map(variables::get)
                    .filter(value -> !value.isEmpty())
                    .toList();
        };
    }

    /** Files named like the secrets; the successor in {@code name.next}. One line break at the end does not count. */
    public static Secret.Provider folder(Path folder) {
        return name -> Stream.of(name, name + NEXT)
                .filter(leaf -> Names.isSound(name))
                .map(folder::resolve)
                .filter(Files::isRegularFile)
                .map(Secrets::read)
                .filter(value -> !value.isEmpty())
                .toList();
    }

    /** The first provider that knows a secret. */
    public static Secret.Provider first(Secret.Provider... providers) {
        List<Secret.Provider> inOrder = List.of(providers);
        return name -> inOrder.stream()
                .map(provider -> provider.values(name))
                .filter(values -> !values.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    private static String read(Path file) {
        try {
            return Files.readString(file).replaceFirst("\\R\\z", "");
        } catch (IOException failure) {
            throw new UncheckedIOException("secret file " + file.getFileName() + " cannot be read", failure);
        }
    }
}
