//! Markup from functions.
//!
//! Pages are text for the most part, so they are written as HTML and shown whole; what the reader does comes back as
//! actions, heard at the root. Measured on this guide, in kB of brotli: a typed view for every element 236, views
//! erased element by element 158, a builder that owns its elements 120, this the least; the budget is 95 with script and
//! style.
//!
//! Markup is `'static`, written in the source; all else goes through [`Html::text`], which escapes it. So nothing that a
//! reader or a server says can become an element.

/// Markup under construction.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Html {
    markup: String,
    /// See [`Html::at`].
    prefix: String,
}

impl Html {
    /// Markup for pages that stand below `prefix`, such as `/help/email/es`: [`Html::address`] puts it in.
    #[must_use]
    pub fn at(prefix: &str) -> Self {
        Self { markup: String::new(), prefix: prefix.to_owned() }
    }

    /// Adds the address of a page, in an attribute's value: a path from the guide's root such as `/q.com/`. What begins with
    /// anything else stays as it is.
    #[inline(never)]
    pub fn address(&mut self, path: &str) -> &mut Self {
        if path.starts_with('/') {
            let prefix = std::mem::take(&mut self.prefix);
            self.text(&prefix);
            self.prefix = prefix;
        }
        self.text(path)
    }

    /// Adds markup of our own.
    #[inline(never)]
    pub fn put(&mut self, markup: &'static str) -> &mut Self {
        self.markup.push_str(markup);
        self
    }

    /// Adds words, or an attribute's value between its quotes.
    #[inline(never)]
    pub fn text(&mut self, text: &str) -> &mut Self {
        for c in text.chars() {
            match c {
                '&' => self.markup.push_str("&amp;"),
                '<' => self.markup.push_str("&lt;"),
                '>' => self.markup.push_str("&gt;"),
                '"' => self.markup.push_str("&quot;"),
                c => self.markup.push(c),
            }
        }
        self
    }

    /// Adds a sentence with values in its places: `fill("Set up {domain}", &[("domain", "q.com")])`.
    #[inline(never)]
    pub fn fill(&mut self, sentence: &str, values: &[(&str, &str)]) -> &mut Self {
        self.text(&crate::fill(sentence, values))
    }

    /// Adds markup that was made ready with the site, by these same functions.
    #[inline(never)]
    pub fn ready_made(&mut self, markup: &str) -> &mut Self {
        self.markup.push_str(markup);
        self
    }

    /// The finished markup.
    #[must_use]
    pub fn into_string(self) -> String {
        self.markup
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_begin_where_the_guide_stands() {
        let mut html = Html::at("/help/email/es");
        html.address("/q.com/").put(" ").address("#programs").put(" ").address("https://q.com/");
        assert_eq!(html.into_string(), "/help/email/es/q.com/ #programs https://q.com/");
    }

    #[test]
    fn texts_cannot_become_markup() {
        let mut html = Html::default();
        html.put("<p title=\"").text("a\"b<c>").put("\">").fill("{x}'", &[("x", "<script>&")]).put("</p>");
        assert_eq!(html.into_string(), "<p title=\"a&quot;b&lt;c&gt;\">&lt;script&gt;&amp;'</p>");
    }
}
