package io.crossdock.connectors.mail;

import io.crossdock.config.Problem;
import io.crossdock.config.Setting;
import io.crossdock.config.Settings;
import io.crossdock.config.Spec;
import io.crossdock.connectors.Finding;
import io.crossdock.connectors.Probe;
import io.crossdock.connectors.Target;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import java.time.InstantSource;
import java.util.List;
import org.apache.camel.model.ProcessorDefinition;
import org.eclipse.angus.mail.smtp.SMTPTransport;

/** Sends each transmission as the attachment of a mail. */
public final class MailTarget implements Target {

    private static final Spec SPEC = Spec.of(
                    "mail",
                    "Sends each transmission as the attachment of a mail, with the same Message-ID at every attempt.",
                    Setting.text("from", "The address that it is from.").must(),
                    Setting.many("to", new Setting.Type.Text(), "Who gets it.").must(),
                    Setting.text("subject", "Its subject; nothing: the name of the file."),
                    Setting.text("text", "What it says.").or("The document is attached."))
            .example("{ from: edi@suedhandel.example, to: orders@nordwind.example, subject: Order }");

    @Override
    public Spec connection() {
        return Mail.CONNECTION;
    }

    @Override
    public Spec spec() {
        return SPEC;
    }

    @Override
    public ProcessorDefinition<?> to(ProcessorDefinition<?> route, Settings settings) {
        return route.process(new Sending(settings));
    }

    @Override
    public Problem.Code explain(Exception failure) {
        return Mail.explain(failure);
    }

    /** Asks whether the server would take a mail from here to there, and takes the question back. */
    @Override
    public List<Finding> probe(Settings settings) {
        return Probe.of(this, settings.optionalText("smtp").orElse("nowhere"), () -> {
            Servers servers = new Servers(settings);
            InternetAddress sender = Sending.sender(settings);
            List<InternetAddress> recipients = Sending.recipients(settings);
            try (SMTPTransport transport = servers.transport(servers.session("smtp"))) {
                ask(transport, sender, recipients);
                return "the mail server lets the hub in, and takes mail of " + sender + " to " + settings.texts("to")
                        + servers.validity(InstantSource.system());
            }
        });
    }

    private static void ask(SMTPTransport transport, InternetAddress sender, List<InternetAddress> recipients)
            throws MessagingException {
        transport.issueCommand("MAIL FROM:<" + sender.getAddress() + ">", 250);
        for (InternetAddress recipient : recipients) {
            transport.issueCommand("RCPT TO:<" + recipient.getAddress() + ">", 250);
        }
        transport.issueCommand("RSET", 250);
    }
}
