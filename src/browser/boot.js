// Starts the app. Where it cannot start, the page stays as it came and says so.
const { dataset } = document.documentElement;
dataset.app = "starting";
import("{{guide_script}}")
  .then((app) => app.default({ module_or_path: "{{guide_wasm}}" }))
  .catch(() => (dataset.app = "failed"))
  .then(() => (globalThis.requestIdleCallback ?? setTimeout)(keepPages));

// Last of all, and nothing hangs on it. An empty address: this build keeps no pages.
const keepPages = () => "{{offline_script}}" && import("{{offline_script}}").catch(() => {});

// A module that is fetched when a reader asks for what it does: once, unless it did not come. A browser may remember a file
// that did not come, hence the new name.
const later = (script, module_or_path) => {
  let failures = 0;
  let here;
  return () =>
    (here ??= import(script + (failures ? `?${failures}` : ""))
      .then((module) => module.default({ module_or_path }).then(() => module))
      .catch((error) => {
        failures += 1;
        here = undefined;
        throw error;
      }));
};
globalThis.mailstepsExtras = later("{{extras_script}}", "{{extras_wasm}}");
globalThis.mailstepsLinter = later("{{linter_script}}", "{{linter_wasm}}");

// The check page has this element where the server keeps a history. What fails on the way leaves its place empty.
customElements.define(
  "past-days",
  class extends HTMLElement {
    connectedCallback() {
      import("{{past_script}}").then((past) => past.show(this)).catch(() => {});
    }
  },
);
