package io.crossdock.connectors.as2;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.connectors.Source;
import io.crossdock.connectors.Target;
import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every hub knows the word; only one that uses it loads what is behind it. */
class LoadedLibrariesTest {

    /** Loads everything anew, and remembers what. */
    private static final class Watched extends URLClassLoader {
        private final Set<String> loaded = ConcurrentHashMap.newKeySet();

        Watched(URL[] paths) {
            super(paths, ClassLoader.getPlatformClassLoader());
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            loaded.add(name);
            return super.findClass(name);
        }
    }

    @Test
    void loadsNoCryptographyBeforeAChannelUsesIt() throws Exception {
        URL[] paths = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .map(path -> url(new File(path)))
                .toArray(URL[]::new);
        try (Watched watched = new Watched(paths)) {
            for (Class<?> service : Stream.of(Source.class, Target.class).toList()) {
                for (Object word : ServiceLoader.load(watched.loadClass(service.getName()), watched)) {
                    Object spec = word.getClass().getMethod("spec").invoke(word);
                    Object connection = word.getClass().getMethod("connection").invoke(word);
                    assertThat(spec.toString() + connection).isNotEmpty();
                }
            }
            assertThat(watched.loaded)
                    .contains("io.crossdock.connectors.as2.As2Source", "io.crossdock.connectors.as2.As2Target")
                    .noneMatch(name -> name.startsWith("org.bouncycastle.") || name.startsWith("jakarta.mail."));
        }
    }

    private static URL url(File file) {
        try {
            return file.toURI().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
