package io.crossdock.ops.api;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.doctree.DocTree;
import com.sun.source.doctree.ParamTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/** What the sources of a package say of their methods and of the parts of their records. */
final class Sources {

    /** What is said of a method or record, and of its parameters. */
    record Said(String text, Map<String, String> parameters) {

        static final Said NOTHING = new Said("", Map.of());
    }

    private final Map<String, Said> said = new HashMap<>();

    private Sources() {}

    static Sources of(Path folder) throws IOException {
        Sources sources = new Sources();
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (Stream<Path> files = Files.list(folder);
                var manager = compiler.getStandardFileManager(null, null, null)) {
            List<Path> all =
                    files.filter(file -> file.toString().endsWith(".java")).toList();
            JavacTask task = (JavacTask)
                    compiler.getTask(null, manager, null, List.of(), null, manager.getJavaFileObjectsFromPaths(all));
            DocTrees trees = DocTrees.instance(task);
            for (CompilationUnitTree unit : task.parse()) {
                sources.read(unit, trees);
            }
        }
        return sources;
    }

    /** Of a method of a class, or of a record, by simple names: {@code Api.status}. */
    Said of(String name) {
        return said.getOrDefault(name, Said.NOTHING);
    }

    private void read(CompilationUnitTree unit, DocTrees trees) {
        new TreePathScanner<@Nullable Void, String>() {

            @Override
            public @Nullable Void visitClass(ClassTree type, String outer) {
                note(type.getSimpleName().toString(), getCurrentPath());
                return super.visitClass(type, type.getSimpleName().toString());
            }

            @Override
            public @Nullable Void visitMethod(MethodTree method, String outer) {
                note(outer + "." + method.getName(), getCurrentPath());
                return super.visitMethod(method, outer);
            }

            private void note(String name, TreePath path) {
                DocCommentTree comment = trees.getDocCommentTree(path);
                if (comment != null) {
                    said.putIfAbsent(name, new Said(text(comment.getFullBody()), parameters(comment)));
                }
            }
        }.scan(unit, "");
    }

    private static Map<String, String> parameters(DocCommentTree comment) {
        return comment.getBlockTags().stream()
                .filter(ParamTree.class::isInstance)
                .map(ParamTree.class::cast)
                .collect(Collectors.toMap(tag -> tag.getName().toString(), tag -> text(tag.getDescription())));
    }

    private static String text(List<? extends DocTree> trees) {
        return trees.stream()
                .map(DocTree::toString)
                .collect(Collectors.joining())
                .replaceAll("\\{@(?:code|link|value) ([^}]*)}", "$1")
                .replaceAll("\\s+", " ")
                .strip();
    }
}
