//! Sentences and the values that must be found in them.

use super::*;
use crate::{
    annotate::Annotator,
    model::{DateEvidence, Field, Span},
};
use jiff::civil::date;
use proptest::prelude::*;
use std::sync::LazyLock;

static ANNOTATOR: LazyLock<Annotator> = LazyLock::new(|| Annotator::new().expect("the models are part of the program"));

/// Published on a Wednesday.
fn context() -> Context {
    let at = date(2015, 9, 30).at(0, 0, 0, 0);
    Context { published: Some(Published { at, timed: false, evidence: DateEvidence::Metadata }) }
}

/// The values of a text as `kind value`, with what they are of and on top of, for comparison.
fn values_in(text: &str, context: &Context) -> Vec<String> {
    let annotated = ANNOTATOR.annotate_text(text);
    let mut out = Vec::new();
    for sentence in &annotated.sentences {
        for found in find(sentence, text, context) {
            let of = found.of.map_or(String::new(), |t| format!(" of {}", sentence.word(t, text)));
            out.push(format!("{}{of}", found.value));
        }
    }
    out
}

fn values(text: &str) -> Vec<String> {
    values_in(text, &context())
}

/// Each line: a sentence, then the values it must give, in order.
fn check(cases: &[(&str, &[&str])]) {
    let wrong: Vec<String> = cases
        .iter()
        .filter_map(|(text, want)| {
            let got = values(text);
            (got != *want).then(|| format!("{text}\n   want {want:?}\n   got  {got:?}"))
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn counts() {
    check(&[
        ("Three dogs barked.", &["3 of dogs"]),
        ("At least 30 people died.", &["at least 30 of people"]),
        ("Dozens of homes burned.", &["24–99 of homes"]),
        ("Nearly 40 villagers fled.", &["36–40 of villagers"]),
        ("Up to 15 boats sank.", &["up to 15 of boats"]),
        ("More than 1,200 workers walked out.", &["more than 1200 of workers"]),
        ("It was a triple homicide.", &["3 of homicide"]),
        ("No injuries were reported.", &["0 of injuries"]),
        ("Half a million people marched.", &["500000 of people"]),
        ("The wave killed 31, 000 people.", &["31000 of people"]),
        ("Some 1, 500 houses fell.", &["1250–1750 of houses"]),
        ("In all 12, 140 and 90 were hurt.", &["12", "140", "90"]),
        ("Several hundred others fled.", &["300–999 of others"]),
        ("A crowd of 22,000 sang.", &["22000 of crowd"]),
        ("He shot over two defenders.", &["2 of defenders"]),
        ("Tens of thousands of fans came.", &["20000–99999 of fans"]),
        ("Two hundred and fifty ships sailed.", &["250 of ships"]),
        ("Between 10 and 20 shops were looted.", &["10–20 of shops"]),
        ("They visited Peru four times.", &["4 of times"]),
        ("A dozen sheep and half a dozen goats escaped.", &["12 of sheep", "6 of goats"]),
    ]);
}

#[test]
fn numbers_that_name_are_no_values() {
    check(&[
        ("A neighbour called 911.", &[]),
        ("He lives at 17 Maple Avenue.", &[]),
        ("The fire began in the 400 block of North Elm Street.", &[]),
        ("They found an AK-47 in Room 9.", &[]),
        ("Call the office on 555-0143.", &[]),
        ("She ranks No. 5 in the world.", &[]),
        ("He walked down 42nd Street.", &[]),
        ("Article 5 was never used.", &[]),
        ("The hotline is open 24/7.", &[]),
        ("Callers can ring 555-HELP.", &[]),
        ("He hit 7-for-14 in the final.", &[]),
        ("The fire broke out in the first block of Oak Street.", &[]),
    ]);
}

#[test]
fn ages() {
    check(&[
        ("A 31-year-old nurse was hurt.", &["31 of nurse"]),
        ("Maria Lopez, 44, spoke first.", &["44 of Lopez"]),
        ("Two women, 25 and 30, were rescued.", &["2 of women", "25 of women", "30 of women"]),
        ("A 3-month-old girl survived.", &["3 months of girl"]),
        ("Maria Lopez, 44, and 31-year-old Peter Falk spoke.", &["44 of Lopez", "31 of Falk"]),
        ("The driver was in his early 20s.", &["20–23 of driver"]),
        ("The singer, who turned 68 on Saturday, is well.", &["68 of singer", "2015-09-26"]),
        ("The 23-year-old's plea failed.", &["23 of old"]),
        ("The 52-year-old was released.", &["52 of old"]),
    ]);
}

#[test]
fn durations() {
    check(&[
        ("They spoke for about ten minutes.", &["PT8M–PT12M"]),
        ("The flight took an hour and 40 minutes.", &["PT1H40M"]),
        ("It ran an hour and 40 minutes longer than planned.", &["at least PT1H40M"]),
        ("The trial lasted two and a half years.", &["P2Y6M"]),
        ("They waited half an hour.", &["PT30M"]),
        ("Three quarters of an hour passed.", &["PT45M"]),
        ("The five-hour hearing ended.", &["PT5H of hearing"]),
        ("A brief speech followed.", &["less than PT1H of speech"]),
        ("More than three hours passed.", &["more than PT3H"]),
        ("The siege lasted four to five days.", &["P4D–P5D"]),
        ("He died two hours later.", &["PT2H"]),
        ("They led with 5:31 left.", &["PT5M31S"]),
    ]);
}

#[test]
fn measures() {
    check(&[
        ("The wave was four metres (13 ft) high.", &["4 m"]),
        ("The firm lost $1.7 billion.", &["USD 1.7 billion"]),
        ("The bridge cost €20m.", &["EUR 20 million"]),
        ("They paid between $10 and $20 million.", &["USD 10 million–USD 20 million"]),
        ("Prices fell by 4.5 per cent.", &["4.5%"]),
        ("A magnitude 6.1 quake struck.", &["6.1 magnitude of quake"]),
        ("It reached 100 degrees Fahrenheit.", &["100 °F"]),
        ("Two-thirds of voters agreed.", &["66.667% of voters"]),
        ("He was held on a $500 bond.", &["USD 500 of bond"]),
        ("They paid A$20 for it.", &["AUD 20"]),
        ("The six-foot-five champion won.", &["6.417 ft of champion"]),
        ("Winds hit 90 mph.", &["90 mph"]),
        ("The crew shipped almost 50,000 tons of coal.", &["45000–50000 t of coal"]),
    ]);
}

#[test]
fn dates() {
    check(&[
        ("The fair opened on 03.12.2021.", &["2021-12-03"]),
        ("The vote was held on December 31, 2016.", &["2016-12-31"]),
        ("The mayor resigned on Tuesday.", &["2015-09-29"]),
        ("The mayor will resign on Tuesday.", &["2015-10-06"]),
        ("The mayor resigned on Sept. 12.", &["2015-09-12"]),
        ("The mayor resigned last week.", &["2015-09-21/2015-09-27"]),
        ("The mill closed in 2005.", &["2005"]),
        ("The mill closed in the 1980s.", &["198X"]),
        ("The mill closed in mid-November.", &["2014-11-11/2014-11-20"]),
        ("They met on 4 September 2013.", &["2013-09-04"]),
        ("The festival ran February 10th-20th.", &["2015-02-10/2015-02-20"]),
        ("He vanished on Christmas Eve.", &["2014-12-24"]),
        ("He vanished three days ago.", &["2015-09-27"]),
        ("He vanished over the weekend.", &["2015-09-25/2015-09-27"]),
        ("He was seen on Monday night.", &["2015-09-28", "night"]),
        ("He was seen early Tuesday morning.", &["early morning", "2015-09-29"]),
        ("He was seen yesterday.", &["2015-09-29"]),
        ("The 2012 treaty failed.", &["2012"]),
        ("He was mayor from 2009-2011.", &["2009-01-01/2011-12-31"]),
    ]);
}

#[test]
fn without_a_trusted_date_the_year_stays_open() {
    let page_clock =
        Context { published: context().published.map(|p| Published { evidence: DateEvidence::PageClock, ..p }) };
    for context in [Context::default(), page_clock] {
        assert_eq!(values_in("The mayor resigned on Tuesday.", &context), ["Tuesday"]);
        assert_eq!(values_in("The mayor resigned on Sept. 12.", &context), ["September 12"]);
        assert_eq!(values_in("The mayor resigned in mid-May.", &context), ["May 11–20"]);
        assert!(values_in("The mayor resigned yesterday.", &context).is_empty());
    }
}

#[test]
fn times() {
    check(&[
        ("The train left at 12:10 a.m.", &["00:10"]),
        ("The shop opened about 8 p.m.", &["19:45–20:15"]),
        ("The alarm rang at 8.40am.", &["08:40"]),
        ("The alarm rang at 8: 39am.", &["08:39"]),
        ("It ended shortly before noon.", &["11:45–12:00"]),
        ("It ended a few minutes after midnight.", &["00:00–00:20"]),
        ("It began at 20:00 local time.", &["20:00"]),
        ("It began at 7:52 p.m. EST on Sunday.", &["19:52 EST", "2015-09-27"]),
        ("They met around 10:30 on Monday night.", &["22:15–22:45", "2015-09-28", "night"]),
        ("It began at 0830 GMT.", &["08:30 GMT"]),
        ("It began at six o'clock in the evening.", &["18:00"]),
    ]);
}

#[test]
fn scores_and_ordinals() {
    check(&[
        ("Leeds won 3-1.", &["3-1"]),
        ("She won 6-4, 6-3.", &["6-4, 6-3"]),
        ("The wait was 4-5 hours.", &["PT4H–PT5H"]),
        ("He is now 45-7-2.", &["45-7-2"]),
        ("It was the first face-to-face meeting.", &["1st face meeting of meeting"]),
        ("It was the third summit.", &["3rd summit of summit"]),
    ]);
}

#[test]
fn the_same_value_however_it_is_written() {
    let first = |text: &str| {
        let annotated = ANNOTATOR.annotate_text(text);
        let found = annotated.sentences.iter().flat_map(|s| find(s, text, &context())).next();
        found.unwrap_or_else(|| panic!("no value in {text}")).value
    };
    use crate::model::Overlap::{Disjoint, Equal, Overlapping};
    for (a, b, want) in [
        ("They talked for 90 minutes.", "They talked for an hour and a half.", Equal),
        ("They talked for ten minutes.", "They talked for 40 minutes.", Disjoint),
        ("They talked briefly.", "They talked for ten minutes.", Overlapping),
        ("It cost $1.7 billion.", "It cost $1.8 billion.", Disjoint),
        ("It cost $1.7bn.", "It cost 1,700 million dollars.", Equal),
        ("Some 3.4 million people live there.", "There live 3,412,000 people.", Overlapping),
        ("It began at about 8 p.m.", "It began at 7:52 p.m.", Overlapping),
        ("It began at 8:30 p.m.", "It began at 10 p.m.", Disjoint),
        ("It is 8 km long.", "It is 5 miles long.", Equal),
        ("He left on Tuesday.", "He left on Sept. 29, 2015.", Equal),
        ("He left on Tuesday.", "He left on Sept. 28, 2015.", Disjoint),
        ("A couple of men came.", "Two men came.", Equal),
    ] {
        assert_eq!(first(a).compare(&first(b)), want, "{a} / {b}");
    }
}

fn untagged(text: &str) -> Sentence {
    let span = Span::new(0, text.len() as u32);
    Sentence { field: Field::Text, span, block: 0, heading: false, tokens: Vec::new(), entities: Vec::new() }
}

/// Words that values are made of, so that arbitrary sequences of them reach every finder.
fn bits() -> impl Strategy<Value = String> {
    let words = [
        "1",
        "24",
        "2015",
        "300",
        "000",
        ",",
        ".",
        "-",
        ":",
        "/",
        "$",
        "€",
        "a",
        "an",
        "and",
        "half",
        "hour",
        "hours",
        "minutes",
        "year",
        "old",
        "years",
        "May",
        "Sept",
        "Tuesday",
        "late",
        "night",
        "p",
        "m",
        "am",
        "EST",
        "to",
        "between",
        "of",
        "the",
        "million",
        "bn",
        "dozen",
        "dozens",
        "two",
        "twenty",
        "hundred",
        "about",
        "at",
        "least",
        "more",
        "than",
        "percent",
        "%",
        "feet",
        "inches",
        "'",
        "\"",
        "(",
        ")",
        "last",
        "next",
        "week",
        "weekend",
        "ago",
        "later",
        "Street",
        "No",
        "911",
        "9999999999",
        "first",
        "third",
        "s",
        "'",
        "Easter",
        "Christmas",
        "Day",
        "1980",
        "0",
        "½",
        "é",
        "次",
        "in",
        "his",
        "block",
        "12",
        "31",
        "+",
    ];
    let word = prop::sample::select(words.to_vec());
    prop::collection::vec((word, prop::bool::ANY), 0..12)
        .prop_map(|list| list.into_iter().map(|(w, gap)| if gap { format!("{w} ") } else { w.to_owned() }).collect())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn arbitrary_text_never_panics(text in "\\PC{0,60}") {
        let _ = find(&untagged(&text), &text, &context());
    }

    #[test]
    fn no_reading_begins_with_a_sign_that_is_passed_over(text in bits()) {
        let sentence = untagged(&text);
        let scan = super::Scan { atoms: super::Atoms::of(&sentence, &text), anchor: None };
        for i in 0..scan.atoms.len() {
            if scan.atoms.get(i).is_some_and(|a| a.kind == super::Kind::Sign) && !scan.may_start(i) {
                prop_assert!(super::FINDERS.iter().all(|finder| finder(&scan, i).is_none()), "{}", &text);
            }
        }
    }

    #[test]
    fn arbitrary_values_are_sound(text in bits()) {
        let found = find(&untagged(&text), &text, &context());
        for (k, a) in found.iter().enumerate() {
            prop_assert!(!a.target.span.is_empty());
            prop_assert_eq!(a.value.compare(&a.value), crate::model::Overlap::Equal, "{}", &text);
            for b in &found[k + 1..] {
                prop_assert_eq!(a.value.compare(&b.value), b.value.compare(&a.value), "{}", &text);
            }
        }
    }

    #[test]
    fn what_is_shown_is_read_as_the_same(text in bits()) {
        for found in find(&untagged(&text), &text, &context()) {
            let shown = found.value.to_string();
            // Forms that only columns use: ISO durations, open sets of days, named parts of the day.
            let plain = match &found.value {
                Value::Date(date) => date.single().is_some(),
                Value::Number(n) => n.set.point().is_some_and(|x| x >= 1.0) && n.kind == crate::model::value::NumberKind::Money,
                _ => false,
            };
            if plain {
                let again = find(&untagged(&shown), &shown, &context());
                prop_assert_eq!(again.first().map(|f| f.value.to_string()), Some(shown), "{}", &text);
            }
        }
    }
}
