//! Sentences with places for values.

/// `a, b, c`.
#[must_use]
pub fn commas(items: impl IntoIterator<Item: AsRef<str>>) -> String {
    let mut list = String::new();
    for item in items {
        if !list.is_empty() {
            list.push_str(", ");
        }
        list.push_str(item.as_ref());
    }
    list
}

/// Puts values in the places of a sentence: `fill("Set up {domain}", &[("domain", "q.com")])`.
#[must_use]
pub fn fill(sentence: &str, values: &[(&str, &str)]) -> String {
    let mut filled = String::new();
    let mut rest = sentence;
    while let Some((before, after)) = rest.split_once('{') {
        filled.push_str(before);
        let (place, after) = after.split_once('}').unwrap_or((after, ""));
        for (name, value) in values {
            if *name == place {
                filled.push_str(value);
            }
        }
        rest = after;
    }
    filled.push_str(rest);
    filled
}

#[cfg(test)]
mod tests {
    use super::{commas, fill};

    #[test]
    fn lists() {
        assert_eq!(commas(["a", "b"]), "a, b");
        assert_eq!(commas([""; 0]), "");
    }

    #[test]
    fn fills_every_place() {
        let sentence = fill("{program} for {domain}: {domain}", &[("program", "Mail"), ("domain", "q.com")]);
        assert_eq!(sentence, "Mail for q.com: q.com");
    }
}
