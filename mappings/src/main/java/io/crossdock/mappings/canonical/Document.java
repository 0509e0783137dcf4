package io.crossdock.mappings.canonical;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.crossdock.config.Kind;
import io.crossdock.config.Where;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** A business document: the smallest thing with a key and a version. Immutable. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Product.class, name = "product"),
    @JsonSubTypes.Type(value = Price.class, name = "price"),
    @JsonSubTypes.Type(value = Stock.class, name = "stock"),
    @JsonSubTypes.Type(value = Order.class, name = "order"),
    @JsonSubTypes.Type(value = OrderResponse.class, name = "order-response"),
    @JsonSubTypes.Type(value = OrderChange.class, name = "order-change"),
    @JsonSubTypes.Type(value = ShippingOrder.class, name = "shipping-order"),
    @JsonSubTypes.Type(value = Shipment.class, name = "shipment"),
    @JsonSubTypes.Type(value = GoodsReceipt.class, name = "goods-receipt"),
    @JsonSubTypes.Type(value = Invoice.class, name = "invoice"),
    @JsonSubTypes.Type(value = SalesReport.class, name = "sales-report"),
    @JsonSubTypes.Type(value = Acknowledgement.class, name = "acknowledgement"),
    @JsonSubTypes.Type(value = Party.class, name = "party"),
    @JsonSubTypes.Type(value = CrossReference.class, name = "xref")
})
public sealed interface Document
        permits Product,
                Price,
                Stock,
                Order,
                OrderResponse,
                OrderChange,
                ShippingOrder,
                Shipment,
                GoodsReceipt,
                Invoice,
                SalesReport,
                Acknowledgement,
                Party,
                CrossReference {

    Header header();

    @JsonIgnore
    Kind kind();

    /** The business number: unique for its kind and issuer. */
    @JsonIgnore
    String number();

    /** The envelope fields that {@code where} may ask for; absent ones are left out. */
    @JsonIgnore
    Map<Where.Field, String> fields();

    Document withHeader(Header header);

    /** Every article that it names, in its order. */
    @JsonIgnore
    Stream<Article> articles();

    /** The same document with every article replaced. */
    Document withArticles(UnaryOperator<Article> change);

    /** The same document with every party replaced. */
    Document withParties(UnaryOperator<PartyRef> change);
}
