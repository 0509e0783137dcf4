package io.crossdock.connectors.sql;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store.CloseableResource;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives a test the database that its constructor names: started for the first that asks, stopped after the last of all. */
final class Engines implements ParameterResolver {

    private record Running(Engine engine) implements CloseableResource {
        @Override
        public void close() {
            engine.close();
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
        return Engine.class.isAssignableFrom(parameter.getParameter().getType());
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext test) {
        return test.getRoot()
                .getStore(Namespace.create(Engines.class))
                .getOrComputeIfAbsent(parameter.getParameter().getType(), Engines::start, Running.class)
                .engine();
    }

    private static Running start(Class<?> type) {
        try {
            return new Running(
                    type == PostgresEngine.class
                            ? new PostgresEngine()
                            : type == MariaDbEngine.class ? new MariaDbEngine() : new H2Engine());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
