//! What scripts do to a page in the browser, done to its markup.

use crate::dom::Html;

/// Markup that a script changes, element by element. An id that is not there changes nothing.
///
/// Markup of this crate ends every element, and has no `<` and no `>` in its texts and values.
pub struct Scripted(pub String);

impl Scripted {
    /// Takes the attribute `hidden` from an element.
    pub fn show(self, id: &str) -> Self {
        self.with_tag(id, |tag| tag.replacen(" hidden", "", 1))
    }

    /// Gives an element one more attribute.
    pub fn set(self, id: &str, attribute: &str) -> Self {
        self.with_tag(id, |tag| [tag, " ", attribute].concat())
    }

    /// Puts markup in the place of an element's content.
    pub fn put(mut self, id: &str, markup: &str) -> Self {
        if let Some((begin, end)) = content(&self.0, id) {
            self.0.replace_range(begin..end, markup);
        }
        self
    }

    /// Puts a text in its place.
    pub fn say(self, id: &str, text: &str) -> Self {
        self.put(id, &escaped(text))
    }

    /// Adds markup at an element's end.
    pub fn add(mut self, id: &str, markup: &str) -> Self {
        if let Some((_, end)) = content(&self.0, id) {
            self.0.insert_str(end, markup);
        }
        self
    }

    fn with_tag(mut self, id: &str, change: impl FnOnce(&str) -> String) -> Self {
        if let Some((begin, end)) = tag(&self.0, id) {
            let changed = change(&self.0[begin..end]);
            self.0.replace_range(begin..end, &changed);
        }
        self
    }
}

/// A text as markup.
pub fn escaped(text: &str) -> String {
    let mut html = Html::default();
    html.text(text);
    html.into_string()
}

/// The part from `begin` to the first `end` behind it, both included; nothing where there is none.
pub fn cut(markup: &str, begin: &str, end: &str) -> String {
    let Some((_, rest)) = markup.split_once(begin) else { return String::new() };
    rest.split_once(end).map_or_else(String::new, |(inner, _)| [begin, inner, end].concat())
}

/// Where the tag of the element with this id begins, and where its `>` is.
fn tag(markup: &str, id: &str) -> Option<(usize, usize)> {
    let at = markup.find([" id=\"", id, "\""].concat().as_str())?;
    Some((markup[..at].rfind('<')?, at + markup[at..].find('>')?))
}

/// Where the content of the element with this id begins and ends.
fn content(markup: &str, id: &str) -> Option<(usize, usize)> {
    let (tag, end_of_tag) = tag(markup, id)?;
    let name = markup[tag + 1..end_of_tag].split(' ').next()?;
    let (opens, closes) = (["<", name].concat(), ["</", name, ">"].concat());
    let (mut at, mut depth) = (end_of_tag + 1, 1);
    loop {
        let close = at + markup[at..].find(closes.as_str())?;
        match markup[at..close].find(opens.as_str()) {
            Some(open) => {
                depth += 1;
                at += open + opens.len();
            }
            None if depth == 1 => return Some((end_of_tag + 1, close)),
            None => {
                depth -= 1;
                at = close + closes.len();
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Scripted, cut};

    const PAGE: &str =
        "<div id=\"a\" class=\"x\" hidden><div aria-hidden=\"true\">b</div><div>c</div></div><p id=\"d\">e</p>";

    #[track_caller]
    fn check(change: impl FnOnce(Scripted) -> Scripted, from: &str, to: &str) {
        assert_eq!(change(Scripted(PAGE.to_owned())).0, PAGE.replace(from, to));
    }

    #[test]
    fn elements_are_found_by_their_ids() {
        check(|page| page.show("a"), " hidden>", ">");
        check(|page| page.set("d", "lang=\"en\""), "\"d\">", "\"d\" lang=\"en\">");
        check(|page| page.say("d", "<f>"), "e</p>", "&lt;f&gt;</p>");
        check(|page| page.add("a", "<b>g</b>"), "</div><p", "<b>g</b></div><p");
        let inner = "<div aria-hidden=\"true\">b</div><div>c</div>";
        check(|page| page.put("a", "h"), inner, "h");
        check(|page| page.put("none", "h").show("none").add("none", "h"), "", "");
    }

    #[test]
    fn parts_are_cut_out() {
        assert_eq!(cut(PAGE, "<p", "</p>"), "<p id=\"d\">e</p>");
        assert_eq!(cut(PAGE, "<p", "</i>"), "");
        assert_eq!(cut(PAGE, "<i", "</i>"), "");
    }
}
