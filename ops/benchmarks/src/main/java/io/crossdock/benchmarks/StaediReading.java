package io.crossdock.benchmarks;

import io.xlate.edi.schema.Schema;
import io.xlate.edi.schema.SchemaFactory;
import io.xlate.edi.stream.EDIInputFactory;
import io.xlate.edi.stream.EDIStreamEvent;
import io.xlate.edi.stream.EDIStreamReader;
import io.xlate.edi.stream.Location;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.function.Consumer;

/** The ordinary way: StAEDI checks envelopes, and the message where it is given a schema, and the same order is built of its events. */
final class StaediReading {

    private final Optional<Schema> schema;
    private Sketch sketch = new Sketch();
    private String tag = "";
    private String first = "";
    private String second = "";
    private BigDecimal price = BigDecimal.ZERO;

    private StaediReading(Optional<Schema> schema) {
        this.schema = schema;
    }

    static StaediReading envelopesOnly() {
        return new StaediReading(Optional.empty());
    }

    /** @param name of the schema */
    static StaediReading withSchema(String name) throws Exception {
        try (InputStream in = Optional.ofNullable(StaediReading.class.getResourceAsStream(name))
                .orElseThrow()) {
            return new StaediReading(Optional.of(SchemaFactory.newFactory().createSchema(in)));
        }
    }

    void read(byte[] bytes, Consumer<Sketch> each) throws Exception {
        try (EDIStreamReader reader =
                EDIInputFactory.newFactory().createEDIStreamReader(new ByteArrayInputStream(bytes), "ISO-8859-1")) {
            while (reader.hasNext()) {
                event(reader, reader.next(), each);
            }
        }
    }

    private void event(EDIStreamReader reader, EDIStreamEvent event, Consumer<Sketch> each) {
        switch (event) {
            case START_TRANSACTION -> schema.ifPresent(reader::setTransactionSchema);
            case START_SEGMENT -> tag = reader.getText();
            case ELEMENT_DATA -> element(reader.getLocation(), reader.getText());
            case END_TRANSACTION -> {
                each.accept(sketch);
                sketch = new Sketch();
            }
            case ELEMENT_DATA_ERROR, ELEMENT_OCCURRENCE_ERROR, SEGMENT_ERROR ->
                throw new IllegalStateException("the data of the benchmark is faulty: " + reader.getErrorType() + " at "
                        + reader.getLocation());
            default -> {}
        }
    }

    private void element(Location at, String text) {
        switch (tag + at.getElementPosition() + "." + Math.max(1, at.getComponentPosition())) {
            case "BGM2.1" -> sketch.number(text);
            case "DTM1.2" -> sketch.date(text);
            case "NAD1.1", "LIN1.1" -> first = text;
            case "NAD2.1" -> second = text;
            case "NAD4.1" -> sketch.party(first, second, text);
            case "CUX1.2" -> sketch.currency(text);
            case "LIN3.1" -> sketch.line(first, text);
            case "QTY1.2" -> sketch.quantity(new BigDecimal(text));
            case "PRI1.2" -> sketch.price(new BigDecimal(text));
            case "BEG3.1" -> sketch.number(text);
            case "BEG5.1" -> sketch.date(text);
            case "CUR2.1" -> sketch.currency(text);
            case "N11.1", "PO11.1" -> first = text;
            case "N12.1" -> second = text;
            case "N14.1" -> sketch.party(first, text, second);
            case "PO12.1" -> sketch.quantity(new BigDecimal(text));
            case "PO13.1" -> sketch.unit(text);
            case "PO14.1" -> price = new BigDecimal(text);
            case "PO17.1" -> {
                sketch.line(first, text);
                sketch.price(price);
            }
            default -> {}
        }
    }
}
