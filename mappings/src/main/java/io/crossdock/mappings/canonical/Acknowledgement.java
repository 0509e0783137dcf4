package io.crossdock.mappings.canonical;

import io.crossdock.config.Kind;
import io.crossdock.config.Where;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * What the receiver of a transmission says to it: whether it could be read, and whether it was taken.
 *
 * @param acknowledgementNumber the receiver's number of the acknowledgement, or the control references that it came under
 * @param level {@code interchange} (TA1), {@code syntax} (CONTRL, 997, 999), {@code application} (APERAK, 824)
 * @param interchange the control reference of the interchange that we sent; absent: not said
 * @param verdict on the whole: {@code received}, {@code accepted}, {@code accepted-with-errors}, {@code partially-accepted},
 *     {@code rejected}; absent: only its parts are judged. A part's verdict is one of the same words
 */
public record Acknowledgement(
        Header header,
        @Mandatory String acknowledgementNumber,
        @Mandatory String level,
        Optional<String> interchange,
        Optional<LocalDate> date,
        Optional<String> verdict,
        Map<String, PartyRef> parties,
        List<Part> parts,
        List<Fault> faults)
        implements Document, NamesParties {

    /**
     * What is said of a group or of a message.
     *
     * @param group the group's reference, in our words; absent: it is in none
     * @param message the message's reference, in our words; absent: the whole group is meant
     * @param type the message's name in its standard: {@code ORDERS}, {@code 850}
     * @param version its release: {@code D.96A}, {@code 004010}
     * @param association the association assigned code: {@code EAN008}
     * @param document the business number of what it holds
     * @param counts how many messages a group has, where that does not follow from the parts
     */
    public record Part(
            Optional<String> group,
            Optional<String> message,
            Optional<String> type,
            Optional<String> version,
            Optional<String> association,
            Optional<String> document,
            @Mandatory String verdict,
            List<Fault> faults,
            Optional<Counts> counts) {

        public Part(
                Optional<String> group,
                Optional<String> message,
                Optional<String> type,
                Optional<String> version,
                Optional<String> association,
                Optional<String> document,
                String verdict,
                List<Fault> faults) {
            this(group, message, type, version, association, document, verdict, faults, Optional.empty());
        }

        public Part {
            group = Copies.of(group);
            message = Copies.of(message);
            type = Copies.of(type);
            version = Copies.of(version);
            association = Copies.of(association);
            document = Copies.of(document);
            verdict = Copies.of(verdict);
            faults = Copies.of(faults);
            counts = Copies.of(counts);
        }

        /** The same with counts. */
        public Part counting(Optional<Counts> itsCounts) {
            return new Part(group, message, type, version, association, document, verdict, faults, itsCounts);
        }

        /** What is said of a group of which nothing is said. */
        public static Part accepted(String group) {
            return new Part(
                    Optional.of(group),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    "accepted",
                    List.of());
        }

        /** The same in a group. */
        public Part in(Optional<String> itsGroup) {
            return new Part(itsGroup, message, type, version, association, document, verdict, faults, counts);
        }
    }

    /**
     * The messages of a group.
     *
     * @param included as its trailer says
     * @param received that came
     */
    public record Counts(Long included, Long received, Long accepted) {

        public Counts {
            included = Copies.of(included, 0L);
            received = Copies.of(received, 0L);
            accepted = Copies.of(accepted, 0L);
        }
    }

    /**
     * What is wrong with what we sent.
     *
     * @param code as the standard has it: UN/EDIFACT 0085 or 9321, X12 720, 721 or 723
     * @param segment ordinal of the segment in its message, from 1; the header counts
     * @param tag the segment's
     * @param element ordinal of the data element in its segment, from 1; the tag does not count
     * @param component ordinal in its element, from 1
     * @param value what stands there
     */
    public record Fault(
            Optional<String> code,
            Optional<String> text,
            Optional<Long> segment,
            Optional<String> tag,
            Optional<Long> element,
            Optional<Long> component,
            Optional<String> value) {

        public Fault {
            code = Copies.of(code);
            text = Copies.of(text);
            segment = Copies.of(segment);
            tag = Copies.of(tag);
            element = Copies.of(element);
            component = Copies.of(component);
            value = Copies.of(value);
        }

        public static Fault of(String code) {
            return of(Optional.of(code));
        }

        /** Of which nothing else is known. */
        public static Fault of(Optional<String> code) {
            return new Fault(
                    code,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());
        }

        public Fault saying(Optional<String> itsText) {
            return new Fault(code, itsText, segment, tag, element, component, value);
        }

        /** In the segment with an ordinal, a tag, or both. */
        public Fault in(Optional<Long> itsSegment, Optional<String> itsTag) {
            return new Fault(code, text, itsSegment, itsTag, element, component, value);
        }

        public Fault at(Optional<Long> itsElement, Optional<Long> itsComponent) {
            return new Fault(code, text, segment, tag, itsElement, itsComponent, value);
        }

        public Fault holding(Optional<String> itsValue) {
            return new Fault(code, text, segment, tag, element, component, itsValue);
        }
    }

    public Acknowledgement {
        header = Copies.of(header, Header.NEW);
        acknowledgementNumber = Copies.of(acknowledgementNumber);
        level = Copies.of(level);
        interchange = Copies.of(interchange);
        date = Copies.of(date);
        verdict = Copies.of(verdict);
        parties = Copies.of(parties);
        parts = Copies.of(parts);
        faults = Copies.of(faults);
    }

    @Override
    public Kind kind() {
        return Kind.ACKNOWLEDGEMENT;
    }

    @Override
    public String number() {
        return acknowledgementNumber;
    }

    @Override
    public Map<Where.Field, String> fields() {
        Map<Where.Field, String> fields = Roles.fields(parties);
        fields.put(Where.Field.TYPE, level);
        return fields;
    }

    @Override
    public Acknowledgement withHeader(Header changed) {
        return copy(changed, parties);
    }

    @Override
    public Stream<Article> articles() {
        return Stream.empty();
    }

    @Override
    public Acknowledgement withArticles(UnaryOperator<Article> change) {
        return this;
    }

    @Override
    public Acknowledgement withParties(UnaryOperator<PartyRef> change) {
        return copy(header, Roles.changed(parties, change));
    }

    private Acknowledgement copy(Header newHeader, Map<String, PartyRef> newParties) {
        return new Acknowledgement(
                newHeader, acknowledgementNumber, level, interchange, date, verdict, newParties, parts, faults);
    }
}
