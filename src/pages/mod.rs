//! The pages, one per file.

mod check;
mod coverage;
mod domain;
mod embed;
mod fix;
mod home;
mod lint;
mod not_found;
mod ready_part;
mod walkthrough;

pub use check::check_page;
pub use coverage::coverage_page;
pub use domain::domain_page;
pub use embed::embed_page;
pub use fix::fix_page;
pub use home::home_page;
pub use lint::lint_page;
pub use not_found::not_found_page;
pub use ready_part::{PROGRAMS, PROGRAMS_PLACE, is_waited_for, part_of, ready_part};
pub use walkthrough::walkthrough_page;
