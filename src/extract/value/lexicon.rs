//! The words that values are made of, read once from `data/values/`.

use super::{Hedge, atoms::pieces};
use jiff::civil::Weekday;
use rustc_hash::FxHashMap;
use serde::Deserialize;
use smol_str::SmolStr;
use std::{collections::BTreeMap, sync::LazyLock};

/// What a single word can be within a value. Most words are none of it.
#[derive(Clone, Debug, Default)]
pub(super) struct Entry {
    /// A number word.
    pub number: Option<NumberWord>,
    /// Multiplies digits that it is glued to: the "bn" of "1.5bn".
    pub suffix: Option<f64>,
    /// The denominator of a fraction.
    pub fraction: Option<f64>,
    /// Rank of an ordinal.
    pub ordinal: Option<i64>,
    /// "twice" → 2.
    pub times: Option<f64>,
    /// Month, 1 to 12.
    pub month: Option<i8>,
    /// Day of the week.
    pub weekday: Option<Weekday>,
    /// Whether the day of the week is abbreviated ("Sat"), and so may be another word.
    pub weekday_short: bool,
    /// Seconds of a unit of time.
    pub time_unit: Option<f64>,
    /// The same, for a sign that only counts right after digits ("h").
    pub time_sign: Option<f64>,
    /// First and last month of a season.
    pub season: Option<(i8, i8)>,
    /// A part of the day.
    pub part: Option<&'static DayPart>,
    /// Minutes east of Greenwich, winter and summer.
    pub zone: Option<(i16, i16)>,
    /// Ages that a word such as "teenager" allows.
    pub stage: Option<(f64, f64)>,
    /// Seconds that a word such as "briefly" allows.
    pub length: Option<(f64, f64)>,
    /// Ends an address.
    pub street: bool,
    /// Stands before the number that it bears.
    pub designator: bool,
    /// Has an age.
    pub person: bool,
    /// Comes after a number that is on top of what was told.
    pub on_top: bool,
    /// May begin a value.
    pub starts: bool,
}

/// A number word.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum NumberWord {
    /// Below twenty.
    Unit(f64),
    /// A multiple of ten below a hundred.
    Ten(f64),
    /// Hundred, thousand, million, …
    Magnitude(f64),
    /// A noun for a number: dozen, pair.
    Group(f64),
    /// Anything from … to: several, dozens.
    Vague(f64, f64),
}

/// A part of the day, in minutes after midnight.
#[derive(Clone, Debug, Deserialize)]
pub(super) struct DayPart {
    whole: [f64; 2],
    early: Option<[f64; 2]>,
    late: Option<[f64; 2]>,
    mid: Option<[f64; 2]>,
}

impl DayPart {
    /// Minutes from and to, for the word before it ("early", "late", "mid") if any.
    pub fn minutes(&self, which: &str) -> (i32, i32) {
        let part = match which {
            "early" => self.early,
            "late" => self.late,
            "mid" => self.mid,
            _ => None,
        };
        let [from, to] = part.unwrap_or(self.whole);
        ((from * 60.0) as i32, (to * 60.0) as i32)
    }
}

/// A physical unit: value in `symbol` = written × `factor` + `offset`.
#[derive(Clone, Debug, Deserialize)]
pub(super) struct Unit {
    pub symbol: SmolStr,
    pub factor: f64,
    #[serde(default)]
    pub offset: f64,
    pub shown: SmolStr,
    names: Vec<String>,
    #[serde(default)]
    short: Vec<String>,
}

/// What stands after a number and makes it more than a count.
#[derive(Clone, Debug)]
pub(super) enum Measure {
    /// A physical unit, and whether its name counts right after digits only.
    Unit(&'static Unit, bool),
    /// Per cent.
    Percent,
    /// Percentage points.
    Points,
    /// A currency by code or word.
    Currency(SmolStr),
    /// Hundredths of a currency.
    Coin(SmolStr),
}

/// A day with a name.
#[derive(Clone, Debug, Deserialize)]
pub(super) struct Holiday {
    names: Vec<String>,
    pub day: Option<[i8; 2]>,
    pub nth: Option<[i8; 3]>,
    pub easter: Option<i32>,
    #[serde(default)]
    pub shift: i32,
    #[serde(default = "one")]
    pub days: i32,
}

const fn one() -> i32 {
    1
}

/// Sequences of words, each with what it means; the longest match wins.
#[derive(Debug)]
pub(super) struct Phrases<T> {
    by_first: FxHashMap<SmolStr, Vec<(Vec<SmolStr>, T)>>,
}

impl<T> Phrases<T> {
    fn new() -> Self {
        Self { by_first: FxHashMap::default() }
    }

    fn add(&mut self, phrase: &str, meaning: T) {
        let mut words = pieces(phrase);
        if words.is_empty() {
            return;
        }
        let first = words.remove(0);
        let list = self.by_first.entry(first).or_default();
        list.push((words, meaning));
        list.sort_by_key(|(words, _)| std::cmp::Reverse(words.len()));
    }

    fn firsts(&self) -> impl Iterator<Item = &SmolStr> {
        self.by_first.keys()
    }

    /// The longest phrase that begins at `i` of the words that `word` gives: its length and meaning.
    pub fn longest<'s>(&self, i: usize, word: impl Fn(usize) -> &'s str) -> Option<(usize, &T)> {
        let list = self.by_first.get(word(i))?;
        let fits = |rest: &[SmolStr]| rest.iter().enumerate().all(|(k, w)| word(i + 1 + k) == w.as_str());
        list.iter().find(|(rest, _)| fits(rest)).map(|(rest, meaning)| (i + 1 + rest.len(), meaning))
    }
}

/// All of `data/values/`.
pub(super) struct Lexicon {
    words: FxHashMap<SmolStr, Entry>,
    /// Hedges before a number.
    pub before: Phrases<Hedge>,
    /// Hedges after a number.
    pub after: Phrases<Hedge>,
    /// Units, percentages and currencies after a number.
    pub measures: Phrases<Measure>,
    /// Currency signs and codes before a number.
    pub signs: Phrases<SmolStr>,
    /// Days with a name.
    pub holidays: Phrases<&'static Holiday>,
    /// Emergency numbers.
    pub emergency: Emergency,
}

/// Emergency numbers and the words that show they are dialled.
#[derive(Debug)]
pub(super) struct Emergency {
    pub numbers: Vec<SmolStr>,
    pub dialled_after: Vec<SmolStr>,
    pub dialled_before: Vec<SmolStr>,
}

#[derive(Deserialize)]
struct Numbers {
    units: BTreeMap<SmolStr, f64>,
    tens: BTreeMap<SmolStr, f64>,
    magnitudes: BTreeMap<SmolStr, f64>,
    suffixes: BTreeMap<SmolStr, f64>,
    groups: BTreeMap<SmolStr, f64>,
    vague: BTreeMap<SmolStr, [f64; 2]>,
    fractions: BTreeMap<SmolStr, f64>,
    ordinals: BTreeMap<SmolStr, i64>,
    times: BTreeMap<SmolStr, f64>,
}

#[derive(Deserialize)]
struct Hedges {
    before: BTreeMap<Hedge, Vec<String>>,
    after: BTreeMap<Hedge, Vec<String>>,
    on_top: Words,
}

#[derive(Deserialize)]
struct Words {
    words: Vec<SmolStr>,
}

#[derive(Deserialize)]
struct Units {
    unit: Vec<Unit>,
    percent: Percent,
    money: Money,
}

#[derive(Deserialize)]
struct Percent {
    of_hundred: Vec<String>,
    points: Vec<String>,
}

#[derive(Deserialize)]
struct Money {
    signs: BTreeMap<String, SmolStr>,
    codes: BTreeMap<String, SmolStr>,
    words: BTreeMap<String, SmolStr>,
    coins: BTreeMap<String, SmolStr>,
}

#[derive(Deserialize)]
struct TimeUnit {
    seconds: f64,
    names: Vec<SmolStr>,
    #[serde(default)]
    short: Vec<SmolStr>,
}

#[derive(Deserialize)]
struct Times {
    unit: Vec<TimeUnit>,
    months: BTreeMap<SmolStr, i8>,
    weekdays: BTreeMap<SmolStr, i8>,
    weekday_abbreviations: BTreeMap<SmolStr, i8>,
    seasons: BTreeMap<SmolStr, (i8, i8)>,
    parts: BTreeMap<SmolStr, DayPart>,
    zones: BTreeMap<SmolStr, (i16, i16)>,
    stages: BTreeMap<SmolStr, (f64, f64)>,
    lengths: BTreeMap<SmolStr, (f64, f64)>,
}

#[derive(Deserialize)]
struct Nouns {
    streets: Vec<SmolStr>,
    designators: Vec<SmolStr>,
    persons: Vec<SmolStr>,
    emergency: Vec<SmolStr>,
    dialled_after: Vec<SmolStr>,
    dialled_before: Vec<SmolStr>,
}

#[derive(Deserialize)]
struct Holidays {
    holiday: Vec<Holiday>,
}

/// Words that begin a value without being one themselves.
const OPENERS: &[&str] = &[
    "a",
    "an",
    "the",
    "no",
    "none",
    "both",
    "half",
    "between",
    "from",
    "aged",
    "age",
    "ages",
    "in",
    "mid",
    "early",
    "late",
    "last",
    "next",
    "this",
    "past",
    "previous",
    "coming",
    "yesterday",
    "today",
    "tomorrow",
    "tonight",
    "overnight",
    "noon",
    "midday",
    "midnight",
    "earlier",
    "later",
    "over",
    "end",
    "beginning",
    "start",
    "shortly",
    "just",
    "hours",
    "minutes",
    "magnitude",
    "quarter",
    "three",
    "that",
    "following",
    "same",
    "day",
    "few",
    "moments",
    "nobody",
    "within",
    "every",
    "since",
    "until",
    "by",
    "before",
    "after",
    "final",
    "second",
    "weekend",
    "nineteen",
    "teenaged",
    "teenage",
    "during",
    "throughout",
    "per",
    "weeks",
    "days",
    "months",
    "years",
    "decades",
    "ahead",
];

/// Parses an embedded table.
///
/// The tables are part of the program and a test reads them all, so a fault can't reach a user.
fn table<T: serde::de::DeserializeOwned>(name: &str, text: &str) -> T {
    match toml::from_str(text) {
        Ok(table) => table,
        Err(error) => panic!("data/values/{name}.toml: {error}"),
    }
}

static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::read);

/// The lexicon.
pub(super) fn lexicon() -> &'static Lexicon {
    &LEXICON
}

static NOTHING: LazyLock<Entry> = LazyLock::new(Entry::default);

impl Lexicon {
    /// What `word`, in lower case, can be.
    pub fn entry(&'static self, word: &str) -> &'static Entry {
        self.words.get(word).unwrap_or(&NOTHING)
    }

    fn read() -> Self {
        let mut words: FxHashMap<SmolStr, Entry> = FxHashMap::default();
        read_numbers(&mut words);
        read_times(&mut words);
        let emergency = read_nouns(&mut words);
        let (measures, signs) = read_units();
        let (before, after) = read_hedges(&mut words);
        let holidays = read_holidays();
        let openers = before.firsts().chain(signs.firsts()).chain(holidays.firsts()).cloned();
        for word in openers.chain(OPENERS.iter().map(|w| SmolStr::new_static(w))) {
            words.entry(word).or_default().starts = true;
        }
        for entry in words.values_mut() {
            entry.starts |= entry.number.is_some()
                || entry.fraction.is_some()
                || entry.ordinal.is_some()
                || entry.times.is_some()
                || entry.month.is_some()
                || entry.weekday.is_some()
                || entry.season.is_some()
                || entry.part.is_some()
                || entry.stage.is_some()
                || entry.length.is_some();
        }
        Self { words, before, after, measures, signs, holidays, emergency }
    }
}

type Table = FxHashMap<SmolStr, Entry>;

fn read_numbers(words: &mut Table) {
    let numbers: Numbers = table("numbers", include_str!("../../../data/values/numbers.toml"));
    let mut number = |list: BTreeMap<SmolStr, f64>, make: fn(f64) -> NumberWord| {
        for (word, x) in list {
            words.entry(word).or_default().number = Some(make(x));
        }
    };
    number(numbers.units, NumberWord::Unit);
    number(numbers.tens, NumberWord::Ten);
    number(numbers.magnitudes, NumberWord::Magnitude);
    number(numbers.groups, NumberWord::Group);
    for (word, [low, high]) in numbers.vague {
        words.entry(word).or_default().number = Some(NumberWord::Vague(low, high));
    }
    for (word, x) in numbers.suffixes {
        words.entry(word).or_default().suffix = Some(x);
    }
    for (word, x) in numbers.fractions {
        words.entry(word).or_default().fraction = Some(x);
    }
    for (word, x) in numbers.ordinals {
        words.entry(word).or_default().ordinal = Some(x);
    }
    for (word, x) in numbers.times {
        words.entry(word).or_default().times = Some(x);
    }
}

fn read_times(words: &mut Table) {
    let times: Times = table("time", include_str!("../../../data/values/time.toml"));
    let weekday = |n: i8| Weekday::from_monday_one_offset(n).ok();
    for unit in times.unit {
        for name in unit.names {
            words.entry(name).or_default().time_unit = Some(unit.seconds);
        }
        for name in unit.short {
            words.entry(name).or_default().time_sign = Some(unit.seconds);
        }
    }
    for (word, month) in times.months {
        words.entry(word).or_default().month = Some(month);
    }
    for (word, day) in times.weekdays {
        words.entry(word).or_default().weekday = weekday(day);
    }
    for (word, day) in times.weekday_abbreviations {
        let entry = words.entry(word).or_default();
        entry.weekday = weekday(day);
        entry.weekday_short = true;
    }
    for (word, months) in times.seasons {
        words.entry(word).or_default().season = Some(months);
    }
    for (word, part) in times.parts {
        // Part of the program for as long as it runs, like the table that holds it.
        words.entry(word).or_default().part = Some(Box::leak(Box::new(part)));
    }
    for (word, offsets) in times.zones {
        words.entry(word).or_default().zone = Some(offsets);
    }
    for (word, years) in times.stages {
        words.entry(word).or_default().stage = Some(years);
    }
    for (word, seconds) in times.lengths {
        words.entry(word).or_default().length = Some(seconds);
    }
}

fn read_nouns(words: &mut Table) -> Emergency {
    let nouns: Nouns = table("nouns", include_str!("../../../data/values/nouns.toml"));
    for word in nouns.streets {
        words.entry(word).or_default().street = true;
    }
    for word in nouns.designators {
        words.entry(word).or_default().designator = true;
    }
    for word in nouns.persons {
        words.entry(word).or_default().person = true;
    }
    Emergency { numbers: nouns.emergency, dialled_after: nouns.dialled_after, dialled_before: nouns.dialled_before }
}

fn read_units() -> (Phrases<Measure>, Phrases<SmolStr>) {
    let units: Units = table("units", include_str!("../../../data/values/units.toml"));
    let (mut measures, mut signs) = (Phrases::new(), Phrases::new());
    for unit in units.unit {
        let unit: &'static Unit = Box::leak(Box::new(unit));
        for name in &unit.names {
            measures.add(name, Measure::Unit(unit, false));
        }
        for name in &unit.short {
            measures.add(name, Measure::Unit(unit, true));
        }
    }
    for name in &units.percent.of_hundred {
        measures.add(name, Measure::Percent);
    }
    for name in &units.percent.points {
        measures.add(name, Measure::Points);
    }
    for (sign, code) in &units.money.signs {
        signs.add(sign, code.clone());
        if !sign.starts_with(|c: char| c.is_ascii_alphabetic()) {
            measures.add(sign, Measure::Currency(code.clone()));
        }
    }
    for (name, code) in units.money.codes {
        signs.add(&name, code.clone());
        measures.add(&name, Measure::Currency(code));
    }
    for (name, code) in units.money.words {
        measures.add(&name, Measure::Currency(code));
    }
    for (name, code) in units.money.coins {
        measures.add(&name, Measure::Coin(code));
    }
    (measures, signs)
}

fn read_hedges(words: &mut Table) -> (Phrases<Hedge>, Phrases<Hedge>) {
    let hedges: Hedges = table("hedges", include_str!("../../../data/values/hedges.toml"));
    let phrases = |lists: BTreeMap<Hedge, Vec<String>>| {
        let mut phrases = Phrases::new();
        for (hedge, list) in lists {
            for phrase in list {
                phrases.add(&phrase, hedge);
            }
        }
        phrases
    };
    for word in hedges.on_top.words {
        words.entry(word).or_default().on_top = true;
    }
    (phrases(hedges.before), phrases(hedges.after))
}

fn read_holidays() -> Phrases<&'static Holiday> {
    let holidays: Holidays = table("holidays", include_str!("../../../data/values/holidays.toml"));
    let mut phrases = Phrases::new();
    for holiday in holidays.holiday {
        let holiday: &'static Holiday = Box::leak(Box::new(holiday));
        for name in &holiday.names {
            phrases.add(name, holiday);
        }
    }
    phrases
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_table_is_read() {
        let lexicon = lexicon();
        assert_eq!(lexicon.entry("twelve").number, Some(NumberWord::Unit(12.0)));
        assert_eq!(lexicon.entry("sept").month, Some(9));
        assert!(lexicon.entry("avenue").street);
        assert!(!lexicon.entry("zebra").starts);
    }

    #[test]
    fn the_longest_phrase_wins() {
        let words = ["just", "over", "ten"];
        let found = lexicon().before.longest(0, |i| words.get(i).copied().unwrap_or(""));
        assert_eq!(found.map(|(end, hedge)| (end, *hedge)), Some((2, Hedge::JustOver)));
    }
}
