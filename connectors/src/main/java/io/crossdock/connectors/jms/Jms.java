package io.crossdock.connectors.jms;

import io.crossdock.config.Problem.Code;
import io.crossdock.config.Setting;
import io.crossdock.config.Settings;
import io.crossdock.config.Spec;
import io.crossdock.connectors.Fault;
import io.crossdock.connectors.NetworkCodes;
import jakarta.jms.InvalidDestinationException;
import jakarta.jms.JMSException;
import jakarta.jms.JMSSecurityException;
import java.util.Locale;
import java.util.Optional;

/** What receiving and sending have in common. */
final class Jms {

    static final Spec CONNECTION = Spec.of(
                    "jms",
                    "A message broker of the partner's, or of another system of ours.",
                    Setting.text(
                                    "address",
                                    "The broker's URL as its client library writes it: tcp://host:61616, with TLS and time limits as parameters.")
                            .must(),
                    Setting.secret("login", "user:password."),
                    Setting.text(
                                    "factory",
                                    "The class of the connection factory (Jakarta Messaging 3), which is made of the URL; its library must be on the class path.")
                            .or("org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory"))
            .example("{ address: \"tcp://broker.nordwind.example:61616\", login: \"${secret:nordwind-jms}\" }");

    static final Setting QUEUE =
            Setting.text("queue", "The queue; this or 'topic'.").identifies();
    static final Setting TOPIC =
            Setting.text("topic", "The topic; this or 'queue'.").identifies();
    static final Setting NAME = Setting.text("name-property", "The property that holds the file name.")
            .or("name");

    static final Code DESTINATION_UNUSABLE = Code.setup(
            "JMS-DESTINATION-UNUSABLE", "Give the channel either a 'queue' or a 'topic' that the broker has.");
    static final Code SUBSCRIPTION_MISSING = Code.setup(
            "JMS-SUBSCRIPTION-MISSING",
            "Give the channel a 'subscription': without one a topic gives the hub nothing of what comes while it does not listen.");
    static final Code FACTORY_UNUSABLE = Code.setup(
            "JMS-FACTORY-UNUSABLE",
            "Set 'factory' to a jakarta.jms.ConnectionFactory that can be made of one URL, and put its library on the class path.");
    static final Code ADDRESS_UNUSABLE =
            Code.setup("JMS-ADDRESS-UNUSABLE", "Write 'address' as the client library of the broker wants it.");
    static final Code JMS_FAILED =
            Code.partner("JMS-FAILED", "Wait; if it stays, ask whoever runs the broker what its log says.");
    static final Code JMS_UNEXPECTED = Code.bug("JMS-UNEXPECTED", "Report it with the log of this moment.");

    private Jms() {}

    /** @throws Fault unless either a queue or a topic is named */
    static void check(Settings settings) {
        if (settings.has(QUEUE.name()) == settings.has(TOPIC.name())) {
            throw new Fault(DESTINATION_UNUSABLE, "either a queue or a topic must be named at " + settings.at());
        }
    }

    static String destination(Settings settings) {
        return settings.optionalText(QUEUE.name())
                .map(queue -> "queue " + queue)
                .orElseGet(() -> "topic " + settings.optionalText(TOPIC.name()).orElse(""));
    }

    static Code explain(Exception failure) {
        return Fault.codeIn(failure)
                .or(() -> ofBroker(failure))
                .or(() -> NetworkCodes.in(failure))
                .or(() -> ofLibrary(failure))
                .orElse(JMS_UNEXPECTED);
    }

    private static Optional<Code> ofBroker(Exception failure) {
        return Fault.chain(failure)
                .flatMap(cause -> {
                    if (cause instanceof JMSSecurityException) {
                        return Optional.of(NetworkCodes.DENIED).stream();
                    }
                    return cause instanceof InvalidDestinationException
                            ? Optional.of(DESTINATION_UNUSABLE).stream()
                            : Optional.<Code>empty().stream();
                })
                .findFirst();
    }

    /** Libraries say in words that a broker cannot be reached, or does not answer. */
    private static Optional<Code> ofLibrary(Exception failure) {
        Optional<String> said = Fault.chain(failure)
                .filter(JMSException.class::isInstance)
                .map(cause -> String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT))
                .findFirst();
        return said.map(text -> text.contains("cannot connect") || text.contains("failed to create session factory")
                ? NetworkCodes.UNREACHABLE
                : text.contains("timed out") ? NetworkCodes.SILENT : JMS_FAILED);
    }
}
