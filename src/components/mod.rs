//! The parts that pages are made of, one per file.

mod address_box;
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

pub use address_box::{AddressBox, AddressLine};
pub use page_foot::PageFoot;
pub use page_head::PageHead;
pub use probe_ladder::ProbeLadder;
pub use program_picker::ProgramPicker;
pub use rich_text::RichTextView;
pub use server_list::OtherServers;
pub use setting_value::SettingValue;
pub use settings_table::{Half, SettingsTable};
pub use source_list::SourceList;
pub use step::StepView;
