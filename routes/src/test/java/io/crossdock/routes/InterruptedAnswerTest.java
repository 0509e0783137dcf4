package io.crossdock.routes;

import static io.crossdock.routes.AnsweredInbox.REPLIES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crossdock.routes.broker.Unavailable;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A hub that ends between taking an interchange in and telling its sender; database and broker are those of before. */
class InterruptedAnswerTest {

    private static final String VERDICTS = "intake_verdict";

    @TempDir
    Path folder;

    private boolean dying;
    private AnsweredInbox inbox;

    @BeforeEach
    void open() throws Exception {
        inbox = new AnsweredInbox(folder, "refuse", this::time);
    }

    @AfterEach
    void close() throws Exception {
        inbox.close();
    }

    @Test
    void tellsTheSenderOnceThoughItEndsBeforeAndAfterSayingSo() throws Exception {
        dying = true;
        assertThatThrownBy(inbox::take).isInstanceOf(Unavailable.class);
        assertThat(inbox.depth("doc.order")).isEqualTo(1);
        assertThat(inbox.depth(REPLIES)).as("nobody is told yet").isZero();
        assertThat(inbox.count(VERDICTS)).as("what became of two messages").isEqualTo(2);

        dying = false;
        inbox.resume();

        assertThat(inbox.depth("doc.order")).as("nothing is published twice").isEqualTo(1);
        assertThat(inbox.depth(REPLIES)).isEqualTo(1);
        assertThat(inbox.count(VERDICTS)).as("nobody needs them any more").isZero();

        endedBefore("state = 'OPEN'");
        inbox.resume();
        endedBefore("state = 'OPEN', batches = 1");
        inbox.resume();

        assertThat(inbox.depth(REPLIES)).as("told once").isEqualTo(1);
        assertThat(inbox.depth("doc.order")).isEqualTo(1);
    }

    /** As if the hub had ended before it noted that. */
    private void endedBefore(String note) {
        inbox.database().durably(() -> assertThat(inbox.database()
                        .sql()
                        .sql("update intake_transmission set " + note)
                        .update())
                .isEqualTo(1));
    }

    /** What is asked for first when a reply is made. */
    private Instant time() {
        boolean telling = StackWalker.getInstance()
                .walk(frames -> frames.anyMatch(frame -> frame.getClassName().endsWith("Answering")));
        if (dying && telling) {
            throw new Unavailable("as if it were killed");
        }
        return Instant.parse("2026-11-22T12:00:00Z");
    }
}
