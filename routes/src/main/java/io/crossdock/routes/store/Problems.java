package io.crossdock.routes.store;

import com.fasterxml.jackson.core.type.TypeReference;
import io.crossdock.config.Problem;
import java.util.List;

/** Problems as they lie in a row. */
public final class Problems {

    private static final TypeReference<List<Problem>> LIST = new TypeReference<>() {};

    private static final int LONGEST = 100;

    private Problems() {}

    public static byte[] write(List<Problem> problems) {
        return Json.write(problems);
    }

    /** The id of the first, to search for; empty where there is none. */
    public static String code(List<Problem> problems) {
        return problems.stream()
                .findFirst()
                .map(problem -> Digest.fit(problem.code().id(), LONGEST))
                .orElse("");
    }

    public static List<Problem> read(byte[] bytes) {
        return Json.read(bytes, LIST);
    }
}
