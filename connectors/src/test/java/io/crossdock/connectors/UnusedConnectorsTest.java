package io.crossdock.connectors;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a hub knows of all connectors without using any: in a JVM of its own, since here other tests have used them. */
class UnusedConnectorsTest {

    private static final List<String> LIBRARIES = List.of(
            "com.jcraft.jsch.",
            "org.h2.",
            "org.postgresql.",
            "com.fasterxml.jackson.",
            "de.siegmar.",
            "jakarta.mail.",
            "jakarta.xml.ws.",
            "javax.wsdl.",
            "org.apache.activemq.",
            "org.apache.commons.fileupload2.",
            "org.apache.commons.net.",
            "org.apache.cxf.",
            "org.apache.hc.",
            "org.bouncycastle.");

    /** Asks every connector for its words. */
    public static void main(String[] arguments) {
        Stream<Connector> connectors = Stream.concat(
                ServiceLoader.load(Source.class).stream().map(ServiceLoader.Provider::get),
                ServiceLoader.load(Target.class).stream().map(ServiceLoader.Provider::get));
        connectors.forEach(connector -> System.out.println("knows "
                + connector.connection().name() + " " + connector.spec().summary()));
    }

    @Test
    void loadNoLibrary() throws Exception {
        Process hub = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xlog:class+load:stdout:none",
                        "-Xshare:auto",
                        "-cp",
                        System.getProperty("java.class.path"),
                        UnusedConnectorsTest.class.getName())
                .redirectErrorStream(true)
                .start();
        List<String> said = new String(hub.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();

        assertThat(hub.waitFor()).isZero();
        assertThat(said).anyMatch(line -> line.startsWith("knows soap"));
        assertThat(said).anyMatch(line -> line.startsWith("io.crossdock.connectors.soap.SoapTarget "));
        assertThat(said).anyMatch(line -> line.startsWith("io.crossdock.connectors.salesforce.SalesforceTarget "));
        assertThat(said).as("classes of libraries that no channel uses").noneMatch(line -> LIBRARIES.stream()
                .anyMatch(line::startsWith));
    }
}
