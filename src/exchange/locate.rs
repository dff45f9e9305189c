//! Finds a quote in a text.

use crate::model::Span;

/// A text made ready for the search.
pub(super) struct Folded<'t> {
    text: &'t str,
    folded: String,
    /// For each byte of `folded` the byte of `text` where its character begins.
    at: Vec<u32>,
}

impl<'t> Folded<'t> {
    /// Makes a text ready. It is no longer than 4 GiB.
    pub(super) fn of(text: &'t str) -> Self {
        let (mut out, mut at) = (String::with_capacity(text.len()), Vec::with_capacity(text.len()));
        for (byte, c) in folded(text) {
            out.push(c);
            at.resize(out.len(), byte as u32);
        }
        Self { text, folded: out, at }
    }

    /// Where the text has these words: the place nearest to `near` (a byte) where there are several, else the first. White
    /// space counts alike whatever it is, and so do quotation marks, dashes and the case of letters.
    ///
    /// What is left out of a quote or put into it is not looked past: evidence must be what the text says.
    pub(super) fn locate(&self, quote: &str, near: Option<u32>) -> Option<Span> {
        let sought: String = folded(quote.trim()).map(|(_, c)| c).collect();
        let sought = sought.trim_end();
        if sought.is_empty() {
            return None;
        }
        let found = memchr::memmem::find_iter(self.folded.as_bytes(), sought.as_bytes()).map(|start| {
            let last = self.at[start + sought.len() - 1];
            let length = self.text[last as usize..].chars().next().map_or(0, char::len_utf8);
            Span::new(self.at[start], last + length as u32)
        });
        found.min_by_key(|span| near.map_or(span.start, |near| near.abs_diff(span.start)))
    }
}

/// The characters of a text without what differs between copies of it, each with its byte: white space runs are one space,
/// quotation marks and dashes are plain, letters are small.
fn folded(text: &str) -> impl Iterator<Item = (usize, char)> + '_ {
    let mut after_space = true;
    text.char_indices().filter_map(move |(at, c)| {
        let c = match c {
            _ if c.is_whitespace() => ' ',
            '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{feff}' => return None,
            '‘' | '’' | '‚' | '‛' | '′' => '\'',
            '“' | '”' | '„' | '‟' | '«' | '»' | '″' => '"',
            '‐'..='―' | '−' => '-',
            // Of letters that grow when they are made small, the first half is enough to know them by.
            _ => c.to_lowercase().next().unwrap_or(c),
        };
        let again = c == ' ' && after_space;
        after_space = c == ' ';
        (!again).then_some((at, c))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn found<'t>(text: &'t str, quote: &str) -> Option<&'t str> {
        Folded::of(text).locate(quote, None).map(|span| span.of(text))
    }

    #[test]
    fn copies_differ_in_space_marks_and_case() {
        let text = "He said: “It’s\n  over – for now.”";
        assert_eq!(found(text, "\"it's over - for now.\""), Some("“It’s\n  over – for now.”"));
        assert_eq!(found(text, "over –"), Some("over –"));
        assert_eq!(found(text, "it is over"), None);
        assert_eq!(found(text, "  "), None);
        assert_eq!(found("", "a"), None);
    }

    #[test]
    fn of_several_the_nearest() {
        let text = "Two died. Two died. Two died.";
        assert_eq!(Folded::of(text).locate("two died", Some(18)), Some(Span::new(20, 28)));
        assert_eq!(Folded::of(text).locate("two died", None), Some(Span::new(0, 8)));
    }

    proptest! {
        #[test]
        fn what_is_in_a_text_is_found(text in "[a-zİ “’–\n\u{200b}é]{1,30}", from in 0_usize..30, to in 0_usize..30) {
            let chars: Vec<char> = text.chars().collect();
            let (from, to) = (from.min(to).min(chars.len()), from.max(to).min(chars.len()));
            let quote: String = chars[from..to].iter().collect();
            let span = Folded::of(&text).locate(&quote, None);
            let is_blank = quote.chars().all(|c| c.is_whitespace() || c == '\u{200b}');
            prop_assert!(is_blank || span.is_some_and(|span| !span.of(&text).is_empty()));
        }
    }
}
