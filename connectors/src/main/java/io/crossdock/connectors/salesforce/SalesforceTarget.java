package io.crossdock.connectors.salesforce;

import io.crossdock.config.Problem;
import io.crossdock.config.Setting;
import io.crossdock.config.Settings;
import io.crossdock.config.Spec;
import io.crossdock.connectors.Dispatch;
import io.crossdock.connectors.Fault;
import io.crossdock.connectors.Finding;
import io.crossdock.connectors.Probe;
import io.crossdock.connectors.Receipt;
import io.crossdock.connectors.Target;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.model.ProcessorDefinition;

/**
 * Upserts records by an external id, and never creates one without: so the same dispatch may come any number of times. Not through
 * camel-salesforce: see {@code ops/decisions/0020}.
 */
public final class SalesforceTarget implements Target {

    private static final Spec SPEC = Spec.of(
                    "salesforce",
                    "Upserts records by an external id: JSON objects with the names of fields, up to 200 at once and then all or none of"
                            + " them; CSV in bulk; or the transmission as it is, in a field of one record.",
                    Setting.text("object", "The API name of the object, as in Account, Case, Order or Contract__c.")
                            .must(),
                    Setting.text(
                                    "external-id",
                                    "The field by which the org knows a record of ours: marked there as external id, and as unique.")
                            .must(),
                    Setting.group(
                            "lines",
                            "Records that belong to each one, written in one transaction with it, at most 800.",
                            Setting.text("each", "The field of the record that holds their list.")
                                    .must(),
                            Setting.text("object", "Their object, as in OrderItem.")
                                    .must(),
                            Setting.text("external-id", "Their external id.").must(),
                            Setting.text(
                                            "parent",
                                            "The relationship that leads to the record, as in Order; the hub fills it in.")
                                    .must()),
                    Setting.flag(
                                    "bulk",
                                    "Whether each transmission is a job of Bulk API 2.0: CSV with the names of fields in its first line, at"
                                            + " most 100 MB.")
                            .or("false"),
                    Setting.time("job-timeout", "How long to wait for the end of such a job; then it is aborted.")
                            .or("10m"),
                    Setting.text(
                            "content",
                            "The field that takes the bytes in Base64; its record's external id is the idempotency key. None: the bytes are"
                                    + " records."),
                    Setting.text("name-field", "With 'content': the field that takes the file name."))
            .example("{ object: Account, external-id: HubNo__c }")
            .example(
                    "{ object: Order, external-id: HubOrderNo__c, lines: { each: Lines, object: OrderItem, external-id: HubLineNo__c, parent: Order } }")
            .example("{ object: PricebookEntry, external-id: HubPriceNo__c, bulk: true }")
            .example("{ object: HubDocument__c, external-id: Key__c, content: Body__c, name-field: Name }");

    private final InstantSource clock;

    public SalesforceTarget() {
        this(InstantSource.system());
    }

    SalesforceTarget(InstantSource clock) {
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

    /** One way to write a transmission. */
    @FunctionalInterface
    interface Writing {
        Receipt write(Dispatch dispatch) throws IOException, InterruptedException;
    }

    @Override
    public ProcessorDefinition<?> to(ProcessorDefinition<?> route, Settings settings) {
        Writing writing = writing(settings, new Org(settings, clock));
        return route.process(exchange -> exchange.getMessage()
                .setBody(writing.write(exchange.getMessage().getMandatoryBody(Dispatch.class))));
    }

    Writing writing(Settings settings, Org org) {
        List<String> ways = List.of("bulk", "content", "lines");
        long chosen = ways.stream()
                .filter(way -> way.equals("bulk") ? settings.flag(way) : settings.has(way))
                .count();
        if (chosen > 1) {
            throw new Fault(Salesforce.TARGET_UNUSABLE, "only one of " + ways + " may be set at " + settings.at());
        }
        if (settings.flag("bulk")) {
            return new BulkJob(settings, org, clock)::write;
        }
        if (settings.has("content")) {
            return new ContentRecord(settings, org)::write;
        }
        return settings.has("lines") ? new Composite(settings, org)::write : new Upsert(settings, org)::write;
    }

    @Override
    public Problem.Code explain(Exception failure) {
        return Salesforce.explain(failure);
    }

    @Override
    public List<Finding> probe(Settings settings) {
        Greeting greeting = new Greeting(settings, clock);
        Settings lines = settings.group("lines");
        List<Probe.Step> steps = new ArrayList<>(List.of(
                greeting::reach,
                greeting::login,
                () -> greeting.object(settings.text("object"), settings.text("external-id"))));
        if (settings.has("lines")) {
            steps.add(() -> greeting.object(lines.text("object"), lines.text("external-id")));
        }
        steps.add(greeting::usage);
        return Probe.of(this, settings.text("address"), steps.toArray(Probe.Step[]::new));
    }
}
