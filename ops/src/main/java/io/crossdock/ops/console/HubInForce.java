package io.crossdock.ops.console;

import io.crossdock.config.Channel;
import io.crossdock.config.Configuration;
import io.crossdock.config.Problem;
import io.crossdock.ops.Access;
import io.crossdock.ops.Installation;
import io.crossdock.routes.Hub;
import io.crossdock.routes.channel.Words;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The hub of this process, from when it is ready until it stops. */
public final class HubInForce {

    private static final Logger LOG = LoggerFactory.getLogger(HubInForce.class);

    private record Opened(Hub hub, Access access) {}

    private final Installation installation;
    private final Words words;
    private volatile Optional<Opened> opened = Optional.empty();

    public HubInForce(Installation installation, Words words) {
        this.installation = installation;
        this.words = words;
    }

    public void open(Hub hub, Access access) {
        opened = Optional.of(new Opened(hub, access));
    }

    /** Absent until it is ready. */
    public Optional<Hub> hub() {
        return opened.map(Opened::hub);
    }

    boolean admits(String authorization) {
        return opened.filter(one -> one.access().admits(authorization)).isPresent();
    }

    /**
     * Reads the configuration again and puts it in force. A channel whose file is faulty now goes on as it was: a slip of the pen
     * stops no traffic.
     */
    public synchronized Configuration apply() {
        Hub hub = hub().orElseThrow();
        Configuration next = installation.read(words);
        report(next.problems());
        Configuration kept = next.hubIsSound() ? keepingTheFaulty(hub.configuration(), next) : hub.configuration();
        hub.apply(kept);
        LOG.info(
                "configuration {} is in force: {} channels",
                kept.bundle(),
                kept.channels().size());
        return kept;
    }

    /** Says in the log what is wrong with the configuration. */
    public void report(List<Problem> problems) {
        problems.forEach(problem -> LOG.warn("{}", problem));
    }

    public void close() throws Exception {
        Optional<Opened> closing = opened;
        opened = Optional.empty();
        if (closing.isPresent()) {
            Hub hub = closing.get().hub();
            Access.remove(installation.data(hub.configuration()));
            hub.close();
        }
    }

    private Configuration keepingTheFaulty(Configuration before, Configuration next) {
        Map<String, Channel> channels = new TreeMap<>(next.channels());
        before.channels().values().stream()
                .filter(channel -> Files.exists(file(channel)))
                .filter(channel -> next.partners().containsKey(channel.partner().id()))
                .forEach(channel -> channels.putIfAbsent(channel.id(), channel));
        return new Configuration(next.hub(), next.partners(), channels, next.problems(), next.bundle());
    }

    private Path file(Channel channel) {
        return installation.config().resolve(channel.at().source());
    }
}
