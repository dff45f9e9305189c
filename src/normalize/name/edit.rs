//! How many letters two words differ in.

/// The edit distance in which a swap of two neighbours counts one (optimal string alignment).
///
/// Words of names are short, so that a whole column of the table fits one machine word: Hyyrö, "A bit-vector algorithm
/// for computing Levenshtein and Damerau edit distances" (2003).
#[must_use]
pub(super) fn distance(a: &str, b: &str) -> usize {
    if a.is_empty() || a.len() > u64::BITS as usize || !a.is_ascii() || !b.is_ascii() {
        return strsim::osa_distance(a, b);
    }
    // For each letter, where it stands in `a`.
    let mut places = [0u64; 128];
    for (k, &letter) in a.as_bytes().iter().enumerate() {
        places[usize::from(letter & 127)] |= 1 << k;
    }
    let last = 1u64 << (a.len() - 1);
    // Where the column rises and falls by one from row to row, and where it is no worse than the one before, aslant.
    let (mut rises, mut falls, mut aslant, mut before) = (u64::MAX, 0u64, 0u64, 0u64);
    let mut distance = a.len();
    for &letter in b.as_bytes() {
        let here = places[usize::from(letter & 127)];
        let swaps = ((!aslant & here) << 1) & before;
        aslant = ((here & rises).wrapping_add(rises) ^ rises) | here | falls | swaps;
        let (more, less) = (falls | !(aslant | rises), aslant & rises);
        distance = distance + usize::from(more & last != 0) - usize::from(less & last != 0);
        let (more, less) = (more << 1 | 1, less << 1);
        rises = less | !(aslant | more);
        falls = more & aslant;
        before = here;
    }
    distance
}

#[cfg(test)]
mod tests {
    use super::distance;
    use proptest::prelude::*;

    #[test]
    fn a_swap_counts_one() {
        assert_eq!(distance("klitschko", "kiltschko"), 1);
        assert_eq!(distance("ca", "abc"), 3);
        assert_eq!(distance("", "abc"), 3);
        assert_eq!(distance("abc", ""), 3);
        assert_eq!(distance("müller", "muller"), 1);
    }

    proptest! {
        #[test]
        fn as_by_the_whole_table(a in "[a-d]{0,70}|[a-zé]{0,12}", b in "[a-d]{0,70}|[a-zé]{0,12}") {
            prop_assert_eq!(distance(&a, &b), strsim::osa_distance(&a, &b));
        }
    }
}
