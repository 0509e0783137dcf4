package io.crossdock.ops.app;

import io.crossdock.config.Configuration;
import io.crossdock.config.Settings;
import io.crossdock.ops.Installation;
import io.crossdock.ops.api.AccountApi;
import io.crossdock.ops.api.Api;
import io.crossdock.ops.api.Bodies;
import io.crossdock.ops.api.DocumentApi;
import io.crossdock.ops.api.Health;
import io.crossdock.ops.api.Metrics;
import io.crossdock.ops.api.OpenApi;
import io.crossdock.ops.api.OperationApi;
import io.crossdock.ops.api.Refusals;
import io.crossdock.ops.api.RerunApi;
import io.crossdock.ops.console.Assets;
import io.crossdock.ops.console.AuditPage;
import io.crossdock.ops.console.ChannelPages;
import io.crossdock.ops.console.ComparePage;
import io.crossdock.ops.console.DocumentPage;
import io.crossdock.ops.console.DocumentsPage;
import io.crossdock.ops.console.Frame;
import io.crossdock.ops.console.Languages;
import io.crossdock.ops.console.LoginPage;
import io.crossdock.ops.console.OverviewPage;
import io.crossdock.ops.console.ParkedPage;
import io.crossdock.ops.console.PartnersPage;
import io.crossdock.ops.console.PeoplePage;
import io.crossdock.ops.console.RepairPage;
import io.crossdock.ops.console.RerunPages;
import io.crossdock.ops.console.TryPage;
import io.crossdock.ops.console.XrefPage;
import io.crossdock.ops.door.Door;
import io.crossdock.ops.door.Guard;
import io.crossdock.ops.door.OpenId;
import io.crossdock.ops.running.Admissions;
import io.crossdock.ops.running.Corrections;
import io.crossdock.ops.running.Deeds;
import io.crossdock.ops.running.HubInForce;
import io.crossdock.ops.running.Insight;
import io.crossdock.ops.watch.Figures;
import io.crossdock.ops.watch.Soundings;
import io.crossdock.ops.watch.Witnesses;
import io.crossdock.routes.channel.Words;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import org.apache.camel.component.platform.http.springboot.PlatformHttpComponentAutoConfiguration;
import org.apache.camel.component.platform.http.springboot.SpringBootPlatformHttpAutoConfiguration;
import org.apache.camel.spring.boot.CamelAutoConfiguration;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.context.MessageSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.context.PropertyPlaceholderAutoConfiguration;
import org.springframework.boot.autoconfigure.http.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.autoconfigure.jackson.JacksonAutoConfiguration;
import org.springframework.boot.autoconfigure.task.TaskExecutionAutoConfiguration;
import org.springframework.boot.autoconfigure.thymeleaf.ThymeleafAutoConfiguration;
import org.springframework.boot.autoconfigure.web.embedded.EmbeddedWebServerFactoryCustomizerAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.DispatcherServletAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.HttpEncodingAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.MultipartAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.ServletWebServerFactoryAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.WebMvcAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.error.ErrorMvcAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.context.support.GenericApplicationContext;

/** The hub with its port. What it is made of is named here, one by one: start-up looks for nothing else. */
@SpringBootConfiguration(proxyBeanMethods = false)
@ImportAutoConfiguration({
    CamelAutoConfiguration.class,
    DispatcherServletAutoConfiguration.class,
    EmbeddedWebServerFactoryCustomizerAutoConfiguration.class,
    ErrorMvcAutoConfiguration.class,
    HttpEncodingAutoConfiguration.class,
    HttpMessageConvertersAutoConfiguration.class,
    JacksonAutoConfiguration.class,
    MessageSourceAutoConfiguration.class,
    MultipartAutoConfiguration.class,
    PlatformHttpComponentAutoConfiguration.class,
    PropertyPlaceholderAutoConfiguration.class,
    ServletWebServerFactoryAutoConfiguration.class,
    SpringBootPlatformHttpAutoConfiguration.class,
    TaskExecutionAutoConfiguration.class,
    ThymeleafAutoConfiguration.class,
    WebMvcAutoConfiguration.class
})
@Import({
    AccountApi.class,
    Admissions.class,
    Api.class,
    Assets.class,
    AuditPage.class,
    Bodies.class,
    ChannelPages.class,
    ComparePage.class,
    Corrections.class,
    Deeds.class,
    DocumentApi.class,
    DocumentPage.class,
    DocumentsPage.class,
    Door.class,
    Figures.class,
    Frame.class,
    Guard.class,
    Health.class,
    HubInForce.class,
    HubLife.class,
    Insight.class,
    Languages.class,
    LoginPage.class,
    Metrics.class,
    OpenApi.class,
    OperationApi.class,
    OverviewPage.class,
    ParkedPage.class,
    PartnersPage.class,
    PeoplePage.class,
    Refusals.class,
    RepairPage.class,
    RerunApi.class,
    RerunPages.class,
    Soundings.class,
    TryPage.class,
    XrefPage.class
})
public class HubApplication {

    private static final String LOGS_FOR_PEOPLE = "text";

    /**
     * Starts a hub; returns when it is ready.
     *
     * @param configuration the installation's, as it was read; {@code hub.yaml} is sound
     * @param watched whether a changed file takes effect by itself
     */
    public static ConfigurableApplicationContext start(
            Installation installation, Configuration configuration, InstantSource clock, boolean watched) {
        return new SpringApplicationBuilder(HubApplication.class)
                .bannerMode(Banner.Mode.OFF)
                .logStartupInfo(false)
                .properties(properties(configuration.hub()))
                .initializers(context -> {
                    GenericApplicationContext beans = (GenericApplicationContext) context;
                    beans.registerBean(Installation.class, () -> installation);
                    beans.registerBean(Words.class, Words::of);
                    beans.registerBean(
                            OpenId.class, () -> new OpenId(configuration.hub().group("login")));
                    beans.registerBean(
                            Witnesses.class,
                            () -> new Witnesses(
                                    beans.getBean(Figures.class),
                                    configuration.hub().group("traces")));
                    beans.registerBean(InstantSource.class, () -> clock);
                    beans.registerBean(HubLife.Start.class, () -> new HubLife.Start(configuration, watched));
                })
                .run();
    }

    private static Map<String, Object> properties(Settings hub) {
        Settings http = hub.group("http");
        Map<String, Object> properties =
                new HashMap<>(Map.of("server.address", http.text("host"), "server.port", http.number("port")));
        if (http.flag("proxy")) {
            // Tomcat's: unlike Spring's filter it believes nobody outside, and leaves the headers to the channels
            properties.put("server.forward-headers-strategy", "native");
        }
        String format = hub.group("logs").text("format");
        if (!format.equals(LOGS_FOR_PEOPLE)) {
            properties.put("logging.structured.format.console", format);
        }
        return properties;
    }
}
