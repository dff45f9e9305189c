//! Where something stands in a document.

use serde::{Deserialize, Serialize};

/// The field of a document that a [`Span`] counts in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Field {
    /// The headline.
    Title,
    /// The body.
    Text,
}

impl Field {
    /// The name as columns show it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Text => "text",
        }
    }
}

/// A half-open stretch `start..end` of one field, counted in UTF-8 **bytes**.
///
/// Bytes serve the inside of the program; what leaves it counts Unicode code points
/// (see [`Target::code_points`]).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Span {
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Span {
    /// The stretch `start..end`.
    #[must_use]
    pub const fn new(start: u32, end: u32) -> Self {
        Self { start, end }
    }

    /// The number of bytes.
    #[must_use]
    pub const fn len(self) -> u32 {
        self.end.saturating_sub(self.start)
    }

    /// Whether the stretch has no bytes.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.end <= self.start
    }

    /// The text under the stretch; empty where it does not fall on character boundaries.
    #[must_use]
    pub fn of(self, text: &str) -> &str {
        text.get(self.start as usize..self.end as usize).unwrap_or("")
    }

    /// The smallest stretch that holds both.
    ///
    /// ```
    /// use gainsay::model::Span;
    /// assert_eq!(Span::new(2, 4).cover(Span::new(7, 9)), Span::new(2, 9));
    /// ```
    #[must_use]
    pub fn cover(self, other: Self) -> Self {
        Self::new(self.start.min(other.start), self.end.max(other.end))
    }

    /// Whether `other` lies wholly within this stretch.
    #[must_use]
    pub const fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the two share a byte.
    #[must_use]
    pub const fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }
}

/// A stretch of one field of a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Target {
    /// The field.
    pub field: Field,
    /// The stretch, in bytes.
    pub span: Span,
}

impl Target {
    /// The stretch counted in Unicode code points of its field's text, as W3C Web Annotation's
    /// `TextPositionSelector` counts them.
    ///
    /// ```
    /// use gainsay::model::{Field, Span, Target};
    /// let target = Target { field: Field::Text, span: Span::new(4, 8) };
    /// assert_eq!(target.code_points("né à Metz"), (3, 6));
    /// ```
    #[must_use]
    pub fn code_points(self, text: &str) -> (usize, usize) {
        let count = |to: u32| text.bytes().take(to as usize).filter(|b| b & 0xC0 != 0x80).count();
        (count(self.span.start), count(self.span.end))
    }
}
