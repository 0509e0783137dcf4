package io.crossdock.routes.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crossdock.config.Wire;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Small payloads as rows, large ones as files. */
class PayloadsTest {

    private static final int SMALL = 16 * 1024;

    @TempDir
    Path folder;

    private Database database;
    private PayloadRows rows;
    private Payloads payloads;

    @BeforeEach
    void open() throws IOException {
        database = Database.embedded(folder.resolve("database"));
        rows = new PayloadRows(database, "main");
        payloads = new Payloads(folder.resolve("payloads"), rows);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void keepsASmallOneInTheTransactionThatRefersToIt() throws IOException {
        Payloads.Payload payload = payloads.read(wire(SMALL));
        database.durably(() -> payloads.keep(payload));

        assertThat(payload.size()).isEqualTo(SMALL);
        assertThat(payload.digest()).isEqualTo(Digest.of(bytes(SMALL)));
        assertThat(files()).isZero();
        assertThat(payloads.wire(payload.digest(), "a.edi").bytes()).isEqualTo(bytes(SMALL));
        assertThat(payloads.wire(payload.digest(), "a.edi").name()).isEqualTo("a.edi");
    }

    @Test
    void keepsALargeOneAsAFileBeforeAnythingRefersToIt() throws IOException {
        Payloads.Payload payload = payloads.read(wire(SMALL + 1));

        assertThat(files()).isEqualTo(1);
        assertThat(payload.digest()).isEqualTo(Digest.of(bytes(SMALL + 1)));
        assertThat(payload.size()).isEqualTo(SMALL + 1);
        assertThat(payloads.keep(payload, "own")).isEqualTo(payload.digest());
        assertThat(payloads.wire(payload.digest(), "a.edi").bytes()).isEqualTo(bytes(SMALL + 1));
    }

    @Test
    void forgetsASmallOneWithTheTransactionThatFails() throws IOException {
        Payloads.Payload payload = payloads.read(wire(10));
        assertThatThrownBy(() -> database.durably(() -> {
                    payloads.keep(payload);
                    throw new IllegalStateException("the disk is full");
                }))
                .isInstanceOf(IllegalStateException.class);

        assertThatThrownBy(() -> payloads.wire(payload.digest(), "a.edi").bytes())
                .isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void keepsTheSameBytesUnderKeysThatAreForgottenOneByOne() throws IOException {
        Payloads.Payload payload = payloads.read(wire(10));
        database.durably(() -> {
            assertThat(payloads.keep(payload, "one")).isEqualTo("one");
            payloads.keep(payload, "two");
        });
        database.durably(() -> rows.forget(List.of("one")));

        assertThat(payloads.wire("two", "a.edi").bytes()).isEqualTo(bytes(10));
        assertThatThrownBy(() -> payloads.wire("one", "a.edi").bytes()).isInstanceOf(NoSuchFileException.class);
    }

    private long files() throws IOException {
        try (Stream<Path> all = Files.walk(folder.resolve("payloads"))) {
            return all.filter(Files::isRegularFile).count();
        }
    }

    private static Wire wire(int size) {
        return Wire.of("a.edi", bytes(size));
    }

    private static byte[] bytes(int size) {
        return "UNA:+.? 'UNB+UNOC:3+4012345000009:14'"
                .repeat(size / 30 + 1)
                .substring(0, size)
                .getBytes(StandardCharsets.UTF_8);
    }
}
