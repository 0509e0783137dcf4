package io.crossdock.connectors.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.crossdock.config.Problem;
import io.crossdock.config.Secret;
import io.crossdock.config.Settings;
import io.crossdock.connectors.Certificates;
import io.crossdock.connectors.ConnectorContract;
import io.crossdock.connectors.Counterpart;
import io.crossdock.connectors.Examples;
import io.crossdock.connectors.FullDoor;
import io.crossdock.connectors.NetworkCodes;
import io.crossdock.connectors.Receipt;
import io.crossdock.connectors.SilentDoor;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.subethamail.smtp.auth.EasyAuthenticationHandlerFactory;
import org.subethamail.smtp.server.SMTPServer;

class MailContractTest extends ConnectorContract {

    private static final String NORDWIND = "orders@nordwind.example";

    @Override
    protected Counterpart counterpart() {
        return new MailPartner();
    }

    private void arrives(String from, String id, Map<String, byte[]> attachments) throws Exception {
        partner().hub.deliver(partner().mail(from, id, new TreeMap<>(attachments)));
    }

    @Test
    void takesEachAttachmentUnderTheIdOfItsMail() throws Exception {
        arrives(NORDWIND, "<m1@nordwind.example>", Map.of("a.csv", bytes("a"), "b.csv", bytes("b")));

        receive();

        awaitTaken(2);
        assertThat(takenNames()).containsExactly("a.csv", "b.csv");
        assertThat(takenReferences().get(0)).startsWith("<m1@nordwind.example>/2-");
        assertThat(takenReferences().get(1)).startsWith("<m1@nordwind.example>/3-");
        await().until(() -> counterpart.isAcknowledged("b.csv"));
    }

    @Test
    void keepsAMailUntilTheHubHasAllOfIt() throws Exception {
        failRoute();
        arrives(NORDWIND, "<m1@nordwind.example>", Map.of("a.csv", bytes("a"), "b.csv", bytes("b")));
        receive();
        await().until(() -> failures().size() > 1);
        assertThat(partner().names(partner().hub, "INBOX")).containsExactly("a.csv", "b.csv");

        succeedRoute();

        awaitTaken(2);
        await().until(() -> counterpart.isAcknowledged("b.csv"));
        assertThat(takenReferences()).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "orders@other.example",
                "orders@evil-nordwind.example",
                "\"orders@nordwind.example\" <a@b.example>"
            })
    void putsAsideWhatIsFromSomebodyElseAndSaysSo(String from) throws Exception {
        arrives(from, "<m1@other.example>", Map.of("a.csv", bytes("a")));

        receive();

        await().until(() -> failures().size() == 1);
        assertThat(source().explain(failures().get(0))).isEqualTo(Mail.MAIL_ASIDE);
        assertThat(failures().get(0)).hasMessageContaining("not from an allowed sender");
        assertThat(partner().names(partner().hub, "crossdock-aside")).containsExactly("a.csv");
        assertThat(takenNames()).isEmpty();
    }

    @Test
    void putsAsideWhatIsTooLargeAndGoesOn() throws Exception {
        arrives(NORDWIND, "<m1@nordwind.example>", Map.of("large.csv", new byte[1_100_000]));
        arrives(NORDWIND, "<m2@nordwind.example>", Map.of("right.csv", new byte[1_040_000]));

        receive(partner().source("login", "{ from: " + NORDWIND + ", max-size: 1 }"));

        awaitTaken(1);
        assertThat(takenNames()).containsExactly("right.csv");
        await().until(() -> !failures().isEmpty());
        assertThat(failures().get(0)).hasMessageContaining("more than 1 MB");
        assertThat(partner().names(partner().hub, "crossdock-aside")).containsExactly("large.csv");
    }

    @Test
    void putsMailIntoTheFoldersThatAreNamed() throws Exception {
        arrives(NORDWIND, "<m1@nordwind.example>", Map.of("a.csv", bytes("a")));
        arrives(NORDWIND, "<m2@nordwind.example>", Map.of("b.csv", bytes("b"), "c.csv", bytes("c")));

        receive(partner().source("login", "{ from: " + NORDWIND + ", most: 1, archive: kept, aside: odd }"));

        await().until(() -> !failures().isEmpty());
        assertThat(failures().get(0)).hasMessageContaining("has 2 attachments");
        assertThat(takenNames()).containsExactly("a.csv");
        assertThat(partner().names(partner().hub, "kept")).containsExactly("a.csv");
        assertThat(partner().names(partner().hub, "odd")).containsExactly("b.csv", "c.csv");
    }

    @Test
    void takesOnlyWhatIsAskedForAndDeletesTheMail() throws Exception {
        arrives(NORDWIND, "<m1@nordwind.example>", Map.of("a.csv", bytes("a"), "logo.png", bytes("b")));

        receive(partner().source("login", "{ from: " + NORDWIND + ", include: \"*.csv\", after: delete }"));

        awaitTaken(1);
        await().untilAsserted(() ->
                assertThat(partner().names(partner().hub, "INBOX")).isEmpty());
        assertThat(takenNames()).containsExactly("a.csv");
        assertThat(partner().names(partner().hub, "crossdock-done")).isEmpty();
    }

    @Test
    void takesNoNameForAPath() throws Exception {
        arrives(NORDWIND, "<m1@nordwind.example>", Map.of("../../evil.csv", bytes("a")));

        receive();

        awaitTaken(1);
        assertThat(takenNames()).containsExactly("evil.csv");
    }

    @Test
    void sendsTheSameMessageIdAtEveryAttempt() throws Exception {
        send();

        deliver("a.edi", bytes("a"));
        deliver("a.edi", bytes("a"));
        deliver("b.edi", bytes("b"));

        List<String> ids = partner().ids();
        assertThat(ids).hasSize(3);
        assertThat(ids.get(0)).isEqualTo(ids.get(1)).isNotEqualTo(ids.get(2)).endsWith("@crossdock.example>");
    }

    @Test
    void saysWhoItIsFromAndWhatItIs() throws Exception {
        send(
                partner()
                        .target(
                                "login",
                                "{ from: hub@crossdock.example, to: [orders@nordwind.example], subject: \"Bestellung für Sie\", text: \"Bitte sehr\" }"));

        deliver("a.edi", bytes("a"));

        MimeMessage mail = partner().server.getReceivedMessagesForDomain("nordwind.example")[0];
        assertThat(mail.getSubject()).isEqualTo("Bestellung für Sie");
        assertThat(mail.getFrom()[0]).hasToString("hub@crossdock.example");
        assertThat(((Multipart) mail.getContent()).getBodyPart(0).getContent()).isEqualTo("Bitte sehr");
        assertThat(new String(mail.getRawInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .contains("application/edifact");
    }

    @Test
    void explainsAWrongPassword() throws Exception {
        send(partner().target("wrong", "{ from: hub@crossdock.example, to: orders@nordwind.example }"));
        receive(partner().source("wrong", "from: \"@nordwind.example\""));

        deliver("a.edi", bytes("a"));

        await().until(() -> failures().size() > 1);
        assertThat(failures())
                .allSatisfy(failure -> assertThat(target().explain(failure)).isEqualTo(NetworkCodes.DENIED));
        assertShowsNoSecret();
    }

    @Test
    void explainsAMissingFolder() throws Exception {
        receive(partner().source("login", "{ from: \"@nordwind.example\", folder: Nowhere }"));

        await().until(() -> !failures().isEmpty());
        assertThat(source().explain(failures().get(0))).isEqualTo(Mail.FOLDER_MISSING);
    }

    @Test
    void sendsNoPasswordToAServerWithoutTls() throws Exception {
        reach(partner().connection("login").replace("security: none", "security: starttls"));

        deliver("a.edi", bytes("a"));

        await().until(() -> failures().size() > 1);
        assertThat(failures())
                .allSatisfy(failure -> assertThat(target().explain(failure)).isEqualTo(Mail.TLS_REFUSED));
    }

    @Test
    void turnsToTlsBeforeItShowsThePassword() throws Exception {
        List<String> mails = new CopyOnWriteArrayList<>();
        List<String> logins = new CopyOnWriteArrayList<>();
        Certificates shown = Certificates.make(folder, "localhost", 30);
        SMTPServer server = SMTPServer.port(0)
                .bindAddress(InetAddress.getLoopbackAddress())
                .requireTLS()
                .startTlsSocketFactory(shown.server(shown), false)
                .requireAuth()
                .authenticationHandlerFactory(new EasyAuthenticationHandlerFactory(
                        (user, password, context) -> logins.add(user + ":" + password)))
                .messageHandler((context, from, to, mail) ->
                        mails.add(from + " " + to + "\n" + new String(mail, StandardCharsets.UTF_8)))
                .build();
        server.start();
        try {
            Settings settings = Examples.readWith(
                            target().connection(),
                            "{ smtp: \"127.0.0.1:" + server.getPortAllocated()
                                    + "\", login: \"${secret:login}\", tls: { certificate: \"" + shown.fingerprint()
                                    + "\" } }",
                            name -> List.of("hub:value-of-" + name))
                    .with(Examples.read(
                            target().spec(), "{ from: hub@crossdock.example, to: orders@nordwind.example }"));
            send(settings);

            assertThat(deliver("a.edi", bytes("UNA")).result()).isEqualTo(Receipt.Result.DELIVERED);

            assertThat(logins).containsExactly("hub:value-of-login");
            assertThat(mails)
                    .singleElement(InstanceOfAssertFactories.STRING)
                    .startsWith("hub@crossdock.example orders@nordwind.example\n")
                    .contains("filename=a.edi");
            assertThat(target().probe(settings)).isNotEmpty().allSatisfy(finding -> assertThat(finding.toString())
                    .contains("certificate is trusted"));
        } finally {
            server.stop();
        }
    }

    /** Both ways over one connection. */
    private void reach(String connection) throws Exception {
        Secret.Provider secrets = name -> List.of("hub:value-of-" + name);
        send(Examples.readWith(target().connection(), connection, secrets)
                .with(Examples.read(target().spec(), "{ from: hub@crossdock.example, to: orders@nordwind.example }")));
        receive(Examples.readWith(source().connection(), connection, secrets)
                .with(Examples.read(source().spec(), "from: \"@nordwind.example\"")));
    }

    @Test
    void bringsMailBothWaysWithinTls() throws Exception {
        GreenMail tls = new GreenMail(new ServerSetup[] {
            new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAPS),
            new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTPS)
        });
        tls.start();
        try {
            tls.setUser("orders@nordwind.example", "partner", "partner");
            tls.setUser("hub@crossdock.example", "hub", "value-of-login")
                    .deliver(partner().mail(NORDWIND, "<m1@nordwind.example>", Map.of("a.csv", bytes("a"))));
            int smtp = tls.getSmtps().getPort();
            reach("{ imap: \"127.0.0.1:" + tls.getImaps().getPort() + "\", imap-security: tls, smtp: \"127.0.0.1:"
                    + smtp
                    + "\", smtp-security: tls, login: \"${secret:login}\", tls: { certificate: \""
                    + Certificates.shownBy(smtp) + "\" } }");

            assertThat(deliver("b.edi", bytes("b")).result()).isEqualTo(Receipt.Result.DELIVERED);

            awaitTaken(1);
            assertThat(takenNames()).containsExactly("a.csv");
            assertThat(tls.getReceivedMessagesForDomain("nordwind.example")).hasSize(1);
        } finally {
            tls.stop();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"timeout", "connect-timeout"})
    void waitsNoLongerThanItIsToldTo(String setting) throws Exception {
        try (SilentDoor silent = new SilentDoor();
                FullDoor full = new FullDoor()) {
            String server = "\"127.0.0.1:" + (setting.equals("timeout") ? silent.port() : full.port()) + "\"";
            reach("{ imap: " + server + ", imap-security: none, smtp: " + server
                    + ", smtp-security: none, login: \"${secret:login}\", " + setting + ": 300ms }");

            deliver("a.edi", bytes("a"));

            await().until(() -> failures().size() > 1);
            assertThat(failures())
                    .allSatisfy(failure -> assertThat(target().explain(failure)).isEqualTo(NetworkCodes.SILENT));
        }
    }

    @Test
    void trustsNoCertificateOfAnUnknownIssuer() throws Exception {
        GreenMail tls = new GreenMail(new ServerSetup[] {new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTPS)});
        tls.start();
        try {
            String connection = "{ smtp: \"127.0.0.1:" + tls.getSmtps().getPort() + "\", smtp-security: tls }";
            MailTarget target = new MailTarget();
            Settings settings = Examples.read(target.connection(), connection)
                    .with(Examples.read(target.spec(), "{ from: hub@crossdock.example, to: orders@nordwind.example }"));
            send(settings);

            deliver("a.edi", bytes("a"));

            assertThat(target().explain(failures().get(0))).isEqualTo(NetworkCodes.UNTRUSTED);
        } finally {
            tls.stop();
        }
    }

    @Test
    void aProbeSaysHowLongTheCertificateIsValid() throws Exception {
        GreenMail tls = new GreenMail(new ServerSetup[] {new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTPS)});
        tls.start();
        try {
            int port = tls.getSmtps().getPort();
            String connection = "{ smtp: \"127.0.0.1:" + port + "\", smtp-security: tls, tls: { certificate: \""
                    + Certificates.shownBy(port) + "\" } }";
            MailTarget target = new MailTarget();
            Settings settings = Examples.read(target.connection(), connection)
                    .with(Examples.read(target.spec(), "{ from: hub@crossdock.example, to: orders@nordwind.example }"));

            assertThat(target.probe(settings).toString())
                    .containsPattern("its certificate is trusted and valid for \\d+ more days");
        } finally {
            tls.stop();
        }
    }

    @Test
    void refusesAnAddressThatIsNone() throws Exception {
        send(partner().target("login", "{ from: hub@crossdock.example, to: nobody }"));

        deliver("a.edi", bytes("a"));

        assertThat(target().explain(failures().get(0))).isEqualTo(Mail.ADDRESS_UNUSABLE);
    }

    @Test
    void tellsWhatTheServerRefusesFromWhatNobodyKnows() throws Exception {
        try (TalkingServer refusing = new TalkingServer("550 no such mailbox", "");
                TalkingServer silent = new TalkingServer("250 ok", "")) {
            send(settings(refusing.port()));
            Receipt refused = deliver("a.edi", bytes("a"));
            camel().stop();
            send(settings(silent.port()));
            Receipt uncertain = deliver("a.edi", bytes("a"));

            assertThat(refused.problem()).map(Problem::code).contains(Mail.MAIL_REFUSED);
            assertThat(uncertain.result()).isEqualTo(Receipt.Result.UNCERTAIN);
            assertThat(uncertain.problem()).map(Problem::code).contains(Mail.EFFECT_UNKNOWN);
        }
    }

    private Settings settings(int port) {
        MailTarget target = new MailTarget();
        return Examples.read(
                        target.connection(),
                        "{ smtp: \"127.0.0.1:" + port + "\", smtp-security: none, timeout: 5s, connect-timeout: 5s }")
                .with(Examples.read(target.spec(), "{ from: hub@crossdock.example, to: orders@nordwind.example }"));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private MailPartner partner() {
        return (MailPartner) counterpart;
    }
}
