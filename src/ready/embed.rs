use super::Site;
use crate::{App, dom::Html, text::ready::Embed, text::ready_words};

/// What stands for the guide's own site where its owner has not said where it is.
const SOMEWHERE: &str = "https://guide.example";

/// What the choices stand for, in the order of their words.
const TASKS: [&str; 7] = ["", "imap", "pop3", "repair", "new-address", "check", "fix"];
const THEMES: [&str; 3] = ["auto", "light", "dark"];
const COLOUR_SETS: [&str; 2] = ["", "own"];
const RADII: [&str; 4] = ["0.6rem", "0.3rem", "0", "1rem"];

/// The colours that a publisher can choose, as they are in `style/tokens.css`.
const COLOURS: [(&str, &str); 3] = [("accent", "#0a4a82"), ("paper", "#fbfaf7"), ("ink", "#1a1d21")];

/// `/embed/`: what a publisher can choose, the guide as readers will see it, and the code. Without a script the code is that
/// of the home page.
pub fn write(page: &mut Html, app: App, site: &Site) {
    let words = &ready_words(app.place.language).embed;
    let origin = if site.origin.is_empty() { SOMEWHERE } else { &site.origin };
    let root = [origin, app.place.base()].concat();
    page.put(super::PUBLISH_LINK);
    page.put("<p class=\"lead\">").text(words.lead).put("</p><p>").text(words.private);
    page.put("</p><embed-form class=\"embed\"><section class=\"with-script\" aria-labelledby=\"embed-choose\">");
    page.put("<h2 id=\"embed-choose\">").text(words.choose).put("</h2><div class=\"embed__choices\">");
    choices(page, app, words);
    page.put("</div></section><section class=\"with-script\" aria-labelledby=\"embed-look\"><h2 id=\"embed-look\">");
    page.text(words.preview)
        .put("</h2><div class=\"embed__preview\"><mail-setup-guide id=\"embed-preview\"><a href=\"");
    page.address("/").put("\">").text(app.words.home.title).put("</a></mail-setup-guide></div></section>");
    codes(page, app, words, origin, &root);
    page.put("</embed-form>");
}

fn choices(page: &mut Html, app: App, words: &Embed) {
    let domains = app.catalog.domains().map(|entry| (entry.name.as_str(), entry.name.as_str()));
    select(page, "embed-domain", words.domain, [("", words.any_domain)].into_iter().chain(domains));
    select(page, "embed-task", words.task, TASKS.into_iter().zip(words.tasks));
    let programs = app.catalog.programs().iter().map(|program| (program.id.as_str(), program.name.as_str()));
    select(page, "embed-client", words.client, [("", words.any_client)].into_iter().chain(programs));
    let languages = app.place.languages.iter().map(|language| (language.id(), language.name()));
    select(page, "embed-lang", words.language, languages);
    select(page, "embed-theme", words.theme, THEMES.into_iter().zip(words.themes));
    select(page, "embed-colours", words.colours, COLOUR_SETS.into_iter().zip(words.colour_sets));
    page.put("<div id=\"embed-own-colours\" class=\"embed__choices\" hidden>");
    for ((name, value), label) in COLOURS.into_iter().zip(words.own_colours) {
        page.put("<p><label for=\"embed-").put(name).put("\">").text(label).put("</label><input type=\"color\" ");
        page.put("class=\"kept\" id=\"embed-").put(name).put("\" value=\"").put(value).put("\"></p>");
    }
    select(page, "embed-radius", words.radius, RADII.into_iter().zip(words.radii));
    page.put("<p class=\"problem\" role=\"alert\" id=\"embed-contrast\" hidden>").text(words.contrast);
    page.put("</p></div><p class=\"embed__switch\"><label><input type=\"checkbox\" id=\"embed-links\"><span>");
    page.text(words.links).put("</span></label></p>");
}

fn select<'a>(page: &mut Html, id: &'static str, label: &str, options: impl IntoIterator<Item = (&'a str, &'a str)>) {
    page.put("<p><label for=\"").put(id).put("\">").text(label).put("</label><select class=\"kept\" id=\"").put(id);
    page.put("\">");
    for (value, name) in options {
        page.put("<option value=\"").text(value).put("\">").text(name).put("</option>");
    }
    page.put("</select></p>");
}

fn codes(page: &mut Html, app: App, words: &Embed, origin: &str, root: &str) {
    let title = app.words.home.heading;
    page.put("<section aria-labelledby=\"embed-code\"><h2 id=\"embed-code\">").text(words.code).put("</h2><p>");
    page.text(words.code_lead).put("</p>");
    let element = format!(
        "<script type=\"module\" src=\"{root}embed.js\"></script>\n<mail-setup-guide lang=\"en\" theme=\"auto\">\n  \
         <a href=\"{root}\">{title}</a>\n</mail-setup-guide>"
    );
    code(page, words, "embed-element", words.code, &element);
    page.put("<div id=\"embed-style-part\" hidden><p>").text(words.style_lead).put("</p>");
    code(page, words, "embed-style", words.style_lead, "");
    page.put("</div></section><section aria-labelledby=\"embed-plain\"><h2 id=\"embed-plain\">").text(words.iframe);
    page.put("</h2><p>").text(words.iframe_lead).put("</p>");
    let iframe = format!(
        "<iframe src=\"{root}\" title=\"{title}\" width=\"100%\" height=\"900\" allow=\"clipboard-write\"></iframe>"
    );
    code(page, words, "embed-iframe", words.iframe, &iframe);
    page.put("</section><section aria-labelledby=\"embed-csp\"><h2 id=\"embed-csp\">").text(words.policy);
    page.put("</h2><p>").text(words.policy_lead).put("</p>");
    code(page, words, "embed-policy", words.policy, &format!("script-src {origin}; frame-src {origin}"));
    page.put("<p>").text(words.server_lead).put("</p>");
    code(page, words, "embed-server", words.server_lead, "mailsteps serve --frame-ancestors https://help.example.com");
    page.put("</section>");
}

/// A text to copy.
fn code(page: &mut Html, words: &Embed, id: &'static str, label: &str, text: &str) {
    page.put("<div class=\"value embed__code\"><pre class=\"value__text\" tabindex=\"0\" role=\"group\" aria-label=\"");
    page.text(label).put("\" translate=\"no\" id=\"").put(id).put("\">").text(text);
    page.put("</pre><button type=\"button\" class=\"copy with-script\" data-action=\"copy\" data-what=\"").text(label);
    page.put("\" aria-label=\"").text(words.copy).put(": ").text(label).put("\">").text(words.copy);
    page.put("</button></div>");
}
