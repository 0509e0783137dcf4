package io.crossdock.mappings.canonical;

import io.crossdock.config.Kind;
import io.crossdock.config.Where;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Master data of a customer, supplier, store or other party.
 *
 * @param partyNumber its number in the issuer's system
 * @param roles {@code buyer}, {@code supplier}, {@code ship-to}, {@code store}, {@code carrier}, ...
 * @param status {@code active}, {@code blocked}, {@code inactive}
 */
public record Party(
        Header header,
        @Mandatory String partyNumber,
        PartyRef self,
        List<String> roles,
        Map<String, String> contacts,
        Optional<String> status)
        implements Document {

    public Party {
        header = Copies.of(header, Header.NEW);
        partyNumber = Copies.of(partyNumber);
        self = Copies.of(self, PartyRef.NONE);
        roles = Copies.of(roles);
        contacts = Copies.of(contacts);
        status = Copies.of(status);
    }

    @Override
    public Kind kind() {
        return Kind.PARTY;
    }

    @Override
    public String number() {
        return partyNumber;
    }

    @Override
    public Map<Where.Field, String> fields() {
        Map<Where.Field, String> fields = new LinkedHashMap<>();
        self.address().flatMap(Address::country).ifPresent(value -> fields.put(Where.Field.COUNTRY, value));
        return fields;
    }

    @Override
    public Party withHeader(Header changed) {
        return new Party(changed, partyNumber, self, roles, contacts, status);
    }

    @Override
    public Stream<Article> articles() {
        return Stream.empty();
    }

    @Override
    public Party withArticles(UnaryOperator<Article> change) {
        return this;
    }

    @Override
    public Party withParties(UnaryOperator<PartyRef> change) {
        return new Party(header, partyNumber, change.apply(self), roles, contacts, status);
    }
}
