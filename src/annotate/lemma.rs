//! Dictionary forms, by rules of English spelling and a table of exceptions.

use crate::model::Tag;
use rustc_hash::FxHashMap;
use smol_str::SmolStr;
use std::borrow::Cow;
use std::sync::LazyLock;

/// What decides how a word is inflected.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Class {
    Noun,
    Verb,
    /// A verb's base form or present tense, or a modal, where only contractions and "be" are exceptions.
    Present,
    Comparative,
    Pronoun,
    Other,
}

/// `data/annotate/lemmas.tsv`: class letter, form, lemma.
static EXCEPTIONS: LazyLock<FxHashMap<(Class, &'static str), &'static str>> = LazyLock::new(|| {
    include_str!("../../data/annotate/lemmas.tsv")
        .lines()
        .filter(|l| !l.starts_with('#'))
        .filter_map(|l| {
            let mut columns = l.split('\t');
            let class = match columns.next()? {
                "n" => Class::Noun,
                "v" => Class::Verb,
                "c" => Class::Comparative,
                "p" => Class::Pronoun,
                "b" => Class::Present,
                _ => Class::Other,
            };
            Some(((class, columns.next()?), columns.next()?))
        })
        .collect()
});

/// The dictionary form of `word` under `tag`: "was" → "be", "mice" → "mouse"; proper nouns stay as written.
#[must_use]
pub fn lemma(word: &str, tag: Tag) -> SmolStr {
    if tag.is_proper() {
        return SmolStr::new(word);
    }
    let mut lower = Cow::Borrowed(word);
    if !word.bytes().all(|b| b.is_ascii_lowercase()) {
        lower = Cow::Owned(word.to_lowercase().replace('’', "'"));
    }
    let class = match tag {
        Tag::Nns => Class::Noun,
        Tag::Vbd | Tag::Vbg | Tag::Vbn | Tag::Vbz => Class::Verb,
        Tag::Vb | Tag::Vbp | Tag::Md => Class::Present,
        Tag::Jjr | Tag::Jjs | Tag::Rbr | Tag::Rbs => Class::Comparative,
        Tag::Prp => Class::Pronoun,
        _ => Class::Other,
    };
    if let Some(&known) = EXCEPTIONS.get(&(class, lower.as_ref())) {
        return SmolStr::new(known);
    }
    by_rule(&lower, tag)
}

/// What the rules alone say of `lower`, a word in small letters.
#[must_use]
pub fn by_rule(lower: &str, tag: Tag) -> SmolStr {
    let made = if !lower.is_ascii() {
        None
    } else {
        match tag {
            Tag::Nns => singular(lower),
            Tag::Vbz => third_person(lower),
            Tag::Vbd | Tag::Vbn => past(lower),
            Tag::Vbg => lower.strip_suffix("ing").filter(|s| has_vowel(s)).map(base),
            Tag::Jjr | Tag::Rbr => compared(lower, "er"),
            Tag::Jjs | Tag::Rbs => compared(lower, "est"),
            _ => None,
        }
    };
    made.map_or_else(|| SmolStr::new(lower), SmolStr::from)
}

fn is_vowel(b: u8) -> bool {
    matches!(b, b'a' | b'e' | b'i' | b'o' | b'u')
}

fn has_vowel(s: &str) -> bool {
    s.bytes().any(|b| is_vowel(b) || b == b'y')
}

fn singular(w: &str) -> Option<String> {
    if let Some(s) = w.strip_suffix("ies").filter(|s| s.len() > 1) {
        return Some(format!("{s}y"));
    }
    if let Some(s) = w.strip_suffix("men") {
        return Some(format!("{s}man"));
    }
    plural_s(w)
}

fn third_person(w: &str) -> Option<String> {
    if let Some(s) = w.strip_suffix("ies").filter(|s| s.len() > 1) {
        return Some(format!("{s}y"));
    }
    plural_s(w)
}

/// Takes off "s" or "es".
fn plural_s(w: &str) -> Option<String> {
    for ending in ["sses", "shes", "ches", "xes", "zzes", "oes"] {
        if w.ends_with(ending) {
            return Some(w[..w.len() - 2].to_owned());
        }
    }
    let s = w.strip_suffix('s')?;
    let stays = s.len() < 2 || s.ends_with('s') || s.ends_with("u") || s.ends_with("i") || s.ends_with('\'');
    (!stays).then(|| s.to_owned())
}

fn past(w: &str) -> Option<String> {
    if let Some(s) = w.strip_suffix("ied").filter(|s| s.len() > 1) {
        return Some(format!("{s}y"));
    }
    if w.ends_with("eed") && w.len() > 4 {
        return Some(w[..w.len() - 1].to_owned());
    }
    w.strip_suffix("ed").filter(|s| has_vowel(s)).map(base)
}

fn compared(w: &str, ending: &str) -> Option<String> {
    let s = w.strip_suffix(ending).filter(|s| s.len() > 1 && has_vowel(s))?;
    if let Some(i) = s.strip_suffix('i') {
        return Some(format!("{i}y"));
    }
    Some(base(s))
}

/// Undoes what "-ed" and "-ing" do to a stem: "stopp" → "stop", "hop" → "hope", "declar" → "declare".
fn base(stem: &str) -> String {
    let b = stem.as_bytes();
    let n = b.len();
    if n < 2 {
        return stem.to_owned();
    }
    let (last, before) = (b[n - 1], b[n - 2]);
    // A consonant is doubled behind a short vowel; "ll", "ss", "ff" and "zz" are more often the verb's own.
    if last == before && matches!(last, b'b' | b'd' | b'g' | b'm' | b'n' | b'p' | b'r' | b't' | b'k') {
        return stem[..n - 1].to_owned();
    }
    // "tak", "nam", "hop": one vowel between consonants asks for an "e"; two ("claim", "need") or an unstressed
    // ending ("offer", "open", "visit") do not.
    let one_vowel = |set: &[u8]| set.contains(&before) && n >= 3 && !is_vowel(b[n - 3]);
    let qu = n >= 4 && b[n - 3] == b'u' && b[n - 4] == b'q';
    let mute_e = match last {
        b'v' | b'c' | b'u' => true,
        b'z' => before != b'z',
        b's' => before != b's' && (before != b'u' || n < 5 || is_vowel(b[n - 3])),
        b'g' => matches!(before, b'r' | b'd' | b'n' | b'a' | b'u' | b'l'),
        b'l' => matches!(before, b'b' | b'd' | b'f' | b'g' | b'k' | b'p' | b't' | b'z') || one_vowel(b"iu") && n < 6,
        b'r' => one_vowel(b"aiu") || one_vowel(b"o") && n < 6 || qu && before == b'i',
        b'n' => one_vowel(b"i") || one_vowel(b"u") && n < 4,
        b'd' => one_vowel(b"aioue"),
        b't' if before == b'a' && n > 4 => matches!(b[n - 3], b'i' | b'u') || one_vowel(b"a"),
        b't' => one_vowel(b"au") || one_vowel(b"o") || one_vowel(b"i") && n < 5 || qu,
        b'k' => one_vowel(b"aiou"),
        b'm' => one_vowel(b"aiou"),
        b'p' => one_vowel(b"aiouy"),
        b'b' => one_vowel(b"aiou"),
        _ => false,
    };
    if mute_e { format!("{stem}e") } else { stem.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn rules() {
        let cases = [
            ("wounded", Tag::Vbd, "wound"),
            ("stopped", Tag::Vbn, "stop"),
            ("declared", Tag::Vbd, "declare"),
            ("carried", Tag::Vbd, "carry"),
            ("agreed", Tag::Vbd, "agree"),
            ("making", Tag::Vbg, "make"),
            ("talking", Tag::Vbg, "talk"),
            ("settling", Tag::Vbg, "settle"),
            ("injured", Tag::Vbn, "injure"),
            ("offered", Tag::Vbd, "offer"),
            ("requires", Tag::Vbz, "require"),
            ("crashes", Tag::Nns, "crash"),
            ("ministries", Tag::Nns, "ministry"),
            ("policemen", Tag::Nns, "policeman"),
            ("heavier", Tag::Jjr, "heavy"),
            ("largest", Tag::Jjs, "large"),
            ("bring", Tag::Vb, "bring"),
        ];
        for (w, t, l) in cases {
            assert_eq!(lemma(w, t), l, "{w}");
        }
    }

    #[test]
    fn exceptions() {
        let cases = [
            ("was", Tag::Vbd, "be"),
            ("Said", Tag::Vbd, "say"),
            ("n’t", Tag::Rb, "not"),
            ("children", Tag::Nns, "child"),
            ("better", Tag::Jjr, "good"),
            ("Ministers", Tag::Nnps, "Ministers"),
        ];
        for (w, t, l) in cases {
            assert_eq!(lemma(w, t), l, "{w}");
        }
    }

    proptest! {
        #[test]
        fn any_word_has_a_lemma(word in "\\PC{1,12}", tag in 0..Tag::ALL.len()) {
            prop_assert!(!lemma(&word, Tag::ALL[tag]).is_empty());
        }
    }
}
