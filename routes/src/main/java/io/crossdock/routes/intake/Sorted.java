package io.crossdock.routes.intake;

import io.crossdock.config.Problem;
import io.crossdock.mappings.Decoded;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A batch, sorted.
 *
 * @param sound documents with their identities
 * @param unsound what is no document, or does not hold what its channel checks; and lines that wait while their document goes on
 * @param foreign what is not the sender's to tell
 * @param unmapped what of a sound document was left out, by ordinal
 * @param warnings what the checks of a sound document only warn of, by ordinal
 * @param gone the ordinals of sound documents that a complete list left out
 */
record Sorted(
        List<Identity> sound,
        List<Item.Unsound> unsound,
        List<Item.Foreign> foreign,
        Map<Long, List<Decoded.Unmapped>> unmapped,
        Map<Long, List<Problem>> warnings,
        Set<Long> gone) {

    /** The same, otherwise parted. */
    Sorted with(List<Identity> otherSound, List<Item.Unsound> otherUnsound) {
        return new Sorted(otherSound, otherUnsound, foreign, unmapped, warnings, gone);
    }

    boolean isGone(Identity identity) {
        return gone.contains(identity.envelope().ordinal());
    }

    List<Decoded.Unmapped> unmapped(Identity identity) {
        return unmapped.getOrDefault(identity.envelope().ordinal(), List.of());
    }

    List<Problem> warnings(Identity identity) {
        return warnings.getOrDefault(identity.envelope().ordinal(), List.of());
    }

    Map<String, Long> countByChannel() {
        Map<String, Long> counts = new LinkedHashMap<>();
        sound.forEach(identity -> counts.merge(identity.envelope().channel(), 1L, Long::sum));
        unsound.forEach(item -> counts.merge(item.channel(), 1L, Long::sum));
        foreign.forEach(item -> counts.merge(item.channel().id(), 1L, Long::sum));
        return counts;
    }
}
