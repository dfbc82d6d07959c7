//! Keys without a letter.

/// A key, by its WebDriver code point (W3C WebDriver, section 17.4.2).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Key {
    /// Tabulator: to the next control.
    Tab,
    /// Enter.
    Enter,
    /// The space bar.
    Space,
    /// The arrow that points down: to the next choice.
    Down,
}

impl Key {
    pub(crate) fn code(self) -> char {
        match self {
            Self::Tab => '\u{e004}',
            Self::Enter => '\u{e007}',
            Self::Space => '\u{e00d}',
            Self::Down => '\u{e015}',
        }
    }
}
