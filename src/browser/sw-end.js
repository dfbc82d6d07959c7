// Ends the keeping of pages: a site that is built without it says so to browsers that have it from before.
const MINE = "mailsteps:{{base}}:";

addEventListener("install", () => skipWaiting());
addEventListener("activate", (event) => event.waitUntil(end()));

async function end() {
  for (const name of await caches.keys()) if (name.startsWith(MINE)) await caches.delete(name);
  await registration.unregister();
}
