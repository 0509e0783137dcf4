package io.crossdock.mappings.x12;

import io.crossdock.mappings.canonical.Acknowledgement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A segment in which something is wrong: AK3, or IK3 of 999, and the elements that are wrong in it. */
record Faulted(String tag, Optional<Long> place, Optional<String> code, List<Acknowledgement.Fault> elements) {

    private static final String ELEMENTS = "8";

    /** The faults of a message by segment, those without segment left out. */
    static List<Faulted> of(List<Acknowledgement.Fault> faults) {
        Map<String, List<Acknowledgement.Fault>> bySegment = new LinkedHashMap<>();
        for (Acknowledgement.Fault fault : faults) {
            fault.segment().ifPresent(place -> bySegment
                    .computeIfAbsent(place + " " + fault.tag().orElse(""), key -> new ArrayList<>())
                    .add(fault));
        }
        return bySegment.values().stream().map(Faulted::segment).toList();
    }

    private static Faulted segment(List<Acknowledgement.Fault> faults) {
        List<Acknowledgement.Fault> elements =
                faults.stream().filter(fault -> fault.element().isPresent()).toList();
        Optional<String> code = faults.stream()
                .filter(fault -> fault.element().isEmpty())
                .flatMap(fault -> fault.code().stream())
                .findFirst();
        Acknowledgement.Fault first = faults.get(0);
        return new Faulted(
                first.tag().orElse(""),
                first.segment(),
                code.or(() -> elements.isEmpty() ? Optional.empty() : Optional.of(ELEMENTS)),
                elements);
    }

    /** Each fault for itself. */
    List<Acknowledgement.Fault> faults() {
        if (elements.isEmpty()) {
            return List.of(new Acknowledgement.Fault(
                    code, Optional.empty(), place, named(), Optional.empty(), Optional.empty(), Optional.empty()));
        }
        return elements.stream()
                .map(fault -> new Acknowledgement.Fault(
                        fault.code(), fault.text(), place, named(), fault.element(), fault.component(), fault.value()))
                .toList();
    }

    private Optional<String> named() {
        return Optional.of(tag).filter(name -> !name.isEmpty());
    }
}
