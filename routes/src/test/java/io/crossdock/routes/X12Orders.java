package io.crossdock.routes;

/** Interchanges of purchase orders as dealers send them to us in X12. */
final class X12Orders {

    private X12Orders() {}

    /** @param number control number of the interchange: nine digits; its group has the same without zeros */
    static String interchange(String sender, String number, String... sets) {
        String group = number.replaceFirst("^0+", "");
        StringBuilder text = new StringBuilder(
                "ISA*00*          *00*          *ZZ*%-15s*ZZ*US             *261122*1200*U*00401*%s*0*P*>~"
                                .formatted(sender, number)
                        + "GS*PO*" + sender + "*US*20261122*1200*" + group + "*X*004010~");
        for (int i = 0; i < sets.length; i++) {
            text.append(sets[i].replace("#", "000" + (i + 1)));
        }
        return text.append("GE*" + sets.length + "*" + group + "~IEA*1*" + number + "~")
                .toString();
    }

    static String order(String number, String quantity) {
        return "ST*850*#~BEG*00*SA*" + number + "**20261122~N1*BY**UL*4077777000008~N1*SU**UL*4012345000009~" + "PO1*1*"
                + quantity + "*EA***UP*400123456782~CTT*1~SE*7*#~";
    }
}
