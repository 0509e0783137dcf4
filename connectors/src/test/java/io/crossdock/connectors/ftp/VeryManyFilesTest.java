package io.crossdock.connectors.ftp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.camel.impl.DefaultCamelContext;
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
            List<FTPFile> held = ListingServer.look(camel, server.source());

            assertThat(held).hasSize(MOST);
            assertThat(held.get(0).getName()).isEqualTo(ListingServer.name(FILES - 1));
            assertThat(held.get(MOST - 1).getName()).isEqualTo(ListingServer.name(FILES - MOST));
        }
    }
}
