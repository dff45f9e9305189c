//! Writes made-up news of many events with contradictions planted in them, and counts how many of those a report found.
//!
//! ```sh
//! cargo run --release --example planted -- write 10000 planted.tsv >news.jsonl
//! gainsay compare -f jsonl --exit-zero news.jsonl >report.jsonl
//! cargo run --release --example planted -- count planted.tsv <report.jsonl
//! ```
//!
//! Every event is reported by four outlets in words of their own. In half of the events one outlet has another figure: that
//! event, the attribute, the two figures and the two documents are a line of `planted.tsv`. Names and places are put together from
//! syllables, so that a million documents speak of 250,000 events at as many places. The same number of documents gives the
//! same bytes on every machine.

use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::fmt::Write as _;
use std::fs::File;
use std::io::{self, BufRead, BufWriter, Write};

const OUTLETS: [&str; 4] = ["Harbour Gazette", "Lowland Post", "Nordic Courier", "Evening Ledger"];
const FIRST: [&str; 12] =
    ["Marta", "Jonas", "Elif", "Tomas", "Ingrid", "Pavel", "Aisha", "Diego", "Noor", "Henrik", "Lucia", "Andrei"];
const SYLLABLES: [&str; 24] = [
    "bar", "den", "fol", "gri", "hal", "kes", "lun", "mor", "nar", "ost", "pel", "rav", "sil", "tor", "ul", "ves",
    "wil", "yar", "zem", "bru", "cor", "dal", "fen", "gal",
];
const ENDINGS: [&str; 8] = ["ton", "ville", "burg", "stad", "field", "haven", "grad", "mouth"];

/// What happens, to what, and how it is told.
const KINDS: [(&str, &str, &str); 6] = [
    ("fire", "warehouse", "broke out in"),
    ("collision", "ferry", "involved"),
    ("explosion", "refinery", "tore through"),
    ("derailment", "freight train", "halted"),
    ("flood", "power station", "reached"),
    ("collapse", "footbridge", "brought down"),
];

/// Openings, one for each outlet: {k} kind, {o} object, {v} what it did, {p} place, {d} dead, {h} hurt, {w} day.
const OPENINGS: [&str; 4] = [
    "At least one inquiry was opened after a {k} {v} a {o} in {p} on {w}. Officials said that {d} people were killed and {h} were injured.",
    "{d} people died and {h} were injured when a {k} {v} a {o} in {p} on {w}, police said.",
    "A {k} that {v} a {o} in {p} on {w} killed {d} people and injured {h}, the authorities said.",
    "A {k} {v} a {o} in {p} on {w}. {d} people were killed. {h} others were injured, a spokeswoman for the police said.",
];

/// What every report may add.
const MORE: [&str; 10] = [
    "{a}, the mayor of {p}, thanked the crews who had worked through the night.",
    "The cause of the {k} is not known, and inspectors will begin their work once the site is safe.",
    "Roads near the {o} stayed closed for most of the day, and buses were sent another way.",
    "\"We heard a loud noise and ran outside,\" said {b}, who lives across the street.",
    "The owner of the {o} promised to work with the authorities.",
    "Hospitals in the region asked people to give blood.",
    "{b} said that smoke could be seen from the other side of {p}.",
    "The council will meet to talk about help for the families, {a} said.",
    "The {o} had been inspected in spring without complaint.",
    "Schools nearby opened two hours late on the next day.",
];

/// Sebastiano Vigna's SplitMix64: the same numbers on every machine.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    fn below(&mut self, n: usize) -> usize {
        (self.next() % n as u64) as usize
    }

    fn name(&mut self, ending: &str) -> String {
        let mut name = String::new();
        for _ in 0..3 {
            name.push_str(SYLLABLES[self.below(SYLLABLES.len())]);
        }
        name.push_str(ending);
        name[..1].to_uppercase() + &name[1..]
    }

    fn person(&mut self) -> String {
        format!("{} {}", FIRST[self.below(FIRST.len())], self.name(""))
    }
}

/// An event, and the report that has another figure of it.
struct Event {
    kind: (&'static str, &'static str, &'static str),
    place: String,
    people: [String; 2],
    date: jiff::civil::Date,
    dead: usize,
    hurt: usize,
    planted: Option<Planted>,
}

struct Planted {
    outlet: usize,
    attribute: &'static str,
    figure: usize,
}

impl Event {
    fn new(number: usize) -> Self {
        let mut random = Random(number as u64);
        let (dead, hurt) = (2 + random.below(9), 20 + random.below(70));
        let planted = match random.below(4) {
            0 => Some(("casualties.killed", dead + 1 + random.below(4))),
            1 => Some(("casualties.injured", hurt + 5 + random.below(20))),
            _ => None,
        };
        Self {
            kind: KINDS[random.below(KINDS.len())],
            place: random.name(ENDINGS[number % ENDINGS.len()]),
            people: [random.person(), random.person()],
            date: jiff::civil::date(2015, 1, 1).saturating_add(jiff::Span::new().days(random.below(3_600) as i64)),
            dead,
            hurt,
            planted: planted.map(|(attribute, figure)| Planted { outlet: random.below(4), attribute, figure }),
        }
    }

    /// The figures of an outlet.
    fn figures(&self, outlet: usize) -> (usize, usize) {
        match &self.planted {
            Some(p) if p.outlet == outlet && p.attribute == "casualties.killed" => (p.figure, self.hurt),
            Some(p) if p.outlet == outlet => (self.dead, p.figure),
            _ => (self.dead, self.hurt),
        }
    }

    fn report(&self, number: usize, outlet: usize) -> serde_json::Value {
        let mut random = Random((number * OUTLETS.len() + outlet) as u64 ^ 0xda7a);
        let mut text = String::new();
        self.fill(OPENINGS[outlet], outlet, &mut text);
        for sentence in MORE {
            if random.below(3) > 0 {
                text.push_str(if random.below(3) == 0 { "\n\n" } else { " " });
                self.fill(sentence, outlet, &mut text);
            }
        }
        let (kind, object, _) = self.kind;
        serde_json::json!({
            "id": id(number, outlet),
            "source": OUTLETS[outlet],
            "title": format!("{} at {object} in {}", kind[..1].to_uppercase() + &kind[1..], self.place),
            "published": self.date.tomorrow().unwrap_or(self.date).to_string(),
            "text": text,
        })
    }

    fn fill(&self, sentence: &str, outlet: usize, out: &mut String) {
        let (dead, hurt) = self.figures(outlet);
        let mut rest = sentence;
        while let Some((before, after)) = rest.split_once('{') {
            out.push_str(before);
            // Writing to a string never fails.
            let _ = match after.as_bytes()[0] {
                b'k' => write!(out, "{}", self.kind.0),
                b'o' => write!(out, "{}", self.kind.1),
                b'v' => write!(out, "{}", self.kind.2),
                b'p' => write!(out, "{}", self.place),
                b'a' => write!(out, "{}", self.people[0]),
                b'b' => write!(out, "{}", self.people[1]),
                b'd' => write!(out, "{dead}"),
                b'h' => write!(out, "{hurt}"),
                _ => write!(out, "{}", self.date.strftime("%A")),
            };
            rest = &after[2..];
        }
        out.push_str(rest);
    }
}

fn id(event: usize, outlet: usize) -> String {
    format!("{event:07}-{outlet}")
}

fn write(documents: usize, side: &str) -> Result<(), Box<dyn Error>> {
    let mut out = BufWriter::new(io::stdout().lock());
    let mut planted = BufWriter::new(File::create(side)?);
    for number in 0..documents.div_ceil(OUTLETS.len()) {
        let event = Event::new(number);
        for outlet in 0..OUTLETS.len() {
            writeln!(out, "{}", event.report(number, outlet))?;
        }
        if let Some(p) = &event.planted {
            let told = if p.attribute == "casualties.killed" { event.dead } else { event.hurt };
            let other = id(number, (p.outlet + 1) % OUTLETS.len());
            writeln!(planted, "{}\t{}\t{}\t{other}\t{told}", p.attribute, id(number, p.outlet), p.figure)?;
        }
    }
    out.flush()?;
    planted.flush()?;
    Ok(())
}

/// Attribute → document → the figures that flagged findings give it.
type Flagged = BTreeMap<(String, String), Vec<(usize, String)>>;

/// Counts the planted contradictions that one flagged finding shows, both documents under their figures, and the flagged
/// findings on the planted attributes in which the documents have the same figures.
fn count(side: &str) -> Result<(), Box<dyn Error>> {
    let mut flagged = Flagged::new();
    let mut findings = BTreeSet::new();
    for (number, line) in io::stdin().lock().lines().enumerate() {
        let finding: serde_json::Value = serde_json::from_str(&line?)?;
        let attribute = finding["attribute"].as_str().unwrap_or_default();
        if !matches!(attribute, "casualties.killed" | "casualties.injured") {
            continue;
        }
        findings.insert(number);
        for position in finding["positions"].as_array().into_iter().flatten() {
            let value = position["value"].as_str().map_or_else(|| position["value"].to_string(), str::to_owned);
            for claim in position["claims"].as_array().into_iter().flatten() {
                let document = claim["document"].as_str().unwrap_or_default().to_owned();
                flagged.entry((attribute.to_owned(), document)).or_default().push((number, value.clone()));
            }
        }
    }
    let (mut all, mut found) = (0, 0);
    for line in std::fs::read_to_string(side)?.lines() {
        let columns: Vec<&str> = line.split('\t').collect();
        let [attribute, document, figure, other, told] = columns[..] else {
            return Err("not a line of planted".into());
        };
        let shown = |document: &str, figure: &str| -> BTreeSet<usize> {
            let rows = flagged.get(&(attribute.to_owned(), document.to_owned()));
            rows.into_iter().flatten().filter(|(_, value)| value == figure).map(|&(number, _)| number).collect()
        };
        all += 1;
        if let Some(number) = shown(document, figure).intersection(&shown(other, told)).next() {
            found += 1;
            findings.remove(number);
        }
    }
    println!(
        "{found} of {all} planted contradictions found; {} flagged findings on tolls were not planted",
        findings.len()
    );
    Ok(())
}

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["write", documents, side] => write(documents.parse()?, side),
        ["count", side] => count(side),
        _ => Err("planted write DOCUMENTS SIDE_FILE >news.jsonl, or planted count SIDE_FILE <report.jsonl".into()),
    }
}
