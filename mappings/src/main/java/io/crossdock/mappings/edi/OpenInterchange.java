package io.crossdock.mappings.edi;

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
     * Its header.
     *
     * @param present whether there is one
     */
    private record Header(boolean present, Envelopes.Interchange says, String reference, Location at) {

        static final Header NONE = new Header(
                false,
                new Envelopes.Interchange(Optional.empty(), Optional.empty(), Optional.empty(), "", false, false),
                "",
                Location.of(""));
    }

    private final ServiceSegment segment;
    private final Envelopes envelopes;
    private final Faults faults;
    private final boolean countsRefuse;
    private final OpenFlaws own = new OpenFlaws();
    private final OpenFlaws groupOwn = new OpenFlaws();
    private final List<Peeked.Group> flawed = new ArrayList<>();
    private int ordinal = -1;
    private Header header = Header.NONE;
    private int messages;
    private int groups;
    private int groupMessages;
    private boolean aside;
    private boolean groupOpen;
    private String groupReference = "";
    private String groupType = "";
    private String groupRelease = "";

    /** What is wrong at one level, as far as is known. */
    private static final class OpenFlaws {

        private final List<Problem> trouble = new ArrayList<>();
        private final List<Problem> doubts = new ArrayList<>();

        Peeked.Flaws close() {
            Peeked.Flaws flaws =
                    trouble.isEmpty() && doubts.isEmpty() ? Peeked.Flaws.NONE : new Peeked.Flaws(trouble, doubts);
            trouble.clear();
            doubts.clear();
            return flaws;
        }
    }

    /**
     * @param countsRefuse whether a wrong count is trouble, else a doubt
     */
    OpenInterchange(ServiceSegment segment, Standard standard, boolean countsRefuse) {
        this.segment = segment;
        this.envelopes = standard.envelopes();
        this.faults = standard.faults();
        this.countsRefuse = countsRefuse;
    }

    /** Whether there is one around the messages. */
    boolean open() {
        return header.present();
    }

    boolean empty() {
        return messages == 0 && groups == 0;
    }

    String reference() {
        return header.reference();
    }

    Envelopes.Interchange says() {
        return header.says();
    }

    /** Where its header is. */
    Location at() {
        return header.at();
    }

    String path() {
        return "interchange " + (ordinal + 1);
    }

    void enter() {
        ordinal++;
        Envelopes.Level level = envelopes.interchange();
        header = new Header(
                true,
                envelopes.heads().interchange(segment),
                segment.text(envelopes.heads().place(level.reference(), segment), 1)
                        .strip(),
                segment.at(level.headName()));
        segment.unterminated(level.headName()).ifPresent(own.trouble::add);
    }

    void enterGroup() {
        leaveGroup();
        groups++;
        groupOpen = true;
        groupMessages = 0;
        groupType = segment.text(1, 1).strip();
        groupReference = segment.text(envelopes.group().reference(), 1);
        groupRelease = envelopes.heads().release(segment);
    }

    void closeGroup() {
        checkTrailer(envelopes.group(), "messages", groupMessages, groupReference, groupOwn);
        endGroup(Optional.of(segment.whole(1)).filter(counted -> counted >= 0));
    }

    /** Its trailer is missing, but nothing says that a message is. */
    private void leaveGroup() {
        if (groupOpen) {
            Envelopes.Level level = envelopes.group();
            groupOwn.doubts.add(faults.of(Fault.UNFINISHED_GROUP)
                    .at(
                            segment.at(level.tailName()),
                            segment.name() + " comes before the " + level.tailName() + " of group " + groupReference));
            endGroup(Optional.empty());
        }
    }

    private void endGroup(Optional<Long> counted) {
        Peeked.Flaws flaws = groupOwn.close();
        if (!flaws.told().isEmpty()) {
            flawed.add(new Peeked.Group(groupReference.strip(), groupType, groupRelease, counted, flaws));
        }
        groupOpen = false;
        groupReference = "";
        groupType = "";
        groupRelease = "";
    }

    /** A message begins in it. */
    Peeked.Message message(int messageOrdinal) {
        Envelopes.Message says = envelopes.heads().message(segment, groupRelease);
        return message(
                messageOrdinal,
                says.type(),
                says.version(),
                says.association(),
                segment.text(envelopes.message().reference(), 1).strip());
    }

    /** A message begins in it, of which no header says anything. */
    Peeked.Message unnamed(int messageOrdinal) {
        return message(messageOrdinal, "", "", "", "");
    }

    /** A message without header and trailer, which is none of those counted. */
    Peeked.Message alone(int messageOrdinal) {
        Peeked.Message message = message(messageOrdinal, segment.name(), "", "", "");
        messages--;
        groupMessages--;
        aside = true;
        return message;
    }

    private Peeked.Message message(
            int messageOrdinal, String type, String version, String association, String reference) {
        messages++;
        groupMessages++;
        return new Peeked.Message(
                messageOrdinal,
                Math.max(ordinal, 0),
                header.says().sender(),
                header.says().receiver(),
                type,
                version,
                association,
                header.says().test(),
                groupReference,
                groupType,
                reference);
    }

    void checkTrailer() {
        leaveGroup();
        Envelopes.Level level = envelopes.interchange();
        boolean grouped = envelopes.counted().groups(groups);
        if (!(aside && messages == 0 && groups == 0)) {
            checkTrailer(level, grouped ? "groups" : "messages", grouped ? groups : messages, header.reference(), own);
        }
        segment.unterminated(level.tailName()).ifPresent(own.doubts::add);
    }

    private void checkTrailer(Envelopes.Level level, String what, int held, String reference, OpenFlaws flaws) {
        segment.miscount(level::tailName, level.countName(), what, held)
                .ifPresent((countsRefuse ? flaws.trouble : flaws.doubts)::add);
        segment.misreference(level::tailName, level, reference).ifPresent(flaws.doubts::add);
    }

    /** It has no trailer. */
    void unfinished(Location at, String what) {
        own.trouble.add(faults.of(Fault.UNFINISHED_INTERCHANGE).at(at, what));
    }

    /**
     * It ends.
     *
     * @param excerpt the bytes of its trailer
     */
    Trailer end(Location at, byte[] excerpt, byte[] digest) {
        Peeked.Interchange ended = new Peeked.Interchange(
                ordinal,
                header.says().sender().orElse(""),
                header.says().receiver().orElse(""),
                header.reference(),
                HexFormat.of().formatHex(digest),
                at,
                own.close(),
                flawed);
        header = Header.NONE;
        flawed.clear();
        messages = 0;
        groups = 0;
        endGroup(Optional.empty());
        aside = false;
        return new Trailer(ended, excerpt);
    }
}
