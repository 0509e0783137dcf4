package io.crossdock.config;

import io.crossdock.config.Checks.Consequence;
import io.crossdock.config.Ownership.OnConflict;
import io.crossdock.config.Setting.Type;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** The files of the language as specs: {@code hub.yaml}, {@code ownership.yaml}, {@code partner.yaml} and the channel file. */
public final class Language {

    private static final int MOST_PARTITIONS = 64;

    private Language() {}

    public static Spec hub() {
        return Spec.of(
                "hub",
                "All that belongs to no partner. Every key may be absent: then the hub runs by itself, on this machine.",
                http(),
                Setting.text("data", "The folder of all that the hub keeps.").or("data"),
                Setting.text(
                        "payloads", "The folder of raw input; several nodes share one. Without it, a part of data."),
                Setting.text("tenant", "The tenant that this hub serves; part of every key and address.")
                        .or("main"),
                server("broker", "The message broker; without url, the embedded one.", "tcp://broker.example:61616"),
                server("database", "The database; without url, the embedded one.", "jdbc:postgresql://db.example/hub"),
                partitions(),
                logs(),
                traces(),
                login(),
                search(),
                us());
    }

    private static Setting http() {
        return Setting.group(
                "http",
                "Where console, API and incoming requests are served.",
                Setting.text("host", "The address to listen on; 0.0.0.0 for all.")
                        .or("127.0.0.1"),
                Setting.number("port", 0, 65535, "The port; 0 for any free one.")
                        .or("8080"),
                Setting.flag(
                                "proxy",
                                "Whether a proxy in front says by X-Forwarded-Proto and X-Forwarded-Host how browsers reach the"
                                        + " hub; it is believed where its own address is a private one.")
                        .or("false"));
    }

    private static Setting partitions() {
        return Setting.group(
                "partitions",
                "How many workers the documents of a kind are dealt to by their key, where one is not enough.",
                Arrays.stream(Kind.values())
                        .map(kind -> Setting.number(
                                        kind.word(), 1, MOST_PARTITIONS, "Workers for kind " + kind.word() + ".")
                                .or("1"))
                        .toArray(Setting[]::new));
    }

    private static Setting logs() {
        return Setting.group(
                "logs",
                "What the hub says on its standard output.",
                Setting.choice(
                                "format",
                                List.of("text", "ecs", "logstash"),
                                "text for people; ecs or logstash: one JSON object a line, with document, transmission"
                                        + " and channel.")
                        .or("text"));
    }

    private static Setting traces() {
        return Setting.group(
                "traces",
                "The way of each document as an OpenTelemetry trace. Without endpoint, none.",
                Setting.text(
                        "endpoint", "Where they are sent by OTLP over HTTP, as in http://otel.example:4318/v1/traces."),
                Setting.number("percent", 1, 100, "Of how many documents; all nodes choose the same ones.")
                        .or("100"));
    }

    private static Setting login() {
        return Setting.group(
                "login",
                "An OpenID provider by which persons log in and programs show tokens, beside the accounts of the hub."
                        + " Without issuer, none.",
                Setting.text("issuer", "Its address, as in https://id.example/realms/company."),
                Setting.text("name", "What the login calls it.").or("OpenID"),
                Setting.text("client", "As whom the hub is known there."),
                Setting.secret("secret", "What it shows there."),
                Setting.text("audience", "Whom tokens of programs must be for; absent: the client."),
                Setting.text("claim", "The claim with a person's roles; dots lead into it: realm_access.roles.")
                        .or("roles"),
                Setting.table(
                        "roles",
                        new Type.Many(new Type.Text()),
                        "What in the claim means what here: viewer, operator, configurator, administrator, payloads."),
                Setting.text("address", "How browsers reach the hub, as in https://hub.example; absent: as they ask."));
    }

    private static Setting search() {
        return Setting.group(
                "search",
                "By what documents are found.",
                Setting.flag(
                                "contents",
                                "Whether also by what is in them: numbers of articles and parties, references, names.")
                        .or("true"));
    }

    private static Setting us() {
        return Setting.group(
                "us",
                "Ourselves, as partners know us.",
                Setting.text("name", "Our name."),
                Setting.table(
                        "identifiers",
                        new Type.Many(new Type.Text()),
                        "What documents call us, by scheme: gln, edi, vat, ...; we write the first of each."));
    }

    private static Setting server(String name, String summary, String url) {
        return Setting.group(
                name,
                summary,
                Setting.text("url", "Its address, as in " + url + "."),
                Setting.text("user", "The user to log in as."),
                Setting.secret("password", "The user's password."));
    }

    /** @param connectors the connection specs of the connectors there are */
    public static Spec partner(List<Spec> connectors) {
        return Spec.of(
                "partner",
                "An organisation or site we exchange with. Its id is the name of its folder.",
                Setting.text(
                        "members",
                        "A table of many partners alike, as in tables/stores.csv: each row is one; ${member.gln} means its column gln."),
                Setting.text("name", "The name that people know it by.").must(),
                Setting.table(
                        "identifiers",
                        new Type.Many(new Type.Text()),
                        "What documents call it, by scheme: gln, duns, vat, edi (interchange address) and free ones."),
                Setting.many("aliases", new Type.Text(), "Other names that documents call it by."),
                Setting.text("zone", "The time zone of its business dates, as in Europe/Berlin.")
                        .or("UTC"),
                Setting.table(
                        "connections",
                        new Type.Words(connectors),
                        "Its endpoints by name: address and credentials, written once."));
    }

    /**
     * @param connectors what {@code connector} may name, each with the settings of this direction
     * @param formats what {@code format} may name
     */
    public static Spec channel(Direction direction, List<Spec> connectors, List<Spec> formats) {
        return new Spec(
                "channel",
                "One direction of documents with one partner. Its id is the partner's folder and the file's name.",
                Stream.of(common(connectors, formats), direction == Direction.IN ? incoming() : outgoing())
                        .flatMap(List::stream)
                        .toList(),
                List.of());
    }

    private static List<Setting> common(List<Spec> connectors, List<Spec> formats) {
        return List.of(
                Setting.choice("direction", words(Direction.values()), "Which way documents go, seen from the hub.")
                        .must(),
                Setting.many(
                                "carries",
                                new Type.Choice(Arrays.stream(Kind.values())
                                        .map(Kind::word)
                                        .toList()),
                                "The kind of its documents, or a list where one file holds several.")
                        .must(),
                Setting.of(
                                "connector",
                                new Type.Words(connectors),
                                "A connection of the partner, partner/connection of another, or a connector that needs none; with the place there.")
                        .must(),
                Setting.of("format", new Type.Words(formats), "How the documents are written on the wire.")
                        .must());
    }

    /** The keys that only an in-channel has. */
    public static List<Setting> incoming() {
        return List.of(
                Setting.group(
                        "when",
                        "When the inbox is read; absent: as the connector does by itself.",
                        Setting.time("every", "The pause between two readings."),
                        Setting.text("at", "A time of day, and a zone if not the partner's: 02:00 Asia/Shanghai."),
                        Setting.choice("calendar", List.of("daily", "workdays"), "On which days, with at."),
                        Setting.choice("on", List.of("webhook", "arrival"), "Whenever something arrives.")),
                Setting.choice(
                                "on-bad-data",
                                List.of("repair", "refuse"),
                                "Who mends a bad document: we (it is parked) or the partner (it is refused).")
                        .or("repair"),
                consequence("unknown-article", "What happens to an article nobody knows.")
                        .or("pass"),
                Setting.group(
                        "checks",
                        "What is looked at before documents are published: pass, warn, park-line (the document goes on without"
                                + " the line) or park.",
                        consequence("check-digits", "GTIN, GLN and SSCC whose check digit is wrong."),
                        consequence(
                                "totals",
                                "Amounts that do not sum up to what the document says: by more than 0.01 a line, at least 0.05."),
                        known("units", true, "The units taken, as UN/ECE Recommendation 20 has them."),
                        known("currencies", false, "The currencies taken; absent: all of ISO 4217."),
                        consequence(
                                "prices",
                                "A price of a line that is none of those that the hub heard for the article: by more than 0.01."),
                        consequence(
                                "packs",
                                "A quantity ordered that is no whole number of the packs that the hub heard of.")),
                Setting.number(
                                "delete-guard",
                                0,
                                100,
                                "Of a complete list: how many percent may be absent from the next one and count as gone.")
                        .or("20"),
                Setting.group(
                        "expect",
                        "Which transmissions of a shared inbox are this channel's; an absent key fits any.",
                        Setting.text("sender", "Interchange address or identifier of the sender."),
                        Setting.text("receiver", "Interchange address or identifier of the receiver.")),
                Setting.group(
                        "acknowledge",
                        "What the sender of an interchange is told of it, message by message. Absent: nothing.",
                        acknowledgements("with", "The messages that say so: CONTRL, APERAK, TA1, 997, 999."),
                        Setting.choice("for", List.of("all", "faults"), "Of which interchanges.")
                                .or("all"),
                        Setting.text(
                                        "via",
                                        "The out-channel that they go through, which sends nothing else: its name, or"
                                                + " partner.name of another partner.")
                                .must()));
    }

    private static Setting acknowledgements(String name, String summary) {
        return Setting.many(name, new Type.Choice(Channel.ACKNOWLEDGEMENTS), summary)
                .must();
    }

    private static Setting consequence(String name, String summary) {
        return Setting.choice(name, Consequence.words(), summary);
    }

    private static Setting known(String name, boolean listed, String summary) {
        Setting words = Setting.many("known", new Type.Text(), summary);
        Type.Group group = new Type.Group(List.of(
                listed ? words.must() : words,
                consequence("otherwise", "What others do.").or(Consequence.PARK_LINE.word())));
        return Setting.of(name, new Type.Brief("known", group), summary);
    }

    /** The keys that only an out-channel has. */
    public static List<Setting> outgoing() {
        return List.of(
                where("Which documents it wants; all conditions must hold. Absent: all."),
                Setting.of(
                        "if",
                        new Type.Jsonata(),
                        "JSONata over the canonical document, asked after where; wanted is what it is true of. Absent: all."),
                Setting.group(
                        "batch",
                        "Several documents in one transmission. Absent: one each.",
                        Setting.number("max", 1, 1_000_000, "Closed when so many are in."),
                        Setting.time("every", "Closed when the oldest has waited so long."),
                        Setting.choice("by", List.of("business-date"), "One transmission a business date."),
                        Setting.text("until", "When that day's is closed, and a zone if not the partner's: 23:55.")),
                Setting.flag("echo", "Whether a document may return to the connection it came from.")
                        .or("false"),
                Setting.group(
                        "delivery",
                        "How long and how often it is tried.",
                        Setting.time("give-up", "The age at which an undeliverable document is given up.")
                                .or("72h"),
                        Setting.number("attempts", 1, 100, "How often the partner may refuse one document.")
                                .or("3")),
                Setting.group(
                        "acknowledgement",
                        "What the partner owes us for each transmission. Absent: nothing.",
                        acknowledgements("expect", "The messages that come back: CONTRL, APERAK, TA1, 997, 999."),
                        Setting.time("within", "After so long one that has not come is overdue.")
                                .or("24h")));
    }

    /** The file that says who may tell what. */
    public static Spec ownership() {
        Stream<Setting> kinds =
                Arrays.stream(Kind.values()).filter(Kind::isState).map(Language::owners);
        Setting onConflict = Setting.choice(
                        "on-conflict",
                        Arrays.stream(OnConflict.values()).map(OnConflict::word).toList(),
                        "What becomes of a document that does not come from its owner: counted and left, or parked.")
                .or(OnConflict.IGNORE.word());
        return new Spec(
                "ownership",
                "Who may tell what: one owner of a kind of documents, or of a part of them; of several entries the one that says most. What nobody owns, everybody may tell.",
                Stream.concat(kinds, Stream.of(onConflict)).toList(),
                List.of("product: nordwind\nstock:\n  - { location: F1, owner: filiale }\n  - { owner: nordwind }"));
    }

    private static Setting owners(Kind kind) {
        Stream<Setting> parts = Ownership.parts(kind).stream()
                .map(part -> Setting.many(
                        part.word(),
                        new Type.Text(),
                        "Whose " + part.word() + " this is; absent: every " + part.word() + "."));
        Setting owner = Setting.text("owner", "The partner that may tell it, by folder.")
                .must();
        Type.Group entry = new Type.Group(Stream.concat(parts, Stream.of(owner)).toList());
        return Setting.many(
                kind.word(), new Type.Brief("owner", entry), "Who owns documents of kind " + kind.word() + ".");
    }

    /**
     * What a file of {@code flows/} holds.
     *
     * @param rules what a step may name
     */
    public static Type flow(List<Spec> rules) {
        return new Type.Many(new Type.Words(rules.stream()
                .map(rule -> new Spec(
                        rule.name(),
                        rule.summary(),
                        Stream.concat(
                                        rule.settings().stream(),
                                        Stream.of(where(
                                                "Which documents it is for; all conditions must hold. Absent: all.")))
                                .toList(),
                        rule.examples()))
                .toList()));
    }

    private static Setting where(String summary) {
        return Setting.group(
                "where",
                summary,
                Arrays.stream(Where.Field.values())
                        .map(field -> Setting.of(field.word(), new Type.Condition(), describe(field)))
                        .toArray(Setting[]::new));
    }

    private static String describe(Where.Field field) {
        return field.namesPartner()
                ? "Partners, by folder; us for ourselves."
                : "Values of the document's " + field.word() + ".";
    }

    private static List<String> words(Direction[] directions) {
        return Arrays.stream(directions).map(Direction::word).toList();
    }
}
