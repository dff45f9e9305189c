//! Reads and writes the model files' bytes.

use crate::annotate::Error;

/// First bytes of every model file, before compression.
pub const MAGIC: &[u8; 8] = b"gainsay\x01";

/// Reads a model file front to back.
#[derive(Debug)]
pub struct Reader<'b> {
    model: &'static str,
    bytes: &'b [u8],
    at: usize,
}

impl<'b> Reader<'b> {
    /// Starts behind the magic number.
    pub fn new(model: &'static str, bytes: &'b [u8]) -> Result<Self, Error> {
        let mut r = Self { model, bytes, at: 0 };
        if r.take(MAGIC.len())? == MAGIC { Ok(r) } else { Err(r.corrupt("it is not a model of this version")) }
    }

    /// An error at the place reached.
    #[must_use]
    pub fn corrupt(&self, what: &'static str) -> Error {
        Error::Corrupt { model: self.model, byte: self.at, what }
    }

    /// The next `n` bytes.
    pub fn take(&mut self, n: usize) -> Result<&'b [u8], Error> {
        let end = self.at.checked_add(n).filter(|&e| e <= self.bytes.len());
        let end = end.ok_or_else(|| self.corrupt("it ends too early"))?;
        let taken = &self.bytes[self.at..end];
        self.at = end;
        Ok(taken)
    }

    /// Four bytes, least first.
    pub fn u32(&mut self) -> Result<u32, Error> {
        let mut four = [0; 4];
        four.copy_from_slice(self.take(4)?);
        Ok(u32::from_le_bytes(four))
    }

    /// Seven bits a byte, least first, the top bit set on all but the last.
    #[inline]
    pub fn varint(&mut self) -> Result<u32, Error> {
        let mut n = 0u32;
        for shift in (0..35).step_by(7) {
            let Some(&b) = self.bytes.get(self.at) else { return Err(self.corrupt("it ends too early")) };
            self.at += 1;
            n |= u32::from(b & 127).checked_shl(shift).unwrap_or(0);
            if b & 128 == 0 {
                return Ok(n);
            }
        }
        Err(self.corrupt("a number is too long"))
    }
}

/// Appends `n` as [`Reader::varint`] reads it.
pub fn write_varint(out: &mut Vec<u8>, mut n: u32) {
    while n >= 128 {
        out.push((n & 127) as u8 | 128);
        n >>= 7;
    }
    out.push(n as u8);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn varints_come_back() {
        let mut out = MAGIC.to_vec();
        let numbers = [0, 1, 127, 128, 300, 1 << 20, u32::MAX];
        for n in numbers {
            write_varint(&mut out, n);
        }
        let mut r = Reader::new("test", &out).unwrap();
        for n in numbers {
            assert_eq!(r.varint().unwrap(), n);
        }
        assert!(matches!(r.varint(), Err(Error::Corrupt { .. })));
    }

    #[test]
    fn a_foreign_file_is_refused() {
        assert!(Reader::new("test", b"PK\x03\x04 and more").is_err());
        assert!(Reader::new("test", b"").is_err());
    }
}
