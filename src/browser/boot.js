// Starts the app. Where it cannot start, the page stays as it came and says so.
const { dataset } = document.documentElement;
const isFramed = parent !== self;
dataset.app = "starting";
const site = document.getElementById("site").dataset;
const file = (address, as) => fetch(address).then((answer) => (answer.ok ? answer[as]() : Promise.reject(answer)));
const words = file(site.words, "text");
import("{{guide_script}}")
  .then((app) => Promise.all([words, app.default({ module_or_path: "{{guide_wasm}}" })]).then(([words]) => app.begin(words)))
  .catch(() => (dataset.app = "failed"))
  .then(() => isFramed || (globalThis.requestIdleCallback ?? setTimeout)(keepPages));

// Last of all, and nothing hangs on it. Without a network the page around a frame is not there, so a frame keeps nothing. An
// empty address: this build keeps no pages.
const keepPages = () => "{{offline_script}}" && import("{{offline_script}}").catch(() => {});

// A module that is fetched when a reader asks for what it does: once, unless it did not come. A browser may remember a file
// that did not come, hence the new name.
// What has a file in the page's language gets it.
const later = (script, module_or_path, address) => {
  let failures = 0;
  let here;
  return () =>
    (here ??= import(script + (failures ? `?${failures}` : ""))
      .then((module) =>
        Promise.all([address && file(address, "arrayBuffer"), module.default({ module_or_path })]).then(([inLanguage]) => {
          if (inLanguage) module.begin(new Uint8Array(inLanguage));
          return module;
        }),
      )
      .catch((error) => {
        failures += 1;
        here = undefined;
        throw error;
      }));
};
globalThis.mailstepsExtras = later("{{extras_script}}", "{{extras_wasm}}", site.extras);
globalThis.mailstepsLinter = later("{{linter_script}}", "{{linter_wasm}}");

// Elements that a script fills: the last days on the check page, the form for publishers. What fails on the way leaves its
// place empty.
const filled = (name, fetch) =>
  customElements.define(
    name,
    class extends HTMLElement {
      connectedCallback() {
        fetch()
          .then((script) => script.show(this))
          .catch(() => {});
      }
    },
  );
filled("past-days", () => import("{{past_script}}"));
filled("embed-form", () => import("{{publish_script}}"));

// The reader's country's manner of writing dates, where it is of the page's language. Dates stand there in the site's own.
const { lang } = document.documentElement;
globalThis.mailstepsLocale = navigator.languages.find((language) => language.split("-")[0] === lang) ?? lang;

// A country's manners take a slow telephone longer than an answer to a press may take: what is not seen does without them.
const seen = new IntersectionObserver((entries) => {
  for (const { isIntersecting, target } of entries) {
    if (!isIntersecting) continue;
    seen.unobserve(target);
    const time = target.firstChild;
    time.textContent = target.written(new Date(time.dateTime), time.dateTime.split("-"));
  }
});
const timed = (name, written) => {
  class Timed extends HTMLElement {
    connectedCallback() {
      seen.observe(this);
    }
  }
  Timed.prototype.written = written;
  customElements.define(name, Timed);
};
timed("local-time", (moment) => moment.toLocaleString());
customElements.define(
  "local-number",
  class extends HTMLElement {
    connectedCallback() {
      this.textContent = this.textContent.replace(/\d{4,}/, (number) => (+number).toLocaleString(mailstepsLocale));
    }
  },
);
if (![lang, site.locale].includes(mailstepsLocale)) {
  // As exact as it is known.
  timed("local-date", (date, [, month, day]) => {
    const parts = { year: "numeric", month: month && "short", day: day && "numeric", timeZone: "UTC" };
    return date.toLocaleDateString(mailstepsLocale, parts);
  });
}

// In a frame of another page: what it says to that page.
if (isFramed) import("{{frame_script}}").catch(() => {});
