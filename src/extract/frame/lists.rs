//! Lists of words that rules name together: `@more` stands for the words of the list `more`.

use super::AttributeFrame;
use rustc_hash::FxHashMap;
use smol_str::SmolStr;

/// The lists of all files; of two of one name the later holds.
pub(super) struct Lists<'a>(FxHashMap<&'a str, &'a [SmolStr]>);

impl<'a> Lists<'a> {
    pub fn of(lists: impl Iterator<Item = (&'a SmolStr, &'a Vec<SmolStr>)>) -> Self {
        Self(lists.map(|(name, words)| (name.as_str(), &words[..])).collect())
    }

    /// Puts the words of each list that an attribute's rules name in its place; the name of one that there is not.
    pub fn write_out(&self, attribute: &mut AttributeFrame) -> Result<(), SmolStr> {
        for rule in &mut attribute.rule {
            self.expand(&mut rule.words)?;
            self.expand(&mut rule.manner)?;
            for constraint in rule.constraints.values_mut() {
                for words in
                    [&mut constraint.words, &mut constraint.except, &mut constraint.with, &mut constraint.without]
                {
                    self.expand(words)?;
                }
            }
        }
        Ok(())
    }

    fn expand(&self, words: &mut Vec<SmolStr>) -> Result<(), SmolStr> {
        let mut out = Vec::with_capacity(words.len());
        for word in words.drain(..) {
            match word.strip_prefix('@') {
                Some(name) => out.extend_from_slice(self.0.get(name).ok_or_else(|| SmolStr::from(name))?),
                None => out.push(word),
            }
        }
        *words = out;
        Ok(())
    }
}
