// Has the site's worker keep the pages that are opened, and offers a newer version of the guide when there is one.
//
// A strict browser and a site without encryption have no worker: then nothing happens here. In a frame this is not fetched.
const { base, version, offline, extras } = document.getElementById("site").dataset;

// How often a page that stays open asks for a newer version.
const ASK_AGAIN_MS = 3_600_000;

let isWanted = false;
let isOffered = false;

async function start() {
  const workers = navigator.serviceWorker;
  if (!workers) return;
  const hadWorker = Boolean(workers.controller);
  const registration = await workers.register(`${base}sw.js`, { updateViaCache: "none" });
  workers.addEventListener("controllerchange", () => {
    if (isWanted) location.reload();
    // Another window has asked for the newer version.
    else if (hadWorker) offer(workers.controller);
  });
  offer(registration.waiting);
  registration.addEventListener("updatefound", () => {
    const worker = registration.installing;
    worker.addEventListener("statechange", () => worker.state === "installed" && offer(worker));
  });
  askAgain(registration);
  await keepOpened(await workers.ready);
}

// What was opened before the worker was there, and what the app shows without a request: its title changes.
async function keepOpened({ active }) {
  const fetched = performance.getEntriesByType("resource").filter((entry) => entry.initiatorType === "fetch");
  const keep = [location.pathname, ...fetched.map((entry) => new URL(entry.name).pathname)];
  active.postMessage({ keep, files: [extras] });
  const say = () => active.postMessage({ keep: [location.pathname] });
  new MutationObserver(say).observe(document.querySelector("title"), { childList: true });
}

function askAgain(registration) {
  let asked = Date.now();
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState !== "visible" || Date.now() - asked < ASK_AGAIN_MS) return;
    asked = Date.now();
    registration.update().catch(() => {});
  });
}

// The page may have come from the newer version already: then there is nothing to offer.
async function offer(worker) {
  if (!worker || isOffered || (await versionOf(worker)) === version || isOffered) return;
  isOffered = true;
  const answer = (await caches.match(offline)) ?? (await fetch(offline));
  const words = new DOMParser().parseFromString(await answer.text(), "text/html").getElementById("newer");
  const style = document.createElement("link");
  style.rel = "stylesheet";
  style.href = "{{offline_style}}";
  const place = document.createElement("div");
  place.className = "newer";
  // Read out when the words come into it.
  place.setAttribute("role", "status");
  document.head.append(style);
  document.body.append(place);
  requestAnimationFrame(() => {
    place.append(...words.content.cloneNode(true).childNodes);
    place.querySelector("button").addEventListener("click", show);
  });
}

function versionOf(worker) {
  const { port1, port2 } = new MessageChannel();
  return new Promise((resolve) => {
    port1.onmessage = ({ data }) => resolve(data);
    worker.postMessage({ version: true }, [port2]);
  });
}

async function show() {
  isWanted = true;
  const { waiting } = await navigator.serviceWorker.getRegistration(base);
  if (waiting) waiting.postMessage({ show: true });
  else location.reload();
}

start().catch(() => {});
