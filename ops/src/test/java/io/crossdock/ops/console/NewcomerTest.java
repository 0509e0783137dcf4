package io.crossdock.ops.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import io.crossdock.ops.Visit;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.webjars.WebJarVersionLocator;

/**
 * The first day of somebody who has never seen the hub, in a real browser. {@code -Dcrossdock.pictures=true} keeps what is seen in
 * {@code ops/docs}.
 */
@Timeout(240)
class NewcomerTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Path PICTURES = Path.of("docs");
    private static final boolean KEPT = Boolean.getBoolean("crossdock.pictures");

    @TempDir
    private Path home;

    private Optional<ConsoleHub> hub = Optional.empty();
    private Optional<Playwright> playwright = Optional.empty();

    /** What the browser's console told of faults. */
    private final List<String> complaints = new ArrayList<>();

    private BrowserContext browser;
    private Page page;

    @BeforeEach
    void openTheBrowser() throws IOException {
        Optional<Path> chromium = Stream.of("chromium", "chromium-browser", "google-chrome")
                .map(Path.of("/usr/bin")::resolve)
                .filter(Files::isExecutable)
                .findFirst();
        if (chromium.isEmpty()) {
            System.err.println(
                    "NOT TESTED: no page was looked at, since there is no Chromium: apt-get install chromium");
        }
        Assumptions.assumeTrue(chromium.isPresent(), "no Chromium: apt-get install chromium");
        hub = Optional.of(new ConsoleHub(home));
        playwright = Optional.of(Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1"))));
        Browser launched = playwright
                .get()
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(chromium.get())
                        .setArgs(List.of("--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu")));
        browser = launched.newContext(new Browser.NewContextOptions()
                .setLocale("en")
                .setViewportSize(1280, 860)
                .setColorScheme(ColorScheme.LIGHT));
        browser.setDefaultTimeout(PATIENCE.toMillis());
        browser.addInitScript(axe());
        page = browser.newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                complaints.add(message.text() + " at " + page.url());
            }
        });
        page.onPageError(complaints::add);
    }

    @AfterEach
    void closeTheBrowser() {
        playwright.ifPresent(Playwright::close);
        hub.ifPresent(ConsoleHub::close);
    }

    @Test
    void repairsAnOrderFindsItAndLetsItGoAgain() throws Exception {
        hub().write(
                        "shop/out/orders.csv",
                        "Order;Item;Qty;Remark\nPO-1;A-1;1;soon\nPO-2;A-2;2,5;before noon\nPO-3;A-3;3;\n");
        Visit.admit(hub().access(), "anna", "administrator", true, Visit.PASSWORD);
        await().atMost(PATIENCE).until(() -> hub().received("kestrel/in").size() == 2);
        login();

        seesTheParkedOrder();
        repairsIt();
        findsItAndItsWay();
        replaysItAfterAPreview();
        putsTheChannelRight();
        pausesAChannel();
        putsAPartnerInPlace();
        choosesACrossReference();
        triesASample();
        readsItAllInChinese();
        assertThat(complaints).isEmpty();
    }

    private void login() {
        go("/console");
        picture("login");
        page.fill("#name", "anna");
        page.fill("#password", Visit.PASSWORD);
        page.click("button.first");
        page.waitForSelector("#live .card");
        look();
        picture("overview");
    }

    private void seesTheParkedOrder() {
        page.click("nav a[href='/console/parked']");
        assertThat(page.locator("main")).containsText("'2,5' is not a number with decimal mark '.'");
        look();
        picture("parked");
        page.click("main table a >> nth=0");
        assertThat(page.locator("mark")).containsText("PO-2;A-2;2,5");
        look();
        picture("document-parked");
    }

    private void repairsIt() {
        assertThat(page.locator(".repair")).containsText("Order;Item;Qty;Remark");
        page.fill(".repair input.mono", "PO-2;A-2;2;before noon");
        page.fill("#why", "half a piece cannot be sent");
        page.click(".repair button");
        page.waitForSelector("#rerun form button");
        assertThat(page.locator("#rerun")).containsText("kestrel.orders-out");
        look();
        picture("preview");
        page.click("#rerun form button");
        await().atMost(PATIENCE)
                .until(() -> hub().received("kestrel/in").stream().anyMatch(text -> text.contains("PO-2,2")));
    }

    /** As it is done where a whole channel reads wrongly: the channel is put right, and what it parked goes again, all at once. */
    private void putsTheChannelRight() throws IOException {
        hub().write("shop/out/more.csv", "Order;Item;Qty;Remark\nPO-4;A-4;4,5;\nPO-5;A-5;5,5;\n");
        await().atMost(PATIENCE).until(() -> {
            go("/console/parked");
            return page.innerText("main").contains("PO-5");
        });
        look();
        picture("parked-alike");
        String channel = "config/partners/shop/orders-in.yaml";
        hub().write(
                        channel,
                        hub().text(channel).replace("separator: \";\",", "separator: \";\", decimal-mark: \",\","));
        await().atMost(PATIENCE).until(() -> {
            go("/console/channels/one?id=shop.orders-in");
            return page.innerText("main").contains("decimal-mark");
        });
        go("/console/parked");
        page.check("main [data-check-all]");
        page.click("button[value=reprocess]");
        page.waitForSelector("#rerun form button");
        page.click("#rerun form button");
        await().atMost(PATIENCE).until(() -> Stream.of("PO-4", "PO-5")
                .allMatch(order -> received().anyMatch(text -> text.contains(order))));
    }

    private Stream<String> received() {
        try {
            return hub().received("kestrel/in").stream();
        } catch (IOException gone) {
            return Stream.empty();
        }
    }

    private void findsItAndItsWay() {
        await().atMost(PATIENCE).until(() -> {
            page.fill(".find input", "a-2");
            page.press(".find input", "Enter");
            page.waitForLoadState();
            return page.innerText("main").contains("delivered");
        });
        look();
        picture("search");
        page.click("main tbody tr:has-text('delivered') a >> nth=0");
        assertThat(page.locator(".timeline")).containsText("delivered in");
        assertThat(page.locator(".sides")).containsText("As it was sent");
        assertThat(page.locator("main")).containsText("Not mapped");
        look();
        picture("document");
    }

    private void replaysItAfterAPreview() {
        page.click("button[value=replay]");
        page.waitForSelector("#rerun .card table");
        assertThat(page.locator("#rerun")).containsText("kestrel.orders-out");
        go("/console/reruns");
        assertThat(page.locator("main table")).containsText("anna");
        look();
    }

    private void pausesAChannel() {
        go("/console/channels/one?id=kestrel.orders-out");
        page.fill("#reason", "their stocktaking");
        page.click("main form button");
        assertThat(page.locator("h1")).containsText("paused");
        look();
        page.click("main form button");
        assertThat(page.locator("h1")).containsText("running");
        look();
        picture("channel");
    }

    private void putsAPartnerInPlace() throws IOException {
        Files.createDirectories(home.resolve("heron/in"));
        hub().write(
                        "config/partners/heron/partner.yaml",
                        "name: Heron AG\nconnections: { drop: { file: { root: " + home.resolve("heron") + " } } }\n");
        hub().write(
                        "config/partners/heron/orders-out.yaml",
                        "direction: out\ncarries: order\nconnector: { drop: { folder: in } }\nformat: json\n");
        await().atMost(PATIENCE).until(() -> {
            go("/console/partners");
            return page.innerText("main").contains("Heron AG");
        });
        look();
        picture("partners");
        go("/console/channels");
        assertThat(page.locator("main")).containsText("heron.orders-out");
        look();
    }

    private void choosesACrossReference() {
        go("/console/xref?partner=shop");
        page.fill("#external", "A-2");
        page.fill("#canonical", "kestrel/K-17");
        page.click("main form button.first");
        assertThat(page.locator("main table")).containsText("kestrel/K-17");
        look();
        picture("xref");
    }

    private void triesASample() {
        go("/console/try?channel=shop.orders-in");
        page.fill("#text", "Order;Item;Qty;Remark\nPO-9;A-2;2,5;by Friday\nPO-10;A-2;many;\n");
        page.click("main form button.first");
        assertThat(page.locator("#result")).containsText("1 document, 1 problem");
        assertThat(page.locator("mark")).containsText("PO-10;A-2;many");
        look();
        picture("try");
        go("/console/audit");
        assertThat(page.locator("main table")).containsText("their stocktaking");
        look();
        picture("audit");
        go("/console/people");
        look();
    }

    private void readsItAllInChinese() {
        go("/console?lang=zh");
        assertThat(page.locator("h1")).containsText("总览");
        look();
        picture("overview-zh");
        for (String path :
                List.of("documents", "parked", "channels", "partners", "xref", "reruns", "try", "audit", "people")) {
            go("/console/" + path);
            assertThat(page.locator("html")).hasAttribute("lang", "zh");
            assertThat(page.innerText("main")).doesNotContain("??");
        }
        page.setViewportSize(390, 844);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        go("/console?lang=en");
        assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
                .isTrue();
        look();
        picture("phone-dark");
    }

    private void go(String path) {
        page.navigate(hub().access().address().resolve(path).toString());
    }

    /** Asks axe what keeps people from using the page. */
    private void look() {
        @SuppressWarnings("unchecked")
        List<String> serious = (List<String>) page.evaluate("async () => {"
                + " const found = await window.axe.run(document, { resultTypes: ['violations'] });"
                + " return found.violations.filter((one) => ['serious', 'critical'].includes(one.impact))"
                + ".map((one) => one.id + ': ' + one.nodes.map((node) => node.html).slice(0, 3).join(' | ')); }");
        assertThat(serious).as(page.url()).isEmpty();
    }

    private static String axe() {
        String version = new WebJarVersionLocator().version("axe-core");
        try (InputStream in = NewcomerTest.class.getResourceAsStream(
                "/META-INF/resources/webjars/axe-core/" + version + "/axe.min.js")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    private void picture(String name) {
        if (KEPT) {
            page.screenshot(new Page.ScreenshotOptions()
                    .setPath(PICTURES.resolve(name + ".png"))
                    .setFullPage(true));
        }
    }

    private ConsoleHub hub() {
        return hub.orElseThrow();
    }
}
