package io.crossdock.connectors.soap;

import io.crossdock.connectors.Timely;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import org.apache.commons.io.input.BoundedInputStream;
import org.apache.cxf.interceptor.Fault;
import org.apache.cxf.message.Message;
import org.apache.cxf.phase.AbstractPhaseInterceptor;
import org.apache.cxf.phase.Phase;

/** Reads no more of an answer than so many bytes, and no longer than the call may take: CXF would hold all of it, and wait for ever. */
final class Bound extends AbstractPhaseInterceptor<Message> {

    private final long most;
    private final Duration limit;
    private volatile long begun = System.nanoTime();

    /** There was more. */
    static final class TooLarge extends IOException {
        private static final long serialVersionUID = 1L;

        TooLarge(long most) {
            super("the answer has more than " + most + " bytes");
        }
    }

    /** @param limit from the beginning of a call to the end of its answer */
    Bound(long most, Duration limit) {
        super(Phase.RECEIVE);
        this.most = most;
        this.limit = limit;
    }

    /** A call begins; there is one at a time. */
    void begins() {
        begun = System.nanoTime();
    }

    /** Whether a failure comes of it. */
    static boolean isOver(Throwable failure) {
        return io.crossdock.connectors.Fault.chain(failure).anyMatch(TooLarge.class::isInstance);
    }

    @Override
    public void handleMessage(Message message) {
        InputStream in = message.getContent(InputStream.class);
        if (in == null) {
            return;
        }
        Duration left = limit.minusNanos(System.nanoTime() - begun);
        try {
            message.setContent(
                    InputStream.class,
                    BoundedInputStream.builder()
                            .setInputStream(new Timely(in, left, "no whole answer within " + limit))
                            .setMaxCount(most)
                            .setOnMaxCount((bound, count) -> {
                                throw new TooLarge(bound);
                            })
                            .get());
        } catch (IOException e) {
            throw new Fault(e);
        }
    }
}
