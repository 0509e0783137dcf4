package io.crossdock.ops.watch;

import io.crossdock.routes.ledger.Stage;
import io.crossdock.routes.ledger.State;
import io.crossdock.routes.witness.Passage;
import io.crossdock.routes.witness.Witness;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * The way of each document as one trace: intake, flow, and a delivery for each receiver. It tells names and ids, nothing of what is in
 * a document. Where they are sent to may be away: then they are lost, and documents go on.
 */
final class Traces implements Witness, AutoCloseable {

    private static final int ALL = 100;
    private static final long PATIENCE = 5;
    private static final Set<State> FAILED = EnumSet.of(State.PARKED, State.DEAD, State.REFUSED);

    private final long percent;
    private final TraceIds ids = new TraceIds();
    private final SdkTracerProvider provider;
    private final Tracer tracer;

    /** @param percent of how many documents */
    Traces(String endpoint, long percent) {
        this.percent = percent;
        this.provider = SdkTracerProvider.builder()
                .setIdGenerator(ids)
                .setResource(Resource.create(
                        Attributes.builder().put("service.name", "crossdock").build()))
                .addSpanProcessor(BatchSpanProcessor.builder(OtlpHttpSpanExporter.builder()
                                .setEndpoint(endpoint)
                                .build())
                        .build())
                .build();
        this.tracer = provider.get("crossdock");
    }

    @Override
    public void saw(Passage passage) {
        String trace = TraceIds.trace(passage.document());
        if (!isChosen(trace)) {
            return;
        }
        ids.next(trace, TraceIds.span(passage.document(), passage.stage(), passage.channel()));
        Span span = begin(passage, trace)
                .setAttribute("crossdock.document", passage.document())
                .setAttribute("crossdock.channel", passage.channel())
                .setAttribute("crossdock.kind", passage.kind())
                .setAttribute("crossdock.state", passage.state().word())
                .startSpan();
        if (FAILED.contains(passage.state())) {
            span.setStatus(StatusCode.ERROR, passage.state().word());
        }
        span.end(passage.ended());
    }

    /** By the trace, so that all nodes choose the same ones. */
    private boolean isChosen(String trace) {
        return Long.remainderUnsigned(Long.parseUnsignedLong(trace.substring(trace.length() / 2), 16), ALL) < percent;
    }

    private SpanBuilder begin(Passage passage, String trace) {
        String stage = passage.stage().name().toLowerCase(Locale.ROOT);
        SpanBuilder span = tracer.spanBuilder(stage + " " + passage.channel()).setStartTimestamp(passage.began());
        return switch (passage.stage()) {
            case TRANSMISSION, INTAKE -> span.setNoParent().setSpanKind(SpanKind.CONSUMER);
            case FLOW -> span.setParent(behind(passage, trace, Stage.INTAKE));
            case DELIVERY -> span.setParent(behind(passage, trace, Stage.FLOW)).setSpanKind(SpanKind.PRODUCER);
        };
    }

    private static Context behind(Passage passage, String trace, Stage stage) {
        return Context.root()
                .with(Span.wrap(SpanContext.createFromRemoteParent(
                        trace,
                        TraceIds.span(passage.document(), stage, passage.channel()),
                        TraceFlags.getSampled(),
                        TraceState.getDefault())));
    }

    @Override
    public void close() {
        provider.shutdown().join(PATIENCE, TimeUnit.SECONDS);
    }
}
