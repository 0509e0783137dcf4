package io.crossdock.ops.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.config.Location;
import io.crossdock.config.Problem;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScreenTest {

    private static final String ORDERS_IN =
            """
            direction: in
            carries: order
            connector: { file: { folder: exchange/shop } }
            format:
              csv:
                columns: { Order: orderNumber, Article: lines.article.ids.supplier, Quantity: lines.quantity.value }
                set: { lines.quantity.unit: H87 }
            """;

    private final StringWriter shown = new StringWriter();
    private final Console console =
            new Console(new PrintWriter(shown, true), new PrintWriter(shown, true), Path.of(""));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "A-1\nNothing was sent.",
                "A-1\r\nparked: A-2",
                "A-1\u001b[2J\u001b[1;1H",
                "A-1\u009b31m",
                "A-1\u001b]0;title\u0007",
                "A-1\b\b\b",
                "A-1\u202egpj",
                "A-1\u2028x",
                "A-1\0"
            })
    void keepsALineOneLineAndCommandsNoTerminal(String number) {
        console.say("order " + number);
        console.err().println("hub: " + number);
        new Table("number").row(number).print(console.out());
        new ProblemReport(console.out())
                .print(List.of(Problem.Code.data("X", "Mend it.").at(Location.path("a.csv", number), number)));

        assertThat(shown.toString().lines().filter(line -> line.contains("A-1")).toList())
                .hasSizeGreaterThanOrEqualTo(4)
                .allMatch(line -> line.contains("\\u00") || line.contains("\\u20"));
        assertThat(shown.toString()).doesNotContainPattern("[\\p{Cc}\\u202e\\u2028&&[^\n]]");
        assertThat(shown.toString().lines()).noneMatch(line -> line.startsWith("Nothing") || line.startsWith("parked"));
    }

    @Test
    void leavesEveryLanguageAlone() {
        console.say("订单 A-1 · Größe\t½ 🚀");
        assertThat(shown.toString()).isEqualToNormalizingNewlines("订单 A-1 · Größe\t½ 🚀\n");
    }

    @Test
    void showsAHostileFileAsItIs(@TempDir Path home) throws IOException {
        Terminal terminal = new Terminal(home);
        terminal.write("config/partners/shop/partner.yaml", "name: A shop\n");
        terminal.write("config/partners/shop/orders-in.yaml", ORDERS_IN);
        Path file = Files.writeString(
                home.resolve("a.csv"),
                "Order,Article,Quantity,Extra\n\"A-1\u001b[2J\nshop.orders-in reads nothing\",K-1,1,\"x\rNothing was sent.\"\n"
                        + "A-2,K-1,\"many\u001b[8m\nNothing was sent.\",\n");

        terminal.type("try", "shop.orders-in", file.toString());

        assertThat(terminal.said()).contains("\\u001b[2J").doesNotContainPattern("[\\p{Cc}&&[^\n]]");
        assertThat(terminal.said().lines().filter("Nothing was sent."::equals)).hasSize(1);
        assertThat(terminal.said().lines().filter(line -> line.startsWith("shop.orders-in reads")))
                .hasSize(1);
    }
}
