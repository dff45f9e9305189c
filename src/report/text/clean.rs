//! Keeps what an article says from steering the terminal that shows it.

use std::borrow::Cow;

/// The text with every character that could steer a terminal or reorder the line taken out: C0 and C1 controls,
/// line and paragraph separators, marks that change the direction of writing, invisible tags. Tabs and line breaks
/// become spaces, the rest U+FFFD, so that something is seen to have been there.
///
/// ```
/// use gainsay::report::printable;
/// assert_eq!(printable("red \u{1b}[31mtext"), "red \u{fffd}[31mtext");
/// assert_eq!(printable("Zoë"), "Zoë");
/// ```
#[must_use]
pub fn printable(text: &str) -> Cow<'_, str> {
    if text.chars().all(|c| replacement(c).is_none()) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.chars().map(|c| replacement(c).unwrap_or(c)).collect())
}

fn replacement(c: char) -> Option<char> {
    match c {
        '\t' | '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}' => Some(' '),
        '\u{61C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => Some('\u{FFFD}'),
        '\u{E0000}'..='\u{E007F}' => Some('\u{FFFD}'),
        c if c.is_control() => Some('\u{FFFD}'),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn nothing_steers(text in "(\\PC|\\p{Cc}|\\p{Cf}){0,80}") {
            let clean = printable(&text);
            prop_assert!(!clean.chars().any(char::is_control));
            prop_assert_eq!(clean.chars().count(), text.chars().count());
            prop_assert_eq!(printable(&clean), clean.clone());
        }
    }
}
