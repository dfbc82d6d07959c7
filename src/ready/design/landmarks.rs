//! Sections that are no landmarks.

/// The markup with sections that have no names: a section with a name is a landmark, of which this page would have the same
/// one many times (axe-core's `landmark-unique`).
pub fn without_landmarks(markup: &str) -> String {
    let mut out = String::new();
    let mut rest = markup;
    while let Some(begin) = rest.find("<section") {
        let (before, section) = rest.split_at(begin);
        // Markup of this crate always ends its tags, and has no `>` in a value.
        let (tag, after) = section.split_at(section.find('>').unwrap_or(section.len()));
        out.extend([before, &without_name(tag)]);
        rest = after;
    }
    out + rest
}

fn without_name(tag: &str) -> String {
    let Some((before, rest)) = tag.split_once(" aria-labelledby=\"") else { return tag.to_owned() };
    let (_, after) = rest.split_once('"').unwrap_or((rest, ""));
    [before, after].concat()
}

#[cfg(test)]
mod tests {
    use super::without_landmarks;

    #[test]
    fn only_sections_lose_their_names() {
        let markup = "<p>x</p><section class=\"a\" aria-labelledby=\"b\" hidden><h2 id=\"b\">B</h2><progress \
            aria-labelledby=\"b\"></progress></section><section id=\"c\"></section>";
        let expected = "<p>x</p><section class=\"a\" hidden><h2 id=\"b\">B</h2><progress \
            aria-labelledby=\"b\"></progress></section><section id=\"c\"></section>";
        assert_eq!(without_landmarks(markup), expected);
    }
}
