package io.crossdock.ops.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.crossdock.mappings.canonical.CanonicalJson;
import io.crossdock.ops.door.Rights;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.http.HttpMethod;
import org.springframework.http.ResponseEntity;
import org.springframework.util.ClassUtils;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.ValueConstants;

/** The API as its controllers are: paths, parameters and answers by their types, words by their Javadoc, rights by {@link Rights}. */
final class Description {

    private static final String PACKAGE = "io.crossdock.ops.api";
    private static final String SOURCES = "src/main/java/io/crossdock/ops/api";
    private static final String JSON = "application/json";
    private static final String REFERENCE = "#/components/schemas/";

    /** Open to all: it says nothing but a word. */
    private static final String OPEN = "";

    private final Sources sources;
    private final ObjectNode schemas = node();

    private Description(Sources sources) {
        this.sources = sources;
    }

    /** A call, of one of the controllers. */
    private record Call(String method, String path, Method java, String type) {}

    static ObjectNode write() throws IOException {
        return new Description(Sources.of(Path.of(SOURCES))).document();
    }

    private ObjectNode document() {
        ObjectNode document = node();
        document.put("openapi", "3.1.0");
        document.putObject("info")
                .put("title", "Crossdock")
                .put("version", "1")
                .put(
                        "description",
                        "What programs may ask of a running hub. They show a token: hub user add <name> --token."
                                + " x-right is what the token must be allowed.");
        ObjectNode paths = document.putObject("paths");
        calls().forEach(call -> paths.withObjectProperty(call.path())
                .set(call.method().toLowerCase(java.util.Locale.ROOT), operation(call)));
        ObjectNode components = document.putObject("components");
        schemas.putObject("Refusal")
                .put("type", "object")
                .putObject("properties")
                .putObject("message")
                .put("type", "string");
        components.set("schemas", sorted(schemas));
        components
                .putObject("securitySchemes")
                .putObject("token")
                .put("type", "http")
                .put("scheme", "bearer");
        return document;
    }

    private static ObjectNode sorted(ObjectNode schemas) {
        ObjectNode sorted = node();
        schemas.properties().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(schema -> sorted.set(schema.getKey(), schema.getValue()));
        return sorted;
    }

    private static List<Call> calls() {
        ClassPathScanningCandidateComponentProvider controllers =
                new ClassPathScanningCandidateComponentProvider(false);
        controllers.addIncludeFilter(new AnnotationTypeFilter(RestController.class));
        List<Call> calls = new ArrayList<>();
        for (BeanDefinition definition : controllers.findCandidateComponents(PACKAGE)) {
            Class<?> type = ClassUtils.resolveClassName(String.valueOf(definition.getBeanClassName()), null);
            String base = Optional.ofNullable(AnnotatedElementUtils.findMergedAnnotation(type, RequestMapping.class))
                    .map(mapping -> mapping.path()[0])
                    .orElse("");
            for (Method method : type.getDeclaredMethods()) {
                Optional.ofNullable(AnnotatedElementUtils.findMergedAnnotation(method, RequestMapping.class))
                        .ifPresent(mapping -> calls.add(new Call(
                                mapping.method()[0].name(),
                                base + (mapping.path().length > 0 ? mapping.path()[0] : ""),
                                method,
                                mapping.produces().length > 0 ? mapping.produces()[0] : JSON)));
            }
        }
        calls.sort(Comparator.comparing(Call::path).thenComparing(Call::method));
        return calls;
    }

    private ObjectNode operation(Call call) {
        Sources.Said said = sources.of(call.java().getDeclaringClass().getSimpleName() + "."
                + call.java().getName());
        if (said.text().isEmpty()) {
            throw new IllegalStateException(call.java() + " needs a Javadoc: it is what the description says of it");
        }
        String right = Rights.of(HttpMethod.valueOf(call.method()), call.path().replaceAll("\\{[^}]*}", "x"));
        ObjectNode operation = node();
        operation.put("summary", said.text());
        ArrayNode security = operation.putArray("security");
        if (!right.equals(OPEN)) {
            operation.put("x-right", right.toLowerCase(java.util.Locale.ROOT));
            security.addObject().putArray("token");
        }
        parameters(call, said, operation);
        ObjectNode answers = operation.putObject("responses");
        answer(call, answers.putObject("200"));
        refusals(call, right, answers);
        return operation;
    }

    private void parameters(Call call, Sources.Said said, ObjectNode operation) {
        ArrayNode parameters = node().putArray("parameters");
        for (Parameter one : call.java().getParameters()) {
            if (one.isAnnotationPresent(PathVariable.class)) {
                parameters.add(parameter(one, "path", true, said));
            } else if (one.isAnnotationPresent(RequestParam.class)) {
                RequestParam annotation = one.getAnnotation(RequestParam.class);
                boolean must = annotation.defaultValue().equals(ValueConstants.DEFAULT_NONE)
                        && one.getType() != Optional.class;
                parameters.add(parameter(one, "query", must, said));
            } else if (one.isAnnotationPresent(RequestBody.class)) {
                ObjectNode body = operation.putObject("requestBody").put("required", true);
                body.putObject("content")
                        .putObject(JSON)
                        .set("schema", one.getType() == byte[].class ? any() : schema(one.getParameterizedType()));
            }
        }
        if (!parameters.isEmpty()) {
            operation.set("parameters", parameters);
        }
    }

    private ObjectNode parameter(Parameter parameter, String in, boolean must, Sources.Said said) {
        ObjectNode node = node().put("name", parameter.getName()).put("in", in).put("required", must);
        Optional.ofNullable(said.parameters().get(parameter.getName()))
                .ifPresent(text -> node.put("description", text));
        Type type = parameter.getParameterizedType();
        node.set("schema", schema(parameter.getType() == Optional.class ? argument(type, 0) : type));
        return node;
    }

    private void answer(Call call, ObjectNode answer) {
        answer.put("description", "Done.");
        Type type = call.java().getGenericReturnType();
        Type told = type instanceof ParameterizedType generic && generic.getRawType() == ResponseEntity.class
                ? argument(type, 0)
                : type;
        ObjectNode content = answer.putObject("content").putObject(call.type());
        boolean text = !call.type().startsWith(JSON);
        content.set(
                "schema",
                text
                        ? node().put("type", "string")
                        : told == String.class || !isOurs(told) ? loose(told) : schema(told));
    }

    private ObjectNode loose(Type told) {
        return told instanceof ParameterizedType ? schema(told) : any();
    }

    private static boolean isOurs(Type type) {
        return (type instanceof Class<?> known && known.getName().startsWith("io.crossdock"))
                || type instanceof ParameterizedType;
    }

    private static void refusals(Call call, String right, ObjectNode answers) {
        if (call.path().equals("/health/ready")) {
            refusal(answers, "503", "Not ready.", "Health.Said");
        }
        if (!right.equals(OPEN)) {
            refusal(answers, "400", "What is asked for cannot be; the message says why.", "Refusal");
            refusal(answers, "401", "No token, or one that is none.", "Refusal");
            refusal(answers, "403", "The token may not do that.", "Refusal");
            refusal(answers, "503", "The hub is starting or stopping: ask again.", "Refusal");
        }
    }

    private static void refusal(ObjectNode answers, String status, String description, String schema) {
        answers.putObject(status)
                .put("description", description)
                .putObject("content")
                .putObject(JSON)
                .putObject("schema")
                .put("$ref", REFERENCE + schema);
    }

    private ObjectNode schema(Type type) {
        if (type instanceof ParameterizedType generic) {
            Class<?> raw = (Class<?>) generic.getRawType();
            if (Collection.class.isAssignableFrom(raw)) {
                return node().put("type", "array").set("items", schema(argument(type, 0)));
            }
            if (Map.class.isAssignableFrom(raw)) {
                return node().put("type", "object").set("additionalProperties", schema(argument(type, 1)));
            }
            if (raw == Optional.class) {
                return orNull(schema(argument(type, 0)));
            }
            return any();
        }
        Class<?> known = (Class<?>) type;
        return known.isRecord() ? reference(known) : plain(known);
    }

    private static ObjectNode orNull(ObjectNode schema) {
        ObjectNode either = node();
        either.putArray("oneOf").add(schema).addObject().put("type", "null");
        return either;
    }

    private static ObjectNode plain(Class<?> type) {
        if (type.isEnum()) {
            ObjectNode choice = node().put("type", "string");
            ArrayNode words = choice.putArray("enum");
            Arrays.stream(type.getEnumConstants())
                    .map(one -> ((Enum<?>) one).name())
                    .forEach(words::add);
            return choice;
        }
        if (Set.<Class<?>>of(int.class, long.class, Integer.class, Long.class).contains(type)) {
            return node().put("type", "integer");
        }
        Map<Class<?>, ObjectNode> known = Map.of(
                String.class, node().put("type", "string"),
                boolean.class, node().put("type", "boolean"),
                double.class, node().put("type", "number"),
                Double.class, node().put("type", "number"),
                Instant.class, node().put("type", "string").put("format", "date-time"),
                LocalDate.class, node().put("type", "string").put("format", "date"),
                Duration.class, node().put("type", "string").put("format", "duration"),
                byte[].class, node().put("type", "string").put("contentEncoding", "base64"));
        return known.getOrDefault(type, any());
    }

    private ObjectNode reference(Class<?> type) {
        String name = name(type);
        if (!schemas.has(name)) {
            ObjectNode schema = schemas.putObject(name).put("type", "object");
            Sources.Said said = sources.of(type.getSimpleName());
            if (!said.text().isEmpty()) {
                schema.put("description", said.text());
            }
            ObjectNode properties = schema.putObject("properties");
            for (RecordComponent component : type.getRecordComponents()) {
                ObjectNode property = schema(component.getGenericType());
                Optional.ofNullable(said.parameters().get(component.getName()))
                        .ifPresent(text -> property.put("description", text));
                properties.set(component.getName(), property);
            }
        }
        return node().put("$ref", REFERENCE + name);
    }

    private static String name(Class<?> type) {
        return Optional.ofNullable(type.getDeclaringClass())
                .map(outer -> name(outer) + "." + type.getSimpleName())
                .orElse(type.getSimpleName());
    }

    private static Type argument(Type type, int index) {
        return ((ParameterizedType) type).getActualTypeArguments()[index];
    }

    private static ObjectNode any() {
        return node();
    }

    private static ObjectNode node() {
        return CanonicalJson.MAPPER.createObjectNode();
    }
}
