package io.crossdock.ops.cli;

import io.crossdock.config.Configuration;
import io.crossdock.config.Problem;
import io.crossdock.ops.Installation;
import io.crossdock.routes.channel.Words;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * All that can be said of a configuration without running it.
 *
 * @param samples how many samples were run
 * @param secretsMissing secrets that have no value on this machine; a hub that runs here needs them
 */
record Inspection(Configuration configuration, int samples, List<Problem> problems, Set<String> secretsMissing) {

    static Inspection of(Installation installation) throws IOException {
        return of(installation, false);
    }

    /** @param accepts whether the samples are rewritten to what the channels do now */
    static Inspection of(Installation installation, boolean accepts) throws IOException {
        Words words = Words.of();
        Set<String> secretsMissing = new TreeSet<>();
        Configuration configuration = installation.readToLook(words, secretsMissing);
        List<Problem> problems = new ArrayList<>(configuration.problems());
        configuration.channels().values().forEach(channel -> problems.addAll(words.problems(channel)));
        Samples samples = new Samples(words, installation.config(), accepts);
        problems.addAll(samples.run(configuration));
        return new Inspection(configuration, samples.count(), problems, secretsMissing);
    }
}
