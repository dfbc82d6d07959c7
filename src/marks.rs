//! What the reader has ticked and chosen on a page: the names of the boxes and choices that differ from the page as it
//! came, as `done-open.way-b`. The same text stands in the address bar and in local storage.

/// The marks of a page.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Marks(String);

/// The switch for those who help by telephone.
pub const SUPPORT: &str = "support";
/// Begins the name of every box that ticks off a step.
const DONE: &str = "done-";

impl Marks {
    /// Marks from their text. What cannot be a name is left out.
    #[must_use]
    pub fn read(text: &str) -> Self {
        let mut marks = Self::default();
        for name in text.split('.') {
            if !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-') {
                marks.add(name);
            }
        }
        marks
    }

    /// Marks out of a raw fragment such as `address=jane@q.com&marks=way-b`.
    #[must_use]
    pub fn in_fragment(fragment: &str) -> Option<Self> {
        fragment.split('&').find_map(|pair| pair.strip_prefix("marks=")).map(Self::read)
    }

    /// Adds one.
    pub fn add(&mut self, name: &str) {
        if !self.has(name) {
            if !self.0.is_empty() {
                self.0.push('.');
            }
            self.0.push_str(name);
        }
    }

    /// Whether a name is among them.
    #[must_use]
    pub fn has(&self, name: &str) -> bool {
        self.0.split('.').any(|one| one == name)
    }

    /// What follows `beginning` in the mark that begins so; empty without one.
    #[must_use]
    pub fn after(&self, beginning: &str) -> &str {
        self.0.split('.').find_map(|one| one.strip_prefix(beginning)).unwrap_or_default()
    }

    /// The same without the steps that were ticked off.
    #[must_use]
    pub fn without_steps(&self) -> Self {
        let mut marks = Self::default();
        for name in self.0.split('.') {
            if !name.is_empty() && !name.starts_with(DONE) {
                marks.add(name);
            }
        }
        marks
    }

    /// As in the address bar; empty without any.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::Marks;

    #[test]
    fn a_text_comes_back() {
        for text in ["", "way-b", "done-open.way-b.done-imap-incoming"] {
            assert_eq!(Marks::read(text).as_str(), text);
        }
        assert_eq!(Marks::read("a..b.a.<c>.d e").as_str(), "a.b");
    }

    #[test]
    fn finds_itself_in_the_address_bar() {
        assert_eq!(Marks::in_fragment("address=jane@q.com&marks=way-b"), Some(Marks::read("way-b")));
        assert_eq!(Marks::in_fragment("marks="), Some(Marks::default()));
        assert_eq!(Marks::in_fragment("address=marks"), None);
    }

    #[test]
    fn a_choice_is_found_by_its_beginning() {
        let marks = Marks::read("symptom-send.program-kmail");
        assert_eq!((marks.after("program-"), marks.after("q-webmail-")), ("kmail", ""));
    }

    #[test]
    fn starting_again_keeps_the_choices() {
        assert_eq!(Marks::read("done-open.way-b.support").without_steps().as_str(), "way-b.support");
    }
}
