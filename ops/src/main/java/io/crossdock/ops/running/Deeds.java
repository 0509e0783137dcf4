package io.crossdock.ops.running;

import io.crossdock.config.Wire;
import io.crossdock.mappings.canonical.CrossReference;
import io.crossdock.routes.Hub;
import io.crossdock.routes.access.Account;
import io.crossdock.routes.delivery.Resending;
import io.crossdock.routes.intake.Rejections;
import io.crossdock.routes.rerun.Criteria;
import io.crossdock.routes.rerun.Rerun;
import io.crossdock.routes.rerun.Reruns;
import io.crossdock.routes.rerun.Verb;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What persons and programs change in the running hub; each deed stands in the audit log. */
public final class Deeds {

    private final HubInForce inForce;

    public Deeds(HubInForce inForce) {
        this.inForce = inForce;
    }

    private Hub hub() {
        return inForce.hub().orElseThrow();
    }

    /** @throws IllegalArgumentException where nothing is found, or too much */
    public Rerun ask(Reruns.Question question) {
        Rerun rerun = hub().reruns().ask(question);
        audit(question.author(), "rerun.ask", rerun.id(), question.verb().word() + " " + question.reason());
        return rerun;
    }

    /** @throws IllegalArgumentException where there is no such preview, or it is not complete */
    public Rerun run(String id, String author) {
        Rerun rerun = hub().reruns().run(id);
        audit(author, "rerun.run", id, rerun.verb().word());
        return rerun;
    }

    /** @throws IllegalArgumentException where nothing of the document is uncertain */
    public List<Resending.Sent> settle(String document, String channel, String author) {
        List<Resending.Sent> settled = hub().reruns().settle(document, channel, author);
        audit(author, "document.settle", document, channel);
        return settled;
    }

    /**
     * What was rejected.
     *
     * @param documents how many of those that were named were parked
     * @param told what their senders are told; fewer, where some are told nothing
     */
    public record Rejected(long documents, List<Rejections.Answer> told) {}

    /** Closes documents that intake parked, and gives up those that are parked for channels. */
    public Rejected reject(List<String> documents, String author, String reason) throws IOException {
        long rejected = 0;
        List<Rejections.Answer> told = new ArrayList<>();
        for (String document : documents) {
            Optional<Rejections.Rejected> atIntake = hub().rejections().reject(document, reason);
            Optional<Rejections.Answer> answer = atIntake.flatMap(Rejections.Rejected::answer);
            List<String> channels = hub().repairs().reject(document, author, reason);
            if (atIntake.isPresent() || !channels.isEmpty()) {
                String said = answer.map(one -> one.partner() + " told by " + one.with() + ": ")
                        .orElse("");
                audit(author, "document.reject", document, (String.join(", ", channels) + " " + said + reason).strip());
                answer.ifPresent(told::add);
                rejected++;
            }
        }
        return new Rejected(rejected, told);
    }

    /**
     * Says what a number means, and has the documents that wait for it go again; first comes a preview.
     *
     * @return empty: none waits for it
     */
    public Optional<Rerun> choose(CrossReference reference, Origin origin, String author) throws IOException {
        List<String> waiting = hub().unknownArticles().waitingFor(reference);
        put(List.of(reference), origin, author);
        return waiting.isEmpty()
                ? Optional.empty()
                : Optional.of(ask(new Reruns.Question(
                        Verb.REPROCESS,
                        Criteria.of(waiting.toArray(String[]::new)),
                        false,
                        author,
                        reference.external() + " = " + reference.canonical())));
    }

    /**
     * Has the transmissions of parked documents read again as somebody put them right; first comes a preview.
     *
     * @param texts by the ids of the transmissions
     * @throws IllegalArgumentException where one of the documents is not parked at intake
     */
    public Rerun repair(List<String> documents, Map<String, Wire> texts, String author, String reason)
            throws IOException {
        Rerun rerun = hub().reruns().repair(documents, texts, author, reason);
        documents.forEach(document -> audit(author, "document.repair", document, (rerun.id() + " " + reason).strip()));
        return rerun;
    }

    /**
     * Sends a document that is parked for a channel on its way as somebody put it right.
     *
     * @throws IllegalArgumentException where it is not parked there, or that is another document
     */
    public void repair(String document, String channel, String json, String author, String reason) {
        hub().repairs().repair(channel, document, json);
        audit(author, "document.repair", document, (channel + " " + reason).strip());
    }

    /** @throws IllegalArgumentException where it cannot stand still */
    public void pause(String channel, String author, String reason) {
        hub().pause(channel, author, reason);
        audit(author, "channel.pause", channel, reason);
    }

    /** @throws IllegalArgumentException where there is no such channel, or it brings documents in */
    public void drain(String channel, String author, String reason) {
        hub().drain(channel, author, reason);
        audit(author, "channel.drain", channel, reason);
    }

    /** @throws IllegalArgumentException where there is no such channel */
    public void resume(String channel, String author) {
        hub().resume(channel);
        audit(author, "channel.resume", channel, "");
    }

    /** By which way somebody said what numbers mean. */
    public enum Origin {
        CONSOLE,
        COMMAND,
        IMPORT;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** @return how many are new or say something else than before */
    public int put(List<CrossReference> references, Origin origin, String author) {
        int changed = hub().put(references, origin.word());
        String subject = references.size() == 1 ? references.get(0).partner() : "";
        String detail = references.size() == 1
                ? references.get(0).external() + " = " + references.get(0).canonical()
                : references.size() + " read, " + changed + " changed";
        audit(author, "xref.put", subject, detail);
        return changed;
    }

    public void put(Account account, String author) {
        hub().accounts().put(account);
        audit(author, "account.put", account.name(), account.role().word() + (account.payloads() ? ", payloads" : ""));
    }

    public boolean remove(String account, String author) {
        boolean removed = hub().accounts().remove(account);
        if (removed) {
            audit(author, "account.remove", account, "");
        }
        return removed;
    }

    /** Where a deed is done elsewhere. */
    public void audit(String author, String action, String subject, String detail) {
        hub().audit().add(author, action, subject, detail);
    }
}
