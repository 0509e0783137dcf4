package io.crossdock.connectors.as2;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.io.FileUtils;
import org.apache.commons.io.output.DeferredFileOutputStream;
import org.apache.commons.io.output.ProxyOutputStream;

/** Holds what a message is made of while it is in hand: in memory while small, in temporary files beyond. Closed, all is gone. */
final class Scratch implements Closeable {

    private static final int IN_MEMORY = 64 * 1024;

    private final List<DeferredFileOutputStream> streams = new ArrayList<>();

    /** Writes bytes somewhere. */
    @FunctionalInterface
    interface Writing {
        void to(OutputStream out) throws IOException;
    }

    /** A disk that is full is no fault of what is read and written there. */
    private static final class Kept extends ProxyOutputStream {
        Kept(OutputStream out) {
            super(out);
        }

        @Override
        protected void handleIOException(IOException failure) {
            throw new UncheckedIOException("a temporary file cannot be written", failure);
        }
    }

    /** Bytes that can be read more than once. */
    record Piece(DeferredFileOutputStream stream) {

        InputStream open() {
            try {
                return stream.toInputStream();
            } catch (IOException e) {
                throw new UncheckedIOException("a temporary file is gone", e);
            }
        }

        long size() {
            return stream.getByteCount();
        }
    }

    Piece write(Writing writing) throws IOException {
        DeferredFileOutputStream stream = DeferredFileOutputStream.builder()
                .setThreshold(IN_MEMORY)
                .setPrefix("crossdock-")
                .setSuffix(".as2")
                .get();
        streams.add(stream);
        try (OutputStream out = new BufferedOutputStream(new Kept(stream), IN_MEMORY)) {
            writing.to(out);
        }
        return new Piece(stream);
    }

    /** Keeps a stream to its end. */
    Piece keep(InputStream in) throws IOException {
        return write(in::transferTo);
    }

    /** Keeps a stream up to a length; one that is longer is not kept. */
    Piece keep(InputStream in, long longest) throws IOException {
        return write(out -> {
            byte[] buffer = new byte[IN_MEMORY];
            long left = longest;
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                left -= read;
                if (left < 0) {
                    throw new TooLarge();
                }
                out.write(buffer, 0, read);
            }
        });
    }

    /** There was more than may be kept. */
    static final class TooLarge extends IOException {
        private static final long serialVersionUID = 1L;
    }

    @Override
    public void close() throws IOException {
        for (DeferredFileOutputStream stream : streams) {
            if (!stream.isInMemory()) {
                FileUtils.deleteQuietly(stream.getFile());
            }
        }
    }
}
