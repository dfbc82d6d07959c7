//! The guide: walkthroughs for setting up e-mail, with the reader's own values in every step.
//!
//! Views are functions of [`Route`], the [`Catalog`](mailsteps_settings::Catalog) and the [`Reader`]; all of them
//! render natively as well, which is how pages are made ready before any script runs and how they are tested. Only
//! `browser` touches the browser.

mod app;
mod browser;
mod components;
mod dom;
mod dress;
mod entry;
mod findings;
mod guide;
mod head;
mod marks;
#[cfg(feature = "ssr")]
mod offline;
mod pages;
mod place;
#[cfg(feature = "ssr")]
pub mod prerender;
mod reader;
#[cfg(feature = "ssr")]
pub mod ready;
mod route;
#[cfg(feature = "ssr")]
mod sitemap;
#[cfg(feature = "ssr")]
mod structured;
mod text;

pub use app::{App, CheckFailure, CheckState, ReadyState};
#[cfg(feature = "ssr")]
pub use guide::Guide;
pub use marks::Marks;
pub use place::Place;
pub use reader::Reader;
pub use route::Route;
pub use text::Language;
#[cfg(feature = "ssr")]
pub use text::{extras, glossary, languages, translation};

/// Smaller than the standard library's: 3 kB of what every page waits for.
#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();
