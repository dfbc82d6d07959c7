//! The parts that pages are made of, one per file. Each writes itself to the page.

mod address_box;
mod date;
mod domain_links;
mod link;
mod page_foot;
mod page_head;
mod probe_ladder;
mod program_picker;

pub use address_box::{address_box, address_line};
pub use date::{date, day, number, time};
pub use domain_links::domain_link;
#[cfg(feature = "ssr")]
pub use link::link_to_site;
pub use link::{begin_fold, link, link_out};
pub use page_foot::page_foot;
pub use page_head::page_head;
pub use probe_ladder::probe_ladder;
pub use program_picker::program_picker;
