//! A name without script, case, accents and punctuation.

use std::borrow::Cow;

/// Transliterates to ASCII, lowers the case, joins initials ("C.I.A." → "cia", "P. J." → "p j"), drops the possessive
/// ending and apostrophes, and turns every other punctuation mark into a space.
///
/// ```
/// use gainsay::normalize::name::fold;
/// assert_eq!(fold("Kim Jong-un’s"), "kim jong un");
/// assert_eq!(fold("C.I.A."), "cia");
/// assert_eq!(fold("Лавров"), "lavrov");
/// ```
#[must_use]
pub fn fold(name: &str) -> String {
    let ascii = if name.is_ascii() { Cow::Borrowed(name) } else { Cow::Owned(transliterated(name)) };
    let bytes = ascii.as_bytes();
    let mut folded = String::with_capacity(bytes.len());
    // Whether anything stands before, and whether a space does.
    let (mut started, mut parted) = (false, false);
    let mut i = 0;
    while i < bytes.len() {
        let b = bytes[i];
        let next = bytes.get(i + 1).copied();
        match b {
            b'\'' | b'`' => {
                // "Wilson's" → "wilson", "O'Brien" → "obrien"
                let ends = bytes.get(i + 2).is_none_or(|c| !c.is_ascii_alphanumeric());
                if matches!(next, Some(b's' | b'S')) && ends && started {
                    i += 1;
                }
            }
            // Within an initialism the full stop joins, elsewhere it parts.
            b'.' if next.is_some_and(|c| c.is_ascii_alphabetic()) && is_initial(bytes, i) => {}
            _ if b.is_ascii_alphanumeric() || b == b'&' => {
                if (parted || b == b'&') && !folded.is_empty() {
                    folded.push(' ');
                }
                if b == b'&' {
                    folded.push_str("and")
                } else {
                    folded.push(b.to_ascii_lowercase() as char)
                }
                (started, parted) = (true, b == b'&');
            }
            _ => (started, parted) = (true, true),
        }
        i += 1;
    }
    folded
}

/// The name in ASCII, every apostrophe as a plain one.
fn transliterated(name: &str) -> String {
    let mut ascii = String::with_capacity(name.len());
    for c in name.chars() {
        match c {
            '’' | '‘' | 'ʼ' | 'ʹ' | '´' => ascii.push('\''),
            '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{feff}' => {}
            _ if c.is_ascii() => ascii.push(c),
            _ => ascii.push_str(any_ascii::any_ascii_char(c)),
        }
    }
    ascii
}

/// Whether the letter before the full stop at `i` stands alone, as in "P.J." or "C.I.A.".
fn is_initial(bytes: &[u8], i: usize) -> bool {
    i >= 1
        && bytes[i - 1].is_ascii_alphabetic()
        && (i == 1 || matches!(bytes[i - 2], b'.' | b' ' | b'-' | b'(') || !bytes[i - 2].is_ascii_alphanumeric())
}

/// The words of a folded name.
#[must_use]
pub fn tokens(name: &str) -> Vec<String> {
    fold(name).split_ascii_whitespace().map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folds() {
        for (name, folded) in [
            ("P.J. Hill", "pj hill"),
            ("PJ Hill", "pj hill"),
            ("Antony J. Blinken", "antony j blinken"),
            ("U.N. Command", "un command"),
            ("Türkiye", "turkiye"),
            ("Moon Jae-In", "moon jae in"),
            ("O’Brien", "obrien"),
            ("President Wilson's Hotel", "president wilson hotel"),
            ("St. Mary", "st mary"),
            ("Black & Decker", "black and decker"),
            ("'s", "s"),
            ("", ""),
        ] {
            assert_eq!(fold(name), folded, "{name}");
        }
    }
}
