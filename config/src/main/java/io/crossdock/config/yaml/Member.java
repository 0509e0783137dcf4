package io.crossdock.config.yaml;

import java.util.Map;

/**
 * A partner of a folder: the only one, or one of many alike.
 *
 * @param id the partner's: the folder, or {@code folder/id} with the id of a row of its table
 * @param line of the row, from 1
 * @param cells of the row by column; of an only one none
 */
record Member(String id, long line, Map<String, String> cells) {

    static Member only(String folder) {
        return new Member(folder, 0, Map.of());
    }

    String cell(String column) {
        return cells.getOrDefault(column, "");
    }
}
