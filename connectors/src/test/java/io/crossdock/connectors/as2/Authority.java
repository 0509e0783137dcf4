package io.crossdock.connectors.as2;

import io.crossdock.connectors.as2.OpenSsl.Desk;
import io.crossdock.connectors.as2.OpenSsl.Party;

/** A private certificate authority that openssl keeps. */
final class Authority {

    private static final String SIGNER = "basicConstraints=CA:false\nkeyUsage=digitalSignature\n";

    private final Party itself;

    private Authority(Party itself) {
        this.itself = itself;
    }

    static Authority named(String name, int days) {
        try (Desk desk = new Desk()) {
            desk.run(
                            "req -x509 -days " + days + " -nodes -newkey rsa:2048 -subj /CN=" + name
                                    + " -addext keyUsage=critical,keyCertSign,cRLSign -keyout key.pem -out certificate.pem",
                            new byte[0])
                    .successful();
            return new Authority(new Party(desk.text("key.pem"), desk.text("certificate.pem")));
        }
    }

    /** Somebody who is none, and issues certificates all the same. */
    static Authority of(Party party) {
        return new Authority(party);
    }

    String certificate() {
        return itself.certificate();
    }

    Party asParty() {
        return itself;
    }

    /** Somebody who may sign messages, for so many days. */
    Party issues(String name, int days) {
        return issues(name, "-days " + days, "rsa:2048", SIGNER);
    }

    /** An authority below this one. */
    Authority issuesAuthority(String name) {
        return new Authority(
                issues(name, "-days 365", "rsa:2048", "basicConstraints=critical,CA:true\nkeyUsage=keyCertSign\n"));
    }

    /**
     * @param options of openssl x509
     * @param extensions lines of a configuration
     */
    Party issues(String name, String options, String key, String extensions) {
        try (Desk desk = new Desk()) {
            desk.write("ca-key.pem", itself.key());
            desk.write("ca.pem", itself.certificate());
            desk.write("extensions", extensions);
            desk.run(
                            "req -new -nodes -newkey " + key + " -subj /CN=" + name + " -keyout key.pem -out wish.pem",
                            new byte[0])
                    .successful();
            desk.run(
                            "x509 -req -in wish.pem -CA ca.pem -CAkey ca-key.pem -CAcreateserial -extfile extensions "
                                    + options + " -out certificate.pem",
                            new byte[0])
                    .successful();
            return new Party(desk.text("key.pem"), desk.text("certificate.pem"));
        }
    }

    /** As {@code party} signs who brings the certificate of this authority along. */
    byte[] signs(byte[] content, Party party) {
        return OpenSsl.sign(content, party, "sha256", itself.certificate(), "");
    }
}
