//! The words that values are made of, read once from `data/values/`.

use super::{
    Hedge,
    atoms::pieces,
    tables::{self, Table},
};
use jiff::civil::Weekday;
use rustc_hash::FxHashMap;
use serde::Deserialize;
use smol_str::SmolStr;
use std::sync::LazyLock;

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
    /// "triple" → 3.
    pub multiple: Option<f64>,
    /// Counted by such a word: "homicide".
    pub multiplied: bool,
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
    pub names: Vec<String>,
    #[serde(default)]
    pub short: Vec<String>,
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
    pub names: Vec<String>,
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
    /// No phrases.
    pub fn new() -> Self {
        Self { by_first: FxHashMap::default() }
    }

    /// Adds a phrase; the longer of two that begin alike is tried first.
    pub fn add(&mut self, phrase: &str, meaning: T) {
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
        let mut words = Table::default();
        tables::read_numbers(&mut words);
        tables::read_times(&mut words);
        let emergency = tables::read_nouns(&mut words);
        let (measures, signs) = tables::read_units();
        let (before, after) = tables::read_hedges(&mut words);
        let holidays = tables::read_holidays();
        let openers = before.firsts().chain(signs.firsts()).chain(holidays.firsts()).cloned();
        for word in openers.chain(OPENERS.iter().map(|w| SmolStr::new_static(w))) {
            words.entry(word).or_default().starts = true;
        }
        for entry in words.values_mut() {
            entry.starts |= entry.number.is_some()
                || entry.fraction.is_some()
                || entry.ordinal.is_some()
                || entry.times.is_some()
                || entry.multiple.is_some()
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
