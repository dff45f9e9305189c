//! What lasts from one run to the next, through the command: review files, former reports, what differs between two.

use serde_json::Value;
use std::fs;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

/// A folder to work in, with the articles `a.jsonl`.
struct Desk(tempfile::TempDir);

impl Desk {
    fn new(articles: &[(&str, &str)]) -> Self {
        let desk = Self(tempfile::tempdir().unwrap());
        desk.articles("a.jsonl", articles);
        desk
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn articles(&self, name: &str, articles: &[(&str, &str)]) {
        let line = |(source, text): &(&str, &str)| {
            let id = format!("{name}/{source}");
            serde_json::json!({"id": id, "source": source, "published": "2023-05-03", "text": text}).to_string() + "\n"
        };
        fs::write(self.path(name), articles.iter().map(line).collect::<String>()).unwrap();
    }

    fn run(&self, args: &str) -> Output {
        Command::new(env!("CARGO_BIN_EXE_gainsay"))
            .args(args.split(' '))
            .current_dir(self.0.path())
            .env_remove("NO_COLOR")
            .stdin(Stdio::null())
            .output()
            .unwrap()
    }

    /// What a command writes as lines of JSON.
    fn lines(&self, args: &str) -> Vec<Value> {
        let output = self.run(&format!("{args} -f jsonl"));
        assert_ne!(output.status.code(), Some(2), "{}", stderr(&output));
        String::from_utf8(output.stdout).unwrap().lines().map(|line| serde_json::from_str(line).unwrap()).collect()
    }

    /// A review of the findings of `a.jsonl` that dismisses the one on the toll.
    fn dismiss_the_toll(&self) {
        let finding = toll(&self.lines("compare a.jsonl")).unwrap().clone();
        let answers = finding["positions"].as_array().unwrap().iter().map(|position| {
            let claim = &position["claims"][0];
            format!(
                "  {{ value = {}, source = {}, document = {}, quote = {} }},\n",
                position["value"], claim["source"], claim["document"], claim["quote"]
            )
        });
        let answers: String = answers.collect();
        let (id, question) = (finding["id"].as_str().unwrap(), &finding["question"]);
        let table = format!(
            "version = 1\n[findings.{id}]\nstatus = \"dismissed\"\nreason = \"one was counted twice\"\nby = \"Ana\"\n\
             on = 2023-05-04\nrelation = \"conflict\"\nattribute = \"casualties.killed\"\nquestion = {question}\n\
             answers = [\n{answers}]\n"
        );
        fs::write(self.path("review.toml"), table).unwrap();
    }
}

const FIRE: [(&str, &str); 2] = [
    ("Gazette", "A fire in a hotel in Hull killed three people on Tuesday, police said. The hotel was full."),
    ("Herald", "Four people were killed by a fire in a hotel in Hull on Tuesday, the fire service said."),
];
const MORE: (&str, &str) = ("Courier", "The fire in a hotel in Hull on Tuesday killed seven people.");

fn toll(findings: &[Value]) -> Option<&Value> {
    findings.iter().find(|finding| finding["attribute"] == "casualties.killed")
}

fn stderr(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

fn stdout(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned()
}

/// Standard output without the breaks of its lines.
fn words(output: &Output) -> String {
    stdout(output).split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn what_is_dismissed_stays_away_until_its_answers_change() {
    let desk = Desk::new(&FIRE);
    desk.dismiss_the_toll();
    let output = desk.run("compare a.jsonl --review review.toml -f text");
    assert_eq!(output.status.code(), Some(0), "nothing is left that asks for an editor's eye: {}", stdout(&output));
    assert!(stderr(&output).contains("1 settled in the review, not shown"));
    assert!(words(&output).contains("Settled in the review: 1 (--all-reviewed shows them)."));

    let all = desk.lines("compare a.jsonl --review review.toml --all-reviewed");
    let review = &toll(&all).unwrap()["review"];
    assert_eq!(
        *review,
        serde_json::json!({"status": "dismissed", "reason": "one was counted twice", "by": "Ana", "on": "2023-05-04",
            "changed_since": false})
    );

    // Crawled anew: other ids, another order, a word more in one of the sentences.
    let edited = FIRE[0].1.replace("a hotel", "a big hotel");
    desk.articles("b.jsonl", &[FIRE[1], (FIRE[0].0, &edited)]);
    assert_eq!(desk.run("compare b.jsonl --review review.toml").status.code(), Some(0));

    desk.articles("c.jsonl", &[FIRE[0], FIRE[1], MORE]);
    let output = desk.run("compare c.jsonl --review review.toml -f text");
    assert_eq!(output.status.code(), Some(1));
    let text = words(&output);
    assert!(text.contains("Review: CHANGED SINCE dismissed by Ana on 2023-05-04: one was counted twice"), "{text}");
    let csv = stdout(&desk.run("compare c.jsonl --review review.toml -f csv"));
    assert!(csv.lines().next().unwrap().ends_with(",review,review_changed,review_reason,review_by,review_on"));
    assert!(csv.contains(",dismissed,yes,one was counted twice,Ana,2023-05-04"), "{csv}");
}

#[test]
fn a_review_file_that_is_wrong_is_told_with_its_line() {
    let desk = Desk::new(&FIRE);
    fs::write(desk.path("review.toml"), "version = 1\n\n[findings.12]\nstatus = \"done\"\n").unwrap();
    let output = desk.run("compare a.jsonl --review review.toml");
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).contains("error: review.toml: line 4: unknown variant `done`"), "{}", stderr(&output));
    let output = desk.run("compare a.jsonl --review none.toml");
    assert!(stderr(&output).contains("error: can't read none.toml: "), "{}", stderr(&output));
}

#[test]
fn a_former_report_leaves_only_what_is_new() {
    let desk = Desk::new(&FIRE);
    for format in ["csv", "jsonl"] {
        let former = format!("old.{format}");
        assert_eq!(desk.run(&format!("compare a.jsonl -o {former}")).status.code(), Some(1));
        let output = desk.run(&format!("compare a.jsonl --baseline {former} -f jsonl"));
        assert_eq!((output.status.code(), stdout(&output).as_str()), (Some(0), ""));

        desk.articles("b.jsonl", &[FIRE[0], FIRE[1], MORE]);
        let findings = desk.lines(&format!("compare b.jsonl --baseline {former}"));
        assert_eq!(toll(&findings).unwrap()["change"], "changed");

        desk.articles("c.jsonl", &FIRE[..1]);
        let output = desk.run(&format!("compare c.jsonl --baseline {former} -f text"));
        assert!(stderr(&output).contains("gone: How many people were killed? 3 / 4 ["), "{}", stderr(&output));
        assert!(stdout(&output).contains("== Gone since the former report =="), "{}", stdout(&output));
        let gone = desk.lines(&format!("compare c.jsonl --baseline {former}"));
        assert_eq!(toll(&gone).unwrap()["change"], "gone");
        let csv = stdout(&desk.run(&format!("compare c.jsonl --baseline {former} -f csv")));
        let mut reader = csv::Reader::from_reader(csv.as_bytes());
        let column = reader.headers().unwrap().iter().position(|name| name == "change").unwrap();
        let rows: Vec<csv::StringRecord> = reader.records().map(|row| row.unwrap()).collect();
        assert!(rows.iter().any(|row| row[1] == *"conflict") && rows.iter().all(|row| row[column] == *"gone"));
        // What was gone already is not gone again.
        fs::write(desk.path("c.csv"), csv).unwrap();
        assert_eq!(desk.lines("compare c.jsonl --baseline c.csv"), Vec::<Value>::new());
    }
    fs::write(desk.path("no-report.csv"), "a,b\n1,2\n").unwrap();
    let output = desk.run("compare a.jsonl --baseline no-report.csv");
    assert!(stderr(&output).contains("no-report.csv: no column `finding_id`"), "{}", stderr(&output));
}

#[test]
fn diff_tells_new_gone_and_changed() {
    let desk = Desk::new(&FIRE);
    desk.articles("b.jsonl", &[FIRE[0], FIRE[1], MORE]);
    desk.run("compare a.jsonl -o old.csv");
    desk.run("compare b.jsonl -o new.jsonl");
    let output = desk.run("diff old.csv new.jsonl");
    assert_eq!(output.status.code(), Some(1));
    assert!(stdout(&output).contains("    was CONFLICT: 3 (Gazette); 4 (Herald)\n"), "{}", stdout(&output));
    assert!(stdout(&output).contains("0 new, 0 gone, 1 changed, 0 the same."));
    let lines = desk.lines("diff new.jsonl old.csv");
    assert_eq!((&lines[0]["change"], &lines[0]["before"]["positions"][2]["value"]), (&"changed".into(), &"7".into()));
    assert_eq!(desk.run("diff old.csv old.csv").status.code(), Some(0));
    assert_eq!(desk.run("diff old.csv new.jsonl --exit-zero").status.code(), Some(0));
    assert_eq!(desk.run("diff old.csv nothing.csv").status.code(), Some(2));
}

#[test]
fn explain_tells_what_every_stage_made_of_a_finding() {
    let desk = Desk::new(&FIRE);
    let finding = toll(&desk.lines("compare a.jsonl")).unwrap().clone();
    let id = &finding["id"].as_str().unwrap()[..8];
    let text = stdout(&desk.run(&format!("explain {id} a.jsonl")));
    for expected in [
        "casualties.killed of ",
        "CONFLICT: ",
        "“three people” is {3}; said by police (say), certain",
        "predicate kill: rule 1 (evoked by the class kill",
        "killed           kill           VBD",
        "3 and 4: disjoint",
        "affinity +",
        "attribute 0.80 × alignment 1.00 × subject 1.00 × number of answers 1.00",
    ] {
        assert!(text.contains(expected), "{expected}: {text}");
    }
    let lines = desk.lines(&format!("explain {id} a.jsonl"));
    assert_eq!(lines[0]["id"], finding["id"]);
    let tokens = lines[0]["answers"][0]["claims"][0]["tokens"].as_array().unwrap();
    assert!(tokens.iter().any(|token| token["is_trigger"] == true && token["lemma"] == "kill"));
    assert!(
        stderr(&desk.run("explain 0000 a.jsonl"))
            .contains("no finding of these documents has an id that begins with 0000")
    );
    assert_eq!(desk.run("explain xyz a.jsonl").status.code(), Some(2));
}

#[test]
fn what_was_decided_is_a_review_of_claims_without_a_rating() {
    let desk = Desk::new(&FIRE);
    desk.dismiss_the_toll();
    let written = |args: &str| -> Vec<Value> {
        let log: Value = serde_json::from_str(&stdout(&desk.run(&format!("compare {args} -f jsonld")))).unwrap();
        log["@graph"].as_array().unwrap().clone()
    };
    let reviews = |nodes: &[Value]| nodes.iter().filter(|n| n["@type"] == "ClaimReview").cloned().collect::<Vec<_>>();
    assert!(reviews(&written("a.jsonl")).is_empty());
    assert!(reviews(&written("a.jsonl --review review.toml")).is_empty(), "what is settled is not shown");

    let nodes = written("a.jsonl --review review.toml --all-reviewed");
    let [review] = &reviews(&nodes)[..] else { panic!("{nodes:?}") };
    assert_eq!(review["author"]["name"], "Ana");
    assert_eq!(review["datePublished"], "2023-05-04");
    assert_eq!(review["reviewBody"], "one was counted twice");
    assert_eq!(review["gainsay:status"], "dismissed");
    assert_eq!(review["claimReviewed"], "How many people were killed? 3 / 4");
    assert!(review.get("reviewRating").is_none());
    for item in review["itemReviewed"].as_array().unwrap() {
        assert!(nodes.iter().any(|node| node["@type"] == "Claim" && node["@id"] == item["@id"]), "{item}");
    }

    // Read back, it takes no side and hides no claim.
    let reread = |review: &str| {
        desk.run(&format!("compare a.jsonl {review} -o kept.jsonld"));
        desk.lines("compare --relations all kept.jsonld")
    };
    assert_eq!(reread("--review review.toml --all-reviewed"), reread(""));

    desk.articles("a.jsonl", &[FIRE[0], FIRE[1], MORE]);
    assert!(reviews(&written("a.jsonl --review review.toml")).is_empty(), "other answers were not decided on");
}
