package io.crossdock.harness.recorder;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.crossdock.harness.recorder.Manners.Manner;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** A partner whose orders are asked for: a page of those behind a mark, and the mark behind the page. Some answers are lost. */
final class Agency implements HttpHandler {

    static final String IN = "agency.orders-in";

    private static final JsonMapper JSON = new JsonMapper();
    private static final int KEYS = 10;
    private static final int PAGE = 4;

    private final Sent sent;
    private final Manners manners;
    private final Random random;
    private final Map<String, Long> versions = new HashMap<>();
    private int requests;

    Agency(Sent sent, Manners manners, long seed) {
        this.sent = sent;
        this.manners = manners;
        this.random = new Random(seed);
    }

    /** One more is on the list. */
    synchronized void add() {
        String key = "P" + random.nextInt(KEYS);
        sent.add(List.of(Paper.draw(Paper.Kind.ORDER, key, versions.merge(key, 1L, Long::sum), random)), 0);
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Manner manner = manner();
            byte[] page = page(mark(exchange));
            if (manner == Manner.TAKES) {
                exchange.sendResponseHeaders(200, page.length);
                exchange.getResponseBody().write(page);
            } else if (manner == Manner.CUTS || manner.leavesDoubt()) {
                exchange.sendResponseHeaders(200, page.length);
                exchange.getResponseBody().write(page, 0, page.length / 2);
            } else {
                exchange.sendResponseHeaders(503, -1);
            }
        }
    }

    private synchronized Manner manner() {
        return manners.of(++requests, random);
    }

    private static int mark(HttpExchange exchange) {
        return Optional.ofNullable(exchange.getRequestURI().getRawQuery())
                .map(query -> URLDecoder.decode(query, StandardCharsets.UTF_8))
                .filter(query -> query.startsWith("after="))
                .map(query -> Integer.parseInt(query.substring("after=".length())))
                .orElse(0);
    }

    private byte[] page(int mark) throws IOException {
        List<Paper> all = sent.fresh();
        int end = Math.min(all.size(), mark + PAGE);
        ObjectNode page = JSON.createObjectNode();
        ArrayNode orders = page.putArray("orders");
        all.subList(mark, end).forEach(paper -> write(paper, orders.addObject()));
        return JSON.writeValueAsBytes(page.put("next", Integer.toString(end)));
    }

    private static void write(Paper paper, ObjectNode order) {
        order.put("number", paper.key()).put("version", paper.version());
        ArrayNode lines = order.putArray("lines");
        for (String row : paper.sent()) {
            String[] cells = row.split(",", -1);
            lines.addObject().put("article", cells[2]).put("quantity", cells[3]);
        }
    }
}
