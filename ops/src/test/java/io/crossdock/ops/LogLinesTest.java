package io.crossdock.ops;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.PatternLayout;
import ch.qos.logback.classic.spi.LoggingEvent;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.config.YamlPropertiesFactoryBean;
import org.springframework.core.io.ClassPathResource;

/** What stands in a log was written by the hub, whatever partners send. */
class LogLinesTest {

    private static final String FORGED = "12:00:00.000 ERROR HubLife: all is lost";

    private final LoggerContext context = new LoggerContext();
    private final PatternLayout layout = new PatternLayout();

    LogLinesTest() {
        YamlPropertiesFactoryBean yaml = new YamlPropertiesFactoryBean();
        yaml.setResources(new ClassPathResource("application.yaml"));
        Properties properties = java.util.Objects.requireNonNull(yaml.getObject());
        layout.setContext(context);
        layout.setPattern(properties.getProperty("logging.pattern.console"));
        layout.start();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r", "\u0085", "\u2028", "\u001b[2J\u001b[H", "\b\b", "\u202e", "\0"})
    void aNumberForgesNoLine(String attack) {
        String text = line("order A-1" + attack + FORGED, null);

        assertThat(text).endsWith("\n").contains("order A-1_").doesNotContainPattern("[\\p{Cc}\\p{Cf}\u2028&&[^\n]]");
        assertThat(text.lines()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\n\t", "\u001b[2J\n"})
    void theMessageOfAFailureForgesNoLine(String attack) {
        String text = line(
                "failed",
                new IllegalStateException(
                        "A-1" + attack + FORGED, new IllegalArgumentException("B-1" + attack + FORGED)));

        assertThat(text).doesNotContain("\u001b", "\r").contains("\tat ", "Caused by: ", "LogLinesTest");
        assertThat(text.lines().map(String::strip)).noneMatch(line -> line.startsWith("12:00:00.000"));
        assertThat(text.lines().skip(1))
                .allMatch(line -> line.matches("(\tat |\t\\.\\.\\. |Caused by: |java\\.lang\\.).*"));
    }

    @Test
    void aLineHasAnEnd() {
        assertThat(line("x".repeat(1_000_000), null)).hasSizeLessThan(4_100);
    }

    private String line(String message, @org.jspecify.annotations.Nullable Throwable failure) {
        return layout.doLayout(
                new LoggingEvent("test", context.getLogger("HubLife"), Level.WARN, message, failure, null));
    }
}
