//! By what is counted.

use axum::http::StatusCode;
use prometheus_client::encoding::EncodeLabelSet;

use super::Source;
use crate::report::{Code, Protocol, StageName};

#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
pub(super) struct StageLabels {
    domain: String,
    protocol: &'static str,
    stage: &'static str,
    code: &'static str,
}

impl StageLabels {
    pub(super) fn new(domain: &str, protocol: Protocol, stage: StageName, code: Code) -> Self {
        Self { domain: domain.to_owned(), protocol: protocol.id(), stage: stage.id(), code: code.id() }
    }
}

#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
pub(super) struct AskLabels {
    source: &'static str,
}

impl From<Source> for AskLabels {
    fn from(source: Source) -> Self {
        let source = match source {
            Source::Kept => "kept",
            Source::Shared => "shared",
            Source::New => "new",
            Source::Refused => "refused",
        };
        Self { source }
    }
}

#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
pub(super) struct AnswerLabels {
    route: String,
    status: u16,
}

impl AnswerLabels {
    /// The route as it is written in the program, never the path that was asked for; whatever has none is a file of the
    /// guide, or is not there.
    pub(super) fn new(route: Option<&str>, status: StatusCode) -> Self {
        Self { route: route.unwrap_or("site").to_owned(), status: status.as_u16() }
    }
}
