#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    gainsay_fuzz::read(Some(gainsay::ingest::Format::Html), bytes);
});
