//! Reading what people have: pages as browsers, servers and crawlers saved them, packed files, lists of paths.
//!
//! `tests/inputs/saved` holds copies of the pages of `tests/inputs/pages`, made by `tests/inputs/make.py` with the tools that
//! make such files: gzip, bzip2, zstd, warcio.

use serde_json::Value;
use std::collections::BTreeSet;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

fn gainsay(args: &[&str]) -> Output {
    with_stdin(args, b"")
}

fn with_stdin(args: &[&str], stdin: &[u8]) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_gainsay"))
        .args(args)
        .current_dir(inputs())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(stdin).unwrap();
    child.wait_with_output().unwrap()
}

fn inputs() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/inputs")
}

fn lines(output: &Output) -> Vec<Value> {
    let text = String::from_utf8(output.stdout.clone()).unwrap();
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

fn stderr(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

/// The documents as they are read, and how the run ended.
fn documents(args: &[&str]) -> (Vec<Value>, Option<i32>) {
    let output = gainsay(&[&["claims", "--dump-text", "-q", "-f", "jsonl"], args].concat());
    (lines(&output), output.status.code())
}

#[test]
fn a_page_reads_the_same_in_every_encoding() {
    let copies: Vec<String> = fs::read_dir(inputs().join("saved"))
        .unwrap()
        .map(|entry| format!("saved/{}", entry.unwrap().file_name().to_string_lossy()))
        .filter(|path| path.starts_with("saved/kurier."))
        .collect();
    let paths: Vec<&str> = copies.iter().map(String::as_str).collect();
    let (pages, status) = documents(&paths);
    assert_eq!((pages.len(), status), (6, Some(0)));
    for page in &pages {
        let text = page["text"].as_str().unwrap();
        assert!(text.contains("GÖTEBORG, March 12 – The Danish ferry Marie Havn struck a sandbank"), "{page}");
        assert!(text.contains("said Åsa Öberg, 31, of Malmö."), "{page}");
        assert!(!text.contains("Reprint only with permission"), "{page}");
        assert_eq!(page["text"], pages[0]["text"]);
        assert_eq!(page["published"], "2019-03-12");
        assert_eq!(page["author"], "Søren Ågård");
        assert_eq!(page["url"], "http://www.nordisk-kurier.example/2019/0312-7.htm");
        assert_eq!(page["source"], "nordisk-kurier.example");
    }
}

#[test]
fn the_article_is_told_from_the_page() {
    let (pages, _) = documents(&["pages/harbour.html"]);
    let page = &pages[0];
    assert_eq!(page["title"], "Ferry runs aground off Skagen, 14 hurt");
    assert_eq!(page["source"], "Harbour Gazette");
    assert_eq!(page["published"], "2019-03-12T18:40");
    assert_eq!(page["author"], "Mette Kær, Tom O’Dell");
    assert_eq!(page["url"], "https://www.harbourgazette.example/news/2019/03/ferry-runs-aground");
    let text = page["text"].as_str().unwrap();
    for part in [
        "Fourteen passengers were\ninjured",
        "lifted the injured to the hospital in Hjørring",
        "The police have opened an",
    ] {
        assert!(text.contains(&part.replace('\n', " ")), "{part}: {text}");
    }
    for furniture in [
        "143 partners",
        "Subscribe",
        "Share on",
        "Cruise the fjords",
        "herring",
        "Read also",
        "Never again",
        "rights reserved",
        "Buy a boat",
    ] {
        assert!(!text.contains(furniture), "{furniture}: {text}");
    }
}

#[test]
fn packed_files_are_known_by_their_content() {
    let (pages, status) = documents(&[
        "pages/harbour.html",
        "saved/harbour.html.gz",
        "saved/harbour.html.bz2",
        "saved/harbour.html.zst",
        "saved/harbour.page",
    ]);
    assert_eq!((pages.len(), status), (5, Some(0)));
    for page in &pages {
        for field in ["source", "published", "title", "text", "url"] {
            assert_eq!(page[field], pages[0][field]);
        }
    }
    let output = with_stdin(
        &["claims", "--dump-text", "-f", "jsonl", "-"],
        &fs::read(inputs().join("saved/harbour.html.bz2")).unwrap(),
    );
    assert_eq!(lines(&output)[0]["text"], pages[0]["text"]);
}

#[test]
fn an_archive_holds_the_pages_that_were_crawled() {
    let (pages, _) = documents(&["pages/harbour.html", "pages/tide.html", "saved/kurier.windows-1252.html"]);
    for (archive, name) in [("saved/crawl.warc", "crawl.warc"), ("saved/crawl.warc.gz", "crawl.warc.gz")] {
        let (crawled, status) = documents(&[archive]);
        assert_eq!(status, Some(0));
        let ids: Vec<&str> = crawled.iter().map(|page| page["id"].as_str().unwrap()).collect();
        assert_eq!(ids, [2, 3, 6].map(|number| format!("{name}:{number}")));
        assert_eq!(crawled[0]["text"], pages[0]["text"]);
        let straight = |page: &Value| page["text"].as_str().unwrap().replace('’', "'");
        assert_eq!(straight(&crawled[1]), straight(&pages[1]));
        assert!(straight(&crawled[1]).contains("Piotr Wiśniewski"));
        assert_eq!(crawled[2]["text"], pages[2]["text"]);
        assert_eq!(crawled[1]["fetched"], "2019-03-13T09:00:00Z");
    }
}

#[test]
fn a_mixed_folder_is_compared_as_a_whole() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    fs::copy(inputs().join("saved/harbour.html.zst"), at("harbour.html.zst")).unwrap();
    fs::copy(inputs().join("saved/kurier.utf-16.html"), at("0312-7.htm")).unwrap();
    fs::create_dir(at("0312-7_files")).unwrap();
    fs::write(at("0312-7_files/style.css"), "body { color: black }").unwrap();
    fs::write(
        at("wire.rss"),
        "<rss version='2.0'><channel><title>Sea Wire</title><item><title>Ferry aground off Skagen</title>\
         <pubDate>Tue, 12 Mar 2019 10:05:00 +0100</pubDate><description>&lt;p&gt;The ferry Marie Havn ran aground off Skagen on \
         Tuesday morning, the coast guard said. Eleven passengers were injured.&lt;/p&gt;</description></item></channel></rss>",
    )
    .unwrap();
    fs::write(
        at("blog.md"),
        "---\ndate: 2019-03-14\noutlet: Sandbank\n---\n# Marie Havn runs aground\n\nThe ferry *Marie Havn* ran aground off Skagen \
         on Tuesday. **Fourteen** passengers were injured, the coast guard said.\n",
    )
    .unwrap();
    let output = gainsay(&["compare", folder.path().to_str().unwrap(), "-f", "jsonl"]);
    assert_eq!(output.status.code(), Some(1), "{}", stderr(&output));
    let injured = lines(&output)
        .into_iter()
        .find(|finding| finding["attribute"] == "casualties.injured")
        .expect("the numbers of injured differ");
    let values: BTreeSet<String> = injured["positions"]
        .as_array()
        .unwrap()
        .iter()
        .map(|position| position["value"].as_str().unwrap().to_owned())
        .collect();
    assert_eq!(values, ["11", "14", "19"].map(str::to_owned).into());
}

#[test]
fn positions_count_in_the_text_that_is_dumped() {
    let folder = tempfile::tempdir().unwrap();
    let dump = folder.path().join("dump.jsonl");
    for pages in [&["pages"][..], &["saved/crawl.warc.gz"]] {
        let output = gainsay(&[&["claims", "--dump-text", "-o", dump.to_str().unwrap()], pages].concat());
        assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
        let texts: Vec<Value> =
            fs::read_to_string(&dump).unwrap().lines().map(|line| serde_json::from_str(line).unwrap()).collect();
        let claims = gainsay(&[&["claims", "-f", "jsonl"], pages].concat());
        assert!(lines(&claims).len() > 10);
        for claim in lines(&claims) {
            let document = texts.iter().find(|text| text["id"] == claim["document"]).unwrap();
            let field = document[claim["field"].as_str().unwrap()].as_str().unwrap();
            let (start, end) = (claim["start"].as_u64().unwrap() as usize, claim["end"].as_u64().unwrap() as usize);
            assert_eq!(claim["quote"], field.chars().skip(start).take(end - start).collect::<String>());
        }
        // What was dumped reads back as the same documents.
        let again = gainsay(&["claims", "-f", "jsonl", dump.to_str().unwrap()]);
        assert_eq!(claims.stdout, again.stdout);
    }
}

#[test]
fn paths_come_from_lists() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    fs::write(at("a b.txt"), "A ferry sank on Monday, the coast guard said.").unwrap();
    fs::write(at("c\nd.txt"), "Two tugs pulled the ferry free on Tuesday.").unwrap();
    let ids =
        |output: &Output| lines(output).iter().map(|line| line["id"].as_str().unwrap().to_owned()).collect::<Vec<_>>();
    let list = at("list");
    fs::write(&list, format!("{}\r\n\n", at("a b.txt"))).unwrap();
    let args = ["claims", "--dump-text", "-f", "jsonl", "--files-from"];
    assert_eq!(ids(&gainsay(&[&args[..], &[&list]].concat())), ["a b.txt"]);
    let listed = format!("{}\0{}\0", at("c\nd.txt"), at("a b.txt"));
    assert_eq!(ids(&with_stdin(&[&args[..], &["-"]].concat(), listed.as_bytes())), ["c\nd.txt", "a b.txt"]);
    let output = gainsay(&[&args[..], &["no/such/list"]].concat());
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).contains("can't read the list of paths no/such/list"), "{}", stderr(&output));
}

#[test]
fn other_languages_are_set_aside_and_counted() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    fs::write(at("en.txt"), "A ferry sank on Monday, the coast guard said. All of the passengers were saved.").unwrap();
    fs::write(at("de.txt"), "Die Fähre sank am Montag, wie die Küstenwache mitteilte. Alle Fahrgäste wurden gerettet, niemand wurde verletzt.").unwrap();
    let folder = folder.path().to_str().unwrap();
    let output = gainsay(&["claims", "-f", "jsonl", folder]);
    assert_eq!(output.status.code(), Some(0));
    assert!(stderr(&output).contains("set aside: ") && stderr(&output).contains("de.txt: in German, not English"));
    assert!(stderr(&output).contains("1 document read, 1 set aside (not in English)"), "{}", stderr(&output));
    let output = gainsay(&["claims", "-f", "jsonl", "--any-language", folder]);
    assert!(stderr(&output).contains("2 documents read\n"), "{}", stderr(&output));
    let output = gainsay(&["claims", &at("de.txt")]);
    assert_eq!(output.status.code(), Some(2));
}

#[test]
fn copies_of_one_report_are_one_origin() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/articles");
    let output = gainsay(&["origins", "-f", "jsonl", folder.to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(0));
    let origins = lines(&output);
    let documents = |origin: &Value| {
        origin["documents"].as_array().unwrap().iter().map(|d| d["document"].clone()).collect::<Vec<_>>()
    };
    let copies: Vec<_> = origins.iter().map(documents).filter(|documents| documents.len() > 1).collect();
    assert_eq!(copies, [["iceland/Lowland Post.txt", "iceland/Meridian Times.txt"].map(Value::from).to_vec()]);
    let all: usize = origins.iter().map(|origin| documents(origin).len()).sum();
    assert_eq!(all, 18);
    let text = String::from_utf8(gainsay(&["origins", "-f", "text", folder.to_str().unwrap()]).stdout).unwrap();
    assert!(text.contains("== 2 copies of one report"), "{text}");
    assert!(text.trim_end().ends_with("18 documents, 17 voices."), "{text}");
}

#[test]
fn each_limit_has_a_flag_and_an_error_that_names_it() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    let article = "A ferry with 20 people aboard sank on Monday, the coast guard said.";
    fs::write(at("a.txt"), article).unwrap();
    fs::write(at("a.jsonl"), format!("{{\"text\": \"{article}\", \"x\": [[[[1]]]]}}\n")).unwrap();
    fs::write(at("a.json"), format!("[{{\"text\": \"{article}\"}}]")).unwrap();
    fs::write(at("a.html"), format!("<div><div><div>{article}</div></div></div>")).unwrap();
    let packed = |bytes: &[u8]| {
        let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
        encoder.write_all(bytes).unwrap();
        encoder.finish().unwrap()
    };
    fs::write(at("a.txt.gz"), packed((0..40_000).map(|n| format!("{article} {n}\n")).collect::<String>().as_bytes()))
        .unwrap();
    for (file, flags) in [
        ("a.txt", &["--max-document-size", "60"][..]),
        ("a.txt", &["--max-line-length", "60"]),
        ("a.jsonl", &["--max-line-length", "60"]),
        ("a.jsonl", &["--max-nesting", "4"]),
        ("a.json", &["--max-file-size", "60"]),
        ("a.html", &["--max-nesting", "2"]),
        ("a.txt.gz", &["--max-ratio", "10"]),
    ] {
        let output = gainsay(&[&["claims", "--dump-text", "-f", "jsonl", &at(file)], flags].concat());
        assert_eq!(output.status.code(), Some(2), "{file} {flags:?}");
        assert!(stderr(&output).contains(flags[0]), "{file} {flags:?}: {}", stderr(&output));
        let output = gainsay(&["claims", "--dump-text", "-f", "jsonl", &at(file)]);
        assert_eq!(output.status.code(), Some(0), "{file}: {}", stderr(&output));
    }
    #[cfg(unix)]
    {
        let links = at("links");
        fs::create_dir(&links).unwrap();
        std::os::unix::fs::symlink(at("a.txt"), format!("{links}/a.txt")).unwrap();
        let output = gainsay(&["claims", &links, "--max-links", "0"]);
        assert!(stderr(&output).contains("raise --max-links"), "{}", stderr(&output));
    }
}
