package io.crossdock.routes.store;

import com.fasterxml.jackson.core.type.TypeReference;
import io.crossdock.config.Problem;
import java.util.List;

/** Problems as they lie in a row. */
public final class Problems {

    private static final TypeReference<List<Problem>> LIST = new TypeReference<>() {};

    private Problems() {}

    public static byte[] write(List<Problem> problems) {
        return Json.write(problems);
    }

    public static List<Problem> read(byte[] bytes) {
        return Json.read(bytes, LIST);
    }
}
