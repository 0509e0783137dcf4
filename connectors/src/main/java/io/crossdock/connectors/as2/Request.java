package io.crossdock.connectors.as2;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What the headers of a message say of it.
 *
 * @param id its {@code Message-ID}, with its angle brackets
 * @param wantsReceipt whether a receipt is asked for
 * @param wantsSignature whether the receipt is to be signed
 * @param digests the digests that the receipt may be over, the preferred one first, as they were written
 * @param needsThese whether no other digest will do
 * @param later whether the receipt is to come by a request of its own
 */
record Request(
        String id,
        boolean wantsReceipt,
        boolean wantsSignature,
        List<String> digests,
        boolean needsThese,
        boolean later) {

    private static final String OPTIONS = "Disposition-Notification-Options";
    private static final Pattern DIGESTS =
            Pattern.compile("signed-receipt-micalg\\s*=\\s*(required|optional)\\s*,([^;]*)", Pattern.CASE_INSENSITIVE);
    private static final Pattern SIGNATURE = Pattern.compile(
            "signed-receipt-protocol\\s*=\\s*(required|optional)\\s*,\\s*pkcs7-signature", Pattern.CASE_INSENSITIVE);

    Request {
        digests = List.copyOf(digests);
    }

    /** Absent: it has no id that a receipt could repeat. */
    static Optional<Request> of(Function<String, Optional<String>> headers) {
        return headers.apply("Message-ID")
                .map(String::strip)
                .filter(MessageId::isSound)
                .map(id -> of(id, headers));
    }

    private static Request of(String id, Function<String, Optional<String>> headers) {
        String options = headers.apply(OPTIONS).orElse("");
        Matcher digests = DIGESTS.matcher(options);
        boolean named = digests.find();
        return new Request(
                id,
                headers.apply("Disposition-Notification-To").isPresent(),
                SIGNATURE.matcher(options).find(),
                named
                        ? Stream.of(digests.group(2).split(",", -1))
                                .map(String::strip)
                                .filter(word -> !word.isEmpty())
                                .toList()
                        : List.of(),
                named && digests.group(1).equalsIgnoreCase("required"),
                headers.apply("Receipt-Delivery-Option").isPresent());
    }

    /** The digest that a receipt is to be over: one that was asked for, or else the one of the signature. */
    Hash digest(Optional<Hash> signed, Algorithms algorithms) throws Refused {
        Optional<Hash> wanted = digests.stream()
                .map(Hash::of)
                .flatMap(Optional::stream)
                .filter(algorithms::accept)
                .findFirst();
        if (wanted.isEmpty() && needsThese) {
            throw new Refused(
                    Disposition.failure("unsupported MIC-algorithms"),
                    "the receipt is wanted with a digest that is too weak or unknown: "
                            + Receipts.printable(String.join(", ", digests)));
        }
        return wanted.or(() -> signed).orElse(Hash.SHA_256);
    }
}
