package io.crossdock.mappings.x12;

import io.crossdock.config.Kind;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The messages of X12 that the hub knows. */
final class TransactionSets {

    static final List<TransactionSet> ALL = List.of(
            PurchaseOrder.SET,
            PurchaseOrderResponse.SET,
            PurchaseOrderChange.SET,
            PurchaseOrderResponse.CHANGE_SET,
            ShipNotice.SET,
            ReceivingAdvice.SET,
            InvoiceSet.SET,
            PriceCatalog.SET,
            InventoryAdvice.SET,
            ProductActivity.SET,
            WarehouseOrder.SET,
            WarehouseAdvice.SET,
            FunctionalAcknowledgement.SET,
            FunctionalAcknowledgement.IMPLEMENTATION_SET,
            InterchangeAcknowledgement.SET);

    private TransactionSets() {}

    static Optional<TransactionSet> of(String id) {
        return ALL.stream().filter(set -> set.id().equals(id)).findFirst();
    }

    static List<String> ids() {
        return ALL.stream().map(TransactionSet::id).toList();
    }

    /** All kinds that some message carries. */
    static Set<Kind> kinds() {
        return ALL.stream().flatMap(set -> set.kinds().stream()).collect(Collectors.toUnmodifiableSet());
    }
}
