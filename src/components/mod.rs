//! The parts that pages are made of, one per file. Each writes itself to the page.

mod address_box;
mod domain_links;
mod link;
mod page_foot;
mod page_head;
mod probe_ladder;
mod program_picker;
mod rich_text;
mod server_list;
mod setting_value;
mod settings_table;
mod source_list;
mod step;

pub use address_box::{address_box, address_line};
pub use domain_links::domain_link;
pub use link::{begin_fold, link, link_out, link_to_site};
pub use page_foot::page_foot;
pub use page_head::page_head;
pub use probe_ladder::probe_ladder;
pub use program_picker::program_picker;
pub use rich_text::rich_text;
pub use server_list::other_servers;
pub use setting_value::{bare_value, setting_value};
pub use settings_table::{incoming_table, outgoing_table, settings_table};
pub use source_list::source_list;
pub use step::step_view;
