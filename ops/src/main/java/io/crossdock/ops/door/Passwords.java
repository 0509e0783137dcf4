package io.crossdock.ops.door;

import io.crossdock.ops.running.HubInForce;
import io.crossdock.routes.access.Account;
import io.crossdock.routes.access.Accounts;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Optional;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

/** Persons who log in with a password. An unknown name takes as long as a wrong password, and is told the same. */
public final class Passwords implements AuthenticationProvider {

    private static final int SHORTEST = 12;

    /** All that the hash looks at, in bytes. */
    private static final int LONGEST = 72;

    /** The hash of a password that nobody has. */
    private static final String NOBODYS = "$2a$10$7EqJtq98hPqEX7fNZaFWoOhi5BWX4Z1Z3MxE8lmPpZq3vVZ1a8i2C";

    private final HubInForce inForce;
    private final InstantSource clock;
    private final PasswordEncoder encoder = new BCryptPasswordEncoder();

    public Passwords(HubInForce inForce, InstantSource clock) {
        this.inForce = inForce;
        this.clock = clock;
    }

    /** @throws IllegalArgumentException where it is too short, or too long */
    public String hash(String password) {
        if (password.length() < SHORTEST || password.getBytes(StandardCharsets.UTF_8).length > LONGEST) {
            throw new IllegalArgumentException(
                    "a password has " + SHORTEST + " characters or more, and at most " + LONGEST + " bytes");
        }
        return encoder.encode(password);
    }

    @Override
    public Authentication authenticate(Authentication asked) {
        String name = asked.getName();
        Accounts accounts = inForce.hub().orElseThrow().accounts();
        Optional<Account> account = accounts.person(name);
        if (account.filter(one -> one.isLocked(clock.instant())).isPresent()) {
            throw new LockedException("too many wrong passwords");
        }
        boolean right = encoder.matches(
                String.valueOf(asked.getCredentials()),
                account.map(Account::secret).orElse(NOBODYS));
        if (account.isEmpty() || !right) {
            accounts.failed(name);
            throw new BadCredentialsException("name or password is wrong");
        }
        accounts.succeeded(name);
        return Visitor.of(account.get()).authentication();
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
    }
}
