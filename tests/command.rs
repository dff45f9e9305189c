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
            assert!(
                output.stdout.iter().filter(|&&byte| byte == b'\n').count() > 3 || args[0] == "entities",
                "{args:?} gives next to nothing"
            );
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
    // Messages tell of paths and of what is in files.
    fs::write(folder.path().join("b\u{1b}[2J.jsonl"), "{\"te\u{1b}[31mxt\": 1}\n{\"\\u001b]0;x\": 1}").unwrap();
    fs::write(folder.path().join("c\u{7}.csv"), "id,bo\u{9b}dy\n1,2\n").unwrap();
    let is_clean = |bytes: &[u8]| {
        let text = String::from_utf8(bytes.to_vec()).unwrap();
        assert!(!text.chars().any(|c| c.is_control() && !matches!(c, '\n' | '\r')), "{text:?}");
    };
    let folder = folder.path().to_str().unwrap();
    for command in [
        &["events"][..],
        &["claims"],
        &["entities"],
        &["origins"],
        &["compare", "--relations", "all"],
        &["claims", "--dump-text"],
    ] {
        let output = run(&[command, &[folder, "-f", "text", "--color", "never", "-v"]].concat());
        is_clean(&output.stdout);
        is_clean(&output.stderr);
        assert!(String::from_utf8_lossy(&output.stderr).contains('\u{fffd}'));
        // Formats for programs keep every character, unless a terminal would get them.
        let command = command.join(" ");
        let shell = format!("{} {command} {folder} -f csv", env!("CARGO_BIN_EXE_gainsay"));
        match Command::new("script").args(["-qec", &shell, "/dev/null"]).stdin(Stdio::null()).output() {
            Ok(output) if output.status.code() == Some(2) => is_clean(&output.stdout),
            _ => eprintln!("no `script` here that gives a terminal: {command} is not tried on one"),
        }
    }
}

/// Lines of JSON that a command writes, whatever its status.
fn json_lines(args: &[&str]) -> Vec<serde_json::Value> {
    let output = run(&[args, &["-q", "-f", "jsonl"]].concat());
    assert_ne!(output.status.code(), Some(2), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap().lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[test]
fn offsets_count_code_points_and_quotes_are_cut_from_the_text() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.jsonl");
    let title = "Café “Zoë” in Łódź burns";
    let text = "🙂 Łódź. A fire in the café of Zoë Müller killed 17 people in Łódź on Tuesday, the mayor said.";
    let line = serde_json::json!({"id": "é", "published": "2020-03-04", "title": title, "text": text});
    fs::write(&path, format!("{line}\n")).unwrap();
    let path = path.to_str().unwrap();
    let mut places: Vec<serde_json::Value> = json_lines(&["claims", path]);
    places.extend(json_lines(&["entities", path]).into_iter().flat_map(|e| e["mentions"].as_array().unwrap().clone()));
    for finding in json_lines(&["compare", "--relations", "all", "--exit-zero", path]) {
        for position in finding["positions"].as_array().unwrap() {
            places.extend(position["claims"].as_array().unwrap().clone());
        }
    }
    assert!(places.iter().any(|place| place["quote"].as_str().unwrap().contains("17 people")));
    for place in places {
        let field = if place["field"] == "title" { title } else { text };
        let (start, end) = (place["start"].as_u64().unwrap() as usize, place["end"].as_u64().unwrap() as usize);
        let cut: String = field.chars().skip(start).take(end - start).collect();
        assert_eq!(place["quote"], cut);
        assert!(field.contains(place["context"].as_str().unwrap()));
    }
}

#[test]
fn frames_of_ones_own_are_asked_by() {
    let folder = tempfile::tempdir().unwrap();
    let frame = r#"
        topic = "shipping"
        [[attribute]]
        name = "containers-lost"
        question = "How many containers went overboard?"
        value = "count"
        rule = [{ words = ["lose"], forms = ["verb"], take = "patient", where = { patient = { words = ["container"] } } }]
    "#;
    fs::write(folder.path().join("shipping.toml"), frame).unwrap();
    let articles = folder.path().join("articles.jsonl");
    let article = |id: &str, text: &str| {
        format!("{}\n", serde_json::json!({"id": id, "source": id, "published": "2019-01-03", "text": text}))
    };
    let first = article("Gazette", "The freighter Sea Lark lost 270 containers in a storm off Borkum on Wednesday.");
    let second = article("Herald", "In a storm off Borkum on Wednesday, the freighter Sea Lark lost 342 containers.");
    fs::write(&articles, first + &second).unwrap();
    let frames = folder.path().to_str().unwrap();
    let findings = json_lines(&["compare", articles.to_str().unwrap(), "--frames", frames]);
    let found = findings.iter().find(|finding| finding["attribute"] == "shipping.containers-lost").unwrap();
    assert_eq!(found["question"], "How many containers went overboard?");
    assert_eq!(found["relation"], "conflict");
}

#[test]
fn the_sample_articles_come_apart_as_they_were_written() {
    let events: Vec<Vec<String>> = json_lines(&["events", "data/articles"])
        .into_iter()
        .map(|event| serde_json::from_value(event["documents"].clone()).unwrap())
        .collect();
    // An article's folder, or the first word of its id, tells which event it was written on.
    let topic = |id: &str| id.split(['/', '-']).next().unwrap().to_owned();
    assert_eq!(events.len(), 5, "{events:?}");
    for documents in &events {
        assert!(documents.iter().all(|id| topic(id) == topic(&documents[0])), "{documents:?}");
    }
    let findings = json_lines(&["compare", "data/articles"]);
    let has = |relation: &str, values: &[&str]| {
        findings.iter().any(|finding| {
            let positions = finding["positions"].as_array().unwrap();
            finding["relation"] == relation && values.iter().all(|value| positions.iter().any(|p| p["value"] == *value))
        })
    };
    assert!(has("update", &["207", "250"]), "the toll of the earthquake rises");
    assert!(has("conflict", &["PT1H4M", "PT1H15M"]), "the private talk in Geneva took 64 minutes or 75");
    for finding in &findings {
        let claims = finding["positions"].as_array().unwrap().iter().flat_map(|p| p["claims"].as_array().unwrap());
        let mut topics: Vec<String> = claims.map(|claim| topic(claim["document"].as_str().unwrap())).collect();
        topics.dedup();
        assert_eq!(topics.len(), 1, "{finding}");
    }
    // Two papers print the same agency report of Reykjavik: one voice.
    let claims = json_lines(&["claims", "data/articles"]);
    let origin = |document: &str| {
        claims.iter().find(|claim| claim["document"] == document).map(|claim| claim["origin"].clone()).unwrap()
    };
    assert_eq!(origin("iceland/Lowland Post.txt"), origin("iceland/Meridian Times.txt"));
    assert_ne!(origin("iceland/Lowland Post.txt"), origin("iceland/Nordisk Kurier.txt"));
}
