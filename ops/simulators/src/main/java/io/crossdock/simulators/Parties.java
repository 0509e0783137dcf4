package io.crossdock.simulators;

/** Global location numbers (GLN) of who takes part. */
final class Parties {

    static final String NORDWIND = "4012345000009";
    static final String FILIALE = "4012345000016";
    static final String SUEDHANDEL = "4098765000003";
    static final String MARKTPLATZ = "4055555000001";

    private Parties() {}
}
