package io.crossdock.routes;

/** Interchanges of orders as dealers send them to us. */
final class EdifactOrders {

    private EdifactOrders() {}

    static String interchange(String sender, String reference, String... orders) {
        StringBuilder text = new StringBuilder(
                "UNA:+.? 'UNB+UNOC:3+" + sender + ":14+4099999000005:14+261122:1200+" + reference + "'");
        for (int i = 0; i < orders.length; i++) {
            text.append(orders[i].replace("#", Integer.toString(i + 1)));
        }
        return text.append("UNZ+" + orders.length + "+" + reference + "'\n").toString();
    }

    static String order(String number, String buyer, String quantity) {
        return String.join(
                "",
                "UNH+#+ORDERS:D:96A:UN'",
                "BGM+220+" + number + "+9'",
                "DTM+137:20261122:102'",
                "NAD+BY+" + buyer + "::9'",
                "NAD+SU+4012345000009::9'",
                "LIN+1++4001234567891:EN'",
                "QTY+21:" + quantity + ":PCE'",
                "UNS+S'",
                "UNT+9+#'");
    }
}
