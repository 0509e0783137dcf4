package io.crossdock.connectors.as2;

import io.crossdock.connectors.ConnectorContract;
import io.crossdock.connectors.Counterpart;
import io.crossdock.connectors.Source;
import io.crossdock.connectors.Target;
import java.io.IOException;
import org.apache.camel.CamelContext;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServer;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServerConfiguration;

/** Against a partner whose messages and receipts are made and checked by openssl. */
class As2ContractTest extends ConnectorContract {

    @Override
    protected Source source() {
        return new As2Source();
    }

    @Override
    protected Target target() {
        return new As2Target();
    }

    @Override
    protected Counterpart counterpart() throws IOException {
        return new OpenSslPartner();
    }

    @Override
    protected void prepare(CamelContext context) throws Exception {
        VertxPlatformHttpServerConfiguration server = new VertxPlatformHttpServerConfiguration();
        server.setBindHost("127.0.0.1");
        server.setBindPort(((OpenSslPartner) counterpart).hubPort);
        context.addService(new VertxPlatformHttpServer(server));
    }
}
