//! How alike two words of names are.

use super::edit::distance;
use super::given::{GivenNames, Relation};
use super::key::{key, skeleton};

/// From 0 to 1: the best of three voices, the edit distance (optimal string alignment, swaps count one) on the letters,
/// the same on the romanisation key, and the consonants. Two given names that are known to be different names never
/// come close, nor do the man's and the woman's form of a Slavic surname.
#[must_use]
pub fn score(a: &str, b: &str) -> f64 {
    if a == b {
        return 1.0;
    }
    if a.is_empty() || b.is_empty() {
        return 0.0;
    }
    if a.as_bytes()[0].is_ascii_digit() || b.as_bytes()[0].is_ascii_digit() {
        return 0.0;
    }
    match GivenNames::table().relation(a, b) {
        Relation::SameName => return 0.95,
        Relation::Different => return 0.3,
        Relation::Unknown => {}
    }
    if gendered_pair(a, b) {
        return 0.3;
    }
    let (key_a, key_b) = (key(a), key(b));
    let short = a.len().min(b.len());
    if key_a == key_b {
        return if short >= 4 { 0.97 } else { 0.85 };
    }
    let letters = ratio(a, b);
    let sounds = ratio(&key_a, &key_b);
    let consonants = if short >= 6 && a.as_bytes()[0] == b.as_bytes()[0] && skeleton(&key_a) == skeleton(&key_b) {
        0.85
    } else {
        0.0
    };
    letters.max(sounds).max(consonants).min(0.94)
}

/// One less the share of letters that must change.
fn ratio(a: &str, b: &str) -> f64 {
    let longest = chars(a).max(chars(b));
    if longest == 0 {
        return 0.0;
    }
    1.0 - distance(a, b) as f64 / longest as f64
}

/// Zakharov and Zakharova, Peskov and Peskova, Dvorsky and Dvorskaya: two people, often of one family.
fn gendered_pair(a: &str, b: &str) -> bool {
    let (man, woman) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    // What every ending below has in common; most pairs end here.
    if !woman.ends_with('a') {
        return false;
    }
    let (man, woman) = (man.replace('w', "v"), woman.replace('w', "v"));
    const ENDINGS: &[(&str, &str)] = &[
        ("ov", "ova"),
        ("ev", "eva"),
        ("in", "ina"),
        ("sky", "skaya"),
        ("skiy", "skaya"),
        ("ski", "skaya"),
        ("ski", "ska"),
        ("skij", "skaja"),
        ("oy", "aya"),
        ("ny", "naya"),
    ];
    ENDINGS.iter().any(|&(m, w)| {
        man.strip_suffix(m)
            .zip(woman.strip_suffix(w))
            .is_some_and(|(x, y)| x.len() >= 3 && (x == y || key(x) == key(y)))
    })
}

/// Tokens are folded to ASCII, so that bytes count letters; anything else is counted properly.
fn chars(s: &str) -> usize {
    if s.is_ascii() { s.len() } else { s.chars().count() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn misspellings_come_close() {
        for (a, b) in [("klitschko", "kiltschko"), ("dashawn", "dashwan"), ("eskenazi", "eskanazi")] {
            assert!(score(a, b) > 0.8, "{a} {b} {}", score(a, b));
        }
    }

    #[test]
    fn other_names_do_not() {
        for (a, b) in [
            ("zakharov", "zakharova"),
            ("ivanov", "iwanowa"),
            ("maria", "mario"),
            ("daniel", "daniela"),
            ("hillary", "bill"),
            ("12", "13"),
            ("dostoyevsky", "dostoyevskaya"),
        ] {
            assert!(score(a, b) < 0.6, "{a} {b} {}", score(a, b));
        }
    }
}
