package io.crossdock.connectors;

import io.crossdock.config.Problem;
import io.crossdock.config.Settings;
import io.crossdock.config.Spec;
import java.util.List;

/**
 * The code that reaches one kind of endpoint. Found by {@link java.util.ServiceLoader} under {@link Source} or {@link Target};
 * the name of both specs is the word in YAML.
 *
 * <p>A connector never retries, sleeps or logs a payload, and reads no document: the core does the one, mappings the other.
 */
public sealed interface Connector permits Source, Target {

    /** What {@code partner.yaml} says once: address, credentials. */
    Spec connection();

    /** What a channel adds: folder, path, method. */
    Spec spec();

    /** Which problem a failure is, and so who must act; called for every exception that leaves the connector's routes. */
    Problem.Code explain(Exception failure);

    /**
     * Tries what the settings say, from this machine and now: address, credentials, rights, keys and certificates, writing. Leaves no
     * trace at the other side, sends and takes no document. Takes no longer than the timeouts of the connection.
     *
     * @param settings the connection's and the channel's, both checked
     */
    List<Finding> probe(Settings settings);

    /**
     * How long what the settings hold is valid; of several that may be used, the one that is valid longest. Nothing of what cannot be
     * read: {@link #probe} says that.
     *
     * @param settings the connection's and the channel's, both checked
     */
    default List<Expiry> expiries(Settings settings) {
        return Tls.expiries(settings);
    }
}
