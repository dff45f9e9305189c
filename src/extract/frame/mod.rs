//! Frames: what grammar cannot know of an attribute, read from `data/frames/*.toml`.

mod error;
mod lists;
mod matching;
mod schema;

pub use error::FrameError;
pub(crate) use matching::{fills, is_done_in};
pub use schema::{About, Answer, AttributeFrame, Constraint, Evolution, Rule, Stage, Take, ValueKind};

use super::lexicon::Lexicon;
use crate::model::Attribute;
use indexmap::IndexMap;
use lists::Lists;
use rustc_hash::FxHashMap;
use smol_str::SmolStr;
use std::sync::LazyLock;

/// The frames in force, by the words that evoke them.
#[derive(Debug, Default)]
pub struct Frames {
    attributes: IndexMap<SmolStr, AttributeFrame>,
    /// Class name or word → (attribute, rule).
    by_class: FxHashMap<SmolStr, Vec<(u32, u32)>>,
    by_word: FxHashMap<SmolStr, Vec<(u32, u32)>>,
}

macro_rules! builtin {
    ($($name:literal),+ $(,)?) => {
        &[$(($name, include_str!(concat!("../../../data/frames/", $name)))),+]
    };
}

const BUILTIN: &[(&str, &str)] = builtin![
    "arrests.toml",
    "business.toml",
    "casualties.toml",
    "courts.toml",
    "deeds.toml",
    "disasters.toml",
    "meetings.toml",
    "people.toml",
    "places.toml",
    "plans.toml",
    "police.toml",
    "sport.toml",
];

impl Frames {
    /// The frames that are built in.
    ///
    /// ```
    /// use gainsay::extract::Frames;
    /// use gainsay::model::Attribute;
    /// let frame = Frames::builtin().attribute(&Attribute::Frame("casualties.killed".into())).unwrap();
    /// assert_eq!(frame.question, "How many people were killed?");
    /// ```
    #[must_use]
    pub fn builtin() -> &'static Self {
        static FRAMES: LazyLock<Frames> =
            LazyLock::new(|| Frames::parse(BUILTIN).expect("the built-in frames are checked by a test"));
        &FRAMES
    }

    /// The built-in frames, and those of further files, each given as its name and content. An attribute of a further
    /// file replaces a built-in one of the same name.
    ///
    /// # Errors
    /// As [`Frames::parse`].
    pub fn builtin_and(files: &[(&str, &str)]) -> Result<Self, FrameError> {
        Self::parse(&[BUILTIN, files].concat())
    }

    /// Reads frames from files, each given as its name and content. A later file's attribute replaces an earlier one's
    /// of the same name.
    ///
    /// # Errors
    /// Where a file is not the TOML of a frame, or names a class or a list that does not exist; the error tells file and
    /// place.
    pub fn parse(files: &[(&str, &str)]) -> Result<Self, FrameError> {
        let mut out = Self::default();
        let parsed = files.iter().map(|(name, content)| {
            let syntax = |source| FrameError::Syntax { file: (*name).into(), source: Box::new(source) };
            Ok((*name, toml::from_str(content).map_err(syntax)?))
        });
        let parsed = parsed.collect::<Result<Vec<(&str, schema::File)>, FrameError>>()?;
        let lists = Lists::of(parsed.iter().flat_map(|(_, file)| &file.lists));
        for (name, file) in &parsed {
            for attribute in &file.attribute {
                let mut attribute = attribute.clone();
                let unknown = |list| FrameError::UnknownList { file: (*name).into(), list };
                lists.write_out(&mut attribute).map_err(unknown)?;
                attribute.name = smol_str::format_smolstr!("{}.{}", file.topic, attribute.name);
                for class in attribute.rule.iter().flat_map(|r| &r.class) {
                    if !Lexicon::builtin().has_class(class) {
                        return Err(FrameError::UnknownClass { file: (*name).into(), class: class.clone() });
                    }
                }
                out.attributes.insert(attribute.name.clone(), attribute);
            }
        }
        for (a, attribute) in out.attributes.values().enumerate() {
            for (r, rule) in attribute.rule.iter().enumerate() {
                let at = (a as u32, r as u32);
                for class in &rule.class {
                    out.by_class.entry(class.clone()).or_default().push(at);
                }
                for word in &rule.words {
                    out.by_word.entry(word.clone()).or_default().push(at);
                }
            }
        }
        Ok(out)
    }

    /// The frames of all attributes, in the order of their files.
    pub fn attributes(&self) -> impl Iterator<Item = &AttributeFrame> {
        self.attributes.values()
    }

    /// The frame of an attribute; `None` for an open one.
    #[must_use]
    pub fn attribute(&self, attribute: &Attribute) -> Option<&AttributeFrame> {
        match attribute {
            Attribute::Frame(name) => self.attributes.get(name),
            Attribute::Open(_) => None,
        }
    }

    /// The rules that a predicate evokes, with their attributes, in a fixed order.
    pub(crate) fn evoked(&self, class: Option<&str>, word: &str) -> Vec<(&AttributeFrame, &Rule)> {
        let mut at: Vec<(u32, u32)> = self.by_word.get(word).into_iter().flatten().copied().collect();
        at.extend(class.and_then(|c| self.by_class.get(c)).into_iter().flatten());
        at.sort_unstable();
        at.dedup();
        at.into_iter()
            .map(|(a, r)| {
                let attribute = &self.attributes[a as usize];
                (attribute, &attribute.rule[r as usize])
            })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn builtin_frames_parse() {
        let frames = Frames::parse(BUILTIN).unwrap();
        assert!(frames.attributes.len() > 20);
        for attribute in frames.attributes.values() {
            assert!(attribute.question.ends_with('?'), "{}", attribute.name);
            for rule in &attribute.rule {
                assert!(
                    !rule.class.is_empty() || !rule.words.is_empty(),
                    "{} has a rule that nothing evokes",
                    attribute.name
                );
            }
        }
    }

    #[test]
    fn unknown_class_is_refused_with_the_file() {
        let text = "topic = 't'\n[[attribute]]\nname = 'a'\nquestion = 'Q?'\nvalue = 'polarity'\n\
                    [[attribute.rule]]\nclass = ['no such class']\ntake = 'polarity'\n";
        let error = Frames::parse(&[("mine.toml", text)]).unwrap_err();
        assert!(error.to_string().contains("mine.toml") && error.to_string().contains("no such class"));
    }

    #[test]
    fn lists_stand_for_their_words_in_any_file() {
        let words = "topic = 'w'\nlists = { deeds = ['juggle', 'yodel'] }";
        let rule = "topic = 't'\n[[attribute]]\nname = 'a'\nquestion = 'Q?'\nvalue = 'polarity'\n\
                    [[attribute.rule]]\nwords = ['@deeds', 'sing']\ntake = 'polarity'\n\
                    [attribute.rule.where.patient]\nexcept = ['@deeds']\n";
        let frames = Frames::parse(&[("rule.toml", rule), ("words.toml", words)]).unwrap();
        let rule = &frames.attributes().next().unwrap().rule[0];
        assert_eq!(rule.words, ["juggle", "yodel", "sing"]);
        assert_eq!(rule.constraints[0].except, ["juggle", "yodel"]);
        assert_eq!(frames.evoked(None, "yodel").len(), 1);
        let error = Frames::parse(&[("rule.toml", "topic = 't'"), ("mine.toml", &rule_of_unknown())]).unwrap_err();
        assert!(error.to_string().contains("mine.toml") && error.to_string().contains("@nothing"));
    }

    fn rule_of_unknown() -> String {
        "topic = 't'\n[[attribute]]\nname = 'a'\nquestion = 'Q?'\nvalue = 'polarity'\n\
         [[attribute.rule]]\nwords = ['@nothing']\ntake = 'polarity'\n"
            .to_owned()
    }

    #[test]
    fn syntax_error_tells_the_file_and_line() {
        let error = Frames::parse(&[("mine.toml", "topic = ")]).unwrap_err();
        assert!(error.to_string().contains("mine.toml"));
    }
}
