//! The guide in pages of other sites.

use std::net::{Ipv4Addr, SocketAddr};

use mailsteps_journey::{
    BASE, Browser, Key, Manner, Meddling, Middleman, PlainHost, Server, site_without_server, until,
};

/// Writes down what the guide tells the page around it. Whoever is deaf hears nothing.
const LISTEN: &str = "window.heard = []; window.messages = [];
    for (const type of ['navigate', 'step', 'done', 'problem'])
        addEventListener(`mailsteps:${type}`, event => heard.push([event.target.id, type, event.detail]));
    addEventListener('message', event => window.isDeaf ? event.stopImmediatePropagation() : messages.push(event.data));";

/// A help site that is not the guide's, and the guide, which knows it. Those who hold them must not go.
struct Help {
    site: Middleman,
    server: Server,
    browser: Browser,
}

impl Help {
    /// `{guide}` in the page is where the guide stands.
    #[track_caller]
    fn with(page: &str) -> Self {
        let site = Middleman::start(SocketAddr::from((Ipv4Addr::LOCALHOST, 9)));
        let server = Server::framed_by(&site.url(""));
        let browser = Browser::start();
        browser.on_new_document(LISTEN);
        let help = Self { site, server, browser };
        help.publish(page);
        help.browser.open(&help.site.url("/help"));
        help
    }

    fn publish(&self, page: &str) {
        publish(&self.site, &page.replace("{guide}", &self.server.url("")));
    }

    /// In the frame of the guide, when its app runs.
    #[track_caller]
    fn guide(&self, index: usize) -> &Browser {
        self.browser.out_of_frame();
        self.browser.into_guide(index);
        self.browser.wait_for_app();
        &self.browser
    }

    /// In the page around it.
    #[track_caller]
    fn page(&self) -> &Browser {
        self.browser.out_of_frame();
        &self.browser
    }

    /// Waits for an event.
    #[track_caller]
    fn hears(&self, event: &str) {
        self.page()
            .wait(&format!("the page hears {event}"), &format!("return JSON.stringify(heard).includes({event:?})"));
    }

    #[track_caller]
    fn nothing_complains(&self) {
        assert!(self.browser.console().is_empty(), "{:?}", self.browser.console());
    }
}

fn publish(site: &Middleman, page: &str) {
    let body = format!("<!doctype html><html lang=en><link rel=icon href=data:,><title>Help</title>{page}");
    site.meddle("/help*", Meddling::Answer { status: "200 OK", content_type: "text/html", body });
}

/// The element as the page for publishers writes it.
fn element(attributes: &str) -> String {
    format!(
        "<script type=module src={{guide}}/embed.js></script>\
        <mail-setup-guide id=one {attributes}><a href={{guide}}/q.com/>Set up q.com</a></mail-setup-guide>"
    )
}

const HEIGHT: &str =
    "document.querySelector('mail-setup-guide').shadowRoot.querySelector('iframe').getBoundingClientRect().height";

#[test]
fn another_site_with_a_strict_policy_shows_it_at_its_full_height() {
    let policy = "<meta http-equiv=Content-Security-Policy content=\"default-src 'none'; img-src data:; script-src {guide}; frame-src {guide}\">";
    let help = Help::with(&[policy, &element("domain=q.com client=thunderbird theme=auto")].concat());
    help.guide(0).wait_for("h1", "Set up q.com in Thunderbird with IMAP");
    help.browser.wait("the frame has room for all", "return document.documentElement.scrollHeight <= innerHeight");
    help.page().wait("it is as tall as its content", &format!("return {HEIGHT} > 3000"));
    assert_eq!(help.browser.visible("mail-setup-guide a"), 0, "the link is for those who see no guide");
    // A shorter page, a shorter frame.
    help.guide(0).press("Settings for q.com");
    help.browser.wait_for("h1", "E-mail settings for q.com");
    help.browser.press("Check the servers");
    help.page().wait("it becomes shorter", &format!("return {HEIGHT} < 2500"));
    help.nothing_complains();
}

#[test]
fn the_page_hears_of_places_and_steps_and_of_nobodys_address() {
    let help = Help::with(&element("domain=q.com client=thunderbird"));
    help.hears(r#"["one","navigate",{"path":"/q.com/thunderbird/imap/","lang":"en"}]"#);
    let guide = help.guide(0);
    guide.write("#address", "jane@q.com");
    guide.key(Key::Enter);
    guide.wait_for_text("Filled in for jane@q.com");
    guide.click("[data-step=open] .tick");
    help.hears(r#""step",{"path":"/q.com/thunderbird/imap/","step":1,"ticked":true,"done":1,"count":"#);
    let guide = help.guide(0);
    guide.run("document.querySelectorAll('.tick').forEach(it => it.checked || it.offsetParent && it.click())");
    help.hears(r#"["one","done",{"path":"/q.com/thunderbird/imap/"}]"#);
    // No mail servers answer here, so the check fails.
    help.guide(0).press("Check the servers");
    help.browser.wait_for_any(".verdict");
    help.hears(r#""problem",{"path":"/q.com/check/","code":"#);
    let all = help.page().text_of("return JSON.stringify([heard, messages])");
    assert!(!all.contains("jane") && !all.contains('@') && !all.contains("marks"), "{all}");
    assert!(all.contains(r#""mailsteps":1"#), "{all}");
}

#[test]
fn the_address_bar_of_the_page_says_where_the_reader_is() {
    let help = Help::with(&element("domain=q.com deep-links"));
    help.guide(0).wait_for("h1", "E-mail settings for q.com");
    assert_eq!(help.page().path(), "/help", "nothing is written before the reader goes anywhere");
    help.guide(0).click("a[href='/q.com/thunderbird/imap/']");
    let there = "/help#mailsteps=/q.com/thunderbird/imap/";
    help.page().wait("the address bar says so", &format!("return location.pathname + location.hash === {there:?}"));
    // Back, once.
    help.page().back();
    help.guide(0).wait_for("h1", "E-mail settings for q.com");
    help.page().wait("the address bar follows", "return location.hash === '#mailsteps=/q.com/'");
    help.page().forward();
    help.guide(0).wait_for("h1", "Set up q.com in Thunderbird with IMAP");
    help.page().wait("the address bar follows", "return location.hash === '#mailsteps=/q.com/thunderbird/imap/'");
    // From the link, in another language, beside what the page itself has there.
    help.page().open("about:blank");
    help.page().open(&help.site.url("/help?2#part-2&mailsteps=/es/q.com/check/"));
    help.guide(0).wait("the page of the link is there", "return location.pathname === '/es/q.com/check/'");
    help.browser.click("a[href='/es/q.com/']");
    help.page().wait("both stand there", "return location.hash === '#part-2&mailsteps=/es/q.com/'");
    // A link of the page itself leads there too; nothing else can be opened by it.
    help.page().run("location.hash = '#mailsteps=/q.com/fix/'");
    help.guide(0).wait("the guide follows", "return location.pathname === '/q.com/fix/'");
    help.page().run("location.hash = '#mailsteps=/../../evil/'");
    help.guide(0).wait("it goes where it began", "return location.pathname === '/q.com/'");
    help.nothing_complains();
}

/// A frame of no origin: no storage, no history.
#[test]
fn a_sandbox_without_its_own_origin_is_no_hindrance() {
    let help = Help::with(&element("domain=q.com client=thunderbird deep-links sandbox='allow-scripts allow-popups'"));
    let guide = help.guide(0);
    guide.write("#address", "jane@q.com");
    guide.key(Key::Enter);
    guide.wait_for_text("Filled in for jane@q.com");
    guide.wait_for_text("This browser does not keep what you type.");
    help.page().wait("it is as tall as its content", &format!("return {HEIGHT} > 3000"));
    help.guide(0).press("Settings for q.com");
    help.browser.wait_for("h1", "E-mail settings for q.com");
    help.page().wait("the address bar says so", "return location.hash === '#mailsteps=/q.com/'");
    help.page().back();
    help.guide(0).wait_for("h1", "Set up q.com in Thunderbird with IMAP");
    help.browser.wait_for_text("Filled in for jane@q.com");
    help.nothing_complains();
}

#[test]
fn two_on_one_page_do_not_mind_each_other() {
    let two = "<mail-setup-guide id=two domain=q.com page=check lang=es></mail-setup-guide>";
    let help = Help::with(&[&element("domain=centurylink.net client=thunderbird"), two].concat());
    help.hears(r#"["one","navigate",{"path":"/centurylink.net/thunderbird/imap/","lang":"en"}]"#);
    help.hears(r#"["two","navigate",{"path":"/q.com/check/","lang":"es"}]"#);
    let heights =
        "[...document.querySelectorAll('mail-setup-guide')].map(it => it.frame.getBoundingClientRect().height)";
    help.page().wait(
        "each has its own height",
        &format!("const [one, two] = {heights}; return one > 3000 && two < 3000 && two !== 760"),
    );
    help.guide(1).click("a[href='/es/q.com/']");
    help.hears(r#"["two","navigate",{"path":"/q.com/","lang":"es"}]"#);
    help.guide(0).wait_for("h1", "Set up centurylink.net in Thunderbird with IMAP");
    help.nothing_complains();
}

#[test]
fn attributes_and_custom_properties_are_followed() {
    let help = Help::with(&element("domain=q.com client=thunderbird"));
    help.guide(0).run("window.same = true");
    let set = |script: &str| {
        drop(help.page().run(&format!("const it = document.querySelector('mail-setup-guide'); {script}")))
    };
    set("it.setAttribute('client', 'iphone'); it.setAttribute('task', 'pop3')");
    help.guide(0).wait_for("h1", "Set up q.com in iPhone and iPad Mail with POP3");
    assert_eq!(help.browser.run("return window.same"), true, "it is no new page");
    set("it.setAttribute('lang', 'es')");
    help.guide(0).wait("the other language", "return location.pathname === '/es/q.com/iphone/pop3/'");
    let style = "const style = getComputedStyle(document.body);";
    set("it.style.setProperty('--mailsteps-accent', '#804000'); it.style.setProperty('--mailsteps-radius', '3px');
        it.style.setProperty('--mailsteps-ink', 'url(https://evil.example/)'); it.style.setProperty('--mailsteps-font', 'Georgia, serif');
        it.style.setProperty('--mailsteps-paper', 'var(--bad)'); it.setAttribute('theme', 'dark')");
    help.guide(0).wait(
        "the colours",
        &format!("{style} return style.backgroundColor === 'rgb(20, 23, 26)' && style.fontFamily === 'Georgia, serif'"),
    );
    let own = "const it = getComputedStyle(document.documentElement);
        return ['--accent', '--radius', '--ink', '--paper'].map(name => it.getPropertyValue(name)).join()";
    assert_eq!(help.browser.text_of(own), "#804000,3px,#f1f0ea,#14171a");
    set("it.setAttribute('theme', 'light'); it.style.removeProperty('--mailsteps-accent')");
    help.guide(0).wait("light again", &format!("{style} return style.backgroundColor === 'rgb(251, 250, 247)'"));
    assert_eq!(help.browser.text_of(own), "#0a4a82,3px,#1a1d21,#fbfaf7");
    // On a device that prefers dark colours, too, with the drawings.
    let prefer = |scheme: &str| help.browser.prefers("prefers-color-scheme", scheme);
    prefer("dark");
    let drawn = "return getComputedStyle(document.querySelector('.screen')).getPropertyValue('--w-ink')";
    assert_eq!(help.guide(0).text_of(own), "#0a4a82,3px,#1a1d21,#fbfaf7");
    assert!(help.browser.text_of(drawn) != "#fff", "the drawing is dark");
    set("it.setAttribute('theme', 'auto')");
    help.guide(0).wait("dark as the device", &format!("{style} return style.backgroundColor === 'rgb(20, 23, 26)'"));
    assert_eq!(help.browser.text_of(drawn), "#fff");
    prefer("light");
    set("it.setAttribute('theme', 'dark')");
    help.guide(0).wait("dark as asked", &format!("{style} return style.backgroundColor === 'rgb(20, 23, 26)'"));
    assert_eq!(help.browser.text_of(drawn), "#fff");
}

/// Whoever is told where to go may be a page that is about to go itself.
#[test]
fn a_word_that_was_lost_is_said_again() {
    let help = Help::with(&element("domain=q.com client=thunderbird"));
    help.guide(0).run("window.isDeaf = true");
    help.page().run("document.querySelector('mail-setup-guide').setAttribute('client', 'iphone')");
    help.guide(0).run("location.reload()");
    help.guide(0).wait_for("h1", "Set up q.com in iPhone and iPad Mail with IMAP");
    help.hears(r#""path":"/q.com/iphone/imap/""#);
    // Said once: from here on the reader goes where the reader wants.
    help.guide(0).press("Settings for q.com");
    help.browser.wait_for("h1", "E-mail settings for q.com");
    help.hears(r#""path":"/q.com/""#);
    assert_eq!(help.guide(0).path(), "/q.com/");
    help.nothing_complains();
}

#[test]
fn nobody_is_led_back_to_a_page_that_was_there_when_it_was_asked_for() {
    let help = Help::with(&element("domain=q.com deep-links"));
    help.guide(0).click("a[href='/q.com/thunderbird/imap/']");
    help.hears(r#""path":"/q.com/thunderbird/imap/""#);
    help.page().run("document.querySelector('mail-setup-guide').setAttribute('client', 'thunderbird')");
    help.guide(0).press("Settings for q.com");
    help.browser.wait_for("h1", "E-mail settings for q.com");
    help.page().wait("the address bar follows", "return location.hash === '#mailsteps=/q.com/'");
    assert_eq!(help.guide(0).path(), "/q.com/");
}

/// The other language is another document, which takes its time.
#[test]
fn of_two_words_the_last_one_counts_though_the_first_is_slow() {
    let server = Server::framed_by("*");
    let guide = Middleman::start(server.address());
    let site = Middleman::start(SocketAddr::from((Ipv4Addr::LOCALHOST, 9)));
    let browser = Browser::start();
    browser.on_new_document(LISTEN);
    publish(&site, &element("domain=q.com client=thunderbird").replace("{guide}", &guide.url("")));
    browser.open(&site.url("/help"));
    browser.into_guide(0);
    browser.wait_for("h1", "Set up q.com in Thunderbird with IMAP");
    browser.wait_for_app();
    guide.meddle("/es/*", Meddling::Hold);
    browser.out_of_frame();
    let set = |name: &str, value: &str| {
        drop(browser.run(&format!("document.querySelector('mail-setup-guide').setAttribute('{name}', '{value}')")));
    };
    set("lang", "es");
    until("the other language is asked for", || (guide.held() > 0).then_some(()));
    set("lang", "en");
    browser.wait("it has come back", "return heard.filter(([, type]) => type === 'navigate').length === 2");
    guide.relent();
    until("the answer has come too late", || (guide.held() == 0).then_some(()));
    set("client", "iphone");
    browser.into_guide(0);
    browser.wait_for("h1", "Set up q.com in iPhone and iPad Mail with IMAP");
    browser.out_of_frame();
    let heard = browser.text_of("return JSON.stringify(heard)");
    assert!(!heard.contains(r#""lang":"es""#), "{heard}");
}

#[test]
fn messages_of_others_are_ignored() {
    let other = "<iframe name=other src=/help-other></iframe>";
    let help = Help::with(&[&element("domain=q.com deep-links"), other].concat());
    help.guide(0).wait_for("h1", "E-mail settings for q.com");
    help.page().wait("the guide has its height", &format!("return {HEIGHT} > 1000"));
    // To the page: from itself and from another frame, though they say what the guide would say.
    help.page().run(
        "for (const from of [window, other])
            for (const message of [{ type: 'height', height: 5 }, { type: 'navigate', path: '/fix/', lang: 'en' }, { type: 'done', path: '/' }])
                from.eval(`(${from === window ? 'window' : 'parent'}).postMessage(${JSON.stringify({ mailsteps: 1, ...message })}, '*')`)",
    );
    // To the guide: from the other frame; and from the page in another version, or to places that are none of the guide's.
    help.page().run(
        "const guide = document.querySelector('mail-setup-guide').frame.contentWindow;
        window.guide = guide;
        other.eval(`parent.guide.postMessage({ mailsteps: 1, type: 'go', path: '/fix/' }, '*')`);
        for (const message of [{ mailsteps: 2, type: 'go', path: '/fix/' }, { mailsteps: 1, type: 'go', path: '/../evil/' },
            { mailsteps: 1, type: 'go', path: '//evil.example/' }, { mailsteps: 1, type: 'go' }, null, 'go', { type: 'go', path: '/fix/' }])
            guide.postMessage(message, '*');",
    );
    // Whatever comes after them has overtaken none of them.
    help.page().run("guide.postMessage({ mailsteps: 1, type: 'go', path: '/q.com/check/' }, '*')");
    help.hears(r#""path":"/q.com/check/""#);
    help.page().wait("and its height", &format!("return {HEIGHT} > 300"));
    let heard = help.browser.text_of("return JSON.stringify(heard)");
    assert!(!heard.contains("/fix/") && !heard.contains("done") && !heard.contains("evil"), "{heard}");
    assert_eq!(help.guide(0).path(), "/q.com/check/");
}

/// Somebody else's page in the guide's own frame is not the guide.
#[test]
fn what_comes_from_another_origin_is_not_the_guide() {
    let help = Help::with(&element("domain=q.com"));
    help.guide(0).wait_for("h1", "E-mail settings for q.com");
    let body = "<!doctype html><title>Other</title><script>parent.postMessage({ mailsteps: 1, type: 'done', path: '/' }, '*')</script>";
    let other = Meddling::Answer { status: "200 OK", content_type: "text/html", body: body.to_owned() };
    help.site.meddle("/other", other);
    help.page().run("document.querySelector('mail-setup-guide').frame.src = '/other'");
    help.page().wait("it says so", "return messages.some(message => message.type === 'done')");
    let heard = help.browser.text_of("return JSON.stringify(heard)");
    assert!(!heard.contains("done"), "{heard}");
}

/// On a host that only knows files, with a name and a colour of its own.
#[test]
fn the_colours_of_a_site_follow_what_the_page_around_asks_for() {
    let host = PlainHost::open_to_others(site_without_server(), BASE);
    let site = Middleman::start(SocketAddr::from((Ipv4Addr::LOCALHOST, 9)));
    publish(&site, &element("domain=q.com client=thunderbird theme=light").replace("{guide}/", &host.url(BASE)));
    let browser = Browser::start();
    let colours = "return ['--accent', '--paper'].map(name => getComputedStyle(document.documentElement).getPropertyValue(name)).join()";
    let (light, dark) = ("#7a1f5c,#fbfaf7", "#f0b4dc,#14171a");
    for device in ["dark", "light"] {
        browser.prefers("prefers-color-scheme", device);
        browser.open(&site.url("/help"));
        for (theme, expected) in
            [("light", light), ("dark", dark), ("auto", if device == "dark" { dark } else { light })]
        {
            browser.out_of_frame();
            browser.run(&format!("document.querySelector('mail-setup-guide').setAttribute('theme', '{theme}')"));
            browser.into_guide(0);
            browser.wait_for_app();
            browser.wait_for("h1", "Set up q.com in Thunderbird with IMAP");
            browser.wait(
                &format!("{theme} on a {device} device"),
                &colours.replace("join()", &format!("join() === {expected:?}")),
            );
        }
    }
}

#[test]
fn a_guide_that_is_not_let_in_leaves_a_link() {
    let site = Middleman::start(SocketAddr::from((Ipv4Addr::LOCALHOST, 9)));
    // This one knows nobody.
    let server = Server::without_mail_servers();
    let browser = Browser::start();
    browser.on_new_document(LISTEN);
    let alone = "<mail-setup-guide id=two domain=q.com page=fix></mail-setup-guide>";
    publish(&site, &[&element("domain=q.com"), alone].concat().replace("{guide}", &server.url("")));
    browser.open(&site.url("/help"));
    assert_eq!(browser.visible("mail-setup-guide a"), 0, "it is too soon to give up");
    browser.wait_for("#one a", "Set up q.com");
    let own = "document.querySelector('#two').shadowRoot.querySelector('a')";
    browser.wait("one without a link has its own", &format!("return {own}.checkVisibility()"));
    assert_eq!(browser.text_of(&format!("return {own}.href")), server.url("/q.com/fix/"));
    assert!(
        browser
            .text_of("return JSON.stringify(heard)")
            .contains(r#"["one","problem",{"path":"/q.com/","code":"no-answer"}]"#)
    );
}

#[test]
fn without_scripts_there_is_the_link_that_the_publisher_left() {
    let server = Server::without_mail_servers();
    let site = Middleman::start(server.address());
    publish(&site, &element("domain=q.com").replace("{guide}", ""));
    let browser = Browser::start_as(Manner::WithoutScript);
    browser.open(&site.url("/help"));
    browser.press("Set up q.com");
    browser.wait_for("h1", "E-mail settings for q.com");
}

/// Without a network the page around it is not there either.
#[test]
fn in_a_frame_no_pages_are_kept() {
    let server = Server::framed_by("*");
    let guide = Middleman::start(server.address());
    let site = Middleman::start(SocketAddr::from((Ipv4Addr::LOCALHOST, 9)));
    let browser = Browser::start_as(Manner::WithWorker);
    publish(&site, &element("domain=q.com client=thunderbird").replace("{guide}", &guide.url("")));
    browser.open(&site.url("/help"));
    browser.into_guide(0);
    browser.wait_for_app();
    browser.press("Settings for q.com");
    browser.wait_for("h1", "E-mail settings for q.com");
    let is_of_worker =
        |request: &String| request.starts_with("GET /sw.js") || request.starts_with("GET /assets/offline");
    assert!(!guide.seen().iter().any(is_of_worker));
    // By itself it has them.
    browser.open_app(&guide.url("/q.com/"));
    until("the worker is asked for", || guide.seen().iter().any(is_of_worker).then_some(()));
}

/// The frame itself does not scroll, so the page around it must.
#[test]
fn the_page_scrolls_to_what_the_reader_goes_to() {
    let filler = "<div style='height:1500px'>Help</div>";
    let help = Help::with(&[filler, &element("domain=q.com"), filler].concat());
    help.guide(0).wait_for("h1", "E-mail settings for q.com");
    help.browser.wait("the frame has room for all", "return document.documentElement.scrollHeight <= innerHeight");
    help.page().wait("it is as tall as its content", &format!("return {HEIGHT} > 1200"));
    // Where something stands in the window of the page.
    let at = |selector: &str| {
        let top =
            help.guide(0).run(&format!("return document.querySelector({selector:?}).getBoundingClientRect().top"));
        let frame = help.page().run("return document.querySelector('mail-setup-guide').getBoundingClientRect().top");
        top.as_f64().unwrap() + frame.as_f64().unwrap()
    };
    assert!(at("#programs") > 900.0, "it would be in view by itself");
    help.guide(0).click("a[href='#programs']");
    until("the programs are in view", || (-1.0..850.0).contains(&at("#programs")).then_some(()));
    // Another page begins at its beginning.
    help.guide(0).click("a[href='/q.com/thunderbird/imap/']");
    help.browser.wait_for("h1", "Set up q.com in Thunderbird with IMAP");
    until("the heading is in view", || (-1.0..850.0).contains(&at("h1")).then_some(()));
    // The keyboard goes in, and the page goes along.
    help.page().run("scrollTo(0, 0); document.querySelector('mail-setup-guide').focus()");
    help.browser.wait("the guide has the focus", "return document.activeElement.id === 'one'");
    help.guide(0).run("document.querySelectorAll('.tick')[3].focus()");
    until("the box is in view", || (-1.0..850.0).contains(&at("[data-step]:nth-of-type(4) .tick")).then_some(()));
}

/// iPhones take no profile from a frame.
#[test]
fn the_profile_opens_outside_of_the_frame() {
    let server = Server::framed_by("*");
    let guide = Middleman::start(server.address());
    let site = Middleman::start(SocketAddr::from((Ipv4Addr::LOCALHOST, 9)));
    let browser = Browser::start();
    publish(&site, &element("domain=q.com client=iphone").replace("{guide}", &guide.url("")));
    browser.open(&site.url("/help"));
    browser.into_guide(0);
    browser.wait_for_app();
    browser.click(".automatic a[href*='email.mobileconfig']");
    let asked = until("the profile is asked for", || {
        guide.seen().into_iter().find(|request| request.starts_with("GET /q.com/email.mobileconfig"))
    });
    let asked = asked.to_lowercase();
    assert!(asked.contains("sec-fetch-dest: document"), "not as a page of its own: {asked}");
    browser.wait_for("h1", "Set up q.com in iPhone and iPad Mail with IMAP");
}
