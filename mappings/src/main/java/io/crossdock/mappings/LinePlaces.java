package io.crossdock.mappings;

import io.crossdock.config.Location;
import java.util.List;

/** Where the lines of a document begin in the wire, in the document's order. Asked for only where one of them is at fault. */
public interface LinePlaces {

    /** The wire does not say. */
    LinePlaces UNKNOWN = new Listed(List.of());

    int count();

    /** @param line from 0 to below {@link #count} */
    Location at(int line);

    static LinePlaces of(List<Location> places) {
        return places.isEmpty() ? UNKNOWN : new Listed(places);
    }

    /** Places that are known as they are. */
    record Listed(List<Location> places) implements LinePlaces {

        public Listed {
            places = List.copyOf(places);
        }

        @Override
        public int count() {
            return places.size();
        }

        @Override
        public Location at(int line) {
            return places.get(line);
        }
    }
}
