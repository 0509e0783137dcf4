package io.crossdock.routes.ledger;

/** Where on its journey something happened to a document; each stage balances by itself (decision D7). */
public enum Stage {
    TRANSMISSION,
    INTAKE,
    FLOW,
    DELIVERY
}
