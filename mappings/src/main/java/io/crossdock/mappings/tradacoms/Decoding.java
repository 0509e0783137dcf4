package io.crossdock.mappings.tradacoms;

import io.crossdock.config.Kind;
import io.crossdock.config.Problem;
import io.crossdock.config.Wire;
import io.crossdock.mappings.Decoded;
import io.crossdock.mappings.Peeked;
import io.crossdock.mappings.canonical.Document;
import io.crossdock.mappings.edi.Content;
import io.crossdock.mappings.edi.Fault;
import io.crossdock.mappings.edi.Interchanges;
import io.crossdock.mappings.edi.Message;
import io.crossdock.mappings.edi.Telling;
import io.crossdock.mappings.edi.Texts;
import io.crossdock.mappings.edi.Trailer;
import io.crossdock.mappings.guide.Guide;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Makes documents of the messages that are wanted. What the header of a file says belongs to each of its documents; what nobody took
 * of it is told with the first, what trailers say with the last.
 */
final class Decoding implements Interchanges.Listener {

    private final TradacomsSettings settings;
    private final Set<Kind> carries;
    private final Guide guide;
    private final String source;
    private final Telling telling;

    private Optional<OpenFile> file = Optional.empty();
    private boolean asked;

    Decoding(
            TradacomsSettings settings,
            Set<Kind> carries,
            Guide guide,
            String source,
            Predicate<Peeked.Message> wanted,
            Consumer<Decoded> each) {
        this.settings = settings;
        this.carries = carries;
        this.guide = guide;
        this.source = source;
        this.telling = new Telling(source, wanted, each);
    }

    /** What frames a file is read even where only documents of it are wanted. */
    @Override
    public boolean begins(Peeked.Message message) {
        asked = telling.begins(message);
        Optional<FileFormat> format = FileFormat.of(message.type());
        boolean details = format.filter(each -> each.details().type().equals(message.type()))
                .isPresent();
        if (details) {
            file.filter(open -> open.format().equals(format.get())).ifPresent(open -> open.grow(asked));
        }
        return asked || format.isPresent() && !details;
    }

    @Override
    public void content(Content content) {
        String type = content.message().type();
        Optional<FileFormat> format = FileFormat.of(type);
        if (content.count() == 0 || type.isEmpty()) {
            file.ifPresent(OpenFile::bad);
            refuse(content, Optional.empty(), content.problems().isEmpty() ? unnamed(content) : content.problems());
        } else if (type.equals(Reconciliation.TYPE)) {
            trail(content, message -> Reconciliation.compare(message, content));
        } else if (format.isEmpty() || !carries.contains(format.get().kind())) {
            refuse(content, Optional.empty(), Telling.joined(content.problems(), List.of(unknown(content, format))));
        } else if (format.get().beginsWith(type)) {
            open(content, format.get());
        } else if (format.get().details().type().equals(type)) {
            details(content, format.get());
        } else {
            close(content, format.get().trailer(type).orElseThrow());
        }
    }

    private static List<Problem> unnamed(Content content) {
        return List.of(fault(Fault.MESSAGE).at(content.at(), "MHD does not name the message"));
    }

    private static Problem unknown(Content content, Optional<FileFormat> format) {
        String type = Texts.shown(content.message().type());
        return fault(Fault.MESSAGE)
                .at(
                        content.at(),
                        format.isEmpty()
                                ? "no mapping for message " + type
                                : "the channel does not carry what is in message " + type);
    }

    private static Problem.Code fault(Fault fault) {
        return AnaTradacoms.STANDARD.faults().of(fault);
    }

    private void open(Content content, FileFormat format) {
        leave(content.message().type() + " comes before");
        Message message = message(content, Guide.NONE);
        FileHeader header = FileHeader.read(format.header(), message);
        boolean sound = message.problems().isEmpty();
        if (!sound) {
            refuse(content, Optional.empty(), told(content, message));
        }
        file = Optional.of(new OpenFile(
                format,
                asked,
                sound ? Optional.of(header) : Optional.empty(),
                content.at(),
                sound ? message.unmapped() : List.of(),
                sound ? message.warnings() : List.of()));
    }

    private Message message(Content content, Guide read) {
        Message message =
                new Message(content, false, settings.tolerance().countsRefuse(), ZoneOffset.UTC, read.outline());
        message.takeEnvelope();
        return message;
    }

    /** What is wrong with a message; where it was cut off, nothing else. */
    private static List<Problem> told(Content content, Message message) {
        boolean cut = AnaTradacoms.STANDARD.faults().cut(content.problems());
        return Telling.joined(cut ? content.problems() : message.problems(), content.warnings());
    }

    private void details(Content content, FileFormat format) {
        Optional<OpenFile> own = file.filter(open -> open.format().equals(format));
        Message message = message(content, guide);
        Details.Reading reading = format.details()
                .read(message, own.flatMap(OpenFile::header).orElse(FileHeader.NONE), settings.currency());
        if (own.flatMap(OpenFile::header).isEmpty()) {
            message.problem(0, headless(content, format, own));
        }
        List<Document> documents =
                guide.read(message.problems().isEmpty() ? List.of(reading.document()) : List.of(), message);
        if (!message.problems().isEmpty() || own.isEmpty()) {
            own.ifPresent(OpenFile::bad);
            refuse(content, reading.number(), told(content, message));
            return;
        }
        own.get().add(reading.figures());
        documents.forEach(document -> telling.tell(new Decoded.Good(
                document,
                content.at(),
                message.lines(),
                Telling.joined(own.get().takeWarnings(), message.warnings()),
                Telling.joined(own.get().takeUnmapped(), message.unmapped()))));
    }

    private static Problem headless(Content content, FileFormat format, Optional<OpenFile> own) {
        String header = format.headers().get(0);
        return TradacomsFaults.FILE_HEADER.at(
                content.at(),
                own.isPresent()
                        ? header + ", the header of its file, could not be read"
                        : "the message stands in no file: " + header + " is missing");
    }

    private void close(Content content, FileTrailer trailer) {
        Optional<OpenFile> own = file.filter(open -> open.format().trailers().contains(trailer));
        if (own.isEmpty()) {
            Problem problem =
                    TradacomsFaults.FILE_HEADER.at(content.at(), "the message ends a file that did not begin");
            refuse(content, Optional.empty(), Telling.joined(content.problems(), List.of(problem)));
            return;
        }
        trail(content, message -> {
            trailer.compare(message, own.get());
            if (trailer.ends() && own.get().messages() == 0) {
                message.problem(TradacomsFaults.FILE_EMPTY, 0, Optional.empty(), "the file holds no document");
            }
        });
        if (trailer.ends()) {
            file = Optional.empty();
        }
    }

    /** A message that says nothing of its own, but something of those before it. */
    private void trail(Content content, Consumer<Message> compare) {
        Message message = message(content, Guide.NONE);
        compare.accept(message);
        if (message.problems().isEmpty()) {
            telling.add(message.warnings(), message.unmapped());
        } else {
            refuse(content, Optional.empty(), told(content, message));
        }
    }

    /** A file ends without its trailer, which counts its documents. */
    private void leave(String why) {
        file.filter(OpenFile::wanted).ifPresent(open -> {
            Problem problem = TradacomsFaults.FILE_TRAILER.at(
                    open.at(), why + " " + open.format().end() + ", the end of the file");
            if (settings.tolerance().countsRefuse() || !telling.holdsDocument()) {
                telling.tell(
                        new Decoded.Bad(Wire.of(source, new byte[0]), Optional.empty(), open.at(), List.of(problem)));
            } else {
                telling.add(List.of(problem), List.of());
            }
        });
        file = Optional.empty();
    }

    private void refuse(Content content, Optional<String> number, List<Problem> problems) {
        if (asked) {
            telling.tell(Telling.bad(content, number, problems));
        }
    }

    @Override
    public void ends(Trailer trailer) {
        leave("the transmission ends before");
        telling.ends(trailer);
    }

    /** Gives out what is held back. */
    void end() {
        leave("the transmission ends before");
        telling.flush();
    }
}
