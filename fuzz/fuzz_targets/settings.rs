//! A file of an operator's settings data.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| mailsteps_fuzz::settings(bytes));
