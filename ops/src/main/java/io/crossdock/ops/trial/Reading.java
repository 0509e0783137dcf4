package io.crossdock.ops.trial;

import io.crossdock.config.Channel;
import io.crossdock.config.Checked;
import io.crossdock.config.Wire;
import io.crossdock.mappings.Codec;
import io.crossdock.mappings.Decoded;
import io.crossdock.routes.channel.Words;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** What a channel reads out of one file. */
public record Reading(List<Decoded.Good> good, List<Decoded.Bad> bad) {

    /** Faulty where the channel's format cannot be used at all. */
    public static Checked<Reading> of(Channel channel, Words words, Wire wire) throws IOException {
        Checked<Codec> codec = words.codec(channel);
        return codec instanceof Checked.Sound<Codec> sound
                ? Checked.sound(decode(sound.value(), wire))
                : new Checked.Faulty<>(codec.problems());
    }

    private static Reading decode(Codec codec, Wire wire) throws IOException {
        List<Decoded.Good> good = new ArrayList<>();
        List<Decoded.Bad> bad = new ArrayList<>();
        codec.decode(wire, message -> true, decoded -> {
            if (decoded instanceof Decoded.Good document) {
                good.add(document);
            } else if (decoded instanceof Decoded.Bad fault) {
                bad.add(fault);
            }
        });
        return new Reading(good, bad);
    }
}
