package io.crossdock.mappings.edi;

import io.crossdock.config.Location;
import io.crossdock.config.Problem;
import java.util.Optional;

/** What is wrong with a message and what is odd in it, each with its place. */
final class Findings {

    private final Faults faults;
    private final Places places;
    private final boolean countsRefuse;
    private final Notices problems = new Notices();
    private final Notices warnings = new Notices();

    /** Begins with what its envelope was told. */
    Findings(Content content, boolean countsRefuse) {
        this.faults = content.reading().standard().faults();
        this.places = new Places(content);
        this.countsRefuse = countsRefuse;
        content.problems().forEach(problems::keep);
        content.warnings().forEach(warnings::keep);
    }

    Notices problems() {
        return problems;
    }

    Notices warnings() {
        return warnings;
    }

    Location at(int segment, Optional<Position> position) {
        return places.at(segment, position);
    }

    void problem(Fault fault, int segment, Optional<Position> position, String what) {
        problem(faults.of(fault), segment, position, what);
    }

    void problem(Problem.Code code, int segment, Optional<Position> position, String what) {
        tell(problems, code, segment, position, what);
    }

    void warn(Fault fault, int segment, Optional<Position> position, String what) {
        warn(faults.of(fault), segment, position, what);
    }

    void warn(Problem.Code code, int segment, Optional<Position> position, String what) {
        tell(warnings, code, segment, position, what);
    }

    private void tell(Notices notices, Problem.Code code, int segment, Optional<Position> position, String what) {
        if (notices.hasRoom()) {
            notices.add(segment, code.at(at(segment, position), what));
        }
    }

    void miscount(int segment, Optional<Position> position, String what) {
        tell(countsRefuse ? problems : warnings, faults.of(Fault.COUNT), segment, position, what);
    }

    /** Of the message as a whole. */
    void warn(Fault fault, String what, Location at) {
        warnings.keep(faults.of(fault).at(at, what));
    }
}
