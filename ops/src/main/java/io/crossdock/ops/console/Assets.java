package io.crossdock.ops.console;

import java.time.Duration;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.webjars.WebJarVersionLocator;

/** What pages are drawn with: our own files and htmx, all served from here. */
@Configuration(proxyBeanMethods = false)
public class Assets implements WebMvcConfigurer {

    private static final String HTMX = "htmx.org";

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        String version = new WebJarVersionLocator().version(HTMX);
        registry.addResourceHandler("/console/assets/**")
                .addResourceLocations(
                        "classpath:/console/",
                        "classpath:/META-INF/resources/webjars/" + HTMX + "/" + version + "/dist/")
                .setCacheControl(CacheControl.maxAge(Duration.ofMinutes(10)));
    }
}
