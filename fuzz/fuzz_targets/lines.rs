//! Bytes that become lines.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| mailsteps_fuzz::lines(bytes));
