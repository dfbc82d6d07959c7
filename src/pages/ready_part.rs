use leptos::prelude::*;
use mailsteps_settings::find;

use crate::{App, ReadyState, Route, dom::Html, dress::dress};

/// What begins and ends a ready-made part on its page.
const MARKS: [&str; 2] = ["<!--ready-->", "<!--/ready-->"];

/// What begins the line that stands there meanwhile.
const WAITING: &str = "<p class=\"waiting\">";

/// What begins and ends the programs in a ready-made part that has a place for them.
pub const PROGRAMS: [&str; 2] = ["<div id=\"program-list\">", "<!--/programs--></div>"];

/// The selector of the element with nothing but the programs.
pub const PROGRAMS_PLACE: &str = "#program-list";

/// The part of a page that was made ready with the site, with the reader's address and the programs in it; or what is
/// being waited for, or what went wrong.
pub fn ready_part(page: &mut Html, app: App, route: &Route, what: &str, programs: &dyn Fn(&mut Html)) {
    let words = &app.words.walkthrough;
    page.put("<div id=\"ready\">").put(MARKS[0]);
    match app.ready.get() {
        ReadyState::Ready { route: of, part } if of == *route => {
            let part = match route.domain().and_then(|domain| app.catalog.offer(domain)) {
                Some(offer) => app.reader.with(|reader| dress(&part, offer, reader)),
                None => part,
            };
            // In a page that came, programs stand there already, in the order for nobody in particular.
            match find::around(&part, PROGRAMS[0]).zip(find::around(&part, PROGRAMS[1])) {
                Some(((before, _), (_, after))) => {
                    page.ready_made(before).put(PROGRAMS[0]);
                    programs(page);
                    page.put(PROGRAMS[1]).ready_made(after);
                }
                None => {
                    page.ready_made(&part);
                }
            }
        }
        ReadyState::Failed(of) if of == *route => {
            page.put("<div class=\"problem\" role=\"alert\"><p>").text(words.failed).put("</p><p>");
            page.put("<button type=\"button\" class=\"button\" data-action=\"fetch-part\">").text(words.retry);
            page.put("</button></p></div>");
        }
        _ => {
            page.put(WAITING).fill(words.loading, &[("program", what)]).put("</p>");
        }
    }
    page.put(MARKS[1]).put("</div>");
}

/// The ready-made part in the text of a page.
#[must_use]
pub fn part_of(page: &str) -> Option<&str> {
    let (_, rest) = find::around(page, MARKS[0])?;
    let (part, _) = find::around(rest, MARKS[1])?;
    // What is being waited for, or went wrong, is no part.
    (!find::has(part, "data-action=\"fetch-part\"") && !is_waited_for(page)).then_some(part)
}

/// Whether the page waits for its ready-made part.
#[must_use]
pub fn is_waited_for(page: &str) -> bool {
    find::around(page, MARKS[0]).is_some_and(|(_, rest)| rest.starts_with(WAITING))
}
