//! What can't be told by a case: order, threads, pipes, permissions.

use gainsay::ingest;
use std::fs;
use std::io::Read;
use std::path::Path;
use std::process::{Command, Output, Stdio};

fn gainsay() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_gainsay"));
    command.current_dir(env!("CARGO_MANIFEST_DIR")).env_remove("NO_COLOR").stdin(Stdio::null());
    command
}

fn run(args: &[&str]) -> Output {
    gainsay().args(args).output().unwrap()
}

/// The sample articles as lines of JSON, in the order of their ids.
fn sample_lines() -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/articles");
    let mut lines: Vec<String> = ingest::read(&[folder], &ingest::Options::default())
        .map(|document| {
            let document = document.unwrap();
            let published = document.published.map(|published| published.date().to_string());
            serde_json::json!({
                "id": document.id, "source": document.source, "published": published,
                "title": document.title, "text": document.text,
            })
            .to_string()
        })
        .collect();
    lines.sort();
    lines
}

#[test]
fn order_and_threads_change_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let lines = sample_lines();
    assert!(lines.len() >= 16, "only {} sample articles", lines.len());
    // A stride that shares no factor with the number of lines visits each of them once.
    let stride = (2..).find(|stride| gcd(*stride, lines.len()) == 1).unwrap();
    let orders: [Vec<&String>; 3] = [
        lines.iter().collect(),
        lines.iter().rev().collect(),
        (0..lines.len()).map(|i| &lines[i * stride % lines.len()]).collect(),
    ];
    for args in [
        &["compare", "--relations", "all", "-f", "jsonl"][..],
        &["compare", "--relations", "all", "-f", "csv"],
        &["claims", "-f", "jsonl"],
        &["entities", "-f", "jsonl"],
        &["events", "-f", "jsonl"],
    ] {
        let mut outputs = Vec::new();
        for (order, threads) in orders.iter().zip(["1", "2", "3"]) {
            let path = folder.path().join(format!("{threads}.jsonl"));
            fs::write(&path, order.iter().map(|line| format!("{line}\n")).collect::<String>()).unwrap();
            let output = run(&[args, &["-q", "--threads", threads, path.to_str().unwrap()]].concat());
            assert_eq!(String::from_utf8_lossy(&output.stderr), "");
            outputs.push(output.stdout);
        }
        assert!(outputs.windows(2).all(|pair| pair[0] == pair[1]), "{args:?} depends on order or threads");
    }
}

fn gcd(a: usize, b: usize) -> usize {
    if b == 0 { a } else { gcd(b, a % b) }
}

#[test]
fn a_reader_that_leaves_is_no_error() {
    let mut child = gainsay()
        .args(["claims", "-f", "jsonl", "data/articles"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let mut stderr = String::new();
    child.stderr.take().unwrap().read_to_string(&mut stderr).unwrap();
    assert_eq!(child.wait().unwrap().code(), Some(0), "{stderr}");
    assert!(!stderr.contains("error") && !stderr.contains("panicked"), "{stderr}");
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_an_error() {
    let full = fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
    let output = gainsay().args(["events", "data/articles"]).stdout(full).stderr(Stdio::piped()).output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains("can't write standard output"));
}

#[test]
fn a_file_that_is_there_is_replaced_whole() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("report.csv");
    fs::write(&path, "what was there before").unwrap();
    let output = run(&["compare", "data/articles", "--exit-zero", "-o", path.to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    assert!(output.stdout.is_empty());
    assert!(fs::read_to_string(&path).unwrap().starts_with("finding_id,relation,"));
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
}

#[test]
fn a_name_that_cannot_be_written_is_an_error() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("no/such/folder.csv");
    let output = run(&["events", "data/articles", "-o", path.to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains("no/such/folder.csv"));
}

#[test]
fn what_an_article_says_never_steers_the_terminal() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.jsonl");
    let line = serde_json::json!({
        "id": "a\u{1b}[2Jb", "source": "Daily \u{1b}]0;owned\u{7}Echo", "published": "2020-01-02",
        "title": "Fire\u{9b}31m kills three", "text": "A fire killed three\u{1b}[31m people in Hull on Monday.\n",
    });
    fs::write(&path, format!("{line}\n")).unwrap();
    for command in ["events", "claims", "entities", "compare"] {
        let output = run(&[command, path.to_str().unwrap(), "-f", "text", "--color", "never", "-v"]);
        for bytes in [&output.stdout, &output.stderr] {
            let text = String::from_utf8(bytes.clone()).unwrap();
            assert!(!text.chars().any(|c| c.is_control() && c != '\n'), "{command}: {text:?}");
        }
    }
}
