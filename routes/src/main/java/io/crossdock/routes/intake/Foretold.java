package io.crossdock.routes.intake;

import io.crossdock.config.Channel;
import io.crossdock.config.Checks;
import io.crossdock.config.Checks.Consequence;
import io.crossdock.config.Location;
import io.crossdock.config.Problem;
import io.crossdock.config.Wire;
import io.crossdock.mappings.Codec;
import io.crossdock.mappings.Decoded;
import io.crossdock.mappings.Peeked;
import io.crossdock.mappings.checks.Assortment;
import io.crossdock.mappings.checks.DocumentChecks;
import io.crossdock.mappings.checks.Judgement;
import io.crossdock.routes.delivery.Reply;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the senders of a file's interchanges would be told if the file came in now: by the wire and the channel alone, without what the
 * hub knows (cross references, prices, what came before).
 */
public final class Foretold {

    private final Channel channel;
    private final Checks checks;
    private final Map<Integer, Outcome> outcomes = new LinkedHashMap<>();

    private Foretold(Channel channel) {
        this.channel = channel;
        this.checks = plain(channel.rules().checks());
    }

    private static Checks plain(Checks checks) {
        return new Checks(
                checks.checkDigits(),
                checks.totals(),
                checks.units(),
                checks.currencies(),
                Consequence.PASS,
                Consequence.PASS,
                Consequence.PASS);
    }

    /** One reply an interchange and message agreed on; none where the channel agreed on nothing. */
    public static List<Reply> replies(Channel channel, Codec codec, Wire wire) throws IOException {
        return channel.rules().answers().isEmpty() ? List.of() : new Foretold(channel).read(codec, wire);
    }

    private List<Reply> read(Codec codec, Wire wire) throws IOException {
        codec.decode(wire, message -> true, this::note);
        List<Reply> replies = new ArrayList<>();
        Gathering gathering = new Gathering(this::gathered, (interchange, ended) -> {
            ended.addEmpty(interchange);
            ended.agreed().keySet().forEach(with -> ended.reply(with, channel, interchange)
                    .ifPresent(replies::add));
        });
        codec.peek(wire, peeked -> {
            if (peeked instanceof Peeked.Message message) {
                gathering.add(message);
            } else if (peeked instanceof Peeked.Interchange interchange
                    && !interchange.sender().isEmpty()) {
                gathering.end(interchange);
            }
        });
        return replies;
    }

    private Gathered gathered() {
        return new Gathered(this::verdicts, message -> Optional.of(channel));
    }

    private Outcomes.Verdicts verdicts(List<Peeked.Message> messages) {
        return new Outcomes.Verdicts(
                messages.stream()
                        .map(message -> outcome(message.ordinal()).syntax(message))
                        .toList(),
                messages.stream()
                        .map(message -> outcome(message.ordinal()).application(message))
                        .toList());
    }

    private Outcome outcome(int message) {
        return outcomes.getOrDefault(message, new Outcome());
    }

    private void note(Decoded decoded) {
        if (decoded instanceof Decoded.Good good) {
            at(good.at()).ifPresent(outcome -> {
                outcome.add(new Item.Sound(0, channel, good));
                Judgement judgement = Judgement.of(
                        good.document(),
                        DocumentChecks.of(good.document(), checks, good, Assortment.NOTHING, Instant.EPOCH));
                if (judgement.document().isEmpty() && channel.rules().refusesBadData()) {
                    outcome.object(unsound(good.document().number(), judgement.problems()));
                }
            });
        } else if (decoded instanceof Decoded.Bad bad) {
            at(bad.problems().get(0).at())
                    .ifPresent(outcome -> outcome.add(unsound(bad.number().orElse(""), bad.problems())));
        }
    }

    private Item.Unsound unsound(String number, List<Problem> problems) {
        return new Item.Unsound(0, channel.id(), channel.rules().refusesBadData(), number, problems, "");
    }

    private Optional<Outcome> at(Location place) {
        return Outcomes.message(place).map(message -> outcomes.computeIfAbsent(message, first -> new Outcome()));
    }
}
