package io.crossdock.mappings.edifact;

import io.crossdock.config.Location;
import io.crossdock.config.Problem;
import io.crossdock.mappings.Peeked;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** The interchange being read: what its header says, what it holds, and what is wrong with it as a whole. */
final class OpenInterchange {

    /**
     * What UNB says.
     *
     * @param present whether there is one
     */
    private record Header(
            boolean present,
            Optional<String> sender,
            Optional<String> receiver,
            String reference,
            String syntax,
            boolean test,
            Location at) {

        static final Header NONE =
                new Header(false, Optional.empty(), Optional.empty(), "", "", false, Location.of(""));
    }

    private final ServiceSegment segment;
    private final boolean countsRefuse;
    private final List<Problem> trouble = new ArrayList<>();
    private final List<Problem> doubts = new ArrayList<>();
    private int ordinal = -1;
    private Header header = Header.NONE;
    private int messages;
    private int groups;
    private int groupMessages;
    private String groupReference = "";

    /**
     * @param countsRefuse whether a wrong count is trouble, else a doubt
     */
    OpenInterchange(ServiceSegment segment, boolean countsRefuse) {
        this.segment = segment;
        this.countsRefuse = countsRefuse;
    }

    /** Whether there is one around the messages. */
    boolean open() {
        return header.present();
    }

    boolean empty() {
        return messages == 0 && groups == 0;
    }

    String syntax() {
        return header.syntax();
    }

    /** Where its UNB is. */
    Location at() {
        return header.at();
    }

    String path() {
        return "interchange " + (ordinal + 1);
    }

    /** UNB. */
    void enter() {
        ordinal++;
        header = new Header(
                true,
                Optional.of(segment.address(2)).filter(address -> !address.isEmpty()),
                Optional.of(segment.address(3)).filter(address -> !address.isEmpty()),
                segment.text(5, 1),
                segment.text(1, 1),
                segment.text(11, 1).equals("1"),
                segment.at("UNB"));
        segment.unterminated("UNB").ifPresent(trouble::add);
    }

    /** UNG. */
    void enterGroup() {
        groups++;
        groupMessages = 0;
        groupReference = segment.text(5, 1);
    }

    /** UNE. */
    void closeGroup() {
        segment.miscount(() -> "UNE", "0060", "messages", groupMessages).ifPresent(this::miscounted);
        segment.misreference(() -> "UNE", "0048", "UNG", groupReference).ifPresent(doubts::add);
    }

    /** A message begins in it. */
    Peeked.Message message(int messageOrdinal, String type, String version, String association) {
        messages++;
        groupMessages++;
        return new Peeked.Message(
                messageOrdinal,
                Math.max(ordinal, 0),
                header.sender(),
                header.receiver(),
                type,
                version,
                association,
                header.test());
    }

    /** UNZ. */
    void checkTrailer() {
        String what = groups > 0 ? "groups" : "messages";
        segment.miscount(() -> "UNZ", "0036", what, groups > 0 ? groups : messages)
                .ifPresent(this::miscounted);
        segment.misreference(() -> "UNZ", "0020", "UNB", header.reference()).ifPresent(doubts::add);
        segment.unterminated("UNZ").ifPresent(doubts::add);
    }

    private void miscounted(Problem problem) {
        (countsRefuse ? trouble : doubts).add(problem);
    }

    /** It has no UNZ. */
    void unfinished(Location at, String what) {
        trouble.add(Faults.UNFINISHED_INTERCHANGE.at(at, what));
    }

    /**
     * It ends.
     *
     * @param excerpt the bytes of its UNZ
     */
    Trailer end(Location at, byte[] excerpt, byte[] digest) {
        Peeked.Interchange ended = new Peeked.Interchange(
                ordinal,
                header.sender().orElse(""),
                header.receiver().orElse(""),
                header.reference(),
                HexFormat.of().formatHex(digest),
                at);
        Trailer trailer = new Trailer(ended, excerpt, List.copyOf(trouble), List.copyOf(doubts));
        header = Header.NONE;
        trouble.clear();
        doubts.clear();
        messages = 0;
        groups = 0;
        groupReference = "";
        return trailer;
    }
}
