package io.crossdock.ops.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.Locale;

/** Waits while a running hub prepares something that goes again, or does it; it goes on there if the command is broken off. */
record RerunProgress(RunningHub hub, Online online) {

    private static final int PAUSE = 200;
    private static final int PAUSES_IN_A_WORD = 50;

    /** @param state that it is to leave */
    JsonNode until(JsonNode first, String state) throws IOException {
        JsonNode rerun = first;
        int pauses = 0;
        while (rerun.path("rerun")
                .path("state")
                .asText()
                .toLowerCase(Locale.ROOT)
                .equals(state)) {
            if (++pauses % PAUSES_IN_A_WORD == 0) {
                online.tellPerson(
                        state + ": " + rerun.path("summary").path("open").asLong() + " of "
                                + rerun.path("summary").path("documents").asLong() + " to go");
            }
            pause();
            rerun = hub.get("reruns/" + rerun.path("rerun").path("id").asText());
        }
        return rerun;
    }

    private static void pause() throws IOException {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        }
    }
}
