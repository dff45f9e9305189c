//! Words in small letters.

use std::borrow::Cow;

/// Gives a text in small letters.
pub(crate) trait Lower {
    /// As [`str::to_lowercase`], without a copy where nothing changes: most words of running text are small already.
    fn lower(&self) -> Cow<'_, str>;
}

impl Lower for str {
    #[inline]
    fn lower(&self) -> Cow<'_, str> {
        if self.bytes().all(|b| b.is_ascii() && !b.is_ascii_uppercase()) {
            Cow::Borrowed(self)
        } else if self.is_ascii() {
            Cow::Owned(self.to_ascii_lowercase())
        } else {
            Cow::Owned(self.to_lowercase())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn as_the_standard_library_has_it() {
        for text in ["harbour", "Harbour", "ÉCOLE", "école", "", "İ", "42nd"] {
            assert_eq!(text.lower(), text.to_lowercase());
        }
        assert!(matches!("harbour".lower(), Cow::Borrowed(_)));
    }
}
