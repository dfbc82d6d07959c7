//! Markup from functions.
//!
//! Pages are text for the most part, so they are built as HTML and shown whole; what the reader does comes back as
//! [`Action`]s, heard at the root. Measured on this guide: typed views for every element made the app 236 kB (brotli),
//! views erased element by element 158 kB, this far less; the budget is 95 kB with script and style.
//!
//! Only [`El`] writes markup, and every text that goes in is escaped, so nothing that a reader or a server says can
//! become an element.

/// Finished markup.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Html(String);

impl Html {
    /// Nothing.
    pub fn nothing() -> Self {
        Self::default()
    }

    /// Parts beside each other.
    pub fn all(parts: impl IntoIterator<Item = Self>) -> Self {
        let mut html = String::new();
        for part in parts {
            html.push_str(&part.0);
        }
        Self(html)
    }

    /// Words without an element around them.
    pub fn words(text: &str) -> Self {
        let mut html = String::new();
        escape_into(&mut html, text);
        Self(html)
    }
}

impl From<Html> for String {
    fn from(html: Html) -> Self {
        html.0
    }
}

/// What a reader can ask for by a press.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action {
    /// Copy the value that stands in the same group.
    Copy,
    /// Forget the reader's address and show the box again.
    ChangeAddress,
    /// Ask the probe server again.
    CheckAgain,
    /// Fetch the program's steps again.
    FetchSteps,
}

impl Action {
    const ALL: [Self; 4] = [Self::Copy, Self::ChangeAddress, Self::CheckAgain, Self::FetchSteps];

    /// As in `data-action`.
    pub fn id(self) -> &'static str {
        match self {
            Self::Copy => "copy",
            Self::ChangeAddress => "change-address",
            Self::CheckAgain => "check-again",
            Self::FetchSteps => "fetch-steps",
        }
    }

    /// The action with this id.
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|action| action.id() == id)
    }
}

/// An element under construction.
pub struct El {
    tag: &'static str,
    attributes: String,
    content: String,
}

/// Begins an element.
pub fn el(tag: &'static str) -> El {
    El { tag, attributes: String::new(), content: String::new() }
}

impl El {
    /// Sets the class.
    pub fn class(self, class: &str) -> Self {
        self.attr("class", class)
    }

    /// Sets an attribute.
    pub fn attr(mut self, name: &str, value: impl AsRef<str>) -> Self {
        self.set(name, value.as_ref());
        self
    }

    /// Sets what a press asks for.
    pub fn action(self, action: Action) -> Self {
        self.attr("type", "button").attr("data-action", action.id())
    }

    /// Adds words.
    pub fn text(mut self, text: impl AsRef<str>) -> Self {
        escape_into(&mut self.content, text.as_ref());
        self
    }

    /// Adds an element.
    pub fn child(self, child: El) -> Self {
        self.with(child.html())
    }

    /// Adds an element, if there is one.
    pub fn maybe(self, child: Option<El>) -> Self {
        match child {
            Some(child) => self.child(child),
            None => self,
        }
    }

    /// Adds elements.
    pub fn children(mut self, children: impl IntoIterator<Item = El>) -> Self {
        for child in children {
            self = self.child(child);
        }
        self
    }

    /// Adds markup.
    pub fn with(mut self, html: Html) -> Self {
        self.content.push_str(&html.0);
        self
    }

    /// The finished element.
    pub fn html(self) -> Html {
        let Self { tag, attributes, content } = self;
        // Of the elements without an end tag the guide has only this one.
        let end: &[&str] = if tag == "input" { &[] } else { &["</", tag, ">"] };
        let mut html = ["<", tag, &attributes, ">", &content].concat();
        for part in end {
            html.push_str(part);
        }
        Html(html)
    }

    fn set(&mut self, name: &str, value: &str) {
        self.attributes.push(' ');
        self.attributes.push_str(name);
        self.attributes.push_str("=\"");
        escape_into(&mut self.attributes, value);
        self.attributes.push('"');
    }
}

fn escape_into(html: &mut String, text: &str) {
    for c in text.chars() {
        match c {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            c => html.push(c),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_cannot_become_markup() {
        let html: String = el("p").attr("title", "a\"b<c>").text("<script>&\"'").html().into();
        assert_eq!(html, "<p title=\"a&quot;b&lt;c&gt;\">&lt;script&gt;&amp;&quot;'</p>");
    }

    #[test]
    fn elements_nest() {
        let list = el("ul").children(["a", "b"].map(|item| el("li").text(item))).maybe(None).maybe(Some(el("li")));
        let html: String = Html::all([list.html(), el("input").attr("id", "x").html(), Html::words("&")]).into();
        assert_eq!(html, "<ul><li>a</li><li>b</li><li></li></ul><input id=\"x\">&amp;");
    }

    #[test]
    fn actions_are_found_by_their_id() {
        for action in Action::ALL {
            assert_eq!(Action::from_id(action.id()), Some(action));
        }
    }
}
