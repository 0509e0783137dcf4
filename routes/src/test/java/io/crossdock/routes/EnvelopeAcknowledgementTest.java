package io.crossdock.routes;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is wrong with an envelope is told to its sender: by TA1, 997, 999, CONTRL, as agreed. */
class EnvelopeAcknowledgementTest {

    private static final String DEALER = "4098765000003";

    private static final String ORDERS_IN =
            """
            direction: in
            carries: order
            connector: { drop: { folder: out } }
            when: { every: 1s }
            format: { FORMAT }
            on-bad-data: refuse
            acknowledge: { with: [WITH], via: acks-out }
            """;

    private static final String ACKS_OUT =
            """
            direction: out
            carries: acknowledgement
            connector: { drop: { folder: acks } }
            format: { FORMAT }
            """;

    @TempDir
    Path folder;

    private HubFixture fixture;

    @BeforeEach
    void dealersOfTwoStandards() throws Exception {
        fixture = new HubFixture(folder)
                .folders("suedhandel/out", "suedhandel/acks", "ostmarkt/out", "ostmarkt/acks", "nordwind/orders")
                .partner("suedhandel", "{ gln: \"" + DEALER + "\" }")
                .partner("ostmarkt", "{ edi: OSTMARKT }")
                .partner("nordwind", "{ gln: \"4012345000009\" }")
                .channel("suedhandel.orders-in", ordersIn("edifact: { message: ORDERS, release: D.96A }", "CONTRL"))
                .channel("suedhandel.acks-out", ACKS_OUT.replace("FORMAT", "edifact: { release: D.96A }"))
                .channel("ostmarkt.orders-in", ordersIn("x12: { message: 850 }", "TA1, 999"))
                .channel("ostmarkt.acks-out", ACKS_OUT.replace("FORMAT", "x12: { release: 5010 }"))
                .channel(
                        "nordwind.orders-out",
                        """
                        direction: out
                        carries: order
                        connector: { drop: { folder: orders } }
                        format: { csv: { columns: { Order: orderNumber, Qty: lines.quantity.value } } }
                        """)
                .start();
    }

    private static String ordersIn(String format, String with) {
        return ORDERS_IN.replace("FORMAT", format).replace("WITH", with);
    }

    @AfterEach
    void stop() throws Exception {
        fixture.close();
    }

    @Test
    void tellsOfTheInterchangeByTa1AndOfItsGroupsBy999() throws Exception {
        fixture.put(
                "ostmarkt",
                "out/o.x12",
                X12Orders.interchange("OSTMARKT", "000000005", X12Orders.order("O-1", "7"), X12Orders.order("O-2", "x"))
                        .replace("GE*2*5", "GE*3*5")
                        .replace("IEA*1*000000005", "IEA*1*000000006"));

        fixture.handled("ostmarkt.orders-in", 2);

        assertThat(told("ostmarkt", 2))
                .anySatisfy(text -> assertThat(text).contains("~TA1*000000005*").contains("*E*001~IEA*0*"))
                .anySatisfy(text -> assertThat(text)
                        .contains("ST*999*")
                        .contains("AK1*PO*5*004010~AK2*850*0001~IK5*A~AK2*850*0002~IK3*PO1*5**8~IK4*2**6~IK5*R*5~")
                        .contains("AK9*P*3*2*1*5~"));
        assertThat(fixture.lines(fixture.received("nordwind", "orders"))).containsExactly("O-1,7");
    }

    @Test
    void acceptsByTa1WhatIsFaultlessAsAnInterchange() throws Exception {
        fixture.put(
                "ostmarkt", "out/o.x12", X12Orders.interchange("OSTMARKT", "000000005", X12Orders.order("O-1", "x")));

        fixture.handled("ostmarkt.orders-in", 1);

        assertThat(told("ostmarkt", 2))
                .anySatisfy(text -> assertThat(text).contains("~TA1*000000005*").contains("*A*000~"))
                .anySatisfy(text -> assertThat(text).contains("AK9*R*1*1*0~"));
    }

    @Test
    void rejectsByTa1AnInterchangeWhoseNumberCameBeforeWithOtherBytes() throws Exception {
        fixture.put(
                "ostmarkt", "out/o.x12", X12Orders.interchange("OSTMARKT", "000000005", X12Orders.order("O-1", "7")));
        fixture.handled("ostmarkt.orders-in", 1);
        assertThat(told("ostmarkt", 2)).hasSize(2);

        fixture.put(
                "ostmarkt", "out/p.x12", X12Orders.interchange("OSTMARKT", "000000005", X12Orders.order("O-2", "8")));

        assertThat(told("ostmarkt", 3))
                .anySatisfy(text -> assertThat(text).contains("~TA1*000000005*").contains("*R*025~"));
        assertThat(fixture.lines(fixture.received("nordwind", "orders"))).containsExactly("O-1,7");
        assertThat(fixture.hub().refused()).hasSize(1);
    }

    @Test
    void tellsByControlOfWhatTheTrailerSaysAndNotOfAMessageBeforeIt() throws Exception {
        fixture.put(
                "suedhandel",
                "out/o.edi",
                EdifactOrders.interchange(DEALER, "R1", EdifactOrders.order("S-1", DEALER, "1"))
                        .replace("UNZ+1+R1", "UNZ+1+R9"));

        fixture.handled("suedhandel.orders-in", 1);

        assertThat(told("suedhandel", 1))
                .singleElement()
                .asString()
                .contains("UCI+R1+4098765000003:14+4099999000005:14+7+28+UNZ+2'UCM+1+ORDERS:D:96A:UN+7'UNT");
    }

    @Test
    void tellsOfACountThatIsWrongOnlyWhereTheSenderIsToRepairIt() throws Exception {
        String wrong = EdifactOrders.interchange(DEALER, "R1", EdifactOrders.order("S-1", DEALER, "1"))
                .replace("UNZ+1", "UNZ+2");
        fixture.put("suedhandel", "out/o.edi", wrong);
        fixture.handled("suedhandel.orders-in", 2);
        assertThat(told("suedhandel", 1)).singleElement().asString().contains("+7+29+UNZ+1'UCM+1+ORDERS:D:96A:UN+7'");
        fixture.channel(
                        "suedhandel.orders-in",
                        ordersIn("edifact: { message: ORDERS, release: D.96A }", "CONTRL")
                                .replace("refuse", "repair"))
                .apply();

        fixture.put("suedhandel", "out/p.edi", wrong.replace("R1", "R2").replace("S-1", "S-2"));
        fixture.handled("suedhandel.orders-in", 4);

        assertThat(told("suedhandel", 2))
                .anySatisfy(text -> assertThat(text).contains("UCI+R2+").contains("+7'UCM+1+ORDERS:D:96A:UN+7'"));
        assertThat(fixture.settled().parked()).hasSize(1);
    }

    @Test
    void tellsWhoSentNothingButAnEnvelopeWithTheWrongCount() throws Exception {
        fixture.put(
                "suedhandel",
                "out/o.edi",
                EdifactOrders.interchange(DEALER, "R1").replace("UNZ+0", "UNZ+4"));

        assertThat(told("suedhandel", 1))
                .singleElement()
                .asString()
                .contains("UCI+R1+4098765000003:14+4099999000005:14+4+29+UNZ+1'UNT+3+1'");
        fixture.settled();
        assertThat(fixture.hub().refused()).hasSize(1);
    }

    private java.util.Collection<String> told(String partner, int files) {
        Awaitility.await().until(() -> fixture.received(partner, "acks").size() >= files);
        fixture.settled();
        Map<String, String> told = fixture.received(partner, "acks");
        assertThat(told).hasSize(files);
        return told.values();
    }
}
