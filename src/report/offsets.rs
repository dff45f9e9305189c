//! Bytes inside, Unicode code points outside.

/// How many bytes lie between two counts that are kept.
const STRIDE: usize = 128;

/// Turns byte offsets into one text to offsets in Unicode code points, in constant time.
///
/// ```
/// use gainsay::report::CodePoints;
/// let index = CodePoints::of("né à Metz");
/// assert_eq!(index.at("né à Metz", 4), 3);
/// ```
#[derive(Clone, Debug, Default)]
pub struct CodePoints {
    // The number of code points before byte `i * STRIDE`; empty for ASCII, where the two counts are one.
    counts: Vec<u32>,
}

impl CodePoints {
    /// Indexes a text.
    #[must_use]
    pub fn of(text: &str) -> Self {
        if text.is_ascii() {
            return Self::default();
        }
        let mut counts = Vec::with_capacity(text.len() / STRIDE + 1);
        let mut total = 0;
        for chunk in text.as_bytes().chunks(STRIDE) {
            counts.push(total);
            total += leads(chunk);
        }
        Self { counts }
    }

    /// The number of code points that begin before byte `offset` of the text that was indexed. An offset past the
    /// end counts as the end.
    #[must_use]
    pub fn at(&self, text: &str, offset: u32) -> usize {
        let offset = (offset as usize).min(text.len());
        let Some(last) = self.counts.len().checked_sub(1) else { return offset };
        let chunk = (offset / STRIDE).min(last);
        (self.counts[chunk] + leads(&text.as_bytes()[chunk * STRIDE..offset])) as usize
    }
}

/// The number of bytes that begin a code point.
fn leads(bytes: &[u8]) -> u32 {
    bytes.iter().filter(|&&b| b & 0xC0 != 0x80).count() as u32
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Field, Span, Target};
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn agrees_with_plain_counting(text in "\\PC{0,400}", a in 0_u32..1600, b in 0_u32..1600) {
            let index = CodePoints::of(&text);
            let clip = |x: u32| x.min(text.len() as u32);
            let target = Target { field: Field::Text, span: Span::new(clip(a), clip(b)) };
            prop_assert_eq!((index.at(&text, a), index.at(&text, b)), target.code_points(&text));
        }

        #[test]
        fn counts_chars_at_boundaries(text in "[aéß漢😀 ]{0,300}") {
            let index = CodePoints::of(&text);
            for (count, (offset, _)) in text.char_indices().enumerate() {
                prop_assert_eq!(index.at(&text, offset as u32), count);
            }
            prop_assert_eq!(index.at(&text, text.len() as u32), text.chars().count());
        }
    }
}
