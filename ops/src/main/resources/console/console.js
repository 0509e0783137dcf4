// Runs before the page is drawn: the theme that was chosen, else the system's.
(() => {
  const root = document.documentElement;
  const chosen = localStorage.getItem("theme");
  if (chosen) root.dataset.theme = chosen;

  document.addEventListener("click", (event) => {
    if (event.target.closest("[data-theme-switch]")) {
      const dark = root.dataset.theme
        ? root.dataset.theme === "dark"
        : matchMedia("(prefers-color-scheme: dark)").matches;
      root.dataset.theme = dark ? "light" : "dark";
      localStorage.setItem("theme", root.dataset.theme);
    }
    const all = event.target.closest("[data-check-all]");
    if (all) {
      all.closest("form").querySelectorAll("input[type=checkbox][name=document]").forEach((box) => {
        box.checked = all.checked;
      });
    }
  });

  // "/" goes to the search, as in other tools.
  document.addEventListener("keydown", (event) => {
    if (event.key === "/" && !/^(INPUT|TEXTAREA|SELECT)$/.test(document.activeElement.tagName)) {
      event.preventDefault();
      document.querySelector(".find input").focus();
    }
  });

  // A hub that is away leaves the last figures standing, paler.
  const pale = (value) => () => document.querySelectorAll("[hx-trigger^=every]").forEach((one) => {
    one.style.opacity = value;
  });
  document.addEventListener("htmx:sendError", pale("0.5"));
  document.addEventListener("htmx:afterSwap", pale(""));
})();

// A file that is too large for the hub is not sent at all.
document.addEventListener("change", (event) => {
  const most = Number(event.target.dataset && event.target.dataset.most);
  if (most) {
    const large = [...event.target.files].some((file) => file.size > most);
    event.target.setCustomValidity(large ? event.target.dataset.large : "");
    event.target.reportValidity();
  }
});
