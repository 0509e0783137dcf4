package io.crossdock.connectors.ftp;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.config.Settings;
import java.util.Arrays;
import java.util.List;
import org.apache.camel.component.file.remote.FtpEndpoint;
import org.apache.camel.component.file.remote.RemoteFileConfiguration;
import org.apache.camel.component.file.remote.RemoteFileOperations;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.apache.commons.net.ftp.FTPFile;
import org.junit.jupiter.api.Test;

/** A folder that was left alone for long. A million of them: {@code -Dcrossdock.files=1000000}. */
class VeryManyFilesTest {

    private static final int FILES = Integer.getInteger("crossdock.files", 20_000);
    private static final int MOST = 10_000;

    @Test
    void holdsTheOldestAndNoMore() throws Exception {
        try (ListingServer server = new ListingServer(FILES);
                DefaultCamelContext camel = new DefaultCamelContext()) {
            List<FTPFile> held = look(camel, server.source());

            assertThat(held).hasSize(MOST);
            assertThat(held.get(0).getName()).isEqualTo(ListingServer.name(FILES - 1));
            assertThat(held.get(MOST - 1).getName()).isEqualTo(ListingServer.name(FILES - MOST));
        }
    }

    private static List<FTPFile> look(DefaultCamelContext camel, Settings settings) throws Exception {
        FtpEndpoint<FTPFile> endpoint = Server.endpoint(camel, settings);
        RemoteFileOperations<FTPFile> operations = endpoint.createRemoteFileOperations();
        operations.connect((RemoteFileConfiguration) endpoint.getConfiguration(), new DefaultExchange(camel));
        try {
            return Arrays.asList(operations.listFiles("/out"));
        } finally {
            operations.disconnect();
        }
    }
}
