// Starts the app. Where it cannot start, the page stays as it came and says so.
import start from "{{script}}";

start({ module_or_path: "{{wasm}}" }).catch(() => {
  document.documentElement.dataset.app = "failed";
});
