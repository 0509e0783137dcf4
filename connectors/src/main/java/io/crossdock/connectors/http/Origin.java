package io.crossdock.connectors.http;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;

/**
 * Who an address belongs to (RFC 6454). An address that comes from data is followed only where the connection names its origin: so it
 * reaches nothing that nobody wrote down, whatever a name server says of it (decision D27).
 */
record Origin(String scheme, String host, int port) {

    static Origin of(URI uri) {
        String scheme = lower(uri.getScheme());
        int port = uri.getPort() >= 0 ? uri.getPort() : scheme.equals("https") ? 443 : 80;
        return new Origin(scheme, lower(uri.getHost()), port);
    }

    private static String lower(String text) {
        return Optional.ofNullable(text).orElse("").toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return scheme + "://" + host + ":" + port;
    }
}
