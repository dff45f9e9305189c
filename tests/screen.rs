//! `gainsay review` on a real terminal: `script` of util-linux gives it one.

#![cfg(all(target_os = "linux", feature = "tui"))]

use std::fs;
use std::io::{Read, Write};
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

/// Runs the command on a terminal of its own, types keys one after the other, each once the screen shows what it waits
/// for, and gives the exit status.
fn on_a_terminal(folder: &Path, args: &str, steps: &[(&str, &str)]) -> Option<i32> {
    let line = format!("stty cols 110 rows 30; exec '{}' {args}", env!("CARGO_BIN_EXE_gainsay"));
    let mut child = Command::new("script")
        .args(["--quiet", "--return", "--command", &line, "/dev/null"])
        .current_dir(folder)
        .env("TERM", "xterm-256color")
        .env("USER", "ana")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let (mut keys, mut screen) = (child.stdin.take().unwrap(), child.stdout.take().unwrap());
    let shown = Arc::new(Mutex::new(Vec::new()));
    let reader = std::thread::spawn({
        let shown = Arc::clone(&shown);
        move || {
            let mut buffer = [0; 4096];
            while let Ok(count) = screen.read(&mut buffer) {
                if count == 0 {
                    break;
                }
                shown.lock().unwrap().extend_from_slice(&buffer[..count]);
            }
        }
    });
    for (expected, typed) in steps {
        let begun = Instant::now();
        // A screen is drawn by differences, so that only what is new to it can be waited for.
        while !String::from_utf8_lossy(&shown.lock().unwrap()).contains(expected) {
            let so_far = || String::from_utf8_lossy(&shown.lock().unwrap()).into_owned();
            assert!(begun.elapsed() < Duration::from_secs(60), "{expected:?} is not shown: {:?}", so_far());
            std::thread::sleep(Duration::from_millis(10));
        }
        shown.lock().unwrap().clear();
        keys.write_all(typed.as_bytes()).unwrap();
        keys.flush().unwrap();
    }
    let status = child.wait().unwrap();
    drop(keys);
    reader.join().unwrap();
    status.code()
}

#[test]
fn what_is_decided_on_the_screen_is_kept() {
    if Command::new("script").arg("--version").output().is_err() {
        eprintln!("skipped: there is no `script` (util-linux) to give a terminal");
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let article = |source: &str, text: &str| {
        let line = serde_json::json!({"id": source, "source": source, "published": "2023-05-03", "text": text});
        format!("{line}\n")
    };
    let first = article("Gazette", "A fire in a hotel in Hull killed three people on Tuesday, police said.");
    let second = article("Herald", "Four people were killed by a fire in a hotel in Hull on Tuesday.");
    fs::write(folder.path().join("a.jsonl"), first + &second).unwrap();
    let review = folder.path().join("review.toml");

    let args = "review a.jsonl --review review.toml -q";
    let steps = [("decided", "d"), ("why?", "Late count.\r"), ("by:", " li\r"), ("dismissed", "q")];
    assert_eq!(on_a_terminal(folder.path(), args, &steps), Some(0));
    let kept = fs::read_to_string(&review).unwrap();
    assert!(kept.contains("status = \"dismissed\"\nreason = \"Late count.\"\nby = \"ana li\"\n"), "{kept}");
    assert!(kept.contains("{ value = \"3\", source = \"Gazette\", "), "{kept}");
    let compare = |args: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_gainsay"));
        command.args(["compare", "a.jsonl", "-q"]).args(args).current_dir(folder.path()).output().unwrap()
    };
    assert_eq!(compare(&[]).status.code(), Some(1));
    assert_eq!(compare(&["--review", "review.toml"]).status.code(), Some(0));

    // Left without saving, the file is as it was.
    let steps = [("decided", "xQ"), ("y/n", "y")];
    assert_eq!(on_a_terminal(folder.path(), args, &steps), Some(0));
    assert_eq!(fs::read_to_string(&review).unwrap(), kept);
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2, "no draft is left");
}

#[test]
fn without_a_terminal_it_says_so() {
    let output = Command::new(env!("CARGO_BIN_EXE_gainsay"))
        .args(["review", "data/articles", "--review", "none.toml"])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .stdin(Stdio::null())
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains("a review needs a terminal"));
}
