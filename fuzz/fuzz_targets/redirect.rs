//! The value of `--connect-to`.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| mailsteps_fuzz::redirect(bytes));
