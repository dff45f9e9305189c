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
//! syllables, so that a million documents speak of 250,000 events at as many places. Each event has details of its own, of which each
//! report tells some: two fires are told in much the same words, but not in the same ones. The same number of documents gives the
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
const COMPANIES: [&str; 4] = [" Logistics", " Holding", " Energy", " Brothers"];
const ENDINGS: [&str; 8] = ["ton", "ville", "burg", "stad", "field", "haven", "grad", "mouth"];

/// What happens, to what, and how it is told.
const KINDS: [(&str, &str, &str); 24] = [
    ("fire", "warehouse", "broke out in"),
    ("fire", "boarding school", "swept through"),
    ("blaze", "furniture market", "engulfed"),
    ("fire", "sawmill", "destroyed"),
    ("collision", "ferry", "involved"),
    ("collision", "tram", "involved"),
    ("crash", "school bus", "wrecked"),
    ("crash", "helicopter", "involved"),
    ("explosion", "refinery", "tore through"),
    ("explosion", "bakery", "wrecked"),
    ("blast", "coal mine", "shook"),
    ("blast", "fireworks factory", "levelled"),
    ("derailment", "freight train", "halted"),
    ("derailment", "funicular", "halted"),
    ("flood", "power station", "reached"),
    ("flood", "campsite", "swept away"),
    ("collapse", "footbridge", "brought down"),
    ("collapse", "grandstand", "brought down"),
    ("landslide", "monastery", "buried"),
    ("avalanche", "ski lodge", "hit"),
    ("tornado", "trailer park", "struck"),
    ("earthquake", "cathedral", "damaged"),
    ("stampede", "concert hall", "emptied"),
    ("shooting", "shopping centre", "emptied"),
];

/// Openings, one for each outlet: {k} kind, {o} object, {v} what it did, {p} place, {d} dead, {h} hurt, {w} day.
const OPENINGS: [&str; 4] = [
    "At least one inquiry was opened after a {k} {v} a {o} in {p} on {w}. Officials said that {d} people were killed and {h} were injured.",
    "{d} people died and {h} were injured when a {k} {v} a {o} in {p} on {w}, police said.",
    "A {k} that {v} a {o} in {p} on {w} killed {d} people and injured {h}, the authorities said.",
    "A {k} {v} a {o} in {p} on {w}. {d} people were killed. {h} others were injured, a spokeswoman for the police said.",
];

/// What else may be known of an event: {a} the mayor, {b} a witness, {c} a company, {s} a street, {n} a number.
const DETAILS: [&str; 40] = [
    "{a}, the mayor of {p}, thanked the crews who had worked through the night.",
    "The cause of the {k} is not known, and inspectors will begin their work once the site is safe.",
    "Roads near the {o} stayed closed for most of the day, and buses were sent another way.",
    "\"We heard a loud noise and ran outside,\" said {b}, who lives across the street.",
    "The owner of the {o} promised to work with the authorities.",
    "Hospitals in the region asked people to give blood.",
    "{b} said that dust could be seen from the other side of {p}.",
    "The council will meet to talk about help for the families, {a} said.",
    "The {o} had been inspected in spring without complaint.",
    "Schools nearby opened two hours late on the next day.",
    "{c}, which runs the {o}, said that it would pay for the funerals.",
    "Windows were broken as far away as {s} Street.",
    "Electricity failed in {n} households.",
    "A gymnasium on {s} Street was opened for those who could not go home.",
    "Divers searched the river until dusk.",
    "A goat that had been given up for dead was found under a cupboard.",
    "Flags on the town hall will hang at half-mast for a week.",
    "{b}, a retired carpenter, carried two children to an ambulance.",
    "Shares of {c} fell sharply in early trading.",
    "The prosecutor has asked {c} for its maintenance records.",
    "Volunteers handed out soup and blankets on {s} Street.",
    "An old oak beside the {o} fell on a row of parked cars.",
    "The military lent {n} tents and a field kitchen.",
    "Engineers had warned of cracks, according to a letter that the newspaper has seen.",
    "Trains between {p} and the coast were cancelled.",
    "The bishop held a service that evening, and candles burned on the steps.",
    "Insurers put the damage in the millions.",
    "{a} had asked for new equipment twice before, minutes of the council show.",
    "Tourists were flown out by a charter of {c}.",
    "A film crew happened to be at work nearby and recorded the first minutes.",
    "The national archive lent experts to dry soaked papers.",
    "Farmers brought tractors to pull lorries out of the mud.",
    "The football match planned for the weekend will not be played.",
    "Bottled water was handed out because a main had burst on {s} Street.",
    "{b} missed the {k} by minutes after stopping for coffee.",
    "The union of {c} called for a day of mourning.",
    "Cranes from a shipyard were brought in to lift the wreckage.",
    "A parliamentary committee wants to hear {a} next month.",
    "Sniffer dogs worked in shifts of {n} minutes.",
    "Telephone lines were overloaded for hours.",
];
/// Of these, how many an event has; a report has two thirds of them.
const KNOWN: usize = 10;

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
        named((0..3).map(|_| self.below(SYLLABLES.len())), ending)
    }

    /// So many of a list, in its order.
    fn some<T: Copy>(&mut self, list: &[T], count: usize) -> Vec<T> {
        let mut left = count.min(list.len());
        let mut some = Vec::new();
        for (place, item) in list.iter().enumerate() {
            if self.below(list.len() - place) < left {
                some.push(*item);
                left -= 1;
            }
        }
        some
    }

    fn person(&mut self) -> String {
        format!("{} {}", FIRST[self.below(FIRST.len())], self.name(""))
    }
}

/// A name put together from syllables, with a capital.
fn named(syllables: impl Iterator<Item = usize>, ending: &str) -> String {
    let mut name: String = syllables.map(|s| SYLLABLES[s]).collect();
    name.push_str(ending);
    name[..1].to_uppercase() + &name[1..]
}

/// The town of an event: its own among the first 331,776.
fn place(event: usize) -> String {
    // Odd and no multiple of 3, so that it goes through all numbers below 24⁴ before one comes again.
    let town = event * 203_713;
    named((0..4).map(|n| town / SYLLABLES.len().pow(n) % SYLLABLES.len()), ENDINGS[event % ENDINGS.len()])
}

/// An event, and the report that has another figure of it.
struct Event {
    kind: (&'static str, &'static str, &'static str),
    place: String,
    people: [String; 2],
    company: String,
    street: String,
    number: usize,
    details: Vec<&'static str>,
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
        let sort = COMPANIES[random.below(COMPANIES.len())];
        let (dead, hurt) = (2 + random.below(9), 20 + random.below(70));
        let planted = match random.below(4) {
            0 => Some(("casualties.killed", dead + 1 + random.below(4))),
            // By more than the dead, whom some count among the hurt.
            1 => Some(("casualties.injured", hurt + 12 + random.below(20))),
            _ => None,
        };
        Self {
            kind: KINDS[random.below(KINDS.len())],
            place: place(number),
            people: [random.person(), random.person()],
            company: random.name(sort),
            street: random.name(""),
            number: 100 + random.below(900),
            details: random.some(&DETAILS, KNOWN),
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
        for sentence in &self.details {
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
                b'c' => write!(out, "{}", self.company),
                b's' => write!(out, "{}", self.street),
                b'n' => write!(out, "{}", self.number),
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
            // "50 others were injured": the killed were, too.
            let value = value.strip_prefix("at least ").map_or(value.clone(), str::to_owned);
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
