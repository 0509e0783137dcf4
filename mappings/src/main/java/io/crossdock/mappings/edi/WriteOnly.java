package io.crossdock.mappings.edi;

/** A value that a message must have and no document keeps: read, it stays unmapped. */
public record WriteOnly<D>(Field<D> field) implements Wrapping<D> {

    public static <D> Field<D> writeOnly(Field<D> field) {
        return new WriteOnly<>(field);
    }

    @Override
    public boolean read(Message message, int segment, Draft<D> draft) {
        return false;
    }

    @Override
    public String explain() {
        return field.explain().replace('↔', '←');
    }
}
