//! The data that the guide was built with. `build.rs` lists the files.

include!(concat!(env!("OUT_DIR"), "/embedded.rs"));
