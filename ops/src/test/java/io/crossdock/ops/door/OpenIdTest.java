package io.crossdock.ops.door;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.crossdock.config.Language;
import io.crossdock.config.yaml.YamlSettings;
import io.crossdock.ops.Visit;
import io.crossdock.ops.console.ConsoleHub;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Persons and programs that an OpenID provider knows come in as what it says of them, beside those that the hub knows. */
@Timeout(240)
class OpenIdTest {

    private static final String BEGIN = "/console/login/with/openid";

    private static Provider provider;
    private static ConsoleHub hub;

    @BeforeAll
    static void start(@TempDir Path home) throws Exception {
        provider = new Provider();
        hub = new ConsoleHub(
                home,
                "login: { name: Company ID, issuer: \"" + provider.issuer() + "\", client: " + Provider.CLIENT
                        + ", secret: \"${secret:openid}\", claim: realm.roles, roles: { operator: [edi-desk, edi-lead],"
                        + " payloads: edi-lead } }\n");
    }

    @AfterAll
    static void stop() {
        hub.close();
        provider.close();
    }

    @Test
    void aPersonLogsInThereAndMayDoHereWhatItsRolesSay() throws Exception {
        provider.person(person("anna", "edi-desk", "something-else"));
        Visit anna = Visit.stranger(hub.access());
        assertThat(anna.get("/console/login").body()).contains("Log in with Company ID", BEGIN);

        HttpResponse<String> in = anna.get(BEGIN);

        assertThat(provider.refusal()).isEmpty();
        assertThat(in.uri().getPath()).isEqualTo("/console");
        assertThat(in.body()).contains("anna (Company ID)");
        assertThat(anna.get("/console/audit").statusCode()).isEqualTo(200);
        assertThat(anna.get("/console/people").statusCode()).isEqualTo(403);
        assertThat(anna.post("/console/channels/pause", java.util.Map.of("id", "kestrel.orders-out", "reason", "x"))
                        .statusCode())
                .isEqualTo(200);
        assertThat(anna.get("/console/audit").body()).contains("anna (Company ID)");
    }

    @Test
    void whoHasNoRoleHereIsToldSo() throws Exception {
        provider.person(person("otto", "something-else"));

        HttpResponse<String> refused = Visit.stranger(hub.access()).get(BEGIN);

        assertThat(refused.uri().getPath()).isEqualTo("/console/login");
        assertThat(refused.body()).contains("has no role here");
        assertThat(Visit.stranger(hub.access()).get("/console").uri().getPath()).isEqualTo("/console/login");
    }

    @Test
    void anAnswerThatNobodyAskedForLetsNobodyIn() throws Exception {
        provider.person(person("anna", "edi-desk"));

        HttpResponse<String> forged = Visit.stranger(hub.access()).get("/console/login/back?code=stolen&state=guessed");

        assertThat(forged.uri().getPath()).isEqualTo("/console/login");
        assertThat(forged.body()).contains("did not let you in");
    }

    @Test
    void personsWithAPasswordComeInAsBefore() throws Exception {
        Visit visit = Visit.as(hub.access(), "clara", "viewer", false);

        assertThat(visit.get("/console").uri().getPath()).isEqualTo("/console");
    }

    @Test
    void aProgramShowsATokenOfTheProvider() throws Exception {
        provider.person(person("till", "edi-desk"));
        Instant soon = Instant.now().plusSeconds(300);

        assertThat(status(provider.sign(provider.claims(Provider.CLIENT, soon)), "/api/audit"))
                .isEqualTo(200);
        assertThat(status(provider.sign(provider.claims(Provider.CLIENT, soon)), "/api/accounts"))
                .isEqualTo(403);
        assertThat(status(provider.sign(provider.claims(Provider.CLIENT, soon)), "/api/documents/x/raw"))
                .isEqualTo(403);
        assertThat(status(provider.sign(provider.claims("another-program", soon)), "/api/status"))
                .isEqualTo(401);
        assertThat(status(
                        provider.sign(
                                provider.claims(Provider.CLIENT, Instant.now().minusSeconds(300))),
                        "/api/status"))
                .isEqualTo(401);
        provider.person(person("till", "nothing-here"));
        assertThat(status(provider.sign(provider.claims(Provider.CLIENT, soon)), "/api/status"))
                .isEqualTo(401);
        try (Provider other = new Provider()) {
            other.person(person("till", "edi-desk"));
            ObjectNode claims = other.claims(Provider.CLIENT, soon).put("iss", provider.issuer());
            assertThat(status(other.sign(claims), "/api/status")).isEqualTo(401);
        }
    }

    @Test
    void tokensAreForWhomTheHubIsToldTheyAre() throws Exception {
        OpenId openId = openId(", audience: interfaces, claim: realm.roles, roles: { operator: edi-desk }");
        provider.person(person("till", "edi-desk"));
        Instant soon = Instant.now().plusSeconds(300);

        assertThat(openId.visitor(provider.sign(provider.claims("interfaces", soon))))
                .isPresent();
        assertThat(openId.visitor(provider.sign(provider.claims(Provider.CLIENT, soon))))
                .isEmpty();
    }

    @Test
    void theProviderSendsBrowsersBackToTheAddressThatIsNamed() {
        assertThat(openId(", address: \"https://hub.example\"").registration().getRedirectUri())
                .isEqualTo("https://hub.example/console/login/back");
        assertThat(openId("").registration().getRedirectUri()).isEqualTo("{baseUrl}/console/login/back");
    }

    private static OpenId openId(String more) {
        String hub = "login: { issuer: \"" + provider.issuer() + "\", client: " + Provider.CLIENT + more + " }";
        return new OpenId(YamlSettings.read(Language.hub(), hub, "hub.yaml", name -> List.of())
                .get()
                .group("login"));
    }

    @Test
    void theRightToSeeContentIsOneOfItsRolesToo() throws Exception {
        provider.person(person("lea", "edi-lead"));
        String token =
                provider.sign(provider.claims(Provider.CLIENT, Instant.now().plusSeconds(300)));

        assertThat(status(token, "/api/documents/nothing/raw")).isEqualTo(400);
    }

    private static ObjectNode person(String name, String... roles) {
        ObjectNode person = JsonNodeFactory.instance
                .objectNode()
                .put("sub", "id-of-" + name)
                .put("preferred_username", name);
        for (String role : roles) {
            person.withObjectProperty("realm").withArrayProperty("roles").add(role);
        }
        return person;
    }

    private int status(String token, String path) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(hub.access().address().resolve(path))
                                .header("Authorization", "Bearer " + token)
                                .method("GET", BodyPublishers.noBody())
                                .build(),
                        BodyHandlers.discarding())
                .statusCode();
    }
}
