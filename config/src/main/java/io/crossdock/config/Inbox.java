package io.crossdock.config;

import java.util.List;

/**
 * Where the transmissions of one connection and place arrive, for all channels that read there.
 *
 * @param id {@code partner/connection} and the identifying settings: {@code nordwind/erp:/out}
 * @param channels at least one; all with the same connection, connector settings and {@code when}
 */
public record Inbox(String id, List<Channel> channels) {

    public Inbox {
        channels = List.copyOf(channels);
    }

    public Connection connection() {
        return channels.get(0).connection();
    }

    public Settings endpoint() {
        return channels.get(0).endpoint();
    }

    public When when() {
        return channels.get(0).when();
    }
}
