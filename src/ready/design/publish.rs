//! The pages for publishers: `/lint/` with what `browser/lint.rs` puts there, and `/embed/` with what `browser/publish.js` does to it.

use super::{
    State,
    by_script::{Scripted, cut},
    markup,
};
use crate::{
    App,
    dom::Html,
    ready::{PUBLISH_LINK, Site, embed, lint},
};

const RIGHT: &str = "_imaps._tcp.example.com. 3600 IN SRV 0 1 993 mail.example.com.";
const WRONG: &str = "; mail\n_imaps._tcp.example.com. 3600 IN SRV 0 1 143 mail.example.com.\nx IN SRV\n";

/// Colours of the publisher's own, too close to the page's, as they come into the code for it.
const OWN_ACCENT: &str = "#9ab8d8";
const OWN_STYLE: &str = "mail-setup-guide {
  --mailsteps-accent: #9ab8d8;
  --mailsteps-accent-strong: #9ab8d8;
  --mailsteps-on-accent: #000000;
  --mailsteps-paper: #fbfaf7;
  --mailsteps-ink: #1a1d21;
  --mailsteps-radius: 0.6rem;
}";

pub fn states(app: App, site: &Site) -> Vec<State> {
    let page = part(app, |page| lint::write(page, app));
    let failed = cut(&page, "<p class=\"problem\" role=\"alert\" id=\"lint-failed\"", "</p>");
    let [verdict, findings] = checked(WRONG);
    let page = Scripted(page).say("lint-text", WRONG).put("lint-verdict", &verdict).put("lint-findings", &findings);
    let [[right, _], [empty, _]] = [RIGHT, ""].map(checked);
    vec![
        State::of("a set-up file with mistakes", page.0).keeping_ids(),
        State::of("a set-up file without", right),
        State::of("nothing to check", empty),
        State::of("a check that could not be fetched", Scripted(failed).show("lint-failed").0),
        State::of("the guide in another page, in its colours", in_own_colours(app, site)).keeping_ids(),
    ]
}

/// A page without its own link to a style sheet, which this page has already.
fn part(app: App, write: impl FnOnce(&mut Html)) -> String {
    markup(app, write).replace(PUBLISH_LINK, "")
}

/// The verdict on a text and the findings in it.
fn checked(text: &str) -> [String; 2] {
    let mut said = mailsteps_linter::check_text(text).into_iter();
    std::array::from_fn(|_| said.next().unwrap_or_default())
}

fn in_own_colours(app: App, site: &Site) -> String {
    let page = part(app, |page| embed::write(page, app, site));
    let accent = |colour: &str| ["id=\"embed-accent\" value=\"", colour, "\""].concat();
    // One set of colours fits light or dark, not both.
    let page = page.replace("theme=&quot;auto&quot;", "theme=&quot;light&quot;");
    let page = page.replace("<option value=\"own\">", "<option value=\"own\" selected>");
    let page = page.replace(&accent("#0a4a82"), &accent(OWN_ACCENT));
    // Without a domain there is no program to choose.
    let page = Scripted(page).set("embed-client", "disabled").show("embed-own-colours").show("embed-contrast");
    page.show("embed-style-part").say("embed-style", OWN_STYLE).0
}
