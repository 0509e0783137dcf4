package io.crossdock.connectors.ftp;

import java.io.File;
import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.ftpserver.filesystem.nativefs.impl.NativeFileSystemView;
import org.apache.ftpserver.filesystem.nativefs.impl.NativeFtpFile;
import org.apache.ftpserver.ftplet.FileSystemFactory;
import org.apache.ftpserver.ftplet.FileSystemView;
import org.apache.ftpserver.ftplet.FtpException;
import org.apache.ftpserver.ftplet.FtpFile;
import org.apache.ftpserver.ftplet.User;

/** The server's files, of which some downloads break off in the middle. */
final class BreakingFiles implements FileSystemFactory {

    private static final int MIDDLE = 200_000;

    /** Where each download began. */
    final List<Long> offsets = new CopyOnWriteArrayList<>();

    /** As many downloads break off from now on. */
    final AtomicInteger breaking = new AtomicInteger();

    /** Whether there is no room for more than the beginning of a file. */
    final AtomicBoolean full = new AtomicBoolean();

    /** Whether nobody may rename. */
    final AtomicBoolean fixed = new AtomicBoolean();

    @Override
    public FileSystemView createFileSystemView(User user) throws FtpException {
        return new NativeFileSystemView(user, false) {
            @Override
            public FtpFile getFile(String name) {
                FtpFile file = super.getFile(name);
                return new Watched(file.getAbsolutePath(), (File) file.getPhysicalFile(), user);
            }
        };
    }

    private final class Watched extends NativeFtpFile {

        Watched(String path, File file, User user) {
            super(path, file, user);
        }

        @Override
        public InputStream createInputStream(long offset) throws IOException {
            offsets.add(offset);
            InputStream in = super.createInputStream(offset);
            return breaking.getAndUpdate(left -> Math.max(0, left - 1)) > 0 ? new Broken(in) : in;
        }

        @Override
        public OutputStream createOutputStream(long offset) throws IOException {
            OutputStream out = super.createOutputStream(offset);
            return full.get() ? new Full(out) : out;
        }

        @Override
        public boolean move(FtpFile to) {
            return !fixed.get() && super.move(to);
        }
    }

    private static final class Full extends FilterOutputStream {

        private int left = MIDDLE;

        Full(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            out.write(bytes, from, Math.min(left, length));
            left -= length;
            if (left < 0) {
                throw new IOException("No space left on device");
            }
        }
    }

    private static final class Broken extends FilterInputStream {

        private int left = MIDDLE;

        Broken(InputStream in) {
            super(in);
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            if (left <= 0) {
                throw new IOException("the disk broke off");
            }
            int read = super.read(bytes, from, Math.min(left, length));
            left -= read;
            return read;
        }
    }
}
