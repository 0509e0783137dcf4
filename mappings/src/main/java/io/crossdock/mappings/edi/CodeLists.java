package io.crossdock.mappings.edi;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.util.List;

/** The code lists of a standard, from the {@code codes.csv} beside its classes. */
public final class CodeLists {

    private final List<NamedCsvRecord> table;
    private final List<String> releases;

    /**
     * @param beside a class of the standard's package
     * @param releases that are written
     */
    public CodeLists(Class<?> beside, List<String> releases) {
        this.table = Resources.table(beside, "codes.csv");
        this.releases = List.copyOf(releases);
    }

    /** @throws IllegalArgumentException where there is no such list */
    public Codes of(String list) {
        return Codes.of(
                list,
                table.stream().filter(row -> row.getField("list").equals(list)).toList(),
                releases);
    }
}
