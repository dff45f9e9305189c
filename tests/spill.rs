//! Reports are the same whether they are made in memory or from temporary files.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

/// News of many events, a document a line.
fn news() -> Vec<String> {
    const PLACES: [&str; 9] = ["Porto", "Ghent", "Turku", "Bergen", "Malaga", "Leeds", "Split", "Gdansk", "Bari"];
    const OUTLETS: [&str; 3] = ["Gazette", "Post", "Courier"];
    let mut lines = Vec::new();
    for (n, place) in PLACES.into_iter().enumerate() {
        for (k, outlet) in OUTLETS.into_iter().enumerate() {
            let (dead, hurt) = (2 + n % 4 + usize::from(k == n % 5), 20 + n);
            let text = [
                format!("{dead} people died and {hurt} were injured when a tram left the rails in {place} on Monday."),
                format!("A tram left the rails in {place} on Monday. {dead} people were killed, police said."),
                format!("A tram accident in {place} on Monday killed {dead} people, said Elif Oduya, 4{k}, a doctor."),
            ];
            let published = format!("2020-06-{:02}", 2 + n / 2);
            let id = format!("{}{n}", ["m", "z", "a"][k]);
            let title = format!("Tram accident in {place}");
            let record = serde_json::json!({
                "id": id, "source": outlet, "published": published, "title": title, "text": text[k],
            });
            lines.push(record.to_string());
        }
    }
    lines
}

fn gainsay(arguments: &[&str], news: &Path) -> Output {
    let output = Command::new(env!("CARGO_BIN_EXE_gainsay")).arg("compare").args(arguments).arg(news).output().unwrap();
    assert_ne!(output.status.code(), Some(2), "{}", String::from_utf8_lossy(&output.stderr));
    output
}

fn write(folder: &Path, name: &str, lines: &[String]) -> std::path::PathBuf {
    let path = folder.join(name);
    fs::write(&path, lines.join("\n")).unwrap();
    path
}

#[test]
fn the_same_bytes_in_any_order_on_any_threads() {
    let folder = tempfile::tempdir().unwrap();
    let mut lines = news();
    let path = write(folder.path(), "news.jsonl", &lines);
    lines.reverse();
    let turned = write(folder.path(), "turned.jsonl", &lines);
    for format in ["csv", "jsonl"] {
        for relations in ["all", "conflict,disputed,update"] {
            let shared = ["-q", "-f", format, "--relations", relations];
            let whole = gainsay(&shared, &path);
            assert!(whole.stdout.len() > 2_000);
            for (path, above, threads) in [(&path, "0", "2"), (&turned, "0", "1"), (&turned, "1K", "2")] {
                let spilled = gainsay(&[&shared[..], &["--spill-above", above, "--threads", threads]].concat(), path);
                assert_eq!(String::from_utf8_lossy(&spilled.stdout), String::from_utf8_lossy(&whole.stdout));
                assert_eq!(spilled.status.code(), whole.status.code());
            }
        }
    }
}

#[test]
fn what_needs_the_whole_report_has_it() {
    let folder = tempfile::tempdir().unwrap();
    let mut lines = news();
    let path = write(folder.path(), "news.jsonl", &lines);
    let same = |arguments: &[&str], path: &Path| {
        let spilled = gainsay(&[arguments, &["--spill-above", "0"]].concat(), path);
        assert_eq!(String::from_utf8_lossy(&spilled.stdout), String::from_utf8_lossy(&gainsay(arguments, path).stdout));
    };
    for format in ["text", "html", "markdown", "sarif", "jsonld"] {
        same(&["-q", "-f", format], &path);
    }
    let former = folder.path().join("former.csv");
    fs::write(&former, gainsay(&["-q", "-f", "csv"], &write(folder.path(), "few.jsonl", &lines[..9])).stdout).unwrap();
    same(&["-q", "-f", "csv", "--baseline", former.to_str().unwrap()], &path);
    // Claims that come after the articles are put beside them all the same.
    let claim = serde_json::json!({"document": "a0", "question": "How many people were killed?", "value": 40});
    lines.push(claim.to_string());
    let with_claim = write(folder.path(), "with_claim.jsonl", &lines);
    same(&["-q", "-f", "jsonl", "--relations", "all"], &with_claim);
}

#[test]
fn counts_and_faults_are_told_alike() {
    let folder = tempfile::tempdir().unwrap();
    let path = write(folder.path(), "news.jsonl", &news());
    let told = |arguments: &[&str]| String::from_utf8(gainsay(arguments, &path).stderr).unwrap();
    assert_eq!(told(&["-f", "csv", "--spill-above", "0"]), told(&["-f", "csv"]));
    let output = Command::new(env!("CARGO_BIN_EXE_gainsay"))
        .args(["compare", "-f", "csv", "--spill-above", "0", "--spill-dir", "no/such/folder"])
        .arg(&path)
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains("no/such/folder"));
}
