package io.crossdock.connectors.salesforce;

import io.crossdock.config.Problem;
import io.crossdock.config.Setting;
import io.crossdock.config.Settings;
import io.crossdock.config.Spec;
import io.crossdock.config.When;
import io.crossdock.connectors.Bookmark;
import io.crossdock.connectors.Fault;
import io.crossdock.connectors.Finding;
import io.crossdock.connectors.Poll;
import io.crossdock.connectors.Probe;
import io.crossdock.connectors.Source;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.model.RouteDefinition;

/** Takes the events of a topic, each as a transmission, from behind the one that the hub had last. */
public final class SalesforceSource implements Source {

    private static final Duration PACE = Duration.ofSeconds(5);

    private static final Spec SPEC = Spec.of(
                    "salesforce",
                    "Takes events of a topic, each as a transmission: changed records, or events that the org publishes. It begins with"
                            + " all that the org still keeps, of up to 72 hours.",
                    Setting.text("topic", "The topic: /data/AccountChangeEvent, /event/Order_Placed__e.")
                            .must()
                            .identifies(),
                    Setting.text(
                            "body",
                            "Where an event's own field is the transmission: its name. Otherwise the whole event is, as the org tells it:"
                                    + " schema, payload and event, in JSON."),
                    Setting.flag("base64", "Whether that field is Base64.").or("false"),
                    Setting.text("name", "Then: the field of its file name."),
                    Setting.time("wait", "How long one look waits for the next event.")
                            .or("20s"),
                    Setting.choice(
                                    "after-gap",
                                    List.of("stop", "all"),
                                    "What to do when the org no longer keeps the events behind the last one: stop until a person has seen"
                                            + " to what is missing, or go on with all it keeps.")
                            .or("stop"))
            .example("{ topic: /data/AccountChangeEvent }")
            .example("{ topic: /event/Order_Placed__e, body: Content__c, name: FileName__c }");

    private final InstantSource clock;

    public SalesforceSource() {
        this(InstantSource.system());
    }

    SalesforceSource(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public Spec connection() {
        return Salesforce.CONNECTION;
    }

    @Override
    public Spec spec() {
        return SPEC;
    }

    @Override
    public RouteDefinition from(RouteBuilder routes, Settings settings, When when, Bookmark bookmark) {
        Org org = new Org(settings, clock);
        String uri = "salesforce-events://" + org.address().getAuthority() + topic(settings);
        return routes.from(
                Poll.of(uri, routes.getContext(), when, PACE, clock, () -> new Watching(settings, org, bookmark)));
    }

    static String topic(Settings settings) {
        String topic = settings.text("topic");
        if (!topic.matches("/(data|event|topic|u)/[A-Za-z0-9_./-]{1,200}")) {
            throw new Fault(Salesforce.NAME_UNKNOWN, "'" + topic + "' is no topic");
        }
        return topic;
    }

    @Override
    public Problem.Code explain(Exception failure) {
        return Salesforce.explain(failure);
    }

    @Override
    public List<Finding> probe(Settings settings) {
        Greeting greeting = new Greeting(settings, clock);
        return Probe.of(
                this,
                settings.text("address") + topic(settings),
                greeting::reach,
                greeting::login,
                () -> greeting.topic(topic(settings)));
    }
}
