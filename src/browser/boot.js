// Starts the app. Where it cannot start, the page stays as it came and says so.
const { dataset } = document.documentElement;
dataset.app = "starting";
import("{{script}}")
  .then((app) => app.default({ module_or_path: "{{wasm}}" }))
  .catch(() => (dataset.app = "failed"));
