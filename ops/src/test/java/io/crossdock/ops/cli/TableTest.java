package io.crossdock.ops.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class TableTest {

    @Test
    void alignsTextLeftFiguresRightAndCountsWideCharactersTwice() {
        StringWriter text = new StringWriter();
        new Table("channel", "sent", "state")
                .row("nordwind.orders-out", 7, "running")
                .row("渠道", 1200, "-")
                .print(new PrintWriter(text, true));
        assertThat(text.toString())
                .isEqualToNormalizingNewlines(
                        """
                        channel              sent  state
                        nordwind.orders-out     7  running
                        渠道                 1200  -
                        """);
    }
}
