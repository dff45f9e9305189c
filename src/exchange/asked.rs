//! What a claim from elsewhere answers: an attribute of a frame, one of the text's own words, or a question as somebody asked it.

use super::Record;
use crate::extract::Frames;
use crate::model::Attribute;
use crate::normalize::name::fold;
use smol_str::{SmolStr, format_smolstr};
use std::collections::BTreeMap;

/// The open attributes of questions: `asked:How many boats sank?`.
pub(super) const ASKED: &str = "asked";

/// The attributes of frames, by what they ask.
pub(super) struct Questions<'f> {
    frames: &'f Frames,
    by_question: BTreeMap<String, &'f SmolStr>,
}

impl<'f> Questions<'f> {
    /// What these frames ask.
    pub(super) fn of(frames: &'f Frames) -> Self {
        let mut by_question = BTreeMap::new();
        for frame in frames.attributes() {
            by_question.entry(fold(&frame.question)).or_insert(&frame.name);
        }
        Self { frames, by_question }
    }

    /// The attribute that a record's question or attribute names; `None` where it has neither.
    ///
    /// A question that a frame asks is that frame's attribute, whatever its case and punctuation.
    pub(super) fn attribute(&self, record: &Record) -> Option<Attribute> {
        if let Some(name) = &record.attribute {
            let frame = Attribute::Frame(SmolStr::new(name));
            return Some(match self.frames.attribute(&frame) {
                Some(_) => frame,
                None if name.contains(':') || name == "quote" => Attribute::Open(SmolStr::new(name)),
                None => asked(name),
            });
        }
        let question = record.question.as_ref()?;
        let framed = self.by_question.get(&fold(question));
        Some(framed.map_or_else(|| asked(question), |&name| Attribute::Frame(name.clone())))
    }
}

fn asked(question: &str) -> Attribute {
    let question = question.split_whitespace().collect::<Vec<_>>().join(" ");
    Attribute::Open(format_smolstr!("{ASKED}:{question}"))
}

/// Gives questions that differ in case and punctuation alone one spelling.
pub(super) fn unify<'a>(attributes: impl Iterator<Item = &'a mut Attribute>) {
    let mut all: Vec<&mut Attribute> = attributes.filter(|attribute| attribute.name().starts_with("asked:")).collect();
    let mut spellings: BTreeMap<String, Attribute> = BTreeMap::new();
    for attribute in &all {
        let spelling = spellings.entry(fold(attribute.name())).or_insert_with(|| (**attribute).clone());
        if **attribute < *spelling {
            *spelling = (**attribute).clone();
        }
    }
    for attribute in &mut all {
        if let Some(spelling) = spellings.get(&fold(attribute.name())) {
            **attribute = spelling.clone();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(attribute: Option<&str>, question: Option<&str>) -> Option<Attribute> {
        let own = |text: Option<&str>| text.map(str::to_owned);
        let record = Record { attribute: own(attribute), question: own(question), ..Record::default() };
        Questions::of(Frames::builtin()).attribute(&record)
    }

    #[test]
    fn frames_are_known_by_name_and_by_question() {
        let killed = Some(Attribute::Frame("casualties.killed".into()));
        assert_eq!(of(Some("casualties.killed"), None), killed);
        assert_eq!(of(None, Some("how many people were killed")), killed);
        assert_eq!(of(Some("fact:find"), None), Some(Attribute::Open("fact:find".into())));
        assert_eq!(of(None, Some("Who  sold it?")), Some(Attribute::Open("asked:Who sold it?".into())));
        assert_eq!(of(Some("toll"), None), Some(Attribute::Open("asked:toll".into())));
        assert_eq!(of(None, None), None);
    }

    #[test]
    fn one_question_has_one_spelling() {
        let open = |name: &str| Attribute::Open(name.into());
        let mut attributes = [open("asked:who sold it"), open("asked:Who sold it?"), open("fact:Who sold it")];
        unify(attributes.iter_mut());
        assert_eq!(attributes[0], attributes[1]);
        assert_eq!(attributes[2], open("fact:Who sold it"));
    }
}
