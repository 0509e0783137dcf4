package io.crossdock.mappings.edi;

import java.util.function.Predicate;

/** A value that is read only where what was read before it says so. */
public record OnlyWhere<D>(Predicate<Draft<D>> holds, Field<D> field) implements Wrapping<D> {

    @Override
    public boolean read(Message message, int segment, Draft<D> draft) {
        return holds.test(draft) && field.read(message, segment, draft);
    }
}
