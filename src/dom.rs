//! What pages are written with, and what comes back from them.

pub use mailsteps_markup::Html;

/// What a reader can ask for by a press.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action {
    /// Copy the value that stands in the same group.
    Copy,
    /// Forget the reader's address and show the box again.
    ChangeAddress,
    /// Ask the probe server again.
    CheckAgain,
    /// Fetch the ready-made part of the page again.
    FetchPart,
    /// Untick every step.
    StartAgain,
    /// Print the page.
    Print,
    /// Show the code that opens this page on a phone.
    ShowCode,
    /// Take a message that was suggested.
    Suggest,
    /// Make the plan once more.
    Diagnose,
    /// Check what was typed once more.
    CheckTyping,
    /// Check the set-up file in the box.
    CheckFile,
    /// Choose a set-up file.
    ChooseFile,
}

impl Action {
    /// The action with this id, as it stands in `data-action`.
    pub fn from_id(id: &str) -> Option<Self> {
        Some(match id {
            "copy" => Self::Copy,
            "change-address" => Self::ChangeAddress,
            "check-again" => Self::CheckAgain,
            "fetch-part" => Self::FetchPart,
            "start-again" => Self::StartAgain,
            "print" => Self::Print,
            "show-code" => Self::ShowCode,
            "suggest" => Self::Suggest,
            "diagnose" => Self::Diagnose,
            "check-typing" => Self::CheckTyping,
            "check-file" => Self::CheckFile,
            "choose-file" => Self::ChooseFile,
            _ => return None,
        })
    }
}
