package io.crossdock.config.templates;

import io.crossdock.config.Checked;
import io.crossdock.config.Location;
import io.crossdock.config.Problem;
import io.crossdock.config.Problem.Code;
import io.crossdock.config.yaml.Names;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;

/** Writes starting files for a partner or a channel into a configuration folder; never over what is there. */
public final class Scaffold {

    public static final Code FILE_EXISTS = Code.setup("FILE-EXISTS", "Choose another name, or edit the file there.");
    public static final Code FILE_UNWRITABLE =
            Code.setup("FILE-UNWRITABLE", "See that the configuration folder may be written to.");
    public static final Code PARTNER_MISSING = Code.setup("PARTNER-MISSING", "Add the partner first: hub new partner.");
    public static final Code TEMPLATE_UNKNOWN =
            Code.setup("TEMPLATE-UNKNOWN", "Choose a template from the list, or put one into the folder templates.");

    private final Path root;
    private final Templates templates;

    /** @param root the configuration folder; templates of its own folder {@code templates} win over those that come along */
    public Scaffold(Path root) {
        this.root = root;
        this.templates = new Templates(root.resolve("templates"));
    }

    /** The templates for channels, by name. */
    public List<String> templates() {
        return templates.names();
    }

    /** Writes {@code partners/<id>/partner.yaml}. */
    public Checked<Path> partner(String id) {
        Path file = root.resolve("partners").resolve(id).resolve("partner.yaml");
        return named("partner", id).orElseGet(() -> fill(Templates.PARTNER, id, Templates.PARTNER, file));
    }

    /** Writes {@code partners/<partner>/<name>.yaml}. */
    public Checked<Path> channel(String partner, String name, String template) {
        Path home = root.resolve("partners").resolve(partner);
        return named("partner", partner)
                .or(() -> named("channel", name))
                .or(() -> Files.isDirectory(home)
                        ? Optional.empty()
                        : Optional.of(fault(PARTNER_MISSING, "partners/" + partner, "there is no such partner")))
                .orElseGet(() -> fill(template, partner, name, home.resolve(name + ".yaml")));
    }

    private static Optional<Checked<Path>> named(String what, String name) {
        return Names.problem(what, name, Location.of(name)).map(Checked::faulty);
    }

    private Checked<Path> fill(String template, String partner, String name, Path file) {
        return templates
                .text(template)
                .map(text -> write(file, text.replace("{{partner}}", partner).replace("{{name}}", name)))
                .orElseGet(() -> fault(
                        TEMPLATE_UNKNOWN,
                        template,
                        "there is no such template; there are " + String.join(", ", templates())));
    }

    private Checked<Path> write(Path file, String text) {
        String source = root.relativize(file).toString();
        try {
            Files.createDirectories(file.getParent());
            return Checked.sound(Files.writeString(file, text, StandardOpenOption.CREATE_NEW));
        } catch (FileAlreadyExistsException there) {
            return fault(FILE_EXISTS, source, "the file is there already");
        } catch (IOException failure) {
            return fault(
                    FILE_UNWRITABLE,
                    source,
                    "cannot be written: " + failure.getClass().getSimpleName());
        }
    }

    private static <T> Checked<T> fault(Code code, String source, String message) {
        return Checked.faulty(new Problem(code, Location.of(source), message));
    }
}
