//! Passwords in a file are not shown once more.

/// What ends the name of a value that nobody should see, in Apple's profile.
const KEY: &str = "Password</key>";

/// The text with a dot in the place of every character of a password, so that lines and columns stay.
pub fn passwords(text: &str) -> String {
    let mut shown = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once(KEY) {
        shown.push_str(before);
        shown.push_str(KEY);
        rest = after;
        if let Some((tag, value)) = value_of(after) {
            let end = value.find('<').unwrap_or(value.len());
            shown.push_str(tag);
            shown.extend(value[..end].chars().map(|c| if c.is_whitespace() { c } else { '•' }));
            rest = &value[end..];
        }
    }
    shown + rest
}

/// The text up to the value of a key, and from there on.
fn value_of(text: &str) -> Option<(&str, &str)> {
    let tag = text.find("<string").filter(|at| text.find("<key").is_none_or(|next| *at < next))?;
    let end = tag + text[tag..].find('>')? + 1;
    Some(text.split_at(end))
}

#[cfg(test)]
mod tests {
    use super::passwords;

    #[test]
    fn only_passwords_are_hidden() {
        for (text, shown) in [
            ("<key>IncomingPassword</key><string>a<b", "<key>IncomingPassword</key><string>•<b"),
            ("Password</key>\n <string >ä b\nc</string>d", "Password</key>\n <string >• •\n•</string>d"),
            ("Password</key><key>x</key><string>y", "Password</key><key>x</key><string>y"),
            ("Password</key><string>y", "Password</key><string>•"),
            ("Password</key><string", "Password</key><string"),
            (
                "Password</key><string/><key>Password</key><string>y",
                "Password</key><string/><key>Password</key><string>•",
            ),
            ("no such key", "no such key"),
        ] {
            assert_eq!(passwords(text), shown);
        }
    }
}
