package io.crossdock.ops.api;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import org.springframework.boot.autoconfigure.jackson.Jackson2ObjectMapperBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How bodies are read: what is left out of one, or null in it, is empty. What must be there, its record says. */
@Configuration(proxyBeanMethods = false)
public class Bodies {

    @Bean
    Jackson2ObjectMapperBuilderCustomizer emptyWhereNothingIsSaid() {
        return builder -> builder.postConfigurer(
                mapper -> mapper.setDefaultSetterInfo(JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY)));
    }
}
