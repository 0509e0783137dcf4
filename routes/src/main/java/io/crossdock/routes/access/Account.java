package io.crossdock.routes.access;

import java.time.Instant;
import java.util.Optional;

/**
 * Somebody who may use console or API.
 *
 * @param token whether it is a program that shows a token; else a person who logs in
 * @param payloads whether what is in documents is shown
 * @param secret the hash of the password or token
 * @param locked until when no password is looked at, after too many wrong ones
 */
public record Account(
        String name,
        boolean token,
        Role role,
        boolean payloads,
        String secret,
        Optional<Instant> locked,
        Instant created) {

    public boolean isLocked(Instant now) {
        return locked.filter(now::isBefore).isPresent();
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "Account[" + name + ", " + role.word() + (payloads ? ", payloads" : "") + "]";
    }
}
