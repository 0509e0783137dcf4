package io.crossdock.connectors.sql;

import io.crossdock.config.Settings;
import io.crossdock.connectors.Arrival;
import io.crossdock.connectors.Bookmark;
import io.crossdock.connectors.Poll;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/**
 * Looks for rows, turn by turn until there are none. Each turn is a transmission; its reference is made of the turn and the content, so
 * that a crash before the bookmark is written repeats it recognisably.
 */
final class Looking implements Poll.Eye {

    private final Settings settings;
    private final Bookmark bookmark;
    private final Database database;
    private final Turn turn;

    Looking(Settings settings, Bookmark bookmark, Turn turn) {
        this.settings = settings;
        this.bookmark = bookmark;
        this.database = new Database(settings);
        this.turn = turn;
    }

    @Override
    public Poll.Look open() throws SQLException {
        return new Turns(database.open());
    }

    private final class Turns implements Poll.Look {

        private final Connection connection;
        private Optional<Sheet> sheet = Optional.empty();

        Turns(Connection connection) {
            this.connection = connection;
        }

        @Override
        public Optional<Poll.Found> next() throws SQLException, IOException {
            drop();
            Sheet fresh = Sheet.create();
            sheet = Optional.of(fresh);
            Optional<Turn.Taken> taken = turn.next(connection, fresh);
            return taken.isEmpty() ? Optional.empty() : Optional.of(found(taken.get(), fresh));
        }

        private Found found(Turn.Taken taken, Sheet rows) throws IOException {
            Place place = Place.of(bookmark);
            String number = String.valueOf(place.turn() + 1);
            String name = taken.name().orElseGet(() -> settings.text("name-prefix") + "-" + number + ".json");
            Arrival arrival = new Arrival(
                    rows.named(name), Optional.empty(), Optional.of("rows-" + number + "-" + rows.digest()));
            return new Found(arrival, taken, place, connection, bookmark);
        }

        private void drop() throws IOException {
            if (sheet.isPresent()) {
                sheet.get().drop();
                sheet = Optional.empty();
            }
        }

        @Override
        public void close() throws IOException {
            Database.undo(connection);
            Database.close(connection);
            drop();
        }
    }

    private record Found(Arrival arrival, Turn.Taken rows, Place place, Connection connection, Bookmark bookmark)
            implements Poll.Found {

        @Override
        public void taken() throws SQLException {
            rows.keep(connection);
            bookmark.write(rows.after(place).text());
        }
    }
}
