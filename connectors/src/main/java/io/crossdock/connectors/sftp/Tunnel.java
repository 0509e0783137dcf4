package io.crossdock.connectors.sftp;

import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.Proxy;
import com.jcraft.jsch.ProxyHTTP;
import com.jcraft.jsch.ProxySOCKS5;
import com.jcraft.jsch.SocketFactory;
import io.crossdock.config.Secret;
import io.crossdock.config.Settings;
import io.crossdock.connectors.Fault;
import java.net.URI;
import java.util.Optional;
import java.util.function.BiConsumer;

/** The proxy between the hub and a server; its login is asked for when a connection is opened. */
final class Tunnel {

    private Tunnel() {}

    static Optional<Proxy> of(Settings settings) {
        return settings.optionalText("proxy").map(address -> proxy(address, settings.optionalSecret("proxy-login")));
    }

    private static Proxy proxy(String address, Optional<Secret> login) {
        if (!address.matches("(http|socks5)://[^:\\s/@]+:\\d{1,5}")) {
            throw new Fault(Sftp.PROXY_UNUSABLE, "the proxy '" + address + "' names no kind, host and port");
        }
        URI uri = URI.create(address);
        return uri.getScheme().equals("http") ? http(uri, login) : socks(uri, login);
    }

    private static Proxy http(URI uri, Optional<Secret> login) {
        return new ProxyHTTP(uri.getHost(), uri.getPort()) {
            @Override
            public void connect(SocketFactory sockets, String host, int port, int timeout) throws JSchException {
                show(login, this::setUserPasswd);
                super.connect(sockets, host, port, timeout);
            }
        };
    }

    private static Proxy socks(URI uri, Optional<Secret> login) {
        return new ProxySOCKS5(uri.getHost(), uri.getPort()) {
            @Override
            public void connect(SocketFactory sockets, String host, int port, int timeout) throws JSchException {
                show(login, this::setUserPasswd);
                super.connect(sockets, host, port, timeout);
            }
        };
    }

    private static void show(Optional<Secret> login, BiConsumer<String, String> to) {
        login.map(secret -> secret.reveal().split(":", 2))
                .ifPresent(parts -> to.accept(parts[0], parts.length == 2 ? parts[1] : ""));
    }
}
