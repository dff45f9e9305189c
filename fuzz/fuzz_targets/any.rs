#![no_main]

// Packing, encoding and format are told by content.
libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    gainsay_fuzz::read(None, bytes);
});
