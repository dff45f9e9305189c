//! A store survives what happens to programs: being killed at any moment, and being run twice at once.

#![cfg(feature = "store")]

use gainsay::Options;
use gainsay::store::Store;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Instant;

const DOCUMENTS: usize = 200;

/// How often to kill: a few times in every run of the tests, `GAINSAY_KILLS=200` for more.
fn kills() -> u64 {
    std::env::var("GAINSAY_KILLS").ok().and_then(|n| n.parse().ok()).unwrap_or(6)
}

fn news(folder: &Path) -> PathBuf {
    let line = |n: usize| {
        let text = format!(
            "{} people were hurt when a tram left the rails in Ghent on Tuesday. The driver, {}, was not to blame, \
             police said. The line stays closed until Friday.",
            2 + n % 7,
            20 + n % 40
        );
        serde_json::json!({"id": format!("{n:03}"), "title": "Tram accident in Ghent", "text": text}).to_string() + "\n"
    };
    let path = folder.join("news.jsonl");
    fs::write(&path, (0..DOCUMENTS).map(line).collect::<String>()).unwrap();
    path
}

fn add(store: &Path, news: &Path) -> Child {
    Command::new(env!("CARGO_BIN_EXE_gainsay"))
        .args([Path::new("add"), store, news])
        .stderr(Stdio::null())
        .spawn()
        .unwrap()
}

fn compare(path: &Path) -> Vec<u8> {
    let output = Command::new(env!("CARGO_BIN_EXE_gainsay"))
        .args(["compare", "--relations", "all", "-f", "csv", "-q"])
        .arg(path)
        .output()
        .unwrap();
    assert_ne!(output.status.code(), Some(2), "{}", String::from_utf8_lossy(&output.stderr));
    output.stdout
}

#[test]
fn killed_at_any_moment_nothing_is_lost_or_doubled() {
    let folder = tempfile::tempdir().unwrap();
    let (news, store) = (news(folder.path()), folder.path().join("news.gainsay"));
    let expected = compare(&news);
    let began = Instant::now();
    assert!(add(&store, &news).wait().unwrap().success());
    let whole = began.elapsed();
    assert_eq!(compare(&store), expected);

    let (mut before, mut interrupted) = (0, 0);
    fs::remove_file(&store).unwrap();
    let mut random = 0x5eed_u64;
    for _ in 0..kills() {
        // Knuth's constants: any moment of the run is as likely as any other.
        random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let delay = whole.mul_f64((random >> 40) as f64 / f64::from(1_u32 << 24));
        let mut child = add(&store, &news);
        std::thread::sleep(delay);
        child.kill().unwrap();
        interrupted += usize::from(!child.wait().unwrap().success());
        if !store.exists() {
            continue;
        }
        let mut open = Store::open(&store).unwrap();
        let readings = open.readings(&Options::default()).unwrap();
        assert!(readings.len() >= before, "{} were there, {} are left", before, readings.len());
        assert!(readings.windows(2).all(|pair| pair[0].document.id < pair[1].document.id));
        before = readings.len();
        drop(open);
        if before == DOCUMENTS {
            assert_eq!(compare(&store), expected);
            for suffix in ["", "-wal", "-shm"] {
                let _ = fs::remove_file(folder.path().join(format!("news.gainsay{suffix}")));
            }
            before = 0;
        }
    }
    println!("{interrupted} of {} runs were killed before they ended", kills());
    assert!(add(&store, &news).wait().unwrap().success());
    assert_eq!(compare(&store), expected);
}

#[test]
fn two_programs_add_at_once() {
    let folder = tempfile::tempdir().unwrap();
    let (news, store) = (news(folder.path()), folder.path().join("news.gainsay"));
    for mut child in [add(&store, &news), add(&store, &news)] {
        assert!(child.wait().unwrap().success());
    }
    assert_eq!(Store::existing(&store).unwrap().count().unwrap(), DOCUMENTS);
    assert_eq!(compare(&store), compare(&news));
}
