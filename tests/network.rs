//! No text leaves the machine: the command has nothing to open a connection with. What an extractor does is the extractor's.
#![cfg(all(target_os = "linux", target_pointer_width = "64", target_endian = "little"))]

use std::collections::BTreeSet;

/// The names of what a program asks the system's libraries for: the dynamic symbols of an ELF file (System V ABI, chapter 4).
fn asked_for(program: &[u8]) -> BTreeSet<String> {
    const DYNAMIC_SYMBOLS: u64 = 11;
    let number = |at: usize, bytes: usize| (0..bytes).rev().fold(0, |n, i| n << 8 | u64::from(program[at + i]));
    let (sections, size, count) = (number(0x28, 8) as usize, number(0x3a, 2) as usize, number(0x3c, 2) as usize);
    let section = |index: usize| {
        let at = sections + index * size;
        (number(at + 4, 4), number(at + 0x18, 8) as usize, number(at + 0x20, 8) as usize, number(at + 0x28, 4) as usize)
    };
    let (_, start, length, strings) =
        (0..count).map(section).find(|&(kind, ..)| kind == DYNAMIC_SYMBOLS).expect("the program is linked dynamically");
    let strings = section(strings).1;
    (start..start + length)
        .step_by(24)
        .map(|at| program[strings + number(at, 4) as usize..].split(|&byte| byte == 0).next().unwrap_or_default())
        .map(|name| String::from_utf8_lossy(name).into_owned())
        .collect()
}

#[test]
fn the_command_can_open_no_connection() {
    let names = asked_for(&std::fs::read(env!("CARGO_BIN_EXE_gainsay")).unwrap());
    assert!(names.contains("write") && names.contains("read"), "{names:?}");
    for function in
        ["socket", "connect", "bind", "listen", "accept", "accept4", "sendto", "getaddrinfo", "gethostbyname"]
    {
        assert!(!names.contains(function), "the command could call {function}");
    }
}
