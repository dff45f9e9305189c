//! Runs the command on the cases in `tests/cases`, a folder each:
//!
//! | file | what it holds |
//! | --- | --- |
//! | `args` | the arguments, separated by white space; the folder is the working directory |
//! | `stdin` | standard input; empty where there is none |
//! | `status` | the exit status expected; 0 where there is none |
//! | `stdout`, `stderr` | what is expected there, `[..]` standing for any text of one line; anything goes where there is none |
//! | `out.*` | the file that the command is expected to write by that name |
//!
//! `BLESS=1 cargo test --test cases` writes what comes out in place of what was expected (of the files that are there).

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

#[test]
fn every_case_comes_out_as_expected() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
    let mut cases: Vec<PathBuf> = fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    cases.sort();
    assert!(cases.len() >= 10, "only {} cases in {}", cases.len(), folder.display());
    let failures: Vec<String> = cases.iter().flat_map(|case| run(case)).collect();
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

/// What the README shows of the sample report is in it, word for word.
#[test]
fn the_readme_shows_the_sample_report() {
    let project = Path::new(env!("CARGO_MANIFEST_DIR"));
    let report = fs::read_to_string(project.join("tests/cases/sample-report/stdout")).unwrap();
    let readme = fs::read_to_string(project.join("README.md")).unwrap();
    let (_, excerpt) = readme.split_once("```text\n").unwrap();
    let (excerpt, _) = excerpt.split_once("```").unwrap();
    let parts: Vec<&str> = excerpt.split("\n\n").map(str::trim_end).collect();
    assert!(parts.len() >= 4, "{excerpt}");
    for part in parts {
        assert!(report.contains(part), "README.md shows what the sample report does not hold:\n{part}");
    }
}

/// Whether the text is as expected, `[..]` standing for anything within a line.
fn matches(expected: &str, got: &str) -> bool {
    let (expected, got): (Vec<&str>, Vec<&str>) = (expected.split('\n').collect(), got.split('\n').collect());
    expected.len() == got.len() && expected.iter().zip(got).all(|(expected, got)| line_matches(expected, got))
}

fn line_matches(expected: &str, got: &str) -> bool {
    let Some((head, tail)) = expected.split_once("[..]") else { return expected == got };
    got.strip_prefix(head).is_some_and(|rest| {
        rest.char_indices().map(|(at, _)| at).chain([rest.len()]).any(|at| line_matches(tail, &rest[at..]))
    })
}

#[test]
fn dots_stand_for_anything() {
    assert!(matches("a [..] c\n", "a b c\n") && matches("[..]", "") && matches("[..]-[..]", "1-2-3"));
    assert!(!matches("a [..] c\n", "a b\n") && !matches("a[..]\n", "ab\nc\n"));
}

fn run(case: &Path) -> Vec<String> {
    let read = |name: &str| fs::read_to_string(case.join(name)).ok();
    let args = read("args").unwrap_or_else(|| panic!("{} has no args", case.display()));
    let written = tempfile::tempdir().unwrap();
    let args: Vec<String> =
        args.split_whitespace().map(|arg| arg.replace("OUT", written.path().to_str().unwrap())).collect();
    let mut child = Command::new(env!("CARGO_BIN_EXE_gainsay"))
        .args(&args)
        .current_dir(case)
        .env_remove("NO_COLOR")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // A command that reads no input closes it early.
    let _ = child.stdin.take().unwrap().write_all(&fs::read(case.join("stdin")).unwrap_or_default());
    let output = child.wait_with_output().unwrap();

    let mut failures = Vec::new();
    let mut expect = |name: &str, expected: Option<String>, got: String| {
        let Some(expected) = expected else { return };
        if matches(&expected, &got) {
            return;
        }
        if std::env::var_os("BLESS").is_some() {
            fs::write(case.join(name), got).unwrap();
        } else {
            failures.push(format!("{}: {name}\n--- expected\n{expected}\n--- got\n{got}", case.display()));
        }
    };
    let status = output.status.code().map_or_else(|| "killed".into(), |code| code.to_string());
    expect("status", Some(read("status").unwrap_or_else(|| "0".into()).trim().to_owned()), status);
    let lossy = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    expect("stdout", read("stdout"), lossy(&output.stdout));
    expect("stderr", read("stderr"), lossy(&output.stderr));
    let mut wanted: Vec<String> = fs::read_dir(case)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| name.starts_with("out."))
        .collect();
    wanted.sort();
    for name in &wanted {
        expect(
            name,
            read(name),
            fs::read(written.path().join(name)).map_or_else(|_| "(no file)".into(), |b| lossy(&b)),
        );
    }
    // Nothing but what is expected is left behind: no draft, no half a file.
    let mut left: Vec<String> =
        fs::read_dir(written.path()).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    left.sort();
    if left != wanted {
        failures.push(format!("{}: expected the files {wanted:?}, got {left:?}", case.display()));
    }
    failures
}
