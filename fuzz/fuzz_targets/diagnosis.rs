//! What a reader types into the box for what goes wrong.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| mailsteps_fuzz::diagnosis(bytes));
