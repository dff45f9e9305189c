//! What articles say stays what articles say, in every format: no formula, no script, no markup, no link of their own.

mod hostile;

use hostile::{FORMULAS, MARKUP, SCRIPTS};
use std::collections::BTreeSet;
use std::fs;
use std::process::Command;

/// What a command makes of the hostile articles.
fn output(args: &[&str]) -> String {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("hostile.jsonl");
    fs::write(&path, hostile::articles()).unwrap();
    let output = Command::new(env!("CARGO_BIN_EXE_gainsay")).args(args).arg("-q").arg(path).output().unwrap();
    assert_ne!(output.status.code(), Some(2), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

const COMMANDS: [&[&str]; 4] = [&["compare", "--relations", "all"], &["claims"], &["entities"], &["events"]];

fn is_formula(cell: &str) -> bool {
    let first = cell.trim_start_matches([' ', '"', '\u{FEFF}']).chars().next();
    first.is_some_and(|c| "=+-@＝＋－＠".contains(c)) && cell.trim().parse::<f64>().is_err()
}

#[test]
fn no_cell_is_a_formula() {
    for command in COMMANDS {
        let csv = output(&[command, &["-f", "csv"]].concat());
        let mut rows = 0;
        for row in csv::Reader::from_reader(csv.as_bytes()).records() {
            let row = row.unwrap();
            rows += 1;
            for cell in &row {
                assert!(!is_formula(cell) && !cell.starts_with(['\t', '\r', '\n']), "{command:?}: {cell:?}");
            }
        }
        assert!(rows >= FORMULAS.len(), "{command:?} gives {rows} rows");
        // A spreadsheet that is set to other separators, and to no quotation marks.
        for cell in csv.split([';', '\t', '\r', '\n']) {
            assert!(!is_formula(cell), "{command:?}: {cell:?}");
        }
    }
}

/// The tags of a page, and their attributes.
fn tags(html: &str) -> (BTreeSet<String>, BTreeSet<String>) {
    let (mut names, mut attributes) = (BTreeSet::new(), BTreeSet::new());
    for tag in html.split('<').skip(1) {
        let name: String = tag.chars().take_while(|c| !c.is_whitespace() && *c != '>').collect();
        names.insert(name.trim_start_matches('/').to_ascii_lowercase());
        let inside = tag.split('>').next().unwrap_or("");
        // Values are between quotation marks: what stands outside of those are names.
        for outside in inside.split('"').step_by(2) {
            attributes.extend(outside.split_whitespace().filter_map(|word| word.strip_suffix('=')).map(str::to_owned));
        }
    }
    (names, attributes)
}

/// The page without the style and the script that are the report's own.
fn without_own(page: &str) -> String {
    let cut = |page: &str, start: &str, end: &str| {
        let (before, rest) = page.split_once(start).unwrap();
        format!("{before}{}", rest.split_once(end).unwrap().1)
    };
    let (page, own) = page.rsplit_once("<script>").unwrap();
    assert!(own.ends_with("</script></body></html>"), "the report's own script is not the last");
    cut(page, "<style>", "</style>")
}

#[test]
fn no_tag_and_no_attribute_is_an_articles() {
    let allowed: BTreeSet<&str> = "!doctype html head meta title link body a header p h1 nav main section dl div dt dd h2 table \
        thead tr th td tbody span details summary ul li svg line rect text abbr form fieldset legend label input select \
        option output button kbd h3 article h4 ol figure blockquote mark figcaption bdi cite code footer strong"
        .split_whitespace()
        .collect();
    for command in COMMANDS {
        let page = output(&[command, &["-f", "html"]].concat());
        let (names, attributes) = tags(&without_own(&page));
        let foreign: Vec<&String> = names.iter().filter(|name| !allowed.contains(name.as_str())).collect();
        assert!(foreign.is_empty(), "{command:?}: {foreign:?}");
        assert!(
            !attributes.iter().any(|name| name.starts_with("on") || name == "style" || name == "src"),
            "{attributes:?}"
        );
        for href in page.split(" href=\"").skip(1).map(|rest| rest.split('"').next().unwrap()) {
            let own = href.starts_with('#') || href == "data:,";
            assert!(own || href.starts_with("https://good.example/"), "{command:?}: {href}");
            assert!(!href.contains("good.example@"), "{href}");
        }
        assert!(!page.contains(|c: char| (c.is_control() && c != '\n') || c == '\u{202E}'), "{command:?}");
    }
    // They are there to be read, all the same.
    let page = output(&["compare", "-f", "html"]);
    assert!(page.contains("&lt;img src=x onerror=owned=1&gt;") && page.contains("=cmd|'/c run'!A1"));
}

#[test]
fn no_markup_is_an_articles() {
    let mut options = comrak::Options::default();
    options.extension.table = true;
    options.extension.autolink = true;
    options.extension.strikethrough = true;
    options.extension.footnotes = true;
    options.extension.math_dollars = true;
    options.render.r#unsafe = true;
    for command in COMMANDS {
        let html = comrak::markdown_to_html(&output(&[command, &["-f", "markdown"]].concat()), &options);
        let (names, _) = tags(&html);
        let allowed = ["h1", "h2", "h3", "p", "strong", "code", "table", "thead", "tbody", "tr", "th", "td", "a"];
        let foreign: Vec<&String> = names.iter().filter(|name| !allowed.contains(&name.as_str())).collect();
        assert!(foreign.is_empty(), "{command:?}: {foreign:?}");
        for href in html.split(" href=\"").skip(1) {
            assert!(href.starts_with("https://good.example/"), "{command:?}: {}", &href[..href.len().min(80)]);
        }
        let calls =
            |sign: char| html.split(sign).skip(1).any(|after| after.starts_with(|c: char| c.is_ascii_alphanumeric()));
        let words = html.replace("&#", "");
        assert!(!words.contains("@everyone") && !calls('@') && !words.contains("#1 "), "{command:?} calls somebody");
    }
    let markdown = output(&["compare", "-f", "markdown"]);
    assert!(markdown.contains("Post 1,") || markdown.contains("Post 1]"), "{markdown}");
}

#[test]
fn records_are_one_line_each() {
    for command in COMMANDS {
        let lines = output(&[command, &["-f", "jsonl"]].concat());
        for line in lines.lines() {
            assert!(serde_json::from_str::<serde_json::Value>(line).is_ok_and(|value| value.is_object()), "{line}");
            assert!(!line.contains(char::is_control), "{line:?}");
        }
    }
}

#[test]
fn sarif_links_nowhere_of_an_articles_own() {
    let log: serde_json::Value = serde_json::from_str(&output(&["compare", "-f", "sarif"])).unwrap();
    let run = &log["runs"][0];
    let artifacts = run["artifacts"].as_array().unwrap();
    assert!(artifacts.len() >= FORMULAS.len() + SCRIPTS.len() + MARKUP.len() - 3, "{} artifacts", artifacts.len());
    for artifact in artifacts {
        let uri = artifact["location"]["uri"].as_str().unwrap();
        assert!(uri.starts_with("https://good.example/") || !uri.contains(':'), "{uri}");
        assert!(!uri.starts_with("//") && uri.is_ascii() && !uri.contains(['<', '>', '"', ' ', '\\']), "{uri}");
    }
    for result in run["results"].as_array().unwrap() {
        for place in result["relatedLocations"].as_array().unwrap().iter().chain([result]) {
            let text =
                place["message"]["text"].as_str().unwrap().replace("\\\\", "").replace("\\[", "").replace("\\]", "");
            assert!(!text.contains(['[', ']']), "{text}");
        }
    }
}

#[test]
fn nothing_reaches_the_terminal_raw() {
    for command in COMMANDS {
        let text = output(&[command, &["-f", "text", "--color", "never"]].concat());
        assert!(!text.contains(|c: char| (c.is_control() && c != '\n') || c == '\u{202E}'), "{command:?}");
    }
}
