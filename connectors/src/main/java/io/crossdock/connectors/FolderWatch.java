package io.crossdock.connectors;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.component.file.GenericFile;
import org.apache.camel.component.file.GenericFileEndpoint;
import org.apache.camel.component.file.GenericFileFilter;
import org.apache.camel.support.BridgeExceptionHandlerToErrorHandler;
import org.apache.camel.support.DefaultConsumer;
import org.apache.camel.support.DefaultPollingConsumerPollStrategy;
import org.apache.camel.util.AntPathMatcher;
import org.jspecify.annotations.Nullable;

/**
 * Takes a file when two looks in a row find it with the same size and time, so that one still being written waits. A listing that
 * names a path instead of a file is not followed.
 *
 * <p>The pause between two looks decides, not the age of the file: the partner's clock may be wrong. A folder in which nothing has
 * appeared for {@value #CALM} looks may be looked at more rarely, until something does. A file that cannot be moved away is a failed look.
 */
final class FolderWatch<T> extends DefaultPollingConsumerPollStrategy implements GenericFileFilter<T> {

    private static final List<String> UNFINISHED = List.of(".tmp", ".part", ".filepart", ".partial", "~");

    static final int CALM = 30;

    private static final Pause AT_ONCE = Pause.of(Duration.ZERO);

    /** Runs what failed after an exchange was over through the route again, as an exchange of its own. */
    private static final class FailedLook extends BridgeExceptionHandlerToErrorHandler {

        FailedLook(DefaultConsumer reader) {
            super(reader);
        }

        @Override
        public void handleException(String message, @Nullable Exchange over, Throwable failure) {
            super.handleException(message, null, failure);
        }
    }

    private record Look(long size, long modified) {}

    private final List<String> include;
    private final Pause pace;
    private final Supplier<Pause> rest;
    private boolean looked;
    private int empty;
    private Map<String, Look> before = Map.of();
    private Map<String, Look> now = new HashMap<>();

    /**
     * @param pace the pause between two looks
     * @param rest the same of a calm folder
     */
    FolderWatch(List<String> include, Pause pace, Supplier<Pause> rest) {
        this.include = include;
        this.pace = pace;
        this.rest = rest;
    }

    @Override
    public boolean begin(Consumer consumer, Endpoint endpoint) {
        if (endpoint instanceof GenericFileEndpoint<?> folder && consumer instanceof DefaultConsumer reader) {
            folder.setOnCompletionExceptionHandler(new FailedLook(reader));
        }
        look();
        return true;
    }

    /** How long to wait before the next look. */
    Pause pause() {
        if (!looked) {
            return AT_ONCE;
        }
        return now.isEmpty() && empty > CALM ? rest.get() : pace;
    }

    /** Begins the next look. */
    void look() {
        looked = true;
        empty = now.isEmpty() ? empty + 1 : 0;
        before = now;
        now = new HashMap<>();
    }

    @Override
    public boolean accept(GenericFile<T> file) {
        String name = file.getFileNameOnly();
        return !file.isDirectory() && isMeant(name) && isUnchanged(name, file);
    }

    /** Whether the name is one to take: no path, not hidden, none that tells an unfinished file, and one that was asked for. */
    boolean isMeant(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        boolean path = name.indexOf('/') >= 0 || name.indexOf('\\') >= 0;
        boolean hidden = path || name.startsWith(".") || UNFINISHED.stream().anyMatch(lower::endsWith);
        return !hidden && wanted().anyMatch(pattern -> AntPathMatcher.INSTANCE.match(pattern, name));
    }

    private Stream<String> wanted() {
        return include.isEmpty() ? Stream.of("*") : include.stream();
    }

    private boolean isUnchanged(String name, GenericFile<T> file) {
        Look look = new Look(file.getFileLength(), file.getLastModified());
        now.put(name, look);
        return look.equals(before.get(name));
    }
}
