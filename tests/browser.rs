//! Opens the HTML report in Chromium: `tests/browser` tells what is looked at. Where the browser, Node or the packages are
//! missing the test says so and passes, unless `GAINSAY_BROWSER=required`. To run it for real on Debian:
//!
//! ```sh
//! apt-get install chromium nodejs npm && npm ci --prefix tests/browser && cargo test --test browser
//! ```

mod hostile;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

fn packages() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/browser")
}

/// The first of some programs that the system has.
fn program(names: &[&str]) -> Option<PathBuf> {
    let folders: Vec<PathBuf> = std::env::split_paths(&std::env::var_os("PATH")?).collect();
    names.iter().find_map(|name| folders.iter().map(|folder| folder.join(name)).find(|path| path.is_file()))
}

/// What is missing is said; it is an error only where it was promised to be there.
fn skip(missing: &str) {
    assert!(std::env::var_os("GAINSAY_BROWSER").is_none_or(|value| value != "required"), "no {missing}");
    eprintln!("skipped: no {missing}");
}

fn write(folder: &Path, name: &str, args: &[&str]) {
    let output = Command::new(env!("CARGO_BIN_EXE_gainsay"))
        .args(args)
        .args(["-q", "-o"])
        .arg(folder.join(name))
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .unwrap();
    assert_ne!(output.status.code(), Some(2), "{}", String::from_utf8_lossy(&output.stderr));
}

#[test]
fn the_page_works_in_a_browser() {
    let Some(chromium) = program(&["chromium", "chromium-browser", "google-chrome"]) else { return skip("Chromium") };
    let Some(node) = program(&["node", "nodejs"]) else { return skip("Node") };
    if !packages().join("node_modules/playwright-core").is_dir() {
        return skip("npm packages (npm ci --prefix tests/browser)");
    }
    let folder = tempfile::tempdir().unwrap();
    let hostile = folder.path().join("hostile.jsonl");
    fs::write(&hostile, hostile::articles()).unwrap();
    let one = folder.path().join("one.jsonl");
    fs::write(&one, "{\"id\": \"a\", \"text\": \"The council met on Monday.\"}\n").unwrap();
    let most = "conflict,disputed,update,imprecise,corroborated";
    write(folder.path(), "report.html", &["compare", "data/articles", "--relations", most]);
    write(folder.path(), "hostile.html", &["compare", hostile.to_str().unwrap()]);
    write(folder.path(), "claims.html", &["claims", "data/articles"]);
    write(folder.path(), "empty.html", &["compare", one.to_str().unwrap()]);
    let output = Command::new(node)
        .args(["--test", "report.test.js"])
        .current_dir(packages())
        .env("REPORTS", folder.path())
        .env("CHROMIUM", chromium)
        .output()
        .unwrap();
    assert!(
        output.status.success(),
        "{}{}",
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr)
    );
}

#[test]
fn sarif_is_as_its_standard_has_it() {
    let schema = packages().join("node_modules/@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json");
    let Ok(schema) = fs::read_to_string(schema) else { return skip("npm packages (npm ci --prefix tests/browser)") };
    // One of its patterns has a bracket too many, which validators of today refuse.
    let schema: serde_json::Value = serde_json::from_str(&schema.replace("[a-zA-Z]{2}]?$", "[a-zA-Z]{2}$")).unwrap();
    let validator = jsonschema::options().build(&schema).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let hostile = folder.path().join("hostile.jsonl");
    fs::write(&hostile, hostile::articles()).unwrap();
    write(folder.path(), "former.csv", &["compare", "data/articles"]);
    let former = folder.path().join("former.csv");
    let former = former.to_str().unwrap();
    for args in [
        &["compare", "data/articles", "--relations", "all"][..],
        &["compare", hostile.to_str().unwrap()],
        &["compare", "data/articles/chile", "--baseline", former],
    ] {
        write(folder.path(), "log.sarif", args);
        let log = serde_json::from_str(&fs::read_to_string(folder.path().join("log.sarif")).unwrap()).unwrap();
        let errors: Vec<String> =
            validator.iter_errors(&log).map(|error| format!("{error} at {}", error.instance_path())).collect();
        assert_eq!(errors, Vec::<String>::new(), "{args:?}");
    }
}
