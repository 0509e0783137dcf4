package io.crossdock.ops.console;

import java.io.IOException;
import java.util.Optional;
import org.springframework.web.multipart.MultipartFile;

/** Files that come with a form; a browser sends one without a byte where none was chosen. */
final class Uploads {

    private Uploads() {}

    /** As they are; absent where no file was chosen. */
    static Optional<byte[]> bytes(Optional<MultipartFile> upload) throws IOException {
        Optional<MultipartFile> chosen = upload.filter(file -> !file.isEmpty());
        return chosen.isPresent() ? Optional.of(chosen.get().getBytes()) : Optional.empty();
    }
}
