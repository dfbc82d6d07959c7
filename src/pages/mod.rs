//! The pages, one per file.

mod check;
mod domain;
mod home;
mod not_found;
mod walkthrough;

pub use check::check_page;
pub use domain::domain_page;
pub use home::home_page;
pub use not_found::not_found_page;
pub use walkthrough::walkthrough_page;
