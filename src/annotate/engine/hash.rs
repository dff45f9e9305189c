//! Hashes of words and of features.

/// Bits of a feature's slot: a table has `2^SLOT_BITS` slots. Fewer cost accuracy by collision, more cost space on disk.
pub const SLOT_BITS: u32 = 24;

const K: u64 = 0x9E37_79B9_7F4A_7C15;

/// A 32-bit hash of a word's bytes. Never 0, which stands for "no word".
#[must_use]
pub fn word(bytes: &[u8]) -> u32 {
    let mut h = (bytes.len() as u64).wrapping_mul(K);
    let mut chunks = bytes.chunks_exact(8);
    for c in &mut chunks {
        let mut eight = [0; 8];
        eight.copy_from_slice(c);
        h = mix(h, u64::from_le_bytes(eight));
    }
    let rest = chunks.remainder().iter().fold(0u64, |r, &b| (r << 8) | u64::from(b));
    h = mix(h, rest);
    ((h >> 32) as u32).max(1)
}

#[inline]
const fn mix(h: u64, v: u64) -> u64 {
    let x = (h.rotate_left(23) ^ v).wrapping_mul(K);
    x ^ (x >> 29)
}

/// The slot of a feature of template `t` with one value.
#[inline]
#[must_use]
pub const fn slot1(t: u32, a: u32) -> u32 {
    finish(mix(t as u64, a as u64))
}

/// The slot of a feature of template `t` with two values.
#[inline]
#[must_use]
pub const fn slot2(t: u32, a: u32, b: u32) -> u32 {
    finish(mix(t as u64, (a as u64) << 32 | b as u64))
}

/// The slot of a feature of template `t` with three values.
#[inline]
#[must_use]
pub const fn slot3(t: u32, a: u32, b: u32, c: u32) -> u32 {
    finish(mix(mix(t as u64, (a as u64) << 32 | b as u64), c as u64))
}

/// The slot of a feature of template `t` with four values.
#[inline]
#[must_use]
pub const fn slot4(t: u32, a: u32, b: u32, c: u32, d: u32) -> u32 {
    finish(mix(mix(t as u64, (a as u64) << 32 | b as u64), (c as u64) << 32 | d as u64))
}

#[inline]
const fn finish(h: u64) -> u32 {
    (h.wrapping_mul(0xD6E8_FEB8_6659_FD93) >> (64 - SLOT_BITS)) as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slots_spread() {
        let mut seen = std::collections::HashSet::new();
        let n = 20_000;
        for a in 0..n {
            seen.insert(slot2(3, a, 7));
        }
        // Random slots among 2^24 would collide about n²/2^25 = 12 times.
        assert!(seen.len() > n as usize - 60, "{}", seen.len());
    }

    #[test]
    fn words_differ() {
        assert_ne!(word(b"abcdefgh"), word(b"abcdefghi"));
        assert_ne!(word(b""), word(b"\0"));
        assert_ne!(word(b"ab"), word(b"ba"));
    }
}
