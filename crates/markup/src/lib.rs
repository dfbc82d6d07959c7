//! Markup and sentences from functions.

mod html;
mod sentence;

pub use html::Html;
pub use sentence::{commas, fill};
