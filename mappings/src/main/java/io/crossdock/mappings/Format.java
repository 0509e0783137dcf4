package io.crossdock.mappings;

import io.crossdock.config.Checked;
import io.crossdock.config.Kind;
import io.crossdock.config.Settings;
import io.crossdock.config.Spec;
import java.util.List;
import java.util.Set;

/**
 * A wire syntax and its messages. Found by {@link java.util.ServiceLoader}; the spec's name is the word in a channel file.
 */
public interface Format {

    Spec spec();

    /**
     * A codec for one channel.
     *
     * @param settings checked against {@link #spec()}
     * @param carries the kinds that the channel carries
     * @return faulty where the settings contradict each other or the kinds
     */
    Checked<Codec> codec(Settings settings, Set<Kind> carries);

    /** What it can say, in lines: messages, versions, and the canonical value that each element feeds; empty: its settings say it all. */
    default List<String> reference() {
        return List.of();
    }

    /** The ending of a file in this format. */
    default String extension() {
        return spec().name();
    }

    /** The media type of a transmission in this format. */
    default String contentType() {
        return "application/octet-stream";
    }
}
