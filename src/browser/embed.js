// <mail-setup-guide>: the guide in a page of another site.
//
// It needs nothing of the page but its attributes, and works under a strict content security policy with this site in
// `script-src` and `frame-src`: it writes no markup and no inline style. What it and the frame say to each other stands in
// `frame.js`. What the publisher left in the element is shown where the frame does not answer.
const SITE = new URL(".", import.meta.url);
// Where POP3 is what the guide suggests: domains, and programs that know nothing else. And programs that do not know it.
const POP3 = "{{pop3}}".split(" ");
const IMAP = "{{imap}}".split(" ");
export const TITLES = "{{titles}}";
const THEME = "accent accent-strong accent-wash on-accent paper surface ink ink-soft line line-strong radius font".split(" ");
const PATIENCE_MS = 8000;
const TALLEST_PX = 2e5;
const PATH = /^\/([a-z0-9][a-z0-9.-]*\/)*$/;
const WORD = /^[\w-]{1,40}$/;
const NUMBER = /^\d{1,3}$/;
// The events, and what stands in their `detail`: no address, and nothing that a reader has typed.
const EVENTS = {
  __proto__: null,
  navigate: { path: PATH, lang: WORD },
  step: { path: PATH, step: NUMBER, ticked: /^(true|false)$/, done: NUMBER, count: NUMBER },
  done: { path: PATH },
  problem: { path: PATH, code: WORD },
};

// English has no folder.
const folder = (lang) => (lang !== "en" && TITLES[lang] ? `/${lang}` : "");

const make = (parent, name, properties, style) => {
  const element = Object.assign(document.createElement(name), properties);
  Object.assign(element.style, style);
  return parent.appendChild(element);
};

customElements.define(
  "mail-setup-guide",
  class extends HTMLElement {
    static get observedAttributes() {
      return ["domain", "client", "task", "protocol", "page", "lang", "theme"];
    }

    connectedCallback() {
      if (!this.frame) this.build();
      addEventListener("message", this);
      addEventListener("popstate", this);
      this.given = this.own;
      this.path = this.linked || this.given;
      this.frame.src = this.url;
      this.wait();
    }

    disconnectedCallback() {
      removeEventListener("message", this);
      removeEventListener("popstate", this);
      clearTimeout(this.timer);
      this.isReady = false;
    }

    // Several attributes change at once. Before the element is in the page, none matters.
    attributeChangedCallback() {
      if (!this.given || this.isDue) return;
      this.isDue = true;
      queueMicrotask(() => {
        this.isDue = false;
        if (!this.isConnected) return;
        if (this.isReady) this.greet();
        if (this.own === this.given) return;
        this.given = this.own;
        this.go(this.given);
        this.keep("replaceState");
      });
    }

    handleEvent({ type, source, origin, data }) {
      if (type === "popstate") {
        const path = this.linked || this.given;
        if (path !== this.path) this.go(path);
      } else if (source === this.frame.contentWindow && origin === this.origin && data?.mailsteps === 1) {
        this.hear(data);
      }
    }

    hear(data) {
      const { type, height, top, path, lang } = data;
      const fields = EVENTS[type];
      if (type === "ready") {
        clearTimeout(this.timer);
        this.isReady = this.rest.hidden = true;
        this.greet();
      } else if (type === "bye") {
        this.isReady = false;
        this.wait();
      } else if (type === "height" && height > 0 && height < TALLEST_PX) {
        this.frame.style.height = `${+height}px`;
      } else if (type === "scroll" && Number.isFinite(top)) {
        this.show(top);
      } else if (fields && Object.keys(fields).every((name) => fields[name].test(data[name]))) {
        const here = folder(lang) + path;
        const { asked } = this;
        if (type === "navigate" && asked) {
          this.asked = 0;
          // What was asked of a document on its way out is lost.
          if (here !== asked) return this.say("go", { path: asked });
        }
        if (type === "navigate" && here !== this.path) {
          this.path = here;
          // Where the frame has a history, Back goes through it, and the page's own keeps its length.
          this.keep(this.isOpaque ? "pushState" : "replaceState");
        }
        this.tell(type, Object.fromEntries(Object.keys(fields).map((name) => [name, data[name]])));
      }
    }

    tell(type, detail) {
      this.dispatchEvent(new CustomEvent(`mailsteps:${type}`, { detail, bubbles: true, composed: true }));
    }

    say(type, fields) {
      // A sandboxed frame has no name to call it by; nothing that is said to it is secret.
      const target = this.isOpaque ? "*" : this.origin;
      this.frame.contentWindow.postMessage({ mailsteps: 1, type, ...fields }, target);
    }

    greet() {
      const style = getComputedStyle(this);
      const values = THEME.map((name) => [name, style.getPropertyValue(`--mailsteps-${name}`).trim()]);
      this.say("hello", { theme: this.getAttribute("theme") || "auto", values: Object.fromEntries(values) });
    }

    go(path) {
      // The reader may be there already, and nothing would answer.
      if (path === this.path) return;
      this.path = this.asked = path;
      if (this.isReady) return this.say("go", { path });
      this.frame.contentWindow.location.replace(this.url);
      this.wait();
    }

    // Until the frame answers. What blocks it says nothing.
    wait() {
      this.link.href = this.url;
      clearTimeout(this.timer);
      this.timer = setTimeout(() => {
        this.rest.hidden = false;
        this.tell("problem", { path: this.path, code: "no-answer" });
      }, PATIENCE_MS);
    }

    // Brings a place in the frame into view, unless it is there.
    show(top) {
      const y = this.frame.getBoundingClientRect().top + top;
      if (y >= 0 && y < innerHeight - 60) return;
      this.marker.style.top = `${top}px`;
      this.marker.scrollIntoView();
    }

    get origin() {
      return this.isOpaque ? "null" : SITE.origin;
    }

    get url() {
      return new URL(this.path.slice(1), SITE).href;
    }

    // The page that the attributes name.
    get own() {
      const get = (name) => this.getAttribute(name)?.toLowerCase();
      const [domain, client, page] = ["domain", "client", "page"].map(get);
      const isPop3 = !IMAP.includes(client) && [domain, client].some((name) => POP3.includes(name));
      const task = get("task") || get("protocol") || (isPop3 ? "pop3" : "imap");
      const parts = !domain ? [page === "fix" && page] : page ? [domain, page] : [domain, client, client && task];
      const path = ["", ...parts.filter(Boolean), ""].join("/");
      return folder(this.language) + (PATH.test(path) ? path : "/");
    }

    get language() {
      return this.closest("[lang]")?.lang.slice(0, 2).toLowerCase();
    }

    // The name of this guide in the address bar of the page.
    get key() {
      return this.hasAttribute("deep-links") && `${this.getAttribute("deep-links") || "mailsteps"}=`;
    }

    get linked() {
      const part = this.key && location.hash.slice(1).split("&").find((part) => part.startsWith(this.key));
      const path = part && part.slice(this.key.length);
      return PATH.test(path) && path;
    }

    keep(how) {
      if (!this.key) return;
      const url = new URL(location);
      const others = url.hash.slice(1).split("&").filter((part) => part && !part.startsWith(this.key));
      url.hash = [...others, this.key + this.path].join("&");
      try {
        history[how](history.state, "", url);
      } catch {
        // A sandboxed page has no address bar.
      }
    }

    build() {
      const root = this.attachShadow({ mode: "open", delegatesFocus: true });
      const place = make(root, "div", {}, { position: "relative" });
      const title = this.getAttribute("label") || TITLES[this.language] || TITLES.en;
      const sandbox = this.getAttribute("sandbox");
      const frame = document.createElement("iframe");
      if (sandbox !== null) frame.setAttribute("sandbox", sandbox);
      this.isOpaque = sandbox !== null && !sandbox.includes("allow-same-origin");
      Object.assign(frame, { title, allow: "clipboard-write" });
      Object.assign(frame.style, { display: "block", width: "100%", height: "40rem", border: 0 });
      if (getComputedStyle(this).display === "inline") this.style.display = "block";
      this.frame = place.appendChild(frame);
      this.marker = make(place, "span", {}, { position: "absolute" });
      this.rest = make(root, "slot", { hidden: true });
      this.link = make(this.rest, "a", { target: "_blank", rel: "noopener", textContent: title });
    }
  },
);
