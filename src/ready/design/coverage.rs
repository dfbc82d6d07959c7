//! The tables for the writers, as much of them as shows how they look: whole, the second one is larger than this page.

use super::{State, by_script::cut, markup};
use crate::{App, ready::coverage};

/// What begins a table, and what ends a row.
const TABLE: &str = "<div class=\"coverage__scroll\"";
const ROW: &str = "</tr>";

pub fn states(app: App) -> Vec<State> {
    let page = markup(app, |page| coverage::write(page, app));
    let programs = cut(&page, TABLE, "</div>");
    let paths = page.replace(&programs, "");
    let paths = cut(&paths, TABLE, "</div>");
    // The heading, and the first domain.
    let end = paths.match_indices(ROW).nth(1).map_or(0, |(at, row)| at + row.len());
    let paths = [&paths[..end], "</tbody></table></div>"].concat();
    vec![State::of("programs", programs), State::of("the paths of a domain", paths)]
}
