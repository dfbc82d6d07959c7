//! What is said of a field.

use mailsteps_settings::Status;

use crate::{Field, Reason};

/// How a field is marked. The order is that of gravity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    /// As the guide gives it.
    Right,
    /// The guide gives another one first, but the data lists this one as a second choice.
    Works,
    /// It may work, or may not; the rules cannot tell.
    Doubtful,
    /// It does not work, or must not stay.
    Wrong,
}

impl Verdict {
    /// As in attributes: `right`, `works`, `doubtful`, `wrong`.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Right => "right",
            Self::Works => "works",
            Self::Doubtful => "doubtful",
            Self::Wrong => "wrong",
        }
    }

    /// Of a server entry that is not the one that the guide shows.
    pub(crate) fn of(status: Status) -> Self {
        match status {
            Status::Recommended => Self::Right,
            Status::Alternative => Self::Works,
            Status::Unconfirmed => Self::Doubtful,
            Status::Outdated => Self::Wrong,
        }
    }
}

/// The mark of one field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remark<'a> {
    /// The field.
    pub field: Field,
    /// The mark.
    pub verdict: Verdict,
    /// Why, in the order in which to say it. A field that is right may have reasons too: what to know of it.
    pub reasons: Vec<Reason<'a>>,
    /// What to enter, in general terms (`SSL/TLS`, not the caption of a program).
    ///
    /// Beside [`Verdict::Right`] and [`Verdict::Works`] it is what the guide gives first; otherwise it is the value that
    /// goes with the fields that may stay.
    pub expected: String,
}

impl<'a> Remark<'a> {
    pub(crate) fn new(field: Field, verdict: Verdict, reasons: Vec<Reason<'a>>, expected: &str) -> Self {
        Self { field, verdict, reasons, expected: expected.to_owned() }
    }
}
