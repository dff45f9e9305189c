//! The form of a frame file.

use crate::extract::proposition::Form;
use crate::model::{Role, Value};
use indexmap::IndexMap;
use serde::Deserialize;
use smol_str::SmolStr;

/// A frame file: one topic.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct File {
    pub topic: SmolStr,
    /// Words that rules name together: `@more` stands for those of the list `more`, in the rules of any file.
    #[serde(default)]
    pub lists: IndexMap<SmolStr, Vec<SmolStr>>,
    #[serde(default)]
    pub attribute: Vec<AttributeFrame>,
}

/// One attribute: what is asked, and which predicates answer it.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AttributeFrame {
    /// `topic.attribute`; in the file the part behind the dot.
    pub name: SmolStr,
    /// The question in plain words.
    pub question: String,
    /// The kind of value that answers it.
    pub value: ValueKind,
    /// Whether it holds one value at a time, so that two different ones conflict.
    #[serde(default = "yes")]
    pub functional: bool,
    /// Whether time changes it, and which way.
    pub evolves: Option<Evolution>,
    /// Whether it asks for what has been done or for what was planned; for both where left out.
    pub stage: Option<Stage>,
    /// Whether an event has but one of it, so that claims meet whatever else they tell.
    #[serde(default)]
    pub once: bool,
    /// The slots by which what it asks of is known, so that claims meet only where these agree: who meets, what was put off.
    #[serde(default)]
    pub known_by: Vec<RoleName>,
    /// Whether claims meet already where those slots do not speak against it: one side may leave them open.
    #[serde(default)]
    pub loose: bool,
    /// Whether values far apart tell of two things: the sum of one haul, not of all that were ever made.
    #[serde(default)]
    pub near: bool,
    /// Values that end it, in order: who tells one of them tells how it ended, whatever else was true before.
    #[serde(default)]
    pub ends: Vec<SmolStr>,
    /// Whether it goes through those values in their order: a later report that tells an earlier one recalls it, or another
    /// case.
    #[serde(default)]
    pub forward: bool,
    /// Whether it counts those who came to harm, so that of the counts of one report one is the whole, others parts of it.
    #[serde(default)]
    pub toll: bool,
    /// The attribute of those whom its counts may take in, too: of the injured some may have died.
    pub takes_in: Option<SmolStr>,
    /// An answer that, where an event has it, tells of one whom some counts take in and others leave out: the gunman who
    /// killed himself.
    pub takes_in_one: Option<Answer>,
    /// The attribute that says more where both have the same answers: who was shot was hurt.
    pub fuller: Option<SmolStr>,
    /// Whether it is so for longer than a day, whatever day a report tells it of.
    #[serde(default)]
    pub lasting: bool,
    /// The part that the filler plays in the event: people without a name are known by it across documents.
    pub participant: Option<SmolStr>,
    /// The part that whom it asks of plays in the event: of whom a wound is told was hurt.
    pub part: Option<SmolStr>,
    /// The rules, any of which gives a claim.
    #[serde(default)]
    pub rule: Vec<Rule>,
}

/// A value of an attribute.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Answer {
    /// `topic.attribute`.
    pub attribute: SmolStr,
    /// The value as reports write it.
    pub value: SmolStr,
}

const fn yes() -> bool {
    true
}

impl AttributeFrame {
    /// Which of the values that end it a value is; `None` for one before all of them.
    #[must_use]
    pub fn stage_of(&self, value: &Value) -> Option<usize> {
        let Value::Phrase(phrase) = value else { return None };
        let told = phrase.to_string();
        self.ends.iter().position(|end| *end == told)
    }

    /// Whether it asks if something planned has been done yet.
    #[must_use]
    pub fn asks_stage(&self) -> bool {
        self.stage == Some(Stage::Asked)
    }
}

/// How far along a thing is, as text tells it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Stage {
    /// It has happened, or goes on.
    Done,
    /// It is to come, or was to come.
    Planned,
    /// That is what the attribute asks.
    Asked,
}

/// Which way time changes an attribute.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Evolution {
    /// It can only rise: a toll.
    Up,
    /// It can only fall: the missing.
    Down,
    /// It changes either way: a condition.
    Any,
}

/// The kind of value that answers an attribute.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ValueKind {
    /// How many of the filler.
    Count,
    /// Who or what the filler is.
    Entity,
    /// Whether it is so.
    Polarity,
    /// The filler's words.
    Phrase,
    /// How long.
    Duration,
    /// On which day.
    Date,
    /// At what time.
    Time,
    /// Where.
    Place,
    /// A number with a unit.
    Number,
    /// Which in a row.
    Ordinal,
}

/// One way in which text answers an attribute.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rule {
    /// Predicate classes that evoke it.
    #[serde(default)]
    pub class: Vec<SmolStr>,
    /// Single words that evoke it.
    #[serde(default)]
    pub words: Vec<SmolStr>,
    /// The forms in which they do; all where left out.
    #[serde(default)]
    pub forms: Vec<FormName>,
    /// Where the value stands.
    pub take: Take,
    /// Whose attribute it is.
    #[serde(default)]
    pub about: About,
    /// What must fill other slots.
    #[serde(default, rename = "where")]
    pub constraints: IndexMap<RoleName, Constraint>,
    /// A value given by the rule itself: "not guilty".
    pub set: Option<SmolStr>,
    /// Whether the value is only the least there is: who was charged was caught, and others may have been, too.
    #[serde(default)]
    pub at_least: bool,
    /// Whether only what a report begins with tells it: further down, a verdict is of another case.
    #[serde(default)]
    pub lead: bool,
    /// Whether a noun without a number counts, too: one of a kind as one, several as two at the least.
    #[serde(default)]
    pub bare: bool,
    /// Whether it must be told as a fact: "nobody was charged" and "may be charged" say nothing here.
    #[serde(default)]
    pub fact: bool,
    /// Whether it must be told as not so: "has not been found".
    #[serde(default)]
    pub denied: bool,
    /// Whether it must be told as something to come: "is due to be arraigned".
    #[serde(default)]
    pub planned: bool,
    /// Verbs that must carry the predicate: *plead* of "pleaded guilty".
    #[serde(default)]
    pub carrier: Vec<SmolStr>,
    /// Words of which one must say how: *accidentally* of "accidentally shot", *accidental* of "an accidental shooting",
    /// *by accident* of "shot by accident".
    #[serde(default)]
    pub manner: Vec<SmolStr>,
}

impl Rule {
    /// Whether the rule reads a predicate of this form.
    #[must_use]
    pub fn reads(&self, form: Form) -> bool {
        self.forms.is_empty()
            || self.forms.iter().any(|f| {
                matches!(
                    (f, form),
                    (FormName::Verb, Form::Verb) | (FormName::Noun, Form::Noun) | (FormName::Copula, Form::Copula)
                )
            })
    }
}

/// A form as files write it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum FormName {
    /// A verb.
    Verb,
    /// An event noun.
    Noun,
    /// An adjective or noun after a copula.
    Copula,
}

/// Where a value stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Take {
    /// In who does it.
    Agent,
    /// In whom or what it is done to.
    Patient,
    /// In to whom, or with whom.
    Recipient,
    /// In what it is about.
    Topic,
    /// In a phrase of place.
    Place,
    /// In the predicate itself: its number ("three deaths"), its modifiers ("critical condition").
    Predicate,
    /// In a value of the attribute's kind that hangs on the predicate ("lasted ten minutes", "a 40-minute meeting").
    Attached,
    /// In whether it is so.
    Polarity,
    /// In whether it has been done: not yet where it is told as something to come.
    Stage,
}

/// Whose attribute a claim is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum About {
    /// The event's.
    #[default]
    Event,
    /// That of who does it.
    Agent,
    /// That of whom it is done to.
    Patient,
    /// That of whom it is about: "police are looking for Diaz".
    Topic,
    /// That of the subject of the clause that the predicate stands in.
    Subject,
}

/// A role as files write it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum RoleName {
    /// See [`Role::Agent`].
    Agent,
    /// See [`Role::Patient`].
    Patient,
    /// See [`Role::Recipient`].
    Recipient,
    /// See [`Role::Topic`].
    Topic,
    /// See [`Role::Place`].
    Place,
    /// See [`Role::Instrument`].
    Instrument,
    /// See [`Role::Other`].
    Other,
    /// Any but agent and patient: where a preposition leaves open which it is ("held on bail", "held in lieu of bail").
    Phrase,
}

impl RoleName {
    /// Whether it is a name of this role.
    #[must_use]
    pub const fn is(self, role: Role) -> bool {
        match self {
            Self::Agent => matches!(role, Role::Agent),
            Self::Patient => matches!(role, Role::Patient),
            Self::Recipient => matches!(role, Role::Recipient),
            Self::Topic => matches!(role, Role::Topic),
            Self::Place => matches!(role, Role::Place),
            Self::Instrument => matches!(role, Role::Instrument),
            Self::Other => matches!(role, Role::Other),
            Self::Phrase => !matches!(role, Role::Agent | Role::Patient),
        }
    }
}

/// What must fill a slot: any of these.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Constraint {
    /// Sorts of thing: `person`, `organisation`, `place`, `group`, `authority` (police and the like), `suspect` (a noun for who did it), `name` (a person's name or
    /// pronoun).
    #[serde(default)]
    pub kind: Vec<SmolStr>,
    /// Predicate classes of the filler's head.
    #[serde(default)]
    pub class: Vec<SmolStr>,
    /// Lemmas of the filler's head.
    #[serde(default)]
    pub words: Vec<SmolStr>,
    /// Lemmas of heads that may not fill it, whatever their sort.
    #[serde(default)]
    pub except: Vec<SmolStr>,
    /// Lemmas of which one must modify the filler's head: *lesser* of "a lesser charge".
    #[serde(default)]
    pub with: Vec<SmolStr>,
    /// Words of which none may modify it: *another* of "another man".
    #[serde(default)]
    pub without: Vec<SmolStr>,
    /// Whether nothing may fill the slot: "two counts" as against "two counts of fraud".
    #[serde(default)]
    pub empty: bool,
    /// Whether the slot may be empty.
    #[serde(default)]
    pub optional: bool,
}
