//! A folder as crawls leave it: a thousand good articles, and among them everything that can be wrong with a file.
#![cfg(unix)]

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::{BufWriter, Write};
use std::os::unix::fs::symlink;
use std::os::unix::net::UnixListener;
use std::path::Path;
use std::process::Command;

const GOOD: usize = 1000;

/// Short reports of fires, each in a town of its own, told by two outlets.
fn good(number: usize) -> (String, String) {
    const ONSETS: [&str; 10] = ["B", "D", "Gr", "H", "K", "L", "M", "N", "St", "T"];
    const VOWELS: [&str; 5] = ["a", "e", "i", "o", "u"];
    const ENDS: [&str; 10] = ["borough", "bury", "by", "field", "ford", "ham", "ley", "mouth", "ton", "worth"];
    let town = number / 2;
    let name = format!("{}{}{}", ONSETS[town % 10], VOWELS[town / 10 % 5], ENDS[town / 50 % 10]);
    let dead = 2 + number % 7;
    let outlet = ["post", "echo"][number % 2];
    let text = format!("A fire in a warehouse killed {dead} people in {name} on Monday, the mayor said.\n");
    (format!("{outlet}-{number:04}.txt"), text)
}

/// Something wrong: the name of the file, and what the message about it must say.
type Bad = (&'static str, &'static str);

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

fn bzip2(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = bzip2::write::BzEncoder::new(Vec::new(), bzip2::Compression::best());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

fn zstd(bytes: &[u8]) -> Vec<u8> {
    ruzstd::encoding::compress_to_vec(bytes, ruzstd::encoding::CompressionLevel::Fastest)
}

fn bad(folder: &Path) -> Vec<Bad> {
    let noise: Vec<u8> =
        (0..20_000_u32).flat_map(|i| i.wrapping_mul(2_654_435_761).to_le_bytes()).map(|b| b'a' + b % 26).collect();
    let half = |bytes: Vec<u8>| bytes[..bytes.len() / 2].to_vec();
    let files: Vec<(Bad, Vec<u8>)> = vec![
        (("cut.txt.gz", "damaged or cut short (gzip"), half(gzip(&noise))),
        (("cut.txt.zst", "damaged or cut short (zstd"), half(zstd(&noise))),
        (("damaged.txt.bz2", "damaged or cut short (bzip2"), {
            let mut bytes = bzip2(&noise);
            let middle = bytes.len() / 2;
            bytes[middle] ^= 0xFF;
            bytes
        }),
        (("bomb.txt.gz", "unpacks to more than 200 times"), gzip(&vec![b' '; 64 << 20])),
        (("bomb-in-bomb.gz", "unpacks to more than 200 times"), gzip(&gzip(&vec![b' '; 64 << 20]))),
        (("nul.txt", "binary data"), b"A ferry sank\0 on Monday, police said. ".to_vec()),
        (("picture.jpg", "binary data"), b"\xFF\xD8\xFF\xE0\0\x10JFIF\0\x01".to_vec()),
        (("report.pdf", "PDF is not a format"), b"%PDF-1.7\n%\xE2\xE3\xCF\xD3\n".to_vec()),
        (("report.docx.txt", "a ZIP archive or an office document"), b"PK\x03\x04\x14\0\x06\0".to_vec()),
        (("empty.txt", "empty"), Vec::new()),
        (("long.txt", "longer than 16 MiB"), b"A ferry sank on Monday. \n".repeat(700_000)),
        (("reversed.txt", "turn round the direction"), "A ferry sank on \u{202E}yadnoM, the police said.".into()),
        (
            ("surrogates.jsonl", "halves of surrogate pairs"),
            br#"{"id": "s", "text": "A ferry \ud83d sank on Monday."}"#.to_vec(),
        ),
        (("broken.jsonl", ":1 (byte 0): not well-formed JSON"), b"{\"text\": \"A ferry\n".to_vec()),
        (("deep.json", "nested more than 256 deep"), "[".repeat(1_000_000).into_bytes()),
        (("deep.html", "nested more than 256 deep"), "<div>".repeat(1_000_000).into_bytes()),
        (("cut.json", "not well-formed JSON, EOF"), br#"[{"text": "A ferry sank on Mon"#.to_vec()),
        (("uneven.csv", ":3 (byte "), b"id,text\nu1,A ferry sank on Monday.\nu2,Two, three\n".to_vec()),
        (("header.csv", "no `text`"), b"id,body\n1,A ferry sank.\n".to_vec()),
        (
            ("twice.jsonl", "was given to another document"),
            br#"{"id": "post-0000.txt", "text": "A ferry sank."}"#.to_vec(),
        ),
        (
            ("cut.warc", "the archive ends within a record"),
            b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 500\r\n\r\nHTTP/1.1".to_vec(),
        ),
        (("broken.rss", "not well-formed XML"), b"<rss><channel><item><title>A <![CDATA[ ferry".to_vec()),
        (("menu.html", "empty"), b"<html><body><nav><a href='/'>Home</a></nav></body></html>".to_vec()),
        (("style.css", "css is not a format"), b"p { color: black }".to_vec()),
    ];
    let mut named: Vec<Bad> = Vec::new();
    for (bad, bytes) in files {
        fs::write(folder.join(bad.0), bytes).unwrap();
        named.push(bad);
    }
    let mut line = BufWriter::new(File::create(folder.join("line.jsonl")).unwrap());
    line.write_all(b"{\"text\": \"").unwrap();
    for _ in 0..100 {
        line.write_all(&[b'a'; 1 << 20]).unwrap();
    }
    line.write_all(b"\"}\n").unwrap();
    drop(line);
    named.push(("line.jsonl", "a line of more than 4 MiB"));

    fs::create_dir(folder.join("cycle")).unwrap();
    symlink(folder, folder.join("cycle/up")).unwrap();
    symlink(folder.join("itself"), folder.join("itself")).unwrap();
    symlink(folder.join("nowhere"), folder.join("dangling")).unwrap();
    symlink("/dev/zero", folder.join("zero.txt")).unwrap();
    let _socket = UnixListener::bind(folder.join("socket")).unwrap();
    named.extend([
        ("cycle/up", "which it stands in"),
        ("itself", "check that the path exists"),
        ("dangling", "check that the path exists"),
        ("zero.txt", "a device, not a file"),
        ("socket", "a socket, not a file"),
    ]);
    match Command::new("mkfifo").arg(folder.join("pipe")).status() {
        Ok(status) if status.success() => named.push(("pipe", "a named pipe, not a file")),
        _ => eprintln!("no mkfifo here: reading on without a named pipe"),
    }
    // What may not be read: even by root, who may read all files of a disk.
    if cfg!(target_os = "linux") {
        symlink("/proc/self/mem", folder.join("unreadable.txt")).unwrap();
        named.push(("unreadable.txt", "check that the path exists and may be read"));
    }
    named
}

#[test]
fn every_good_article_is_reported_and_every_bad_file_named() {
    let folder = tempfile::tempdir().unwrap();
    let mut expected = BTreeSet::new();
    for number in 0..GOOD {
        let (name, text) = good(number);
        fs::write(folder.path().join(&name), text).unwrap();
        expected.insert(name);
    }
    let bad = bad(folder.path());
    assert!(bad.len() >= 24, "{}", bad.len());

    let output = Command::new(env!("CARGO_BIN_EXE_gainsay"))
        .args(["compare", "--relations", "all", "-f", "jsonl"])
        .arg(folder.path())
        .output()
        .unwrap();
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(2), "{said}");
    let mut reported = BTreeSet::new();
    for line in String::from_utf8(output.stdout).unwrap().lines() {
        let finding: serde_json::Value = serde_json::from_str(line).unwrap();
        let positions = finding["positions"].as_array().unwrap();
        let claims = positions.iter().flat_map(|position| position["claims"].as_array().unwrap());
        reported.extend(claims.map(|claim| claim["document"].as_str().unwrap().to_owned()));
    }
    let missing: Vec<_> = expected.difference(&reported).collect();
    assert!(missing.is_empty(), "{missing:?}\n{said}");
    for (name, why) in &bad {
        let path = folder.path().join(name);
        let is_named = |line: &str| line.contains(path.to_str().unwrap()) && line.contains(why);
        assert!(said.lines().any(is_named), "{name}: {why}\n{said}");
    }
    // Two are read for all that is odd about them, and one row of a table beside the bad one.
    let counts = format!("{} documents read, {} skipped\n", GOOD + 3, bad.len() - 2);
    assert!(said.ends_with(&counts), "{counts}\n{said}");
}
