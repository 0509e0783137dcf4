package io.crossdock.ops.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at a configuration folder, once a call; says when it has changed and come to rest, so that a file half written is not
 * taken. Looking is cheaper than it sounds, and works on network shares too, where notifications do not.
 */
final class ConfigurationWatch implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(ConfigurationWatch.class);
    private static final String SAMPLES = "samples";
    private static final String TABLES = "tables";

    private final Path folder;
    private final Runnable changed;
    private List<String> inForce;
    private List<String> seen;

    ConfigurationWatch(Path folder, Runnable changed) throws IOException {
        this.folder = folder;
        this.changed = changed;
        this.inForce = look();
        this.seen = inForce;
    }

    @Override
    public void run() {
        try {
            List<String> now = look();
            boolean atRest = now.equals(seen);
            seen = now;
            if (atRest && !now.equals(inForce)) {
                inForce = now;
                changed.run();
            }
        } catch (IOException failure) {
            LOG.warn("cannot look at {}: {}", folder, failure.toString());
        }
    }

    private List<String> look() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            List<String> found = new ArrayList<>();
            for (Path file : files.filter(this::isConfiguration).sorted().toList()) {
                BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
                found.add(file + " " + attributes.size() + " " + attributes.lastModifiedTime());
            }
            return found;
        }
    }

    private boolean isConfiguration(Path file) {
        boolean sample = Stream.iterate(folder.relativize(file), part -> part != null, Path::getParent)
                .anyMatch(part -> part.endsWith(SAMPLES));
        boolean table = folder.relativize(file).startsWith(TABLES) && Files.isRegularFile(file);
        return !sample && (table || file.toString().endsWith(".yaml"));
    }
}
