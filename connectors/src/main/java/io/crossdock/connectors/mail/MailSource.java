package io.crossdock.connectors.mail;

import io.crossdock.config.Problem;
import io.crossdock.config.Setting;
import io.crossdock.config.Settings;
import io.crossdock.config.Spec;
import io.crossdock.config.When;
import io.crossdock.connectors.Bookmark;
import io.crossdock.connectors.Finding;
import io.crossdock.connectors.Poll;
import io.crossdock.connectors.Probe;
import io.crossdock.connectors.Source;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.model.RouteDefinition;

/** Takes the attachments of a mailbox's mails, each as a transmission; a mail is moved away once the hub has all of them. */
public final class MailSource implements Source {

    private static final Duration PACE = Duration.ofSeconds(30);

    private static final Spec SPEC = Spec.of(
                    "mail",
                    "Takes the attachments of mails, each as a transmission, and moves a mail away once the hub has all of them.",
                    Setting.text("folder", "The folder of the mailbox.")
                            .or("INBOX")
                            .identifies(),
                    Setting.many(
                                    "from",
                                    new Setting.Type.Text(),
                                    "Whose mail is taken: name@host, or @host for all of it. A sender can be forged unless the mail server"
                                            + " checks it (SPF, DKIM, DMARC).")
                            .must(),
                    Setting.many(
                            "include",
                            new Setting.Type.Text(),
                            "Patterns of the names of attachments to take (* and ?); none: all but what a text shows within itself."),
                    Setting.number("max-size", 1, 2_000, "How large an attachment may be, in MB.")
                            .or("25"),
                    Setting.number("most", 1, 1_000, "How many attachments a mail may have.")
                            .or("100"),
                    Setting.choice("after", List.of("move", "delete"), "What becomes of a mail once the hub has it.")
                            .or("move"),
                    Setting.text("archive", "The folder where it goes then.").or("crossdock-done"),
                    Setting.text(
                                    "aside",
                                    "The folder for mail that is from somebody else, too large or without attachment.")
                            .or("crossdock-aside"))
            .example("{ from: [orders@nordwind.example, \"@edi.nordwind.example\"], include: [\"*.csv\", \"*.xml\"] }");

    private final InstantSource clock;

    public MailSource() {
        this(InstantSource.system());
    }

    MailSource(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public Spec connection() {
        return Mail.CONNECTION;
    }

    @Override
    public Spec spec() {
        return SPEC;
    }

    @Override
    public RouteDefinition from(RouteBuilder routes, Settings settings, When when, Bookmark bookmark) {
        String uri = "mail-poll://" + settings.optionalText("imap").orElse("nowhere") + "/" + settings.text("folder");
        return routes.from(Poll.of(uri, routes.getContext(), when, PACE, clock, new Reading(settings)));
    }

    @Override
    public Problem.Code explain(Exception failure) {
        return Mail.explain(failure);
    }

    @Override
    public List<Finding> probe(Settings settings) {
        String place = settings.optionalText("imap").orElse("nowhere") + "/" + settings.text("folder");
        return Probe.of(this, place, () -> {
            try (Mailbox mailbox = Mailbox.open(settings, jakarta.mail.Folder.READ_WRITE)) {
                return "the mailbox lets the hub in, and change " + settings.text("folder") + "; it holds "
                        + mailbox.count() + " mails" + mailbox.validity(clock);
            }
        });
    }
}
