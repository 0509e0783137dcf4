package io.crossdock.harness.agent;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.instrument.Instrumentation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import net.bytebuddy.agent.builder.AgentBuilder;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.asm.AsmVisitorWrapper;
import net.bytebuddy.matcher.ElementMatchers;

/** Patches the hub's classes while they are loaded; the shipped code knows nothing of it. */
public final class Agent {

    /** The exit code of a process that was halted at a point. */
    public static final int HALTED = 137;

    private static final String REACHED = "harness.reached";
    private static final String HALT = "harness.halt";
    private static final String FAULT = "harness.fault";

    private Agent() {}

    /** Called by the virtual machine before the hub's main. */
    public static void premain(String arguments, Instrumentation instrumentation) throws IOException {
        List<Point> points = Point.all();
        String[] halt = System.getProperty(HALT, ":0").split(":", 2);
        new Reached(points, Path.of(System.getProperty(REACHED)), halt[0], Long.parseLong(halt[1])).begin();
        Map<String, List<AsmVisitorWrapper>> patches = new LinkedHashMap<>();
        for (int number = 0; number < points.size(); number++) {
            Point point = points.get(number);
            patches.computeIfAbsent(point.type(), type -> new ArrayList<>()).add(visit(point, number));
        }
        PlantedFault.named(System.getProperty(FAULT, "")).ifPresent(fault -> fault.patches()
                .forEach(patch -> patches.computeIfAbsent(patch.type(), name -> new ArrayList<>())
                        .add(patch.change())));
        install(patches, instrumentation);
    }

    private static AsmVisitorWrapper visit(Point point, int number) {
        return Advice.withCustomMapping()
                .bind(Counting.Number.class, number)
                .to(point.after() ? Counting.After.class : Counting.Before.class)
                .on(ElementMatchers.named(point.method()));
    }

    private static void install(Map<String, List<AsmVisitorWrapper>> patches, Instrumentation instrumentation) {
        AgentBuilder agent = new AgentBuilder.Default()
                .disableClassFormatChanges()
                .ignore(ElementMatchers.none())
                .with(AgentBuilder.Listener.StreamWriting.toSystemError().withErrorsOnly());
        for (Map.Entry<String, List<AsmVisitorWrapper>> patch : patches.entrySet()) {
            agent = agent.type(ElementMatchers.named(patch.getKey()))
                    .transform((builder, type, loader, module, domain) ->
                            builder.visit(new AsmVisitorWrapper.Compound(patch.getValue())));
        }
        agent.installOn(instrumentation);
    }

    /**
     * The options that make a virtual machine load this agent. The jar holds a manifest only; the classes come from the class path.
     *
     * @param folder where the jar is kept
     * @param reached the file of the counts
     * @param halt {@code name:turn}, or empty
     * @param fault the name of a planted fault, or empty
     */
    public static List<String> options(Path folder, Path reached, String halt, String fault) throws IOException {
        Path jar = folder.resolve("agent.jar");
        if (!Files.exists(jar)) {
            Manifest manifest = new Manifest();
            manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
            manifest.getMainAttributes().put(new Attributes.Name("Premain-Class"), Agent.class.getName());
            try (OutputStream out = Files.newOutputStream(jar)) {
                new JarOutputStream(out, manifest).close();
            }
        }
        List<String> options = new ArrayList<>(List.of("-javaagent:" + jar, "-D" + REACHED + "=" + reached));
        if (!halt.isEmpty()) {
            options.add("-D" + HALT + "=" + halt);
        }
        if (!fault.isEmpty()) {
            options.add("-D" + FAULT + "=" + fault);
        }
        return options;
    }
}
