package io.crossdock.ops.console;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/** What our sources say to somebody, with dots in the place of what they say of the case. */
final class Sayings {

    private static final String OF_THE_CASE = "…";

    private Sayings() {}

    /** Why what somebody asked for cannot be; without what only passes on what something else said. */
    static Set<String> refusals(Collection<Path> sources) throws IOException {
        return all(sources, new Refusals());
    }

    /** Each text of several words. */
    static Set<String> sentences(Collection<Path> sources) throws IOException {
        return all(sources, new Sentences());
    }

    /** The sources below some folders; a file is its own. */
    static List<Path> sources(Collection<Path> folders) throws IOException {
        Set<Path> sources = new TreeSet<>();
        for (Path folder : folders) {
            try (Stream<Path> files = Files.walk(folder)) {
                files.filter(one -> one.toString().endsWith(".java")).forEach(sources::add);
            }
        }
        return List.copyOf(sources);
    }

    private static Set<String> all(Collection<Path> sources, Found found) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            JavacTask task = (JavacTask)
                    compiler.getTask(null, files, null, List.of(), null, files.getJavaFileObjectsFromPaths(sources));
            for (CompilationUnitTree unit : task.parse()) {
                found.scan(unit, null);
            }
        }
        return found.texts;
    }

    private abstract static class Found extends TreeScanner<@Nullable Void, @Nullable Void> {

        final Set<String> texts = new TreeSet<>();

        /** Of the class that is read. */
        private final Map<String, String> constants = new HashMap<>();

        @Override
        public @Nullable Void visitCompilationUnit(CompilationUnitTree unit, @Nullable Void none) {
            constants.clear();
            return super.visitCompilationUnit(unit, none);
        }

        @Override
        public @Nullable Void visitVariable(VariableTree variable, @Nullable Void none) {
            if (variable.getInitializer() instanceof LiteralTree literal) {
                constants.put(variable.getName().toString(), String.valueOf(literal.getValue()));
            }
            return super.visitVariable(variable, none);
        }

        /** All that an expression can come to. */
        final List<String> texts(Tree expression) {
            if (expression instanceof LiteralTree literal) {
                return List.of(String.valueOf(literal.getValue()));
            }
            if (expression instanceof ParenthesizedTree inner) {
                return texts(inner.getExpression());
            }
            if (expression instanceof ConditionalExpressionTree choice) {
                return Stream.of(choice.getTrueExpression(), choice.getFalseExpression())
                        .flatMap(one -> texts(one).stream())
                        .toList();
            }
            if (expression instanceof BinaryTree sum && sum.getKind() == Tree.Kind.PLUS) {
                return texts(sum.getLeftOperand()).stream()
                        .flatMap(left -> texts(sum.getRightOperand()).stream().map(left::concat))
                        .toList();
            }
            return List.of(
                    expression instanceof IdentifierTree name
                            ? constants.getOrDefault(name.getName().toString(), OF_THE_CASE)
                            : OF_THE_CASE);
        }

        final void add(String before, Tree expression) {
            texts(expression).stream()
                    .filter(text -> text.chars().anyMatch(Character::isLetter))
                    .forEach(text -> texts.add(before + text));
        }
    }

    private static final class Refusals extends Found {

        @Override
        public @Nullable Void visitNewClass(NewClassTree made, @Nullable Void none) {
            if (made.getIdentifier().toString().equals("IllegalArgumentException")) {
                add("", made.getArguments().get(0));
            }
            return super.visitNewClass(made, none);
        }

        /** What is wrong with a document that somebody put right comes all in one refusal. */
        @Override
        public @Nullable Void visitMethodInvocation(MethodInvocationTree call, @Nullable Void none) {
            List<? extends ExpressionTree> with = call.getArguments();
            switch (call.getMethodSelect().toString()) {
                case "faults.add" -> add("", with.get(0));
                case "expect" -> add(OF_THE_CASE + " is not ", with.get(2));
                default -> {}
            }
            return super.visitMethodInvocation(call, none);
        }
    }

    private static final class Sentences extends Found {

        @Override
        public @Nullable Void visitBinary(BinaryTree sum, @Nullable Void none) {
            texts(sum).stream().filter(Sentences::isSaid).forEach(texts::add);
            return none;
        }

        @Override
        public @Nullable Void visitLiteral(LiteralTree literal, @Nullable Void none) {
            texts(literal).stream().filter(Sentences::isSaid).forEach(texts::add);
            return none;
        }

        private static boolean isSaid(String text) {
            return text.matches(".*\\p{L} .*|.* \\p{L}.*");
        }
    }
}
