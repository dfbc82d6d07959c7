//! The pages, one per file.

mod check;
mod domain;
mod home;
mod not_found;
mod walkthrough;

pub use check::Check;
pub use domain::DomainPage;
pub use home::Home;
pub use not_found::NotFound;
pub use walkthrough::WalkthroughPage;
