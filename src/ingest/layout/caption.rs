//! Pictures' captions and credits.

use super::cues::CUES;
use super::words::{self, Word};
use std::ops::Range;

/// Where the credit of a caption starts: "… at the pier. (Photo: Ana Roe)", "… at the pier. Photo: Ana Roe/Post".
pub(super) fn credit_at_end(text: &str, stretch: Range<usize>) -> Option<usize> {
    let body = &text[stretch.clone()];
    let close = body.rfind([')', ']'])?;
    // "(Photo: Ana Roe)Buy Photo": a button may hang on.
    let button = body[close + 1..].trim();
    if words::count(button) > 3 || button.contains(|c: char| !c.is_alphanumeric() && c != ' ') {
        return None;
    }
    let open = body[..close].rfind(['(', '['])?;
    is_credit(&body[open + 1..close]).then_some(stretch.start + open)
}

/// Whether bracketed words credit a picture: a label, a word that only credits have, or "Name/Agency".
fn is_credit(inner: &str) -> bool {
    let words = words::words(inner, 0..inner.len());
    if words.is_empty() || words.len() > 12 || words::ends_sentence(inner) && words.len() > 6 {
        return false;
    }
    let labelled = super::credit::label(inner, &words, |w| CUES.photo_labels.longest(w, false)).is_some();
    let (before, after) = inner.split_once('/').unwrap_or((inner, ""));
    let name_and_house = after.starts_with(char::is_uppercase)
        && before.starts_with(char::is_uppercase)
        && (words::count(before) >= 2 || CUES.is_agency(after))
        && words
            .iter()
            .all(|w| w.capital || matches!(w.lower.as_str(), "" | "via" | "for" | "the" | "of" | "de" | "van"));
    let has_word = words.iter().flat_map(|w| w.lower.split('/')).any(|w| CUES.photo_words.contains(w));
    labelled || name_and_house || has_word && words.iter().filter(|w| !w.capital && !w.lower.is_empty()).count() <= 2
}

/// Whether a line is a picture's credit and nothing else: "Picture: RIA", "Photo by Ana Roe / Post".
pub(super) fn is_credit_line(text: &str, words: &[Word]) -> bool {
    if words.len() > 9 {
        return false;
    }
    if let Some(label) = super::credit::label(text, words, |w| CUES.photo_labels.longest(w, false)) {
        return label < words.len() && words[label].capital && !words.iter().skip(label).any(is_plain_word);
    }
    let start = CUES.photo_labels.longest(words, false).unwrap_or(0);
    start > 0 && words[start - 1].lower == "by" && words.get(start).is_some_and(|w| w.capital)
}

fn is_plain_word(word: &Word) -> bool {
    !word.capital
        && word.lower.chars().all(char::is_alphabetic)
        && !matches!(word.lower.as_str(), "" | "via" | "by" | "of" | "for" | "the" | "and")
}

/// Whether a paragraph describes a picture: "(left to right)", "pictured above", "Ana Roe (R) and Jo Dam (L)".
pub(super) fn is_caption(text: &str, words: &[Word]) -> bool {
    if words.len() > 60 {
        return false;
    }
    let phrase = (0..words.len()).any(|i| CUES.caption_phrases.longest(&words[i..], false).is_some());
    let sides = words
        .iter()
        .filter(|w| {
            text[w.span.clone()].starts_with('(') && text[w.span.clone()].trim_end_matches([',', '.']).ends_with(')')
        })
        .filter(|w| CUES.caption_sides.contains(w.lower.as_str()))
        .count();
    // One "(R)" is a senator's party as well.
    phrase && words.len() <= 45 || sides >= 2
}

#[cfg(test)]
mod tests {
    use super::*;

    fn credit(text: &str) -> Option<&str> {
        credit_at_end(text, 0..text.len()).map(|at| &text[at..])
    }

    #[test]
    fn credits_at_the_end_of_captions() {
        for (text, found) in [
            ("The ferry at the pier. (Photo: Ana Roe)", "(Photo: Ana Roe)"),
            ("The ferry at the pier (Ana Roe/KXYZ)", "(Ana Roe/KXYZ)"),
            ("The ferry (KXYZ Photo/Ana Roe)", "(KXYZ Photo/Ana Roe)"),
            ("Roe (Photo: Provided/Torrin Police Department)", "(Photo: Provided/Torrin Police Department)"),
            ("The ferry at the pier. (Source: Jo Dam)", "(Source: Jo Dam)"),
            ("The ferry [AP Photo]", "[AP Photo]"),
            ("The ferry. (Photo: Ana Roe)Buy Photo", "(Photo: Ana Roe)Buy Photo"),
        ] {
            assert_eq!(credit(text), Some(found));
        }
        for text in [
            "Nobody was hurt (two were on Monday)",
            "It sank in the Minch (Scotland)",
            "It sank on 3/4 (March)",
            "He sent a photo (the file was too big to open)",
            "It sank.",
            "It sank (photo) on its way home.",
            ")",
        ] {
            assert_eq!(credit(text), None, "{text}");
        }
    }

    #[test]
    fn captions_and_credit_lines() {
        let with = |text: &str, f: fn(&str, &[Word]) -> bool| f(text, &words::words(text, 0..text.len()));
        assert!(with("Ana Roe, Jo Dam and Bo Lin (left to right)", is_caption));
        assert!(with("Ana Roe (R) and Jo Dam (L) on the pier.", is_caption));
        assert!(!with("Senator Ana Roe (R) said nobody was hurt.", is_caption));
        assert!(with("Picture: RIA Novosti", is_credit_line));
        assert!(with("Photo by Ana Roe / Post", is_credit_line));
        assert!(!with("Source: the fire began in the hold", is_credit_line));
        assert!(!with("Photo shows ferry sinking", is_credit_line));
    }
}
