//! What the training text tells of each word form.

use super::bytes::Reader;
use super::hash;
use super::shape::{Case, case};
use crate::annotate::Error;
use crate::model::Tag;
use rustc_hash::FxHashMap;

/// What is known of one form, capitals as written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Entry {
    /// Binary logarithm of the number of times the form was seen within sentences that use capitals normally.
    pub frequency: u8,
    /// Its ambiguity class: forms that take the same tags, in the same order of frequency, share one. 0 is unknown.
    pub ambiguity: u8,
    /// Its cluster: forms that stand beside the same words share one. 0 is none.
    pub cluster: u16,
    /// How often, and in which type, it is part of a name. 0 is unknown.
    pub names: u8,
    /// Its tag, where it has but one; [`Entry::UNSURE`] otherwise.
    pub tag: u8,
}

impl Entry {
    /// [`Entry::names`] of a frequent form that practically never begins a name.
    pub const BEGINS_NO_NAME: u8 = u8::MAX;
    /// [`Entry::tag`] of a form that takes several tags or is rare.
    pub const UNSURE: u8 = u8::MAX;

    /// The tag that needs no model.
    #[must_use]
    pub fn sure_tag(self) -> Option<Tag> {
        Tag::ALL.get(usize::from(self.tag)).copied()
    }
}

/// The forms of the training text, by hash.
#[derive(Debug, Default)]
pub struct Lexicon {
    entries: FxHashMap<u32, Entry>,
}

impl Lexicon {
    /// A lexicon of `entries`, keyed by [`hash::word`] of the form.
    #[must_use]
    pub fn new(entries: FxHashMap<u32, Entry>) -> Self {
        Self { entries }
    }

    /// Reads a lexicon that [`Lexicon::write`] wrote.
    pub fn read(bytes: &[u8]) -> Result<Self, Error> {
        let mut r = Reader::new("lexicon", bytes)?;
        let n = r.u32()? as usize;
        if n > bytes.len() {
            return Err(r.corrupt("it has more words than bytes"));
        }
        let mut keys = Vec::with_capacity(n);
        let mut key = 0u32;
        for _ in 0..n {
            key = key.wrapping_add(r.varint()?);
            keys.push(key);
        }
        let columns = [r.take(n)?, r.take(n)?, r.take(n)?, r.take(n)?, r.take(n)?, r.take(n)?];
        let entry = |i: usize| Entry {
            frequency: columns[0][i],
            ambiguity: columns[1][i],
            cluster: u16::from_le_bytes([columns[2][i], columns[3][i]]),
            names: columns[4][i],
            tag: columns[5][i],
        };
        Ok(Self { entries: keys.into_iter().enumerate().map(|(i, k)| (k, entry(i))).collect() })
    }

    /// The bytes that [`Lexicon::read`] reads.
    #[must_use]
    pub fn write(&self) -> Vec<u8> {
        let mut sorted: Vec<(u32, Entry)> = self.entries.iter().map(|(&k, &e)| (k, e)).collect();
        sorted.sort_unstable_by_key(|&(k, _)| k);
        let mut out = super::bytes::MAGIC.to_vec();
        out.extend((sorted.len() as u32).to_le_bytes());
        let mut last = 0;
        for (k, _) in &sorted {
            super::bytes::write_varint(&mut out, k - last);
            last = *k;
        }
        out.extend(sorted.iter().map(|(_, e)| e.frequency));
        out.extend(sorted.iter().map(|(_, e)| e.ambiguity));
        out.extend(sorted.iter().map(|(_, e)| e.cluster.to_le_bytes()[0]));
        out.extend(sorted.iter().map(|(_, e)| e.cluster.to_le_bytes()[1]));
        out.extend(sorted.iter().map(|(_, e)| e.names));
        out.extend(sorted.iter().map(|(_, e)| e.tag));
        out
    }

    /// What is known of the form with this hash.
    #[inline]
    #[must_use]
    pub fn get(&self, form: u32) -> Option<Entry> {
        self.entries.get(&form).copied()
    }

    /// Binary logarithm of how often `word` was seen, written as it is; 0 for never.
    #[must_use]
    pub fn frequency(&self, word: &str) -> u8 {
        self.get(hash::word(word.as_bytes())).map_or(0, |e| e.frequency)
    }

    /// How `word`, from a headline or a line in capitals, would be written within running text: as its most frequent
    /// spelling among "word", "Word" and "WORD". An unknown word stays capitalised, as most unknown words are names.
    #[must_use]
    pub fn true_case(&self, word: &str) -> String {
        let lower = word.to_lowercase();
        let mut chars = lower.chars();
        let title: String = chars.next().into_iter().flat_map(char::to_uppercase).chain(chars).collect();
        if case(word) == Case::Mixed || lower == title {
            return word.to_owned();
        }
        let (l, t, w) = (self.frequency(&lower), self.frequency(&title), self.frequency(word));
        // "Mccain" is no better than "McCain".
        if case(word) == Case::Title && w >= l.max(t) && w > 0 {
            return word.to_owned();
        }
        let upper = word.to_uppercase();
        let u = self.frequency(&upper);
        if l == 0 && t == 0 && u == 0 {
            return if case(word) == Case::Title { word.to_owned() } else { title };
        }
        if u > t && u > l {
            upper
        } else if t > l {
            title
        } else {
            lower
        }
    }

    /// The number of forms.
    #[must_use]
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether there are no forms.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lexicon(words: &[(&str, u8)]) -> Lexicon {
        Lexicon::new(
            words
                .iter()
                .map(|&(w, frequency)| {
                    (hash::word(w.as_bytes()), Entry { frequency, cluster: 700, ..Entry::default() })
                })
                .collect(),
        )
    }

    #[test]
    fn true_case_takes_the_commonest_spelling() {
        let l = lexicon(&[("kill", 9), ("May", 8), ("may", 9), ("NATO", 7), ("Paris", 8), ("Kill", 2)]);
        assert_eq!(l.true_case("KILL"), "kill");
        assert_eq!(l.true_case("Kill"), "kill");
        assert_eq!(l.true_case("PARIS"), "Paris");
        assert_eq!(l.true_case("NATO"), "NATO");
        assert_eq!(l.true_case("ZORBAK"), "Zorbak");
        assert_eq!(l.true_case("2021"), "2021");
    }

    #[test]
    fn a_lexicon_comes_back() {
        let l = lexicon(&[("a", 20), ("b", 3), ("c", 0)]);
        let back = Lexicon::read(&l.write()).unwrap();
        assert_eq!(back.len(), 3);
        assert_eq!(back.get(hash::word(b"b")), l.get(hash::word(b"b")));
        assert!(Lexicon::read(&l.write()[..20]).is_err());
    }
}
