// The form for publishers at `/embed/`: what they choose is shown at once as their readers will see it, with the code for it.
import { TITLES } from "{{base}}embed.js";

const SITE = new URL("{{base}}", location.origin);
// As WCAG 2.2 asks for text of the usual size (success criterion 1.4.3).
const ENOUGH_CONTRAST = 4.5;

export function show(form) {
  form.addEventListener("input", () => write(form));
  // By then the page is whole and holds again what a reader chose before the app took it over. A form that is gone has a guide that knows
  // nothing.
  const begin = () => {
    if (form.closest("[data-pouring]")) requestAnimationFrame(begin);
    else if (form.isConnected) write(form);
  };
  requestAnimationFrame(begin);
}

function write(form) {
  const find = (name) => form.querySelector(`#embed-${name}`);
  const [domain, what, lang] = ["domain", "task", "lang"].map((name) => find(name).value);
  const hasColours = find("colours").value === "own";
  const isPage = ["check", "fix"].includes(what);
  find("client").disabled = !domain || isPage;
  find("own-colours").hidden = !hasColours;
  const client = find("client").disabled ? "" : find("client").value;
  const theme = find("theme").value;
  const attributes = {
    domain,
    client,
    task: client && what,
    page: isPage && (domain || what === "fix") ? what : "",
    lang,
    // One set of colours fits light or dark, not both.
    theme: hasColours && theme === "auto" ? "light" : theme,
  };
  const colours = hasColours ? ownColours(find) : {};
  const guide = find("preview");
  preview(guide, attributes, colours);

  // Its attributes take effect a moment later.
  const address = new URL(guide.own.slice(1), SITE).href;
  const title = TITLES[lang];
  put(find("element"), element(attributes, find("links").checked, address, title));
  put(find("style"), styles(colours));
  find("style-part").hidden = !hasColours;
  put(find("iframe"), `<iframe src="${address}" title="${title}" width="100%" height="900" allow="clipboard-write"></iframe>`);
  put(find("policy"), `script-src ${SITE.origin}; frame-src ${SITE.origin}`);
}

function ownColours(find) {
  const [accent, paper, ink] = ["accent", "paper", "ink"].map((name) => find(name).value);
  const light = Math.min(contrast(accent, paper), contrast(ink, paper));
  find("contrast").hidden = light >= ENOUGH_CONTRAST;
  const onAccent = contrast(accent, "#ffffff") >= contrast(accent, "#000000") ? "#ffffff" : "#000000";
  return { accent, "accent-strong": accent, "on-accent": onAccent, paper, ink, radius: find("radius").value };
}

// Of two colours such as `#0a4a82` (WCAG 2.2, "contrast ratio").
function contrast(one, other) {
  const luminance = (colour) => {
    const channels = [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16) / 255);
    const [red, green, blue] = channels.map((it) => (it <= 0.04045 ? it / 12.92 : ((it + 0.055) / 1.055) ** 2.4));
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

function preview(guide, attributes, colours) {
  for (const name of guide.style.length ? [...guide.style] : []) {
    if (name.startsWith("--mailsteps-")) guide.style.removeProperty(name);
  }
  for (const [name, value] of Object.entries(colours)) guide.style.setProperty(`--mailsteps-${name}`, value);
  for (const [name, value] of Object.entries(attributes)) {
    if (value) guide.setAttribute(name, value);
    else guide.removeAttribute(name);
  }
  // The colours alone are no attribute that it would notice.
  guide.setAttribute("theme", attributes.theme);
}

function element(attributes, hasLinks, address, title) {
  const all = Object.entries(attributes).filter(([, value]) => value);
  const text = all.map(([name, value]) => ` ${name}="${value}"`).join("");
  return `<script type="module" src="${SITE}embed.js"></script>
<mail-setup-guide${text}${hasLinks ? " deep-links" : ""}>
  <a href="${address}">${title}</a>
</mail-setup-guide>`;
}

function styles(colours) {
  const lines = Object.entries(colours).map(([name, value]) => `  --mailsteps-${name}: ${value};\n`);
  return `mail-setup-guide {\n${lines.join("")}}`;
}

function put(place, text) {
  if (place.textContent !== text) place.textContent = text;
}
