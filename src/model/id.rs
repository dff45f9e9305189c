//! Ids that depend on content alone.

use std::fmt;

/// A 64-bit hash of content, written as 16 hexadecimal digits.
///
/// ```
/// use gainsay::model::Id;
/// assert_eq!(Id(0xbeef).to_string(), "000000000000beef");
/// assert_eq!("000000000000beef".parse(), Ok(Id(0xbeef)));
/// assert!("beef".parse::<Id>().is_err());
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Id(pub u64);

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:016x}", self.0)
    }
}

impl std::str::FromStr for Id {
    type Err = ParseIdError;

    fn from_str(text: &str) -> Result<Self, ParseIdError> {
        // `from_str_radix` alone would take a sign.
        let digits = text.len() == 16 && text.bytes().all(|byte| byte.is_ascii_hexdigit());
        u64::from_str_radix(text, 16).ok().filter(|_| digits).map(Self).ok_or(ParseIdError)
    }
}

/// A text is no [`Id`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("an id has 16 hexadecimal digits")]
pub struct ParseIdError;

impl<'de> serde::Deserialize<'de> for Id {
    fn deserialize<D: serde::Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        <std::borrow::Cow<'de, str>>::deserialize(d)?.parse().map_err(serde::de::Error::custom)
    }
}

impl serde::Serialize for Id {
    fn serialize<S: serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.collect_str(self)
    }
}

/// Hashes parts into an [`Id`]: 64-bit FNV-1a (Fowler, Noll, Vo) over each part and a separator, finished by
/// MurmurHash3's mixer so that near inputs fall far apart. The same on every machine.
///
/// ```
/// use gainsay::model::IdHasher;
/// let id = |parts: &[&str]| parts.iter().fold(IdHasher::new(), |h, p| h.part(p)).finish();
/// assert_eq!(id(&["a", "b"]), id(&["a", "b"]));
/// assert_ne!(id(&["ab", ""]), id(&["a", "b"]));
/// ```
#[derive(Clone, Copy, Debug)]
pub struct IdHasher(u64);

impl IdHasher {
    /// An empty hash.
    #[must_use]
    pub const fn new() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }

    /// Adds a part.
    #[must_use]
    pub fn part(mut self, part: impl AsRef<[u8]>) -> Self {
        let mix = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        self.0 = mix(part.as_ref().iter().fold(self.0, |hash, &byte| mix(hash, byte)), 0xFF);
        self
    }

    /// Adds a number.
    #[must_use]
    pub fn number(self, n: u64) -> Self {
        self.part(n.to_le_bytes())
    }

    /// The id of what was added.
    #[must_use]
    pub const fn finish(self) -> Id {
        let mut h = self.0;
        h = (h ^ (h >> 33)).wrapping_mul(0xff51_afd7_ed55_8ccd);
        h = (h ^ (h >> 33)).wrapping_mul(0xc4ce_b9fe_1a85_ec53);
        Id(h ^ (h >> 33))
    }
}

impl Default for IdHasher {
    fn default() -> Self {
        Self::new()
    }
}
