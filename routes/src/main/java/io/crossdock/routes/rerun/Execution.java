package io.crossdock.routes.rerun;

import io.crossdock.routes.delivery.Release;
import io.crossdock.routes.intake.Again;
import io.crossdock.routes.intake.Rereading;
import io.crossdock.routes.intake.Transmission;
import io.crossdock.routes.intake.Transmissions;
import io.crossdock.routes.lease.Fence;
import java.io.IOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Does what the preview of a replay or reprocessing says, a transmission at a time. After a crash it goes on where it was. */
final class Execution {

    private final RerunRows rows;
    private final FamilyRows families;
    private final Transmissions transmissions;
    private final Release release;
    private final Configurations configurations;

    Execution(
            RerunRows rows,
            FamilyRows families,
            Transmissions transmissions,
            Release release,
            Configurations configurations) {
        this.rows = rows;
        this.families = families;
        this.transmissions = transmissions;
        this.release = release;
        this.configurations = configurations;
    }

    void run(Rerun rerun, String transmission, Fence fence) throws IOException {
        List<RerunDocument> documents = rows.ofTransmission(rerun.id(), transmission);
        Asked asked = new Asked(rerun, transmission, documents);
        if (asked.isWhole() || !asked.byPlace.isEmpty()) {
            Transmission original = transmissions
                    .find(transmission)
                    .map(found -> rows.reads(rerun.id(), found))
                    .orElseThrow();
            Rereading rereading = configurations
                    .of(Preparation.bundle(rerun, original))
                    .flatMap(one -> one.rereading(original.inbox()))
                    .orElseThrow();
            rows.become(rerun.id(), transmission, transmissions.nameOfRerun(rerun.id(), transmission));
            rereading.take(original, rerun.id(), asked, fence);
        }
        for (RerunDocument document : documents) {
            Optional<byte[]> mended = document.decision().releases().isEmpty()
                    ? Optional.empty()
                    : rows.body(rerun.id(), document.ordinal());
            for (String channel : document.decision().releases()) {
                release.release(channel, document.subject().document(), mended);
            }
        }
        rows.done(rerun.id(), transmission);
    }

    /** What is asked of one transmission. */
    private final class Asked implements Again {

        private final Rerun rerun;
        private final String original;
        private final boolean whole;
        private final Map<Long, RerunDocument> byPlace = new HashMap<>();

        Asked(Rerun rerun, String original, List<RerunDocument> documents) {
            this.rerun = rerun;
            this.original = original;
            this.whole = documents.stream().anyMatch(one -> one.decision().step() == Step.TAKE);
            documents.stream()
                    .filter(one -> one.decision().step() == Step.SEND
                            && !one.decision().receivers().isEmpty())
                    .forEach(one -> byPlace.put(one.place(), one));
        }

        @Override
        public String original() {
            return original;
        }

        @Override
        public boolean isWhole() {
            return whole;
        }

        @Override
        public boolean concerns(long ordinal) {
            return whole || byPlace.containsKey(ordinal);
        }

        /** Whoever was told to send what was delivered sends it; of what is missing, the first who asks. */
        @Override
        public Map<Long, List<String>> receivers(Collection<Long> ordinals) {
            Map<Long, RerunDocument> asked = new LinkedHashMap<>();
            ordinals.forEach(
                    ordinal -> Optional.ofNullable(byPlace.get(ordinal)).ifPresent(one -> asked.put(ordinal, one)));
            Map<String, List<String>> wanted = new HashMap<>();
            asked.values()
                    .forEach(one ->
                            wanted.put(one.subject().origin(), one.decision().receivers()));
            Map<String, List<String>> granted = rerun.delivered() ? wanted : families.claim(rerun.id(), wanted);
            Map<Long, List<String>> receivers = new HashMap<>();
            asked.forEach((ordinal, one) ->
                    receivers.put(ordinal, granted.getOrDefault(one.subject().origin(), List.of())));
            return receivers;
        }
    }
}
