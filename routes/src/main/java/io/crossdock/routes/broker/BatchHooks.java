package io.crossdock.routes.broker;

import java.util.List;

/**
 * What a database does for a batch. Called on the worker's thread, one batch at a time for each worker; whatever they throw
 * rolls the batch back, and its documents come again one by one after a pause.
 */
public interface BatchHooks {

    /** Before the first document runs: facts for all of them are loaded at once. */
    default void before(List<Message> batch) {}

    /**
     * After the last outcome, before anything is sent and before the broker commits: rows are written and committed. If the broker
     * then fails, the same messages come again; the rows tell it.
     *
     * @param sends takes what goes out besides the documents' own sends
     */
    default void beforeCommit(List<Handled> batch, Sends sends) {}

    /** After the broker has committed. If this fails, the batch is done all the same and does not come again. */
    default void afterCommit() {}
}
