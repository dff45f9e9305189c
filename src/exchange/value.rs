//! Answers as people and programs write them, read by the readers of values.

use super::notation;
use crate::extract::frame::ValueKind;
use crate::extract::value::{Context, find};
use crate::model::value::{Number, NumberKind, Phrase};
use crate::model::{Attribute, Field, Published, Sentence, Span, Value};
use std::fmt;

/// An answer: a value, or somebody or something by name, who is looked for in the document.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Answer {
    Value(Value),
    Name(String),
}

/// As [`Value`] shows itself, whoever is named.
impl fmt::Display for Answer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Value(value) => value.fmt(f),
            Self::Name(_) => Value::Mention(0).fmt(f),
        }
    }
}

/// What can answer a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Wanted {
    /// Whatever the answer looks like.
    Anything,
    Count,
    /// A number with a unit; also a score or a rank.
    Number,
    Duration,
    Date,
    Time,
    Ordinal,
    Polarity,
    Name,
    /// A name, or a place described.
    Place,
    Phrase,
    /// The very words of a quotation.
    Quote,
}

impl Wanted {
    /// What answers an attribute of a frame.
    pub(super) const fn of_frame(kind: ValueKind) -> Self {
        match kind {
            ValueKind::Count => Self::Count,
            ValueKind::Entity => Self::Name,
            ValueKind::Polarity => Self::Polarity,
            ValueKind::Phrase => Self::Phrase,
            ValueKind::Duration => Self::Duration,
            ValueKind::Date => Self::Date,
            ValueKind::Time => Self::Time,
            ValueKind::Place => Self::Place,
            ValueKind::Number => Self::Number,
            ValueKind::Ordinal => Self::Ordinal,
        }
    }

    /// What answers an attribute without a frame.
    pub(super) fn of_open(attribute: &Attribute) -> Self {
        match attribute.name().split(':').next().unwrap_or_default() {
            "when" => Self::Date,
            "time" => Self::Time,
            "duration" | "clock" => Self::Duration,
            "number" => Self::Number,
            "where" => Self::Place,
            "fact" | "is" => Self::Polarity,
            "quote" => Self::Quote,
            _ => Self::Anything,
        }
    }

    /// What it is called, and an example.
    pub(super) const fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::Count => ("a count", "12, about 10 or at least 30"),
            Self::Number => ("a number", "12, 5.5%, 40 km or USD 2 million"),
            Self::Duration => ("a length of time", "PT40M or 40 minutes"),
            Self::Date => ("a day", "2014-10-09 or October 9"),
            Self::Time => ("a time of day", "20:15 or 8.15 p.m."),
            Self::Ordinal => ("a rank", "2nd or second summit"),
            Self::Polarity => ("yes or no", "yes or no"),
            Self::Anything | Self::Name | Self::Place | Self::Phrase | Self::Quote => ("an answer", "words"),
        }
    }

    fn takes(self, value: &Value) -> bool {
        match (self, value) {
            (Self::Anything, _) => true,
            (Self::Count, Value::Number(number)) => number.kind == NumberKind::Count,
            (Self::Number, Value::Number(_) | Value::Score(_) | Value::Ordinal(_)) => true,
            (Self::Duration, Value::Duration(_)) => true,
            (Self::Date, Value::Date(_)) => true,
            (Self::Time, Value::Time(_)) => true,
            (Self::Ordinal, Value::Ordinal(_)) => true,
            _ => false,
        }
    }
}

/// What a record tells of its answer.
#[derive(Clone, Copy, Debug)]
pub(super) struct Written<'a> {
    pub value: &'a str,
    pub unit: Option<&'a str>,
    /// The value as the document has it.
    pub as_written: Option<&'a str>,
    pub published: Option<Published>,
}

/// Reads an answer; `None` where it does not answer what is asked.
pub(super) fn read(written: Written<'_>, wanted: Wanted) -> Option<Answer> {
    let Written { value, .. } = written;
    match wanted {
        Wanted::Polarity => polarity(value).map(Value::Polarity).map(Answer::Value),
        Wanted::Name => Some(Answer::Name(value.to_owned())),
        Wanted::Quote => Some(Answer::Value(Value::Phrase(Phrase::new(value.to_lowercase(), [""; 0])))),
        Wanted::Phrase => Some(phrase(value)),
        Wanted::Place => Some(named_or_phrase(value)),
        Wanted::Anything => {
            let polar = || polarity(value).map(Value::Polarity);
            let found = polar().or_else(|| figure(written, wanted));
            Some(found.map_or_else(|| named_or_phrase(value), Answer::Value))
        }
        _ => figure(written, wanted).map(Answer::Value),
    }
}

/// Whether it is so.
pub(super) fn polarity(text: &str) -> Option<bool> {
    match text.to_ascii_lowercase().as_str() {
        "yes" | "y" | "true" => Some(true),
        "no" | "n" | "false" => Some(false),
        _ => None,
    }
}

/// A number, time or length. The document's own words tell more than their plain form (how roundly they are meant), so these
/// are read where that form is theirs.
fn figure(written: Written<'_>, wanted: Wanted) -> Option<Value> {
    let Written { value, unit, as_written, published } = written;
    let context = Context { published };
    let own = as_written.and_then(|words| only(words, wanted, &context)).filter(|own| own.to_string() == value);
    own.or_else(|| with_unit(value, unit?, &context).filter(|found| wanted.takes(found)))
        .or_else(|| noted(value, wanted))
        .or_else(|| glued(value, wanted, &context))
        .or_else(|| only(value, wanted, &context))
        .or_else(|| in_words(value, wanted, &context))
        .or_else(|| as_written.and_then(|words| only(words, wanted, &context)))
}

fn noted(text: &str, wanted: Wanted) -> Option<Value> {
    match wanted {
        // A hedged range of our own, which would else be read as a result of a game.
        Wanted::Count | Wanted::Number if text.contains('–') => notation::count(text),
        Wanted::Ordinal | Wanted::Number => notation::ordinal(text),
        Wanted::Duration => notation::duration(text),
        Wanted::Date => notation::date(text),
        Wanted::Time => notation::time(text),
        // A year alone may be a number.
        Wanted::Anything => notation::duration(text)
            .or_else(|| notation::date(text).filter(|_| text.len() > 4))
            .or_else(|| notation::time(text)),
        _ => None,
    }
}

/// A number whose unit is a sign that text must not part from it, for it may be a word of its own: "64 m".
fn glued(value: &str, wanted: Wanted, context: &Context) -> Option<Value> {
    let (number, unit) = value.rsplit_once(' ')?;
    let short = number.ends_with(|c: char| c.is_ascii_digit()) && unit.chars().count() <= LONGEST_SIGN;
    let found = only(&format!("{number}{unit}"), wanted, context).filter(|_| short)?;
    matches!(&found, Value::Number(number) if number.kind == NumberKind::Quantity).then_some(found)
}

/// The longest sign of a unit: "km/h".
const LONGEST_SIGN: usize = 4;

/// A part of the day, which articles lead in.
fn in_words(value: &str, wanted: Wanted, context: &Context) -> Option<Value> {
    let texts = [format!("in the {value}"), format!("{value} Tuesday")];
    texts.iter().filter(|_| wanted == Wanted::Time).find_map(|text| only(text, wanted, context))
}

/// A bare number with its unit: "12" and "km", "2.5 million" and "USD", "31" and "year".
fn with_unit(value: &str, unit: &str, context: &Context) -> Option<Value> {
    let count = |value: &Value| matches!(value, Value::Number(number) if number.kind == NumberKind::Count);
    // The unit may stand at the value as well: "64 m" and "m".
    let value = value.strip_suffix(unit).map_or(value, str::trim_end);
    let bare = notation::count(value).or_else(|| only(value, Wanted::Number, context));
    let bare = bare.filter(|found| count(found) && !unit.is_empty())?;
    if let (true, Value::Number(number)) = (matches!(unit, "year" | "years"), &bare) {
        return Some(Value::Number(Number { set: number.set.clone(), ..Number::age(0.0) }));
    }
    [format!("{value} {unit}"), format!("{value}{unit}"), format!("{unit} {value}"), format!("{unit}{value}")]
        .into_iter()
        .find_map(|text| only(&text, Wanted::Number, context).filter(|found| !count(found)))
}

/// The one value of a text that answers what is asked. Where anything does, the text must be little more than that value.
fn only(text: &str, wanted: Wanted, context: &Context) -> Option<Value> {
    let sentence = Sentence {
        field: Field::Text,
        span: Span::new(0, u32::try_from(text.len()).ok()?),
        block: 0,
        heading: false,
        tokens: Vec::new(),
        entities: Vec::new(),
    };
    let mut found = find(&sentence, text, context).into_iter().filter(|found| wanted.takes(&found.value));
    let one = found.next().filter(|_| found.next().is_none())?;
    let span = one.target.span;
    let (before, after) = (text.get(..span.start as usize)?, text.get(span.end as usize..)?);
    let short = before.trim().is_empty() && after.split_whitespace().count() <= WORDS_AFTER;
    (wanted != Wanted::Anything || short).then_some(one.value)
}

/// The words that may follow a number in an answer: "12 people", "3 of them".
const WORDS_AFTER: usize = 3;

/// A name, if it begins as one; else a phrase.
fn named_or_phrase(text: &str) -> Answer {
    let is_name =
        text.chars().next().is_some_and(char::is_uppercase) && text.split_whitespace().count() <= LONGEST_NAME;
    if is_name { Answer::Name(text.to_owned()) } else { phrase(text) }
}

/// More words make a sentence.
const LONGEST_NAME: usize = 6;

/// Words, of which the last is the head.
fn phrase(text: &str) -> Answer {
    let lower = text.to_lowercase();
    let mut words: Vec<&str> = lower
        .split(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | '"' | '“' | '”'))
        .filter(|word| !matches!(*word, "" | "a" | "an" | "the"))
        .collect();
    let head = words.pop().unwrap_or_default();
    Answer::Value(Value::Phrase(Phrase::new(head.trim_end_matches(['.', '!', '?']), words)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plain(value: &str, unit: Option<&str>, wanted: Wanted) -> Option<String> {
        let written = Written { value, unit, as_written: None, published: None };
        read(written, wanted).map(|answer| match answer {
            Answer::Value(value) => value.to_string(),
            Answer::Name(name) => format!("({name})"),
        })
    }

    #[test]
    fn values_are_read_as_in_articles() {
        for (value, wanted, expected) in [
            ("12", Wanted::Count, "12"),
            ("about 10", Wanted::Count, "8–12"),
            ("at least 30", Wanted::Count, "at least 30"),
            ("twelve people", Wanted::Count, "12"),
            ("8–12", Wanted::Count, "8–12"),
            ("PT40M", Wanted::Duration, "PT40M"),
            ("40 minutes", Wanted::Duration, "PT40M"),
            ("2014-10-09", Wanted::Date, "2014-10-09"),
            ("October 9, 2014", Wanted::Date, "2014-10-09"),
            ("20:15", Wanted::Time, "20:15"),
            ("8.15 p.m.", Wanted::Time, "20:15"),
            ("no", Wanted::Polarity, "no"),
            ("TRUE", Wanted::Polarity, "yes"),
            ("2014", Wanted::Date, "2014"),
            ("evening", Wanted::Time, "evening"),
            ("early morning", Wanted::Time, "early morning"),
            ("early", Wanted::Time, "early"),
            ("1st private meeting", Wanted::Number, "1st private meeting"),
            ("64 m", Wanted::Anything, "64 m"),
        ] {
            assert_eq!(plain(value, None, wanted).as_deref(), Some(expected), "{value}");
        }
        assert_eq!(plain("several", None, Wanted::Date), None);
        assert_eq!(plain("maybe", None, Wanted::Polarity), None);
    }

    #[test]
    fn an_answer_to_a_question_in_words_is_what_it_looks_like() {
        for (value, expected) in [
            ("12", "12"),
            ("12 people", "12"),
            ("yes", "yes"),
            ("PT40M", "PT40M"),
            ("2014-10-09", "2014-10-09"),
            ("Ana Diaz", "(Ana Diaz)"),
            ("the left engine", "left engine"),
        ] {
            assert_eq!(plain(value, None, Wanted::Anything).as_deref(), Some(expected), "{value}");
        }
    }

    #[test]
    fn units_may_stand_apart() {
        for (value, unit, expected) in [
            ("12", "km", "12 km"),
            ("5.5", "%", "5.5%"),
            ("1.7 billion", "USD", "USD 1.7 billion"),
            ("64 m", "m", "64 m"),
            ("31", "year", "31"),
            ("13–19", "year", "13–19"),
            ("USD 2 million", "USD", "USD 2 million"),
        ] {
            assert_eq!(plain(value, Some(unit), Wanted::Number).as_deref(), Some(expected), "{value} {unit}");
        }
    }

    #[test]
    fn words_of_the_document_tell_how_roundly_a_number_is_meant() {
        let written = Written { value: "8–12", unit: None, as_written: Some("about ten"), published: None };
        let Some(Answer::Value(Value::Number(number))) = read(written, Wanted::Count) else { panic!() };
        let alone = Written { as_written: None, ..written };
        let Some(Answer::Value(Value::Number(other))) = read(alone, Wanted::Count) else { panic!() };
        assert_eq!(number.set, other.set);
    }
}
