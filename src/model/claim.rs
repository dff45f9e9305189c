//! One statement of one source.

use super::{Attribution, Factuality, Id, IdHasher, MentionIx, Target, TokenRef, Value};
use serde::{Deserialize, Serialize};
use smol_str::SmolStr;
use std::fmt;

/// One statement: *attribute* of a *subject* has a *value*.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Claim {
    /// Hash of document id, target, attribute and value.
    pub id: Id,
    /// What is asked.
    pub attribute: Attribute,
    /// Of whom or what.
    pub subject: Subject,
    /// The answer.
    pub value: Value,
    /// The further slots of the proposition: two claims meet where these align.
    pub rest: Vec<(Role, Filler)>,
    /// By whom.
    pub attribution: Attribution,
    /// How sure the speaker is.
    pub factuality: Factuality,
    /// The predicate's token; [`super::NO_TOKEN`] of the sentence for a claim from elsewhere.
    pub trigger: TokenRef,
    /// The shortest stretch that carries trigger and value.
    pub evidence: Target,
    /// The value as written.
    pub as_written: Target,
    /// When it was, as far as the words set it off from the news of the day.
    pub occasion: Occasion,
}

impl Claim {
    /// The id of a claim: of this evidence in this document, with this value.
    #[must_use]
    pub fn id(document: &str, evidence: Target, attribute: &Attribute, value: &Value) -> Id {
        IdHasher::new()
            .part(document)
            .part([evidence.field as u8])
            .number(u64::from(evidence.span.start))
            .number(u64::from(evidence.span.end))
            .part(attribute.name())
            .part(value.to_string())
            .finish()
    }
}

/// When something was, as far as the words that tell it set it off from the news of the day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Occasion {
    /// Nothing sets it off.
    #[default]
    News,
    /// On a day, in a month or in a year of the calendar.
    Dated {
        /// The year, where it is told.
        year: Option<i16>,
        /// The month, 1 to 12, where it is told.
        month: Option<i8>,
        /// The day of the month, where it is told.
        day: Option<i8>,
    },
    /// At another time or in another happening, which the words do not date: "earlier this year", "in a separate attack".
    Other,
}

/// Empty for the news; else `2003-12-26`, `2003-12` or `2003`, without a year `--12-26` or `--12` (as XML Schema writes
/// them), or `other`.
impl fmt::Display for Occasion {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self::Dated { year, month, day } = self else {
            return f.write_str(if *self == Self::Other { "other" } else { "" });
        };
        match year {
            Some(year) => write!(f, "{year:04}")?,
            None => f.write_str("-")?,
        }
        [month, day].into_iter().flatten().try_for_each(|part| write!(f, "-{part:02}"))
    }
}

impl std::str::FromStr for Occasion {
    type Err = ParseOccasionError;

    /// Reads what [`fmt::Display`] writes.
    ///
    /// ```
    /// use gainsay::model::Occasion;
    /// for text in ["", "other", "2003-12-26", "2003-12", "2003", "--12-26", "--12"] {
    ///     assert_eq!(text.parse::<Occasion>().unwrap().to_string(), text);
    /// }
    /// assert!("26 December".parse::<Occasion>().is_err());
    /// ```
    fn from_str(text: &str) -> Result<Self, ParseOccasionError> {
        match text {
            "" => return Ok(Self::News),
            "other" => return Ok(Self::Other),
            _ => {}
        }
        let (year, rest) = match text.strip_prefix("--") {
            Some(rest) => (None, Some(rest)),
            None => {
                let (year, rest) = text.split_once('-').map_or((text, None), |(year, rest)| (year, Some(rest)));
                let four = year.len() == 4 && year.bytes().all(|byte| byte.is_ascii_digit());
                (Some(year.parse::<i16>().ok().filter(|_| four).ok_or(ParseOccasionError)?), rest)
            }
        };
        let mut parts = rest.into_iter().flat_map(|rest| rest.split('-'));
        let mut part = |most: i8| match parts.next() {
            None => Ok(None),
            Some(part) if part.len() == 2 => {
                let part = part.parse::<i8>().ok().filter(|part| (1..=most).contains(part));
                part.map(Some).ok_or(ParseOccasionError)
            }
            Some(_) => Err(ParseOccasionError),
        };
        let (month, day) = (part(12)?, part(31)?);
        if parts.next().is_some() { Err(ParseOccasionError) } else { Ok(Self::Dated { year, month, day }) }
    }
}

/// A text is no [`Occasion`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("must be a date such as 2003-12-26, 2003-12, 2003, --12-26 or --12, or `other`")]
pub struct ParseOccasionError;

/// What a claim answers: an attribute of a frame, or an open one made from the text's own words.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Attribute {
    /// `topic.attribute` of a frame file: `casualties.killed`.
    Frame(SmolStr),
    /// Normalised words: `count:shell casing`, `found:body`.
    Open(SmolStr),
}

impl Attribute {
    /// The name as columns show it.
    #[must_use]
    pub fn name(&self) -> &str {
        match self {
            Self::Frame(name) | Self::Open(name) => name,
        }
    }
}

/// Of whom or what a claim is.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Subject {
    /// The event that the document reports.
    Event,
    /// Somebody or something mentioned.
    Mention(MentionIx),
}

/// The part that an argument plays in a proposition.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Role {
    /// The predicate itself.
    Predicate,
    /// Who does it.
    Agent,
    /// Whom or what it is done to.
    Patient,
    /// To whom it goes, or with whom it is done.
    Recipient,
    /// What it is about, or what is asked for.
    Topic,
    /// Where.
    Place,
    /// When.
    Time,
    /// For how long.
    Duration,
    /// By what means.
    Instrument,
    /// Why.
    Reason,
    /// Any other, under a preposition.
    Other,
}

impl Role {
    /// Every role.
    pub const ALL: [Self; 11] = [
        Self::Predicate,
        Self::Agent,
        Self::Patient,
        Self::Recipient,
        Self::Topic,
        Self::Place,
        Self::Time,
        Self::Duration,
        Self::Instrument,
        Self::Reason,
        Self::Other,
    ];

    /// The name as columns show it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Predicate => "predicate",
            Self::Agent => "agent",
            Self::Patient => "patient",
            Self::Recipient => "recipient",
            Self::Topic => "topic",
            Self::Place => "place",
            Self::Time => "time",
            Self::Duration => "duration",
            Self::Instrument => "instrument",
            Self::Reason => "reason",
            Self::Other => "other",
        }
    }
}

/// What fills a slot.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Filler {
    /// Somebody or something mentioned.
    Mention(MentionIx),
    /// Content lemmas, head first.
    Words(Vec<SmolStr>),
    /// A value.
    Value(Value),
}
