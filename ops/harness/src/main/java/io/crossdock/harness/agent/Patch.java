package io.crossdock.harness.agent;

import net.bytebuddy.asm.Advice;
import net.bytebuddy.asm.AsmVisitorWrapper;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.matcher.ElementMatcher;
import net.bytebuddy.matcher.ElementMatchers;

/**
 * One change to one class.
 *
 * @param type the class that is changed
 */
record Patch(String type, AsmVisitorWrapper change) {

    private static final String ROUTES = "io.crossdock.routes.";

    /** The method does nothing, and gives null, 0 or false. */
    static Patch skip(String type, String method) {
        return new Patch(place(type), Advice.to(Changes.Skip.class).on(ElementMatchers.named(method)));
    }

    /** The method gives something else. */
    static Patch give(String type, String method, Given given) {
        return new Patch(
                place(type),
                Advice.withCustomMapping()
                        .bind(Changes.What.class, given)
                        .to(Changes.Give.class)
                        .on(ElementMatchers.named(method)));
    }

    /** Something else happens before the method. */
    static Patch before(String type, String method, Deed deed) {
        return new Patch(
                place(type),
                Advice.withCustomMapping()
                        .bind(Changes.What.class, deed)
                        .to(Changes.Before.class)
                        .on(ElementMatchers.named(method)));
    }

    /** Something else happens instead of the method, where it wants to. */
    static Patch instead(String type, String method, Deed deed) {
        return new Patch(
                place(type),
                Advice.withCustomMapping()
                        .bind(Changes.What.class, deed)
                        .to(Changes.Instead.class)
                        .on(ElementMatchers.named(method)));
    }

    /** The first text that the method is given has a part replaced. */
    static Patch text(String type, String method, String from, String to) {
        ElementMatcher.Junction<MethodDescription> takesText =
                ElementMatchers.<MethodDescription>named(method).and(ElementMatchers.takesArgument(0, String.class));
        return new Patch(
                place(type),
                Advice.withCustomMapping()
                        .bind(Changes.From.class, from)
                        .bind(Changes.To.class, to)
                        .to(Changes.Text.class)
                        .on(takesText));
    }

    /** Every statement that holds a text has it replaced. */
    static Patch sql(String from, String to) {
        return text("org.h2.jdbc.JdbcConnection", "prepareStatement", from, to);
    }

    /** A short name is one below {@code io.crossdock.routes}. */
    private static String place(String type) {
        return type.matches("(org|com|io)\\..*") ? type : ROUTES + type;
    }
}
