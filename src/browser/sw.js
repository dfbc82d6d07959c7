// Keeps the guide for when there is no network: what every page needs, and each page that was opened.
//
// Nothing but this site's own pages and fingerprinted files is looked at: checks, set-up files and everything else pass by.
// What is kept has a path for a name, and neither a query nor a fragment.
const BASE = "{{base}}";
const VERSION = "{{version}}";
const FILES = {{files}};
const PAGES = {{pages}};
// What the first part of a page's path can be.
const FOLDERS = {{folders}};
const LANGUAGES = {{languages}};

// Several guides may stand on one host, each with caches of its own.
const MINE = `mailsteps:${BASE}:`;
const FILES_CACHE = MINE + VERSION;
const PAGES_CACHE = `${MINE}pages`;

// How long the network may take when there is a kept page.
const PATIENCE_MS = 3000;
// How many opened pages are kept; the oldest goes first.
const MOST_PAGES = 60;

// A new version waits here until the reader asks for it, or until no page of the old one is open.
addEventListener("install", (event) => event.waitUntil(install()));
addEventListener("activate", (event) => event.waitUntil(takeOver()));
addEventListener("message", (event) => {
  const { keep, files, version, show } = event.data ?? {};
  if (files) event.waitUntil(Promise.all(files.filter(isFile).map((path) => file(path, path))));
  if (keep) event.waitUntil(Promise.all(keep.filter(isPage).map(keepUnlessKept)));
  if (version) event.ports[0].postMessage(VERSION);
  if (show) skipWaiting();
});
addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== location.origin) return;
  if (isFile(pathname)) event.respondWith(file(request, pathname));
  else if (isPage(pathname)) event.respondWith(page(event, pathname));
});

function isFile(path) {
  return path.startsWith(`${BASE}assets/`);
}

function isPage(path) {
  if (!path.startsWith(BASE) || path.includes("@") || path.includes("%40")) return false;
  const inside = path.slice(BASE.length);
  const [first] = inside.split("/");
  return inside === "" || (FOLDERS.includes(first) && (inside === first || inside.endsWith("/")));
}

async function install() {
  const files = await caches.open(FILES_CACHE);
  await files.addAll(FILES);
  await Promise.all(
    PAGES.map(async (page) => {
      const answer = await fetch(BASE + page, { cache: "no-cache" });
      if (!answer.ok) throw new Error(`${page}: ${answer.status}`);
      await files.put(BASE + page, await plain(answer));
    }),
  );
  // What was kept by the version before names files that this one does not have.
  const pages = await caches.open(PAGES_CACHE);
  for (const { url } of await pages.keys()) await renew(pages, new URL(url).pathname);
}

async function renew(pages, path) {
  const answer = await fetch(path, { cache: "no-cache" });
  if (answer.status === 404 || answer.status === 410) await pages.delete(path);
  else if (answer.ok) await keep(path, answer);
  else throw new Error(`${path}: ${answer.status}`);
}

async function takeOver() {
  for (const name of await caches.keys()) {
    if (name.startsWith(MINE) && name !== FILES_CACHE && name !== PAGES_CACHE) await caches.delete(name);
  }
  await clients.claim();
}

// Files never change under their name, so a kept one is as good as any.
async function file(request, path) {
  const kept = await caches.match(path, { ignoreVary: true });
  if (kept) return kept;
  const answer = await fetch(request);
  if (answer.status === 200) {
    const copy = answer.clone();
    await caches.open(FILES_CACHE).then((files) => files.put(path, copy)).catch(() => {});
  }
  return answer;
}

// The network first; the kept page when it takes too long or fails.
async function page(event, path) {
  const fresh = fetch(event.request);
  event.waitUntil(fresh.then((answer) => keep(path, answer.clone())).catch(() => {}));
  const kept = await keptPage(path);
  const late = new Promise((resolve) => setTimeout(resolve, PATIENCE_MS));
  const answer = await Promise.race([fresh.catch(() => undefined), kept ? late : new Promise(() => {})]);
  if (answer && !(kept && answer.status >= 500)) return answer;
  if (kept) return kept;
  return event.request.mode === "navigate" ? notKept(path) : Response.error();
}

async function keptPage(path) {
  for (const cache of [PAGES_CACHE, FILES_CACHE]) {
    const kept = await caches.open(cache).then((pages) => pages.match(path, { ignoreVary: true }));
    if (kept) return kept;
  }
}

async function keepUnlessKept(path) {
  const pages = await caches.open(PAGES_CACHE);
  if (!(await pages.match(path, { ignoreVary: true }))) await keep(path, await fetch(path));
}

async function keep(path, answer) {
  const isHtml = (answer.headers.get("content-type") ?? "").startsWith("text/html");
  // What was redirected is another page, perhaps that of a network which wants to be paid.
  if (answer.status !== 200 || answer.redirected || !isHtml) return;
  const copy = await plain(answer);
  const pages = await caches.open(PAGES_CACHE);
  await pages.put(path, copy);
  const all = await pages.keys();
  await Promise.all(all.slice(0, Math.max(0, all.length - MOST_PAGES)).map((old) => pages.delete(old)));
}

// An answer knows the address that it came from; this one does not. It keeps the headers, for they hold the page's rules.
async function plain(answer) {
  const headers = new Headers(answer.headers);
  // Of the way here, not of the page.
  for (const name of ["content-encoding", "content-length", "vary"]) headers.delete(name);
  return new Response(await answer.blob(), { headers });
}

// The page that says what is not there, with what is.
async function notKept(path) {
  const folder = LANGUAGES.find((language) => language && path.startsWith(BASE + language)) ?? "";
  const page = await caches.match(`${BASE}${folder}offline.html`, { ignoreVary: true });
  if (!page) return Response.error();
  const pages = await caches.open(PAGES_CACHE);
  const links = (await pages.keys()).reverse().map(async (request) => {
    const kept = await pages.match(request, { ignoreVary: true });
    // Both stand in HTML already: the title in the page, the path as browsers write paths.
    const title = /<title>([^<]*)<\/title>/.exec(kept ? await kept.text() : "")?.[1];
    return title ? `<li><a href="${new URL(request.url).pathname}">${title}</a></li>` : "";
  });
  const list = (await Promise.all(links)).join("");
  const text = (await page.text()).replace("<!--kept-->", () => list);
  return new Response(text, { status: 503, headers: page.headers });
}
