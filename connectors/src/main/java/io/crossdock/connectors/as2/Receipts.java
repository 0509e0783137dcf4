package io.crossdock.connectors.as2;

import io.crossdock.config.Location;
import io.crossdock.config.Problem;
import io.crossdock.config.Wire;
import io.crossdock.connectors.Fault;
import io.crossdock.connectors.LateReceipt;
import io.crossdock.connectors.Receipt;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/**
 * Believes a receipt only if the partner signed it, strongly, for this message and these bytes. A receipt that is not to be believed
 * says nothing about the message, so nothing follows from it but that somebody must look.
 */
final class Receipts {

    private final Verifying verifying;

    Receipts(Verifying verifying) {
        this.verifying = verifying;
    }

    /** A receipt that the partner has signed. */
    Mdn signed(Entity answer, Scratch scratch) throws IOException {
        if (answer.type().equals(Mdn.TYPE)) {
            throw new Fault(
                    As2.RECEIPT_UNSIGNED,
                    "a receipt without a signature says '"
                            + Mdn.read(answer, scratch).disposition() + "'");
        }
        if (!answer.type().equals("multipart/signed")) {
            throw new Fault(As2.RECEIPT_MISSING, "the answer is " + answer.type() + ", no receipt");
        }
        return read(verified(answer, scratch), scratch);
    }

    private Entity verified(Entity answer, Scratch scratch) throws IOException {
        try {
            return verifying.verify(answer, scratch).content();
        } catch (Untrusted e) {
            throw new Fault(
                    e.reason() == Untrusted.Reason.WEAK ? As2.WEAK : As2.RECEIPT_UNTRUSTED,
                    "the receipt: " + e.getMessage());
        }
    }

    static Mdn read(Entity report, Scratch scratch) throws IOException {
        if (!report.type().equals(Mdn.TYPE)) {
            throw new Fault(As2.RECEIPT_MISSING, "what the partner signed is " + report.type() + ", no receipt");
        }
        try {
            return Mdn.read(report, scratch);
        } catch (Entity.Unreadable e) {
            throw new Fault(As2.RECEIPT_MISSING, "the receipt cannot be read: " + e.getMessage());
        }
    }

    /**
     * What a receipt that came at once says of a message.
     *
     * @param id the message's
     * @param mic of what was sent
     * @param proof the receipt as it came
     */
    static Receipt judge(Mdn mdn, String id, Mic mic, Wire proof) {
        if (!mdn.original().equals(id)) {
            throw new Fault(As2.RECEIPT_FOREIGN, "the receipt is for " + printable(mdn.original()) + ", not for " + id);
        }
        if (!mdn.disposition().isSuccess()) {
            return refused(mdn, id, proof);
        }
        boolean same = mdn.mic().filter(mic::isSameAs).isPresent();
        return same ? delivered(proof) : doubtful(mdn, id, mic, proof);
    }

    /**
     * What a receipt that came by a request of its own says of the message that it names.
     *
     * @param told what the id says of the message
     * @param proof the receipt as it came
     */
    static LateReceipt judge(Mdn mdn, MessageId.Told told, Wire proof) {
        return new LateReceipt(told.key(), objection(mdn, told), proof);
    }

    private static Optional<Problem> objection(Mdn mdn, MessageId.Told told) {
        Location at = Location.of(mdn.original());
        if (!mdn.disposition().isSuccess()) {
            Problem.Code code = mdn.disposition().isAboutTheAgreement() ? As2.DENIED : As2.REFUSED;
            return Optional.of(code.at(at, says(mdn, mdn.original())));
        }
        boolean same = mdn.mic().filter(told::isOf).isPresent();
        return same
                ? Optional.empty()
                : Optional.of(As2.CONTENT_DIFFERS.at(
                        at, "the digest of what arrived is " + theirs(mdn) + ", which is not that of what was sent"));
    }

    private static Receipt delivered(Wire proof) {
        return new Receipt(Receipt.Result.DELIVERED, Map.of(), Optional.empty(), Optional.empty(), Optional.of(proof));
    }

    private static Receipt refused(Mdn mdn, String id, Wire proof) {
        String said = says(mdn, id);
        if (mdn.disposition().isAboutTheAgreement()) {
            throw new Fault(As2.DENIED, said);
        }
        return with(Receipt.Result.REFUSED, As2.REFUSED.at(Location.of(id), said), proof);
    }

    private static Receipt doubtful(Mdn mdn, String id, Mic mic, Wire proof) {
        return with(
                Receipt.Result.UNCERTAIN,
                As2.CONTENT_DIFFERS.at(
                        Location.of(id), "the digest of what was sent is " + mic + ", of what arrived " + theirs(mdn)),
                proof);
    }

    private static String says(Mdn mdn, String id) {
        return "the partner's receipt for " + id + " says '"
                + printable(mdn.disposition().toString()) + "'";
    }

    private static String theirs(Mdn mdn) {
        return mdn.mic().map(Mic::toString).orElse("none that can be read");
    }

    private static Receipt with(Receipt.Result result, Problem problem, Wire proof) {
        return new Receipt(result, Map.of(), Optional.empty(), Optional.of(problem), Optional.of(proof));
    }

    /** What others wrote, for a log. */
    static String printable(String text) {
        String plain = text.replaceAll("[^ -~]", "?");
        return plain.length() > 200 ? plain.substring(0, 200) + "..." : plain;
    }
}
