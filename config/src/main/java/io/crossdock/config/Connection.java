package io.crossdock.config;

/**
 * A technical endpoint and its credentials, defined once in {@code partner.yaml}.
 *
 * @param partner the id of the partner it belongs to
 * @param name its name there; its full name is {@code partner/name}
 * @param connector the connector's word: {@code sftp}, {@code http}
 * @param settings checked against the connector's connection spec
 */
public record Connection(String partner, String name, String connector, Settings settings) {

    public String id() {
        return partner + "/" + name;
    }
}
