//! Where words are read from.

#[cfg(feature = "names")]
use crate::Named;
use crate::Read;

/// Stands between the texts of a list: no text has it (the "unit separator" of ASCII).
pub(crate) const BETWEEN: char = '\u{1f}';

/// Texts by name, or in order.
pub struct Source {
    list: std::str::Split<'static, char>,
    #[cfg(feature = "names")]
    named: Option<Named>,
}

impl Source {
    /// The texts in the order of the fields.
    #[must_use]
    pub fn of_list(list: &'static str) -> Self {
        Self {
            list: list.split(BETWEEN),
            #[cfg(feature = "names")]
            named: None,
        }
    }

    /// The texts by name.
    #[cfg(feature = "names")]
    #[must_use]
    pub fn of_names(named: Named) -> Self {
        Self { list: "".split(BETWEEN), named: Some(named) }
    }

    /// All texts that were read by name, in the order in which they were read, as [`Source::of_list`] takes them.
    ///
    /// # Errors
    /// Tells every name that was missing, and every one that nobody asked for.
    #[cfg(feature = "names")]
    pub fn finish(self) -> Result<String, Vec<String>> {
        let named = self.named.unwrap_or_default();
        let texts = named.finish()?;
        Ok(texts.join(&BETWEEN.to_string()))
    }

    /// The next text of a list; none at its end.
    pub fn rest(&mut self) -> Option<&'static str> {
        self.list.next()
    }

    /// A field of the struct that is being read.
    pub fn field<T: Read>(&mut self, name: &'static str) -> T {
        self.enter(name);
        let value = T::read(self);
        self.leave();
        value
    }

    /// An item of the array or pair that is being read.
    pub fn item<T: Read>(&mut self, index: usize) -> T {
        #[cfg(feature = "names")]
        self.enter(&index.to_string());
        #[cfg(not(feature = "names"))]
        let _ = index;
        let value = T::read(self);
        self.leave();
        value
    }

    #[inline(never)]
    pub(crate) fn text(&mut self) -> &'static str {
        #[cfg(feature = "names")]
        if let Some(named) = &mut self.named {
            return named.text();
        }
        self.list.next().unwrap_or_default()
    }

    #[inline(always)]
    fn enter(&mut self, name: &str) {
        #[cfg(feature = "names")]
        if let Some(named) = &mut self.named {
            named.path.push(name.to_owned());
        }
        #[cfg(not(feature = "names"))]
        let _ = name;
    }

    #[inline(always)]
    fn leave(&mut self) {
        #[cfg(feature = "names")]
        if let Some(named) = &mut self.named {
            named.path.pop();
        }
    }
}
