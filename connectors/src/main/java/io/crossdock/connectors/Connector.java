package io.crossdock.connectors;

import io.crossdock.config.Problem;
import io.crossdock.config.Spec;

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
}
