#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| waitwell_core_fuzz::times(bytes));
