package io.crossdock.ops;

import io.crossdock.routes.bundle.Bundles.Origin;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Who puts a configuration in force, and out of which commit; as Git says, else the user of this process. */
public final class Provenance {

    private static final int PATIENCE_SECONDS = 5;

    private Provenance() {}

    /** @param folder of the configuration; in a Git repository or not */
    public static Origin of(Path folder) {
        String author = git(folder, "config", "user.name").orElseGet(() -> System.getProperty("user.name", "unknown"));
        return new Origin(
                author,
                git(folder, "rev-parse", "HEAD")
                        .map(commit -> commit + changes(folder))
                        .orElse(""));
    }

    private static String changes(Path folder) {
        return git(folder, "status", "--porcelain", "--", ".").isPresent() ? " and changes" : "";
    }

    /** What Git says, if it says anything; absent too where there is no Git or no repository. */
    private static Optional<String> git(Path folder, String... words) {
        List<String> command = new ArrayList<>(List.of("git", "-C", folder.toString()));
        command.addAll(List.of(words));
        try {
            Process git = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            git.getOutputStream().close();
            String said = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            boolean well = git.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) && git.exitValue() == 0;
            return well && !said.isEmpty() ? Optional.of(said) : Optional.empty();
        } catch (IOException noGit) {
            return Optional.empty();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
