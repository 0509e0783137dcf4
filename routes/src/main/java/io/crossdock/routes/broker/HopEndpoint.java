package io.crossdock.routes.broker;

import java.time.Duration;
import java.util.Optional;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.DefaultEndpoint;

/** One address, as a place in a route. */
final class HopEndpoint extends DefaultEndpoint {

    record Options(
            int batch,
            Duration linger,
            int workers,
            BatchHooks hooks,
            OutcomeSink sink,
            boolean once,
            Optional<String> after) {
        Options {
            if (batch < 1 || workers < 1 || linger.isNegative()) {
                throw new IllegalArgumentException("hop: batch and workers begin at 1, linger at 0");
            }
        }
    }

    private final HopComponent component;
    private final String address;
    private final Options options;

    HopEndpoint(String uri, HopComponent component, String address, Options options) {
        super(uri, component);
        this.component = component;
        this.address = address;
        this.options = options;
    }

    String address() {
        return address;
    }

    Options options() {
        return options;
    }

    HopComponent component() {
        return component;
    }

    @Override
    public Producer createProducer() {
        return new HopProducer(this);
    }

    @Override
    public Consumer createConsumer(Processor processor) {
        return new HopConsumer(this, processor);
    }
}
