//! Ids that stand once on a page that shows a component many times.

/// Attributes that hold ids, with what begins their value.
const ATTRIBUTES: [&str; 8] = [
    " id=\"",
    " for=\"",
    " name=\"",
    " list=\"",
    " href=\"#",
    " aria-labelledby=\"",
    " aria-describedby=\"",
    " aria-controls=\"",
];

/// The markup with `prefix` before every id in it, and before what names one.
pub fn with_own_ids(markup: &str, prefix: &str) -> String {
    let mut out = String::new();
    let mut rest = markup;
    while let Some((at, attribute)) = next(rest) {
        let (before, after) = rest.split_at(at + attribute.len());
        // Markup of this crate always ends its attributes.
        let (value, after) = after.split_once('"').unwrap_or((after, ""));
        let ids: Vec<String> = value.split(' ').map(|id| [prefix, id].concat()).collect();
        out.extend([before, &ids.join(" "), "\""]);
        rest = after;
    }
    out + rest
}

fn next(markup: &str) -> Option<(usize, &'static str)> {
    let found = ATTRIBUTES.into_iter().filter_map(|attribute| Some((markup.find(attribute)?, attribute)));
    found.min()
}

#[cfg(test)]
mod tests {
    use super::with_own_ids;

    #[test]
    fn ids_and_what_names_them_stay_together() {
        let markup =
            "<label for=\"a\">A</label><input id=\"a\" aria-describedby=\"b c\"><a href=\"#b\" class=\"d\">x</a> id=b";
        let expected = "<label for=\"p-a\">A</label><input id=\"p-a\" aria-describedby=\"p-b p-c\">\
            <a href=\"#p-b\" class=\"d\">x</a> id=b";
        assert_eq!(with_own_ids(markup, "p-"), expected);
    }
}
