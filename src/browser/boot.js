// Starts the app. Where it cannot start, the page stays as it came and says so.
const { dataset } = document.documentElement;
dataset.app = "starting";
import("{{script}}")
  .then((app) => app.default({ module_or_path: "{{wasm}}" }))
  .catch(() => (dataset.app = "failed"));

// What few readers ask for, fetched when one does. A browser may remember a file that did not come, hence the new name.
let failures = 0;
globalThis.mailstepsExtras = () =>
  import("{{extras_script}}" + (failures ? `?${failures}` : ""))
    .then((extras) => extras.default({ module_or_path: "{{extras_wasm}}" }).then(() => extras))
    .catch((error) => {
      failures += 1;
      throw error;
    });

// The check page has this element where the server keeps a history. What fails on the way leaves its place empty.
customElements.define(
  "past-days",
  class extends HTMLElement {
    connectedCallback() {
      import("{{past_script}}").then((past) => past.show(this)).catch(() => {});
    }
  },
);
