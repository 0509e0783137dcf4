package io.crossdock.connectors.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.filter.FilteringParserDelegate;
import com.fasterxml.jackson.core.filter.JsonPointerBasedFilter;
import com.fasterxml.jackson.core.filter.TokenFilter.Inclusion;
import io.crossdock.connectors.Fault;
import io.crossdock.connectors.Spool;
import io.crossdock.connectors.WebAnswer;
import java.io.IOException;
import java.io.InputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One answer to a question for data; of its JSON only the places that were named are read. */
record Page(String said, WebAnswer answer, Spool body) {

    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(100).build())
            .build();
    private static final Pattern NEXT =
            Pattern.compile("<([^>]*)>\\s*;[^,<]*\\brel=\"?next\"?", Pattern.CASE_INSENSITIVE);

    String header(String name) {
        return answer.header(name).orElse("");
    }

    String digest() throws IOException {
        try (InputStream in = new DigestInputStream(body.open(), MessageDigest.getInstance("SHA-256"))) {
            in.transferTo(java.io.OutputStream.nullOutputStream());
            return HexFormat.of()
                    .formatHex(((DigestInputStream) in).getMessageDigest().digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** A value that is neither object nor list. */
    Optional<String> value(String pointer) throws IOException {
        try (JsonParser json = at(pointer)) {
            JsonToken token = json.nextToken();
            return token != null && token.isScalarValue() && token != JsonToken.VALUE_NULL
                    ? Optional.of(json.getText())
                    : Optional.empty();
        } catch (JsonProcessingException e) {
            throw notJson();
        }
    }

    /** Whether there is anything in a list; where it must be, something else is no answer. */
    boolean holds(String pointer) throws IOException {
        try (JsonParser json = at(pointer)) {
            if (json.nextToken() != JsonToken.START_ARRAY) {
                throw new Fault(Http.ITEMS_MISSING, said + ", but there is no list at " + pointer);
            }
            return json.nextToken() != JsonToken.END_ARRAY;
        } catch (JsonProcessingException e) {
            throw notJson();
        }
    }

    /** The address of the next page, from the header {@code Link} (RFC 8288) or from the answer. */
    Optional<String> next(String place) throws IOException {
        if (!place.equals("Link")) {
            return value(place);
        }
        for (String link : answer.all("Link")) {
            Matcher next = NEXT.matcher(link);
            if (next.find()) {
                return Optional.of(next.group(1));
            }
        }
        return Optional.empty();
    }

    private JsonParser at(String pointer) throws IOException {
        return new FilteringParserDelegate(
                JSON.createParser(body.open()), new JsonPointerBasedFilter(pointer), Inclusion.ONLY_INCLUDE_ALL, false);
    }

    private Fault notJson() {
        return new Fault(Http.ANSWER_NOT_JSON, said + ", but not with JSON");
    }
}
