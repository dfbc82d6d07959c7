//! A server's certificate.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| mailsteps_fuzz::certificate(bytes));
