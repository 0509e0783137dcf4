package io.crossdock.connectors;

import io.crossdock.config.Problem.Code;
import java.io.EOFException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;

/** The problems of reaching somebody over a network. */
public final class NetworkCodes {

    public static final Code UNREACHABLE = Code.partner(
            "PARTNER-UNREACHABLE",
            "Wait, or ask the partner whether the system runs; check 'address' if it never answered.");
    public static final Code HOST_UNKNOWN =
            Code.partner("PARTNER-HOST-UNKNOWN", "Correct the host in 'address', or check the name server of the hub.");
    public static final Code SILENT =
            Code.partner("PARTNER-SILENT", "Wait, or ask the partner why the system is slow.");
    public static final Code BROKEN_OFF =
            Code.partner("PARTNER-BROKE-OFF", "Wait; if it stays, ask the partner what closes the connection.");
    public static final Code UNTRUSTED = Code.setup(
            "PARTNER-CERTIFICATE", "Let the partner renew the certificate, or trust its issuer on the hub's machine.");
    public static final Code CERTIFICATE_WANTED = Code.setup(
            "PARTNER-WANTS-CERTIFICATE",
            "Give the connection the 'tls: identity' that the partner expects, or let the partner trust it.");
    public static final Code DENIED =
            Code.setup("PARTNER-DENIED", "Correct the login of the connection, or ask the partner for the right.");

    private NetworkCodes() {}

    /** The problem that a failure or one of its causes is, as far as the network alone tells. */
    public static Optional<Code> in(Throwable failure) {
        return Fault.chain(failure)
                .map(NetworkCodes::of)
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<Code> of(Throwable cause) {
        if (cause instanceof UnknownHostException || cause instanceof UnresolvedAddressException) {
            return Optional.of(HOST_UNKNOWN);
        }
        if (cause instanceof SSLException) {
            return Optional.of(ofTls(cause));
        }
        if (cause instanceof SocketTimeoutException
                || cause instanceof HttpTimeoutException
                || cause instanceof TimeoutException) {
            return Optional.of(SILENT);
        }
        if (cause instanceof ConnectException || cause instanceof NoRouteToHostException) {
            return Optional.of(UNREACHABLE);
        }
        return cause instanceof SocketException ? Optional.of(BROKEN_OFF) : Optional.empty();
    }

    private static Code ofTls(Throwable cause) {
        if (String.valueOf(cause.getMessage()).contains("Received fatal alert")) {
            return CERTIFICATE_WANTED;
        }
        boolean brokenOff = cause.getCause() instanceof EOFException || cause.getCause() instanceof SocketException;
        return brokenOff ? BROKEN_OFF : UNTRUSTED;
    }
}
