package io.crossdock.connectors;

import io.crossdock.config.Setting;
import io.crossdock.config.Settings;
import io.crossdock.config.Spec;
import io.crossdock.config.When;
import io.crossdock.config.Wire;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.file.FileComponent;
import org.apache.camel.component.file.GenericFile;
import org.apache.camel.component.file.GenericFileEndpoint;
import org.apache.camel.component.file.remote.RemoteFileEndpoint;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.support.DefaultMessage;

/**
 * Reads a folder, here or at the partner's: oldest file first, each one moved away only after the hub has it.
 *
 * <p>There is no memory of files already seen: the place of a file is the only record of its state, so a crash can repeat a file
 * and never skip one. A look that fails (folder gone, connection refused) runs through the route as a failed exchange without
 * body, so that the route's error handler sees it.
 *
 * @param pace the pause between two looks where the channel names none
 * @param rest then, the pause once the folder has been empty for long
 */
public record FolderReader(Duration pace, Duration rest, InstantSource clock) {

    /** Between two looks into a folder of which news come: should one have been lost. */
    private static final Duration UNTOLD = Duration.ofSeconds(30);

    public static final Setting FOLDER =
            Setting.text("folder", "The folder to read.").must().identifies();
    public static final Setting INCLUDE = Setting.many(
            "include", new Setting.Type.Text(), "Patterns of the names to take (* and ?); none: all files.");
    public static final Setting ARCHIVE = Setting.text(
                    "archive", "Where a file goes once the hub has it, seen from the folder.")
            .or(".done");

    public static final Setting AFTER = Setting.choice(
                    "after",
                    List.of("move", "delete"),
                    "What becomes of a file once the hub has it; 'delete' where a server refuses to rename.")
            .or("move");

    /** What a channel says of a folder on a server, in the language of a word. */
    public static Spec spec(String word) {
        return Spec.of(
                        word,
                        "Takes the files of a folder on a server, the oldest first, and moves each one away once the hub has it.",
                        FOLDER,
                        INCLUDE,
                        ARCHIVE,
                        AFTER)
                .example("{ folder: /out, include: [\"*.edi\", \"*.csv\"] }");
    }

    /** Gives the bytes of a file that Camel found. */
    @FunctionalInterface
    public interface Opener<T> {
        Wire open(String name, GenericFile<T> file, Exchange exchange);
    }

    /** Begins a route at an endpoint that knows its folder and how to reach it. */
    public <T> RouteDefinition read(
            RouteBuilder routes,
            GenericFileEndpoint<T> endpoint,
            Settings settings,
            When when,
            News news,
            Opener<T> opener) {
        Bell bell = new Bell();
        FolderWatch<T> watch = new FolderWatch<>(settings.texts(INCLUDE.name()), pause(when), rest(when, news, bell));
        endpoint.setFilter(watch);
        endpoint.setPollStrategy(watch);
        endpoint.setSorter(Comparator.<GenericFile<T>>comparingLong(GenericFile::getLastModified)
                .thenComparing(GenericFile::getFileNameOnly));
        endpoint.setProcessStrategy(new FolderArchive<>(
                settings.text(ARCHIVE.name()), settings.text(AFTER.name()).equals("delete")));
        endpoint.setIdempotent(false);
        endpoint.setAutoCreate(false);
        endpoint.setBridgeErrorHandler(true);
        LookScheduler.pace(endpoint, when instanceof When.At at ? new DailyPace(at, clock) : watch::pause, bell);
        return routes.from(endpoint).process(exchange -> arrive(exchange, opener));
    }

    /** The same at an endpoint on a server: each file is fetched before it goes on. */
    public <T> RouteDefinition fetch(
            RouteBuilder routes, RemoteFileEndpoint<T> endpoint, Settings settings, When when) {
        endpoint.setLocalWorkDirectory(FolderDownload.folder(endpoint.getScheme()));
        return read(
                routes,
                endpoint,
                settings,
                when,
                News.NONE,
                (name, file, exchange) -> new FolderDownload<>(name, file));
    }

    /** Which files of a folder are meant, by their name; all, where an endpoint is not read. */
    public static Predicate<String> meant(GenericFileEndpoint<?> endpoint) {
        return endpoint.getFilter() instanceof FolderWatch<?> watch ? watch::isMeant : name -> true;
    }

    private Pause pause(When when) {
        return Pause.of(when instanceof When.Every every ? every.pause() : pace);
    }

    /** Of a folder in which nothing has appeared for long. */
    private Supplier<Pause> rest(When when, News news, Bell bell) {
        return when instanceof When.Every
                ? () -> pause(when)
                : () -> news.rings(bell) ? new Pause(UNTOLD, true) : Pause.of(rest);
    }

    @SuppressWarnings("unchecked") // an endpoint of T hands on files of T
    private static <T> void arrive(Exchange exchange, Opener<T> opener) {
        GenericFile<T> file = exchange.getProperty(FileComponent.FILE_EXCHANGE_FILE, GenericFile.class);
        Wire wire = opener.open(Leaf.of(file.getFileNameOnly()), file, exchange);
        Instant modified = Instant.ofEpochMilli(file.getLastModified());
        exchange.setMessage(new DefaultMessage(exchange));
        exchange.getMessage().setBody(new Arrival(wire, Optional.of(modified), Optional.empty()));
    }
}
