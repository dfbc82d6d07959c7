//! A POP3 server that says anything.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| mailsteps_fuzz::conversation(mailsteps_fuzz::Protocol::Pop3, bytes));
