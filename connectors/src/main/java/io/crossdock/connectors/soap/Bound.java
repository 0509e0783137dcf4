package io.crossdock.connectors.soap;

import java.io.IOException;
import java.io.InputStream;
import org.apache.commons.io.input.BoundedInputStream;
import org.apache.cxf.interceptor.Fault;
import org.apache.cxf.message.Message;
import org.apache.cxf.phase.AbstractPhaseInterceptor;
import org.apache.cxf.phase.Phase;

/** Reads no more of an answer than so many bytes: CXF would hold all of it. */
final class Bound extends AbstractPhaseInterceptor<Message> {

    private final long most;

    /** There was more. */
    static final class TooLarge extends IOException {
        private static final long serialVersionUID = 1L;

        TooLarge(long most) {
            super("the answer has more than " + most + " bytes");
        }
    }

    Bound(long most) {
        super(Phase.RECEIVE);
        this.most = most;
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
        try {
            message.setContent(
                    InputStream.class,
                    BoundedInputStream.builder()
                            .setInputStream(in)
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
