//! What a word looks like, apart from its letters.

use super::hash;

/// How a word is capitalised.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum Case {
    /// No letters.
    None,
    /// "water".
    Lower,
    /// "Water", "McDonald" (a capital first, small letters behind).
    Title,
    /// "NATO", "A".
    Upper,
    /// "iPhone", "eBay".
    Mixed,
}

/// How `word` is capitalised.
#[must_use]
pub fn case(word: &str) -> Case {
    let (mut first_upper, mut upper, mut lower) = (None, false, false);
    for c in word.chars() {
        let (u, l) = if c.is_ascii() {
            (c.is_ascii_uppercase(), c.is_ascii_lowercase())
        } else {
            (c.is_uppercase(), c.is_lowercase())
        };
        if u || l {
            first_upper.get_or_insert(u);
        }
        upper |= u;
        lower |= l;
    }
    match (first_upper, upper, lower) {
        (None, ..) => Case::None,
        (_, false, _) => Case::Lower,
        (_, true, false) => Case::Upper,
        (Some(true), true, true) => Case::Title,
        (Some(false), true, true) => Case::Mixed,
    }
}

/// A hash of the word's shape: capitals as `X`, small letters as `x`, digits as `d`, all else as itself, runs cut to
/// two. "Smith" and "Jones" are alike, so are "15,000" and "23,417".
#[must_use]
pub fn shape(word: &str) -> u32 {
    let mut out = [0u8; 24];
    let (mut n, mut run, mut last) = (0, 0, 0u8);
    for c in word.chars() {
        let class = match c {
            '0'..='9' => b'd',
            'A'..='Z' => b'X',
            'a'..='z' => b'x',
            _ if c.is_ascii() => c as u8,
            _ if c.is_uppercase() => b'X',
            _ if c.is_alphabetic() => b'x',
            _ => b'?',
        };
        if class == last {
            run += 1;
        } else {
            (run, last) = (1, class);
        }
        if run <= 2 {
            out[n] = class;
            n += 1;
            if n == out.len() {
                break;
            }
        }
    }
    hash::word(&out[..n])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cases() {
        assert_eq!(case("water"), Case::Lower);
        assert_eq!(case("Water"), Case::Title);
        assert_eq!(case("McDonald"), Case::Title);
        assert_eq!(case("NATO"), Case::Upper);
        assert_eq!(case("iPhone"), Case::Mixed);
        assert_eq!(case("1,000"), Case::None);
        assert_eq!(case("Über"), Case::Title);
    }

    #[test]
    fn alike_shapes() {
        assert_eq!(shape("Smith"), shape("Jones"));
        assert_eq!(shape("15,000"), shape("23,417"));
        assert_ne!(shape("15,000"), shape("15.5"));
        assert_ne!(shape("NATO"), shape("Nato"));
    }
}
