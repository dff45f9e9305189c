//! Slips of the pen in long numbers: two digits that changed places.

/// A whole number of four digits or more of which three at the least say something; rounder ones are alike by chance.
pub(super) fn long(x: f64) -> Option<u64> {
    let whole = x.fract() == 0.0 && (1000.0..1e12).contains(&x);
    let number = whole.then_some(x as u64)?;
    let mut core = number;
    while core % 10 == 0 {
        core /= 10;
    }
    (core >= 100).then_some(number)
}

/// What numbers of the same digits share.
pub(super) fn key(x: u64) -> String {
    let mut digits: Vec<char> = x.to_string().chars().collect();
    digits.sort_unstable();
    let digits: String = digits.into_iter().collect();
    format!("(digits {digits})")
}

/// Whether two numbers differ by two neighbouring digits that changed places.
pub(super) fn turned(x: u64, y: u64) -> bool {
    let (a, b) = (x.to_string().into_bytes(), y.to_string().into_bytes());
    let differ: Vec<usize> = if a.len() == b.len() { (0..a.len()).filter(|&i| a[i] != b[i]).collect() } else { vec![] };
    matches!(differ[..], [i, j] if j == i + 1 && a[i] == b[j] && a[j] == b[i])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_that_changed_places() {
        assert!(turned(1840, 1480) && turned(264_000, 246_000) && key(1840) == key(1480));
        assert!(!turned(1840, 1840) && !turned(1840, 4810) && !turned(1840, 1850) && !turned(184, 1840));
        assert_eq!(long(1840.0), Some(1840));
        assert_eq!(long(264_000.0), Some(264_000));
        assert!(long(184.0).is_none() && long(12_000.0).is_none() && long(1840.5).is_none());
    }
}
