//! Made-up news to measure by: many events, each reported by several outlets in words and figures of their own.

use gainsay::model::{DateEvidence, Document, Published};
use std::fmt::Write;

const FIRST: &[&str] = &["Marta", "Jonas", "Elif", "Tomas", "Ingrid", "Pavel", "Aisha", "Diego", "Noor", "Henrik"];
const LAST: &[&str] = &[
    "Velasko",
    "Brandt",
    "Oyelaran",
    "Castellano",
    "Hrubec",
    "Lindqvist",
    "Marchetti",
    "Ferreira",
    "Dobson",
    "Yamane",
    "Kowalik",
    "Petrides",
];
const PLACES: &[&str] = &[
    "Trieste", "Bergen", "Leeds", "Malmo", "Porto", "Gdansk", "Rostock", "Galway", "Bilbao", "Turku", "Varna",
    "Patras", "Ghent", "Graz",
];
const OUTLETS: &[&str] = &["Harbour Gazette", "Lowland Post", "Nordic Courier", "Evening Ledger"];
const DAYS: &[&str] = &["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/// What happened, one row a kind: noun, then what was hit.
const KINDS: &[(&str, &str)] = &[
    ("fire", "warehouse"),
    ("collision", "ferry"),
    ("explosion", "refinery"),
    ("derailment", "freight train"),
    ("flood", "power station"),
    ("shooting", "night club"),
];

/// Sentences with slots: {k} kind, {o} object, {p} place, {a} {b} people, {n} {m} numbers, {d} day, {h} hour.
const SENTENCES: &[&str] = &[
    "At least {n} people were killed and {m} others were injured when a {k} struck a {o} in {p} on {d}, officials said.",
    "The {k} began at about {h} p.m., according to a police spokeswoman, {a}.",
    "\"We have never seen anything like it in {p},\" said {b}, the mayor, who visited the site late on {d}.",
    "Rescue workers pulled {m} survivors from the {o} during the night, and {n} of them remain in critical condition.",
    "{a} told reporters that the cause of the {k} was not known and that an inquiry had been opened.",
    "A witness, who asked not to be named, said that he heard a loud bang and saw smoke rise above the {o}.",
    "The owner of the {o} denied reports that safety checks had been skipped last year.",
    "{b} said the city would pay for the treatment of the injured, the youngest of whom is {m} years old.",
    "Two men, aged {m} and 43, were questioned by detectives but were later released without charge.",
    "Hospitals in {p} asked for blood donors, and more than {m} volunteers had come by the next morning.",
    "The prosecutor's office estimated the damage at ${n}.{m} million, a figure that insurers called too low.",
    "Roads around the {o} stayed closed until {d}, and trains were diverted through a neighbouring town.",
    "Neighbours had complained about the {o} for years, a member of the council said after a meeting with residents.",
    "According to {a}, {n} inspectors will examine the {o} before work there is allowed to begin again.",
    "The government sent its minister of the interior to {p}, where flags were lowered on public buildings.",
    "A similar {k} in the same district left one person dead about ten years ago.",
    "\"My brother called me and said he could not get out,\" said a woman whose family had worked at the {o}.",
    "Investigators found parts of a broken valve near the entrance and took them away for tests.",
    "The company, which employs about {m}00 people in {p}, promised to work with the authorities.",
    "It was not clear on {d} night whether anyone was still missing, though {b} spoke of {n} people unaccounted for.",
    "Opposition politicians asked why the alarm was raised only {m} minutes after the {k} began.",
    "{a}, who has led the police in {p} since May, said that there was no sign of a crime.",
    "Schools near the {o} will stay closed for the rest of the week, the council decided.",
    "A memorial service for the victims will be held at the cathedral next {d}, the bishop said.",
    "The last of the flames were put out shortly before {h} a.m. by a crew of {m} firefighters.",
    "Residents were told to keep their windows shut, but no harmful gas was measured in the air.",
    "Experts doubt that the {k} could have been foreseen, since the {o} passed its last inspection in March.",
    "Prime Minister {b} offered his condolences and thanked the rescuers for their courage.",
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

    fn pick<'a>(&mut self, from: &[&'a str]) -> &'a str {
        from[self.below(from.len())]
    }
}

/// `count` documents of about 500 words, four to an event, the same at every call.
pub fn documents(count: usize) -> Vec<Document> {
    (0..count).map(|i| document(i / OUTLETS.len(), i % OUTLETS.len())).collect()
}

fn document(event: usize, outlet: usize) -> Document {
    let mut of_event = Random(event as u64);
    let (kind, object) = KINDS[of_event.below(KINDS.len())];
    // A made-up quarter, so that the number of towns does not bound the number of events.
    let place = format!("{} {}", of_event.pick(PLACES), syllables(&mut of_event));
    let people =
        [0, 1].map(|_| format!("{} {}{}", of_event.pick(FIRST), of_event.pick(LAST), syllables(&mut of_event)));
    let day = of_event.pick(DAYS);
    let (dead, hurt, hour) = (2 + of_event.below(7), 11 + of_event.below(60), 1 + of_event.below(11));
    let mut own = Random((event * OUTLETS.len() + outlet) as u64 ^ 0xda7a);
    // Every other outlet counts differently.
    let (dead, hurt) = (dead + own.below(2), hurt + 3 * own.below(2));
    let mut text = String::with_capacity(3_400);
    for (n, sentence) in SENTENCES.iter().enumerate() {
        // Every report leaves something out, though never how it began.
        if n > 0 && own.below(9) == 0 {
            continue;
        }
        fill(sentence, &mut text, |slot, out| match slot {
            'k' => write!(out, "{kind}"),
            'o' => write!(out, "{object}"),
            'p' => write!(out, "{place}"),
            'a' => write!(out, "{}", people[0]),
            'b' => write!(out, "{}", people[1]),
            'n' => write!(out, "{dead}"),
            'm' => write!(out, "{hurt}"),
            'd' => write!(out, "{day}"),
            _ => write!(out, "{hour}"),
        });
        text.push_str(if n % 3 == 2 { "\n\n" } else { " " });
    }
    let date = jiff::civil::date(2024, 1, 1).saturating_add(jiff::Span::new().days((event % 360) as i64));
    Document {
        id: format!("{event:06}-{outlet}"),
        source: Some(OUTLETS[outlet].to_owned()),
        title: Some(format!("{dead} dead, {hurt} hurt after {kind} at {object} in {place}")),
        published: Some(Published { at: date.at(12, 0, 0, 0), timed: false, evidence: DateEvidence::Metadata }),
        text,
        ..Document::default()
    }
}

fn syllables(random: &mut Random) -> String {
    (0..2).map(|_| random.pick(&["mar", "ten", "vik", "sol", "bru", "kan", "dor", "lis", "gra", "pol"])).collect()
}

fn fill(sentence: &str, out: &mut String, mut slot: impl FnMut(char, &mut String) -> std::fmt::Result) {
    let mut rest = sentence;
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(before);
        let mut chars = after.chars();
        // Writing to a string never fails.
        let _ = slot(chars.next().unwrap_or('?'), out);
        rest = chars.as_str().trim_start_matches('}');
    }
    out.push_str(rest);
}
