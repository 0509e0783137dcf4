package io.crossdock.routes;

import static io.crossdock.routes.AnsweredInbox.REPLIES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crossdock.routes.intake.Rejections;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A hub that is killed between closing what a person rejected and telling its sender; database and broker are those of before. */
class InterruptedRejectionTest {

    private static final String PARKED = "intake_parked where state = 'PARKED'";
    private static final String OWED = "intake_answer";

    @TempDir
    Path folder;

    private boolean dying;
    private AnsweredInbox inbox;

    @BeforeEach
    void open() throws Exception {
        inbox = new AnsweredInbox(folder, "repair", this::time);
    }

    @AfterEach
    void close() throws Exception {
        inbox.close();
    }

    @Test
    void tellsTheSenderOnceThoughItIsKilledBeforeAndAfterSayingSo() throws Exception {
        inbox.take();
        String parked = parkedDocument();
        assertThat(inbox.depth(REPLIES)).as("that it came").isEqualTo(1);

        dying = true;
        assertThatThrownBy(() -> inbox.rejections().reject(parked, "too late")).isInstanceOf(Killed.class);
        assertThat(inbox.count(PARKED)).as("it is closed").isZero();
        assertThat(inbox.depth(REPLIES)).as("nobody is told yet").isEqualTo(1);
        assertThat(inbox.count(OWED)).isEqualTo(1);

        dying = false;
        update("create table kept_aside as select * from intake_answer");
        inbox.rejections().resume();
        assertThat(inbox.depth(REPLIES)).isEqualTo(2);
        assertThat(inbox.count(OWED)).isZero();

        update("insert into intake_answer select * from kept_aside");
        inbox.rejections().resume();
        assertThat(inbox.depth(REPLIES))
                .as("told once, though it was killed before it noted that")
                .isEqualTo(2);
        assertThat(inbox.count(OWED)).isZero();
        assertThat(inbox.rejections().reject(parked, "again"))
                .as("it is closed")
                .isEmpty();
        assertThat(inbox.depth(REPLIES)).isEqualTo(2);
    }

    @Test
    void sendsTheOthersThoughTheChannelOfAnAnswerIsGoneAndSaysSo() throws Exception {
        inbox.take();
        dying = true;
        assertThatThrownBy(() -> inbox.rejections().reject(parkedDocument(), "too late"))
                .isInstanceOf(Killed.class);
        dying = false;
        owedToo("anna.gone");

        Rejections withoutTheInChannel = inbox.rejections("anna.acks-out"::equals);
        withoutTheInChannel.resume();
        assertThat(inbox.depth(REPLIES)).as("the one behind it went").isEqualTo(2);
        assertThat(inbox.count(OWED)).isEqualTo(1);
        assertThat(withoutTheInChannel.stranded()).singleElement().satisfies(problem -> {
            assertThat(problem.code().id()).isEqualTo("ANSWER-CHANNEL-GONE");
            assertThat(problem.at()).hasToString("anna.gone");
            assertThat(problem.message()).endsWith("is not there: 1");
            assertThat(problem.code().remedy()).startsWith("bring the channel back");
        });

        Rejections withAll = inbox.rejections();
        assertThat(withAll.stranded()).as("its in-channel names another one").isEmpty();
        withAll.resume();
        assertThat(inbox.depth(REPLIES)).isEqualTo(3);
        assertThat(inbox.count(OWED)).isZero();
    }

    @Test
    void countsAllThatCannotGoAndLooksIntoThoseOfAPageOnly() throws Exception {
        inbox.take();
        dying = true;
        assertThatThrownBy(() -> inbox.rejections().reject(parkedDocument(), "too late"))
                .isInstanceOf(Killed.class);
        dying = false;
        update("insert into intake_answer (tenant, document, channel, headers, body)"
                + " select tenant, concat('1', lpad(\"X\", 3, '0')), 'anna.gone', case when \"X\" <= 100 then headers else body end, body"
                + " from intake_answer, system_range(1, 250)");

        Rejections withoutTheInChannel = inbox.rejections("anna.acks-out"::equals);

        assertThat(withoutTheInChannel.stranded()).singleElement().satisfies(problem -> assertThat(problem.message())
                .endsWith("is not there: 250"));
        assertThat(inbox.rejections().stranded())
                .as("its in-channel names another one")
                .isEmpty();
    }

    /** As if something else had been rejected before, and another channel were to say so. */
    private void owedToo(String channel) {
        update("insert into intake_answer (tenant, document, channel, headers, body)"
                + " select tenant, concat('0', document), '" + channel + "', headers, body from intake_answer");
    }

    private String parkedDocument() {
        return inbox.database()
                .sql()
                .sql("select document from " + PARKED)
                .query(String.class)
                .single();
    }

    private static final class Killed extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private void update(String statement) {
        inbox.database().durably(() -> inbox.database().sql().sql(statement).update());
    }

    /** What is asked for when the answer is on its way to its queue. */
    private Instant time() {
        boolean sending = StackWalker.getInstance()
                .walk(frames -> frames.anyMatch(frame -> frame.getClassName().endsWith("Rejections")
                        && frame.getMethodName().equals("send")));
        if (dying && sending) {
            throw new Killed();
        }
        return Instant.parse("2026-11-22T12:00:00Z");
    }
}
