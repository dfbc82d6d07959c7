//! Checks whether a domain's mail servers answer.
pub mod report;
