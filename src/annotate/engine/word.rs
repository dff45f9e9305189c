//! A word as the models see it.

use super::hash;
use super::lexicon::{Entry, Lexicon};
use super::shape::{Case, case, shape};

/// How a sentence uses capitals.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[repr(u8)]
pub enum Style {
    /// As running text does.
    #[default]
    Normal,
    /// As Many Headlines Do.
    Title,
    /// AS SHOUTED LINES DO.
    Upper,
}

/// The features of a word alone, hashed.
#[derive(Clone, Copy, Debug, Default)]
pub struct Word {
    /// The form.
    pub form: u32,
    /// The form in small letters, digits all alike.
    pub lower: u32,
    /// First three characters of `lower`.
    pub prefix: u32,
    /// Last one, two, three and four characters of `lower`.
    pub suffix: [u32; 4],
    /// The shape.
    pub shape: u32,
    /// Capitals, digits and hyphens in one small number.
    pub look: u32,
    /// What the lexicon tells.
    pub entry: Entry,
}

/// How a sentence of these words uses capitals.
#[must_use]
pub fn style<'w>(words: impl Iterator<Item = &'w str>) -> Style {
    let (mut long, mut capital, mut shouted) = (0u32, 0u32, 0u32);
    for w in words {
        // Short words are mostly small even in headlines, and "A" or "US" says nothing.
        if w.chars().count() < 4 {
            continue;
        }
        match case(w) {
            Case::None => {}
            Case::Lower => long += 1,
            Case::Upper => {
                long += 1;
                shouted += 1;
            }
            Case::Title | Case::Mixed => {
                long += 1;
                capital += 1;
            }
        }
    }
    if long >= 2 && shouted * 10 >= long * 8 {
        Style::Upper
    } else if long >= 4 && (capital + shouted) * 10 >= long * 9 {
        Style::Title
    } else {
        Style::Normal
    }
}

impl Word {
    /// The features of `text`, by what `lexicon` tells of it.
    #[must_use]
    pub fn new(text: &str, lexicon: &Lexicon) -> Self {
        let form = hash::word(text.as_bytes());
        let case = case(text);
        let mut small = [0u8; 64];
        let allocated;
        let bytes = text.as_bytes();
        let lower: &[u8] = if text.is_ascii() && bytes.len() <= small.len() {
            for (to, &b) in small.iter_mut().zip(bytes) {
                *to = if b.is_ascii_digit() { b'0' } else { b.to_ascii_lowercase() };
            }
            &small[..bytes.len()]
        } else {
            allocated = text.to_lowercase();
            allocated.as_bytes()
        };
        let lower_hash = hash::word(lower);
        let entry = lexicon.get(form).or_else(|| {
            // "Harshly" at the head of a sentence is "harshly"; a name in small letters stays unknown.
            (case != Case::Lower)
                .then(|| lexicon.get(lower_hash).map(|e| Entry { frequency: 0, tag: Entry::UNSURE, ..e }))
                .flatten()
        });
        let end = |n: usize| hash::word(&lower[lower.len().saturating_sub(n)..]);
        let digit = bytes.iter().any(u8::is_ascii_digit);
        let hyphen = bytes.contains(&b'-');
        Self {
            form,
            lower: lower_hash,
            prefix: hash::word(&lower[..lower.len().min(3)]),
            suffix: [end(1), end(2), end(3), end(4)],
            shape: shape(text),
            look: case as u32 | u32::from(digit) << 3 | u32::from(hyphen) << 4,
            entry: entry.unwrap_or(Entry { tag: Entry::UNSURE, ..Entry::default() }),
        }
    }

    /// Fills `words` with the words of a sentence, capitals undone where `style` says that they tell nothing.
    pub fn sentence<'w>(texts: impl Iterator<Item = &'w str>, style: Style, lexicon: &Lexicon, words: &mut Vec<Self>) {
        words.clear();
        match style {
            Style::Normal => words.extend(texts.map(|t| Self::new(t, lexicon))),
            Style::Title | Style::Upper => words.extend(texts.map(|t| Self::new(&lexicon.true_case(t), lexicon))),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn styles() {
        let style = |s: &str| style(s.split(' '));
        assert_eq!(style("Blast Kills Seven in Harbour Town, Police Say"), Style::Title);
        assert_eq!(style("BLAST KILLS SEVEN IN HARBOUR TOWN"), Style::Upper);
        assert_eq!(style("Blast kills seven in harbour town, says Police Chief Anna Holm"), Style::Normal);
        assert_eq!(style("Anna Holm"), Style::Normal);
    }

    #[test]
    fn digits_are_alike() {
        let lexicon = Lexicon::default();
        assert_eq!(Word::new("1987", &lexicon).lower, Word::new("2014", &lexicon).lower);
        assert_ne!(Word::new("1987", &lexicon).form, Word::new("2014", &lexicon).form);
    }
}
