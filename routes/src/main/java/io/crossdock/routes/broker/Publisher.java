package io.crossdock.routes.broker;

import jakarta.jms.JMSException;
import java.util.ArrayList;
import java.util.List;

/** Brings the documents of one transmission to the broker, batch by batch; for one thread (decision D26). */
public final class Publisher implements AutoCloseable {

    /** What became of a batch. */
    public enum Published {
        PUBLISHED,
        /** The broker had it from an earlier try whose answer was lost; nothing was added. */
        ALREADY_IN
    }

    private final Transaction transaction;

    Publisher(Transaction transaction) {
        this.transaction = transaction;
    }

    /**
     * Commits the batch as a whole, or throws {@link Unavailable}: then it is unknown whether the batch is in. Close this publisher,
     * open another and publish the same batch again.
     *
     * @param batch at least one send; at every try the same ones, or at least a first one to the same address
     * @param batchId the same at every try, different for every batch: {@code <transmission>#<n>}
     */
    public Published publish(List<Send> batch, String batchId) {
        List<Send> sends = new ArrayList<>(batch);
        // the broker knows the whole batch by the id of its first message
        sends.set(0, sends.get(0).once(batchId));
        try {
            for (Send send : sends) {
                transaction.send(send);
            }
            transaction.commit();
            return Published.PUBLISHED;
        } catch (JMSException failure) {
            return afterFailure(failure, batchId);
        }
    }

    private Published afterFailure(JMSException failure, String batchId) {
        if (!Transaction.refusedAsDuplicate(failure)) {
            throw new Unavailable("batch " + batchId + " could not be published", failure);
        }
        try {
            transaction.rollback();
            return Published.ALREADY_IN;
        } catch (JMSException second) {
            throw new Unavailable("batch " + batchId + " is in, but the session is broken", second);
        }
    }

    @Override
    public void close() {
        try {
            transaction.close();
        } catch (JMSException failure) {
            throw new Unavailable("the publisher's session could not be closed", failure);
        }
    }
}
