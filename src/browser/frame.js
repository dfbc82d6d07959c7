// The guide in a frame of another page: what it says to `embed.js` there, and what it takes from it.
//
// Who may show the guide in a frame at all is the server's to say (`frame-ancestors`). Messages are objects with a version and
// a type. The frame begins with `ready`, which holds nothing and may go to anybody; the page answers with `hello`, and only
// then does the frame say more, to the origin that the answer came from and to no other. What it says:
//
//   height    { height }                              of the content, in pixels
//   scroll    { top }                                 a place that should be in view
//   navigate  { path, lang }                          the page that is shown
//   step      { path, step, ticked, done, count }     a step was ticked off, or no longer
//   bye       {}                                      this document goes, and another one comes
//   done      { path }                                every step is ticked off, or the reader says that it works
//   problem   { path, code }                          what a check or the plan found, by its id
//
// and what it takes: `hello { theme, values }` and `go { path }`. A path is that of a page of the guide, never a query or a
// fragment. Nothing that a reader types goes into a message.
const BASE = "{{base}}";
const PATH = /^\/([a-z0-9][a-z0-9.-]*\/)*$/;
// The custom properties that a page may set, and those of the guide's style sheet behind them.
const COLOURS = "accent accent-strong accent-wash on-accent paper surface ink ink-soft line line-strong".split(" ");
const COLOUR = /^(#[\da-f]{3,8}|[a-z]{3,24}|(rgb|hsl|hwb|lab|lch|oklab|oklch)a?\([\da-z.,%/ +-]{1,60}\))$/i;
const LENGTH = /^(0|\d{0,2}(\.\d{1,3})?(px|r?em))$/;
// Names of fonts on the reader's device: none is fetched.
const FONT = /^[\w ,"'-]{1,200}$/;

const root = document.documentElement;
const language = root.lang;
const here = location.pathname.slice(BASE.length - 1);
let page;
let told = "";
let height;
let isDone = false;
let isLeaving = false;
let values = {};
let place;

const link = Object.assign(document.createElement("link"), { rel: "stylesheet", href: "{{frame_style}}" });
document.head.append(link);

addEventListener("message", ({ source, origin, data }) => {
  if (source !== parent || data?.mailsteps !== 1 || (page !== undefined && origin !== page)) return;
  if (data.type === "hello") {
    dress(data);
    if (page === undefined) {
      page = origin;
      begin();
    }
  } else if (data.type === "go" && page !== undefined && PATH.test(data.path)) {
    go(data.path);
  }
});
parent.postMessage({ mailsteps: 1, type: "ready" }, "*");

function say(type, fields) {
  // A page in a sandbox is of no origin, and there is no other way to reach it than this.
  parent.postMessage({ mailsteps: 1, type, ...fields }, page === "null" ? "*" : page);
}

// The language's folder at the beginning of a path: no other page has a name of two letters.
function folder(path) {
  return path.match(/^\/[a-z]{2}(?=\/)/)?.[0] ?? "";
}

// The path of the page that is shown, without the site's base and the language's folder.
function path() {
  const shown = root.dataset.route ?? here.slice(folder(here).length);
  return PATH.test(shown) ? shown : "/";
}

function begin() {
  root.dataset.framed = "";
  // A browser paints no frame that is out of view, and observes no sizes in it; what changes there is measured all the same.
  new ResizeObserver(tellHeight).observe(root);
  link.addEventListener("load", tellHeight);
  tellHeight();
  say("navigate", { path: path(), lang: language });
  new MutationObserver(() => {
    isDone = false;
    say("navigate", { path: path(), lang: language });
    say("scroll", { top: 0 });
  }).observe(root, { attributeFilter: ["data-route"] });
  new MutationObserver(() => {
    findProblems();
    goToPlace();
    setTimeout(tellHeight);
  }).observe(document.body, { childList: true, subtree: true });
  addEventListener("change", ({ target }) => target.matches?.(".tick") && setTimeout(() => ticked(target)));
  addEventListener("toggle", ({ target }) => target.open && target.matches(".finish__answer:not([id])") && done(), true);
  addEventListener("focusin", ({ target }) => target.id !== "main" && show(target));
  addEventListener("click", ({ target }) => {
    const hash = target.closest?.("a[href]:not([target])")?.hash.slice(1);
    if (hash && !hash.includes("=")) {
      place = hash;
      setTimeout(goToPlace);
    }
  });
  addEventListener("pagehide", () => say("bye"));
  addEventListener("beforeprint", () => paint({}));
  addEventListener("afterprint", () => paint(values));
}

// The app goes to a place on a page as soon as it is there; the frame does not scroll, so the page around it must.
function goToPlace() {
  const element = place && document.getElementById(place);
  if (element) {
    place = undefined;
    // Not with the next frame: out of view there is none.
    setTimeout(() => show(element));
  }
}

function tellHeight() {
  const now = Math.ceil(root.getBoundingClientRect().height);
  if (now !== height) say("height", { height: now });
  height = now;
}

function show(element) {
  say("scroll", { top: Math.round(element.getBoundingClientRect().top) });
}

function ticked(tick) {
  const { value, max } = document.getElementById("progress") ?? {};
  const step = tick.closest(".step")?.querySelector(".step__number")?.textContent;
  if (!step) return;
  say("step", { path: path(), step: Number(step), ticked: tick.checked, done: value, count: max });
  if (tick.checked && value === max) done();
}

function done() {
  if (!isDone) say("done", { path: path() });
  isDone = true;
}

function findProblems() {
  const found = document.querySelectorAll("[data-failure], .service[data-verdict=failed], #plan-items > .cause");
  const codes = [...found].map(({ dataset }) => dataset.failure ?? dataset.code ?? dataset.cause);
  const now = codes.join(" ");
  if (now !== told) for (const code of new Set(codes)) say("problem", { path: path(), code });
  told = now;
}

function go(to) {
  const address = BASE + to.slice(1);
  if (!isLeaving && to === folder(here) + path()) return;
  // The app knows the pages of its own language. And a page that is on its way would come after what is shown here.
  isLeaving ||= root.dataset.app !== "running" || folder(to) !== folder(here);
  if (isLeaving) return location.replace(address);
  try {
    // Not an entry of its own: the page has one for it, if it wants one.
    history.replaceState(null, "", address);
    dispatchEvent(new PopStateEvent("popstate"));
  } catch {
    // In a sandbox there is no history; the app follows a link all the same.
    const link = Object.assign(document.createElement("a"), { href: address });
    document.body.append(link);
    link.click();
    link.remove();
  }
}

function dress({ theme, values: given }) {
  if (theme === "light" || theme === "dark") root.dataset.theme = theme;
  else delete root.dataset.theme;
  values = Object(given);
  paint(values);
}

// Only what is plainly a colour, a length or a name: no other value can do anything but look odd.
function paint(values) {
  const set = (name, value, form, property) => {
    const isGood = typeof value === "string" && form.test(value) && CSS.supports(property, value);
    if (isGood) root.style.setProperty(name, value);
    else root.style.removeProperty(name);
  };
  for (const name of COLOURS) set(`--${name}`, values[name], COLOUR, "color");
  set("--radius", values.radius, LENGTH, "border-radius");
  set("--sans", values.font, FONT, "font-family");
}
