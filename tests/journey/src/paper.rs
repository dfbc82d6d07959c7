//! What the reader prints on.

use thirtyfour::common::print::{PrintPage, PrintParameters};

/// The two sizes that printers have (ISO 216, ANSI Y14.1).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Paper {
    /// 210 by 297 mm.
    A4,
    /// 8.5 by 11 inches.
    Letter,
}

impl Paper {
    /// As the browser's own dialogue prints: with the margins of the style sheet.
    pub(crate) fn parameters(self) -> PrintParameters {
        let (width, height) = match self {
            Self::A4 => (21.0, 29.7),
            Self::Letter => (21.59, 27.94),
        };
        PrintParameters { page: PrintPage { width, height }, shrink_to_fit: false, ..PrintParameters::default() }
    }
}
