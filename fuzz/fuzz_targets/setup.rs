//! A file for automatic set-up, in any format.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| mailsteps_fuzz::setup(bytes));
