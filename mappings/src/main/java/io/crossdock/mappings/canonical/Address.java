package io.crossdock.mappings.canonical;

import java.util.List;
import java.util.Optional;

/**
 * @param country ISO 3166-1 alpha-2
 */
public record Address(
        List<String> lines,
        Optional<String> city,
        Optional<String> region,
        Optional<String> postcode,
        Optional<String> country) {

    public Address {
        lines = Copies.of(lines);
        city = Copies.of(city);
        region = Copies.of(region);
        postcode = Copies.of(postcode);
        country = Copies.of(country);
    }
}
