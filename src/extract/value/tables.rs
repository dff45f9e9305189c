//! Reads the tables of `data/values/` into the lexicon.

use super::{
    Hedge,
    lexicon::{DayPart, Emergency, Entry, Holiday, Measure, NumberWord, Phrases, Unit},
};
use crate::knowledge::knowledge;
use jiff::civil::Weekday;
use rustc_hash::FxHashMap;
use serde::Deserialize;
use smol_str::SmolStr;
use std::collections::BTreeMap;

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
    multiples: BTreeMap<SmolStr, f64>,
    multiplied: Nouned,
}

#[derive(Deserialize)]
struct Nouned {
    nouns: Vec<SmolStr>,
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

/// The words of the lexicon.
pub(super) type Table = FxHashMap<SmolStr, Entry>;

/// Number words.
pub(super) fn read_numbers(words: &mut Table) {
    let numbers: Numbers = knowledge!("values/numbers.toml");
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
    for (word, x) in numbers.multiples {
        words.entry(word).or_default().multiple = Some(x);
    }
    for word in numbers.multiplied.nouns {
        words.entry(word).or_default().multiplied = true;
    }
    for (word, x) in numbers.times {
        words.entry(word).or_default().times = Some(x);
    }
}

/// Units of time, months, days of the week, parts of the day, zones, seasons.
pub(super) fn read_times(words: &mut Table) {
    let times: Times = knowledge!("values/time.toml");
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

/// Nouns that decide what a number beside them is.
pub(super) fn read_nouns(words: &mut Table) -> Emergency {
    let nouns: Nouns = knowledge!("values/nouns.toml");
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

/// Units, percentages and currencies after a number; currency signs and codes before it.
pub(super) fn read_units() -> (Phrases<Measure>, Phrases<SmolStr>) {
    let units: Units = knowledge!("values/units.toml");
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

/// Hedges before and after a number.
pub(super) fn read_hedges(words: &mut Table) -> (Phrases<Hedge>, Phrases<Hedge>) {
    let hedges: Hedges = knowledge!("values/hedges.toml");
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

/// Days with a name.
pub(super) fn read_holidays() -> Phrases<&'static Holiday> {
    let holidays: Holidays = knowledge!("values/holidays.toml");
    let mut phrases = Phrases::new();
    for holiday in holidays.holiday {
        let holiday: &'static Holiday = Box::leak(Box::new(holiday));
        for name in &holiday.names {
            phrases.add(name, holiday);
        }
    }
    phrases
}
