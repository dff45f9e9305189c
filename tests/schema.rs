//! The JSON Schemas in `schema/` hold what the command writes, and nothing less.

use gainsay::report::{self, Format, View};
use gainsay::{ingest, pipeline};
use serde_json::{Value, json};
use std::fs;
use std::path::Path;
use std::process::Command;

/// Lines of JSON that a command writes, whatever its status.
fn lines(args: &[&str]) -> Vec<Value> {
    let output = Command::new(env!("CARGO_BIN_EXE_gainsay"))
        .args(args)
        .args(["-q", "-f", "jsonl"])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .unwrap();
    assert_ne!(output.status.code(), Some(2), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap().lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

fn schema(name: &str) -> Value {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("schema").join(format!("{name}.schema.json"));
    serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap()
}

/// The schema with every key that it does not tell of forbidden: readers are to put up with new keys, writers are to tell of them.
fn strict(mut schema: Value) -> Value {
    match &mut schema {
        Value::Object(keys) => {
            let keys = std::mem::take(keys).into_iter().map(|(key, value)| (key, strict(value)));
            let mut keys: serde_json::Map<String, Value> = keys.collect();
            if keys.get("properties").is_some_and(Value::is_object) && keys.contains_key("required") {
                keys.insert("additionalProperties".into(), false.into());
            }
            Value::Object(keys)
        }
        Value::Array(values) => values.iter_mut().map(|value| strict(value.take())).collect(),
        other => other.take(),
    }
}

fn errors(schema: &Value, record: &Value) -> Vec<String> {
    let validator = jsonschema::draft202012::new(schema).unwrap();
    validator.iter_errors(record).map(|error| format!("{error} at {}", error.instance_path())).collect()
}

/// Articles with every optional key left out, and words that JSON must escape.
fn bare() -> (tempfile::TempDir, String) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("bare.jsonl");
    let article = |id: &str, n: u32| json!({ "id": id, "text": format!("A fire \"killed\" {n} people in Łódź \u{1F525}, the mayor said. Police agreed.\u{1}") });
    fs::write(&path, format!("{}\n{}\n", article("a\"\\", 3), article("b", 4))).unwrap();
    (folder, path.to_str().unwrap().to_owned())
}

#[test]
fn every_record_is_as_its_schema_has_it() {
    let (_folder, bare) = bare();
    for (name, args) in [
        ("finding", &["compare", "--relations", "all"][..]),
        ("claim", &["claims"]),
        ("entity", &["entities"]),
        ("event", &["events"]),
    ] {
        let schema = schema(name);
        assert!(jsonschema::meta::is_valid(&schema), "{name} is no JSON Schema");
        let strict = strict(schema.clone());
        let mut records = lines(&[args, &["data/articles"]].concat());
        assert!(records.len() >= 5, "only {} records of {name}", records.len());
        records.extend(lines(&[args, &[bare.as_str()]].concat()));
        for record in &records {
            assert_eq!(errors(&strict, record), Vec::<String>::new(), "{record}");
        }
        assert_eq!(schema["$id"], format!("urn:gainsay:schema:{name}:{}", records[0]["version"]));
    }
}

#[test]
fn origins_and_documents_are_as_their_schemas_have_them() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/articles");
    let documents: Vec<_> = ingest::read(&[folder], &ingest::Options::default()).collect::<Result<_, _>>().unwrap();
    let corpus = pipeline::read(&documents, &pipeline::Options::default()).unwrap();
    let renderer = Format::Jsonl.renderer(&report::Options::default());
    let (mut origins, mut read) = (Vec::new(), Vec::new());
    renderer.origins(&View::new(&corpus), &mut origins).unwrap();
    renderer.documents(&documents, &mut read).unwrap();
    for (name, lines) in [("origin", origins), ("document", read)] {
        let schema = schema(name);
        assert!(jsonschema::meta::is_valid(&schema), "{name} is no JSON Schema");
        for line in String::from_utf8(lines).unwrap().lines() {
            assert_eq!(errors(&schema, &serde_json::from_str(line).unwrap()), Vec::<String>::new(), "{line}");
        }
    }
}

#[test]
fn what_has_changed_is_as_its_schema_has_it() {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: String| {
        let path = folder.path().join(name);
        fs::write(&path, text).unwrap();
        path.to_str().unwrap().to_owned()
    };
    let articles = |tolls: &[u32]| -> String {
        let article =
            |n: &u32| json!({ "id": n.to_string(), "text": format!("The fire in Hull on Monday killed {n} people.") });
        tolls.iter().map(|n| format!("{}\n", article(n))).collect()
    };
    let report = |records: &[Value]| records.iter().map(|record| format!("{record}\n")).collect::<String>();
    let few = write("few.jsonl", articles(&[3, 4]));
    let more = write("more.jsonl", articles(&[3, 4, 5]));
    let one = write("one.jsonl", articles(&[3]));
    let old = write("old.jsonl", report(&lines(&["compare", &few])));
    let new = write("new.jsonl", report(&lines(&["compare", &more])));
    let (change, finding) = (strict(schema("change")), strict(schema("finding")));
    let changed = lines(&["diff", &old, &new]);
    let gone = lines(&["compare", &one, "--baseline", &old]);
    assert!(!changed.is_empty() && changed.iter().any(|record| record["change"] == "changed"), "{changed:?}");
    assert!(!gone.is_empty() && gone.iter().all(|record| record["change"] == "gone"), "{gone:?}");
    for record in changed.iter().chain(&gone) {
        assert_eq!(errors(&change, record), Vec::<String>::new(), "{record}");
    }
    let now = lines(&["compare", &more, "--baseline", &old]);
    assert!(now.iter().any(|record| record["change"] == "changed"), "{now:?}");
    for record in now.iter().filter(|record| record["change"] != "gone") {
        assert_eq!(errors(&finding, record), Vec::<String>::new(), "{record}");
    }
}

#[test]
fn a_record_that_is_wrong_is_seen() {
    let finding = lines(&["compare", "data/articles"]).swap_remove(0);
    let schema = schema("finding");
    assert_eq!(errors(&schema, &finding), Vec::<String>::new());
    for key in schema["required"].as_array().unwrap() {
        let mut without = finding.clone();
        without.as_object_mut().unwrap().shift_remove(key.as_str().unwrap());
        assert!(!errors(&schema, &without).is_empty(), "{key} is not missed");
    }
    for (place, wrong) in [
        ("/version", json!(2)),
        ("/id", json!("xyz")),
        ("/relation", json!("quarrel")),
        ("/confidence", json!(1.5)),
        ("/positions", json!([])),
        ("/positions/0/claims/0/start", json!(-1)),
        ("/positions/0/claims/0/factuality", json!("sure")),
        ("/positions/0/claims/0/published", json!("yesterday")),
    ] {
        let mut changed = finding.clone();
        *changed.pointer_mut(place).unwrap() = wrong;
        assert!(!errors(&schema, &changed).is_empty(), "{place} is not seen");
    }
}

#[test]
fn input_is_as_the_schema_of_documents_has_it() {
    let text =
        fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("data/articles/chile/wires.jsonl")).unwrap();
    let schema = schema("document");
    assert!(jsonschema::meta::is_valid(&schema));
    for line in text.lines() {
        assert_eq!(errors(&schema, &serde_json::from_str(line).unwrap()), Vec::<String>::new(), "{line}");
    }
    assert!(!errors(&schema, &json!({ "id": "a" })).is_empty());
}
