package io.crossdock.ops.watch;

import io.crossdock.config.Settings;
import io.crossdock.routes.witness.Passage;
import io.crossdock.routes.witness.Witness;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.DisposableBean;

/** Who sees what documents go through: figures always, traces where {@code hub.yaml} says where to. */
public final class Witnesses implements Witness, DisposableBean {

    private final Optional<Traces> traces;
    private final List<Witness> all;

    /** @param settings the group {@code traces} of {@code hub.yaml} */
    public Witnesses(Figures figures, Settings settings) {
        this.traces =
                settings.optionalText("endpoint").map(endpoint -> new Traces(endpoint, settings.number("percent")));
        this.all = traces.map(one -> List.of(figures.witness(), one)).orElse(List.of(figures.witness()));
    }

    @Override
    public void saw(Passage passage) {
        all.forEach(witness -> witness.saw(passage));
    }

    @Override
    public void destroy() {
        traces.ifPresent(Traces::close);
    }
}
