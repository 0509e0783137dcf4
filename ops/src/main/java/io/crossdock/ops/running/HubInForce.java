package io.crossdock.ops.running;

import io.crossdock.config.Channel;
import io.crossdock.config.Checked;
import io.crossdock.config.Configuration;
import io.crossdock.config.Problem;
import io.crossdock.config.yaml.Bundle;
import io.crossdock.config.yaml.LanguageCodes;
import io.crossdock.ops.Access;
import io.crossdock.ops.Installation;
import io.crossdock.ops.Provenance;
import io.crossdock.routes.Hub;
import io.crossdock.routes.bundle.Bundles;
import io.crossdock.routes.channel.Words;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/**
 * The hub of this process, from when it is ready until it stops, and the configuration that it runs. What is in force stands in the
 * database, whoever put it there: a folder that is watched, {@code hub apply}, or another node.
 */
public final class HubInForce {

    private static final Logger LOG = LoggerFactory.getLogger(HubInForce.class);

    /** @param data the folder of all that this node keeps */
    private record Opened(Hub hub, Access access, Path data) {}

    private final Installation installation;
    private final Words words;
    private volatile Optional<Opened> opened = Optional.empty();

    public HubInForce(Installation installation, Words words) {
        this.installation = installation;
        this.words = words;
    }

    /**
     * What the hub begins with: the folder, which is in force from then on; or what was in force last, where the folder is not
     * watched and there is such a configuration.
     *
     * @param folder what the folder says
     * @param data the folder of all that this node keeps
     */
    public Configuration begin(Bundles bundles, Configuration folder, Path data, boolean watched) throws IOException {
        Optional<Bundles.Applied> last = watched ? Optional.empty() : bundles.inForce();
        if (last.isPresent()) {
            LOG.info(
                    "configuration {} is in force since {}",
                    last.get().hash(),
                    last.get().since());
            return installation.read(written(bundles, last.get().hash(), data), words);
        }
        record(bundles, folder);
        return folder;
    }

    public void open(Hub hub, Access access, Path data) {
        opened = Optional.of(new Opened(hub, access, data));
    }

    /** Absent until it is ready. */
    public Optional<Hub> hub() {
        return opened.map(Opened::hub);
    }

    public boolean admits(String authorization) {
        return opened.filter(one -> one.access().admits(authorization)).isPresent();
    }

    /**
     * Reads the folder again and puts it in force. A channel whose file is faulty now goes on as it was: a slip of the pen stops no
     * traffic.
     */
    public synchronized Configuration apply() {
        Hub hub = hub().orElseThrow();
        Configuration next = installation.read(words);
        if (!next.hubIsSound()) {
            report(next.problems());
            return hub.configuration();
        }
        record(hub.bundles(), next);
        return enforce(installation.config(), next);
    }

    /**
     * Stores a configuration and puts it in force.
     *
     * @param partly whether also with problems: what is faulty goes on as it was
     * @return absent: it is in force already
     * @throws IllegalArgumentException where it has problems, besides secrets that this node does not know; nothing is changed
     */
    public synchronized Optional<Configuration> apply(Bundle bundle, Bundles.Origin origin, boolean partly)
            throws IOException {
        Opened here = opened.orElseThrow();
        Hub hub = here.hub();
        Path folder = folder(bundle, here.data());
        Configuration next = installation.read(folder, words);
        List<Problem> grave =
                next.problems().stream().filter(HubInForce::isGrave).toList();
        if (!next.hubIsSound() || !grave.isEmpty() && !partly) {
            List<Problem> decisive = next.hubIsSound() ? next.problems() : next.hubProblems();
            throw new IllegalArgumentException("nothing was changed: " + decisive.get(0));
        }
        boolean changes = hub.bundles().apply(bundle, origin);
        if (!changes && !isSame(hub.configuration(), next)) {
            hub.audit().add(origin.author(), Bundles.APPLY, bundle.hash(), origin.commit());
        }
        return changes || !isSame(hub.configuration(), next) ? Optional.of(enforce(folder, next)) : Optional.empty();
    }

    /** A secret that has a value now makes a difference, though no file has changed. */
    private static boolean isSame(Configuration one, Configuration other) {
        return one.bundle().equals(other.bundle()) && one.problems().equals(other.problems());
    }

    /** What a missing secret makes faulty is complete all the same, and may be run elsewhere. */
    private static boolean isGrave(Problem problem) {
        return !problem.code().equals(LanguageCodes.SECRET_MISSING)
                && !problem.code().equals(LanguageCodes.PARTNER_FAULTY);
    }

    /** Takes over what another node put in force. */
    public synchronized void follow() {
        try {
            Opened here = opened.orElseThrow();
            Hub hub = here.hub();
            Optional<Bundles.Applied> other = hub.bundles().inForce().filter(applied -> !applied.hash()
                    .equals(hub.configuration().bundle()));
            if (other.isPresent()) {
                Path folder = written(hub.bundles(), other.get().hash(), here.data());
                enforce(folder, installation.read(folder, words));
            }
        } catch (IOException | DataAccessException failure) {
            LOG.warn("cannot see which configuration is in force: {}", failure.toString());
        }
    }

    private Configuration enforce(Path folder, Configuration next) {
        Hub hub = hub().orElseThrow();
        report(next.problems());
        Configuration kept = keepingTheFaulty(hub.configuration(), next, folder);
        hub.apply(kept);
        LOG.info(
                "configuration {} is in force: {} channels",
                kept.bundle(),
                kept.channels().size());
        return kept;
    }

    /** The folder as it was read; if it changed meanwhile, the next look takes the change. */
    private void record(Bundles bundles, Configuration folder) {
        Checked<Bundle> bundle = Bundle.of(installation.config());
        if (bundle instanceof Checked.Sound<Bundle> sound
                && sound.value().hash().equals(folder.bundle())) {
            bundles.apply(sound.value(), Provenance.of(installation.config()));
        }
    }

    private static Path written(Bundles bundles, String hash, Path data) throws IOException {
        return folder(bundles.bundle(hash), data);
    }

    private static Path folder(Bundle bundle, Path data) throws IOException {
        Path folder = data.resolve("bundles").resolve(bundle.hash());
        Files.createDirectories(folder);
        bundle.write(folder);
        return folder;
    }

    /** Says in the log, in one sentence, what of the configuration does not run; the status page and hub check have the reasons. */
    public void report(List<Problem> problems) {
        String sentence = Shortfall.of(problems).sentence();
        if (!sentence.isEmpty()) {
            LOG.warn("{}", sentence);
            problems.forEach(problem -> LOG.debug("{}", problem));
        }
    }

    public void close() throws Exception {
        Optional<Opened> closing = opened;
        opened = Optional.empty();
        if (closing.isPresent()) {
            Access.remove(closing.get().data());
            closing.get().hub().close();
        }
    }

    private static Configuration keepingTheFaulty(Configuration before, Configuration next, Path folder) {
        Map<String, Channel> channels = new TreeMap<>(next.channels());
        before.channels().values().stream()
                .filter(channel -> Files.exists(folder.resolve(channel.at().source())))
                .filter(channel -> next.partners().containsKey(channel.partner().id()))
                .forEach(channel -> channels.putIfAbsent(channel.id(), channel));
        return new Configuration(
                next.hub(), next.partners(), channels, next.ownership(), next.flows(), next.problems(), next.bundle());
    }
}
