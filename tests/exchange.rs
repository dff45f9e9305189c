//! Claims from elsewhere, as the command takes them.

use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::{Command, Output};

fn gainsay(folder: &Path, args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_gainsay")).args(args).current_dir(folder).output().unwrap()
}

fn project() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn stderr(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

fn lines(output: &Output) -> Vec<Value> {
    stdout(output).lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

/// A report without what depends on how the documents came.
fn findings(folder: &Path, inputs: &[&str]) -> Vec<Value> {
    let output = gainsay(folder, &[&["compare", "--relations", "all", "-f", "jsonl"], inputs].concat());
    assert_ne!(output.status.code(), Some(2), "{}", stderr(&output));
    lines(&output)
}

/// What a finding says: what is asked of whom, how the answers sit together, and who gives them.
fn gist(finding: &Value) -> String {
    let answer = |position: &Value| {
        let claims = position["claims"].as_array().unwrap().iter();
        let by: BTreeSet<&str> = claims.map(|claim| claim["document"].as_str().unwrap()).collect();
        format!("{} {by:?}", position["value"])
    };
    let answers: BTreeSet<String> = finding["positions"].as_array().unwrap().iter().map(answer).collect();
    format!("{} {} {} {answers:?}", finding["attribute"], finding["subject"], finding["relation"])
}

#[test]
fn our_own_claims_beside_their_articles_change_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let articles = project().join("data/articles");
    let articles = articles.to_str().unwrap();
    let plain = findings(folder.path(), &[articles]);
    for format in ["jsonl", "csv", "jsonld"] {
        let file = format!("claims.{format}");
        gainsay(folder.path(), &["claims", articles, "-q", "-o", &file]);
        let again = findings(folder.path(), &[articles, &file]);
        let differ = plain.iter().zip(&again).find(|(a, b)| a != b);
        assert!(differ.is_none() && plain.len() == again.len(), "{format}: {differ:?}");
    }
}

#[test]
fn our_own_claims_without_their_articles_give_nearly_the_same_findings() {
    let folder = tempfile::tempdir().unwrap();
    let articles = project().join("data/articles");
    let articles = articles.to_str().unwrap();
    let plain: Vec<Value> = findings(folder.path(), &[articles]);
    // What differs: slots and subjects are known by name alone, so that open claims meet less surely.
    for (format, share) in [("jsonl", 0.9), ("csv", 0.85), ("jsonld", 0.85)] {
        let file = format!("claims.{format}");
        gainsay(folder.path(), &["claims", articles, "-q", "-o", &file]);
        let again: BTreeSet<String> = findings(folder.path(), &[&file]).iter().map(gist).collect();
        let framed = |finding: &&Value| !finding["attribute"].as_str().unwrap().contains(':');
        let flagged =
            |finding: &&Value| ["conflict", "disputed", "update"].contains(&finding["relation"].as_str().unwrap());
        for (what, of) in [
            ("framed and flagged", plain.iter().filter(framed).filter(flagged).collect::<Vec<_>>()),
            ("all", plain.iter().collect()),
        ] {
            let lost: Vec<String> =
                of.iter().map(|finding| gist(finding)).filter(|gist| !again.contains(gist)).collect();
            let least = if what == "all" { share } else { 1.0 };
            let kept = 1.0 - lost.len() as f64 / of.len() as f64;
            assert!(kept >= least, "{format}: of {} {what}, {kept:.2} kept; lost:\n{}", of.len(), lost.join("\n"));
        }
    }
}

#[test]
fn what_is_written_as_linked_data_reads_back_as_the_same_findings() {
    let folder = tempfile::tempdir().unwrap();
    let sheet = project().join("tests/cases/claims-sheet/sheet.csv");
    let plain = findings(folder.path(), &[sheet.to_str().unwrap()]);
    let all = ["compare", "--relations", "all", "-q", sheet.to_str().unwrap(), "-o", "findings.jsonld"];
    assert_eq!(gainsay(folder.path(), &all).status.code(), Some(1));
    let written: Value =
        serde_json::from_str(&fs::read_to_string(folder.path().join("findings.jsonld")).unwrap()).unwrap();
    assert_eq!(written["@context"][0], "https://schema.org");
    assert!(written["@graph"].as_array().unwrap().iter().all(|node| node["@type"] == "Claim"));
    let gists = |findings: Vec<Value>| findings.iter().map(gist).collect::<BTreeSet<_>>();
    assert_eq!(gists(findings(folder.path(), &["findings.jsonld"])), gists(plain));
}

#[test]
fn a_quote_is_found_in_its_article() {
    let folder = tempfile::tempdir().unwrap();
    let article = json!({ "id": "a", "source": "Post", "published": "2021-03-02", "text": "Rain fell. The ferry’s owner\nsaid it carried “ten cars” and no more." });
    fs::write(folder.path().join("a.jsonl"), format!("{article}\n")).unwrap();
    let claim = json!({ "document": "a", "question": "How many cars?", "value": "10", "quote": "carried \"ten cars\" and", "as_written": "ten" });
    let made_up = json!({ "document": "a", "question": "How many dogs?", "value": "3", "quote": "three dogs" });
    let bare = json!({ "document": "a", "question": "How many masts?", "value": "2" });
    fs::write(folder.path().join("c.jsonl"), format!("{claim}\n{made_up}\n{bare}\n")).unwrap();
    let output = gainsay(folder.path(), &["claims", "a.jsonl", "c.jsonl", "-f", "jsonl"]);
    assert_eq!(output.status.code(), Some(2));
    let message = stderr(&output);
    assert!(message.contains("skipped: c.jsonl:2 (byte") && message.contains("\"three dogs\""), "{message}");
    assert!(message.contains("1 document read, 2 claims from elsewhere, 1 skipped"), "{message}");
    let asked: Vec<Value> =
        lines(&output).into_iter().filter(|c| c["attribute"].as_str().unwrap().starts_with("asked:")).collect();
    let of = |question: &str| asked.iter().find(|c| c["attribute"] == format!("asked:{question}")).unwrap();
    let cars = of("How many cars?");
    assert_eq!((&cars["quote"], &cars["as_written"]), (&json!("carried “ten cars” and"), &json!("ten")));
    assert_eq!((&cars["start"], &cars["field"]), (&json!(37), &json!("text")));
    assert_eq!(of("How many masts?")["quote"], "", "no words, no place");
    assert_eq!(asked.len(), 2);
}

#[test]
fn claims_join_the_event_of_an_article() {
    let folder = tempfile::tempdir().unwrap();
    let article = |id: &str, text: &str| {
        format!("{}\n", json!({ "id": id, "source": id, "published": "2021-03-02", "text": text }))
    };
    let texts = [
        article("post", "A ferry sank off Kasarra on Monday. The accident killed 12 people."),
        article("quake", "An earthquake in Peru killed 40 people."),
    ];
    fs::write(folder.path().join("a.jsonl"), texts.concat()).unwrap();
    fs::write(folder.path().join("c.csv"), "source,attribute,value,event\nCoast Guard,casualties.killed,15,post\n")
        .unwrap();
    let findings = findings(folder.path(), &["a.jsonl", "c.csv"]);
    let toll: Vec<&Value> = findings.iter().filter(|f| f["attribute"] == "casualties.killed").collect();
    let of = |relation: &str| toll.iter().filter(|f| f["relation"] == relation).count();
    assert_eq!((of("conflict"), of("single")), (1, 1), "{toll:?}");
}

#[test]
fn a_review_disputes_what_it_reviews() {
    let folder = tempfile::tempdir().unwrap();
    let review = json!([{
        "@context": "https://schema.org", "@type": "ClaimReview", "url": "https://checks.example/ferry", "datePublished": "2021-03-04",
        "author": { "@type": "Organization", "name": "Island Checks" },
        "claimReviewed": "The ferry accident off Kasarra killed 40 people",
        "itemReviewed": { "@type": "Claim", "author": { "@type": "Person", "name": "Ana Diaz" }, "datePublished": "2021-03-02" },
        "reviewRating": { "@type": "Rating", "ratingValue": 1, "bestRating": 5, "worstRating": 1, "alternateName": "False" }
    }]);
    fs::write(folder.path().join("review.jsonld"), review.to_string()).unwrap();
    let findings = findings(folder.path(), &["review.jsonld"]);
    let verdict = findings.iter().find(|f| f["attribute"].as_str().unwrap().starts_with("asked:")).unwrap();
    assert_eq!(verdict["relation"], "disputed");
    let toll = findings.iter().find(|f| f["attribute"] == "casualties.killed").expect("the statement is read as well");
    assert_eq!(toll["positions"][0]["claims"][0]["source"], "Ana Diaz");
}

#[test]
fn the_schema_of_claims_takes_what_is_taken() {
    let schema: Value =
        serde_json::from_str(&fs::read_to_string(project().join("schema/claim-input.schema.json")).unwrap()).unwrap();
    assert!(jsonschema::meta::is_valid(&schema));
    let validator = jsonschema::draft202012::new(&schema).unwrap();
    let output = gainsay(project(), &["claims", "data/articles", "-f", "jsonl"]);
    let own = lines(&output);
    assert!(own.len() > 100 && own.iter().all(|claim| validator.is_valid(claim)));
    for good in [
        json!({ "source": "Post", "question": "How many?", "value": 3 }),
        json!({ "schema": "gainsay.claim/1", "document": "a", "attribute": "casualties.killed", "value": "about 10", "polarity": false }),
        json!({ "document": "a", "statement": "Twelve people were killed." }),
    ] {
        assert!(validator.is_valid(&good), "{good}");
    }
    for bad in [
        json!({ "question": "How many?", "value": 3 }),
        json!({ "source": "Post", "value": 3 }),
        json!({ "source": "Post", "question": "How many?" }),
        json!({ "source": "Post", "question": "How many?", "value": [3] }),
        json!({ "schema": "gainsay.claim/2", "source": "Post", "question": "How many?", "value": 3 }),
        json!({ "source": "Post", "question": "How many?", "value": 3, "factuality": "sure" }),
    ] {
        assert!(!validator.is_valid(&bad), "{bad}");
    }
    // Every field that a record has is told of, and no other.
    let record = gainsay::exchange::Record {
        speakers: vec!["a".into()],
        rest: vec![gainsay::exchange::Slot::default()],
        ..serde_json::from_value(
            schema["properties"]
                .as_object()
                .unwrap()
                .iter()
                .filter(|(name, _)| !["speakers", "rest", "date"].contains(&name.as_str()))
                .map(|(name, _)| (name.clone(), json!("x")))
                .collect(),
        )
        .unwrap()
    };
    let told: BTreeSet<String> = schema["properties"].as_object().unwrap().keys().cloned().collect();
    let fields: BTreeSet<String> =
        serde_json::to_value(&record).unwrap().as_object().unwrap().keys().cloned().collect();
    let more: Vec<&String> = told.difference(&fields).collect();
    assert_eq!(more, ["date", "version"], "an alias, and what our own records bear");
    assert!(fields.is_subset(&told));
}

#[cfg(unix)]
mod extractor {
    use super::*;

    fn articles(folder: &Path) {
        let article = |id: &str, n: u32| {
            format!(
                "{}\n",
                json!({ "id": id, "source": id, "published": "2021-03-02", "text": format!("The fire in Hull on Monday killed {n} people.") })
            )
        };
        let all: String = (1..=12).map(|n| article(&format!("outlet{n:02}"), 2 + n % 2)).collect();
        fs::write(folder.join("a.jsonl"), all).unwrap();
    }

    /// Reads the toll off the JSON that it is given, as a program of another language would.
    const TOLL: &str = r#"sed -n 's/.*killed \([0-9]*\) people.*/{"question": "How many dead?", "value": "\1", "quote": "killed \1 people"}/p'"#;

    #[test]
    fn claims_come_from_the_command_alone_whatever_the_threads() {
        let folder = tempfile::tempdir().unwrap();
        articles(folder.path());
        let run = |threads: &str| {
            let args =
                ["compare", "a.jsonl", "-f", "jsonl", "--relations", "all", "--extractor", TOLL, "--threads", threads];
            let output = gainsay(folder.path(), &args);
            assert_eq!(output.status.code(), Some(1), "{}", stderr(&output));
            stdout(&output)
        };
        let one = run("1");
        assert_eq!(one, run("4"));
        let findings: Vec<Value> = one.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
        assert_eq!(findings.len(), 1, "our own reading is left out: {one}");
        assert_eq!(
            (&findings[0]["question"], &findings[0]["relation"]),
            (&json!("How many dead?"), &json!("conflict"))
        );
        assert_eq!(findings[0]["positions"][0]["claims"].as_array().unwrap().len(), 6);
    }

    #[test]
    fn what_fails_is_told_and_counted() {
        let folder = tempfile::tempdir().unwrap();
        articles(folder.path());
        let command = format!(
            "in=$(cat); case $in in *outlet03*) exit 7;; *outlet04*) sleep 60;; *outlet05*) echo nonsense;; esac; printf '%s\n' \"$in\" | {TOLL}"
        );
        let args = ["compare", "a.jsonl", "-f", "jsonl", "--extractor", &command, "--extractor-timeout", "5"];
        let output = gainsay(folder.path(), &args);
        assert_eq!(output.status.code(), Some(2));
        let message = stderr(&output);
        for expected in [
            "skipped: outlet03: the extractor ended with exit status: 7",
            "skipped: outlet04: the extractor was ended after 5 s",
            "skipped: claims on outlet05:1: no JSON object",
            "12 documents read, 10 claims from elsewhere, 3 skipped",
        ] {
            assert!(message.contains(expected), "{expected} in {message}");
        }
        assert_eq!(lines(&output).len(), 1);
    }
}
