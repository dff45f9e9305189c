//! Aligning the tokens of two names.

/// Assigns each of `short` rows its own of `long` columns so that the worst score is as good as can be, and gives that
/// score. (The bottleneck assignment problem; names are short, so thresholds are simply tried from the best down.)
pub(super) fn worst_of_best(short: usize, long: usize, score: impl Fn(usize, usize) -> f64) -> f64 {
    assignment(short, long, score).map_or(0.0, |(worst, _)| worst)
}

/// The same with the assignment itself: for each row, its column.
pub(super) fn assignment(short: usize, long: usize, score: impl Fn(usize, usize) -> f64) -> Option<(f64, Vec<usize>)> {
    if short == 0 || short > long || long > MAX_TOKENS {
        return None;
    }
    let table: Vec<f64> = (0..short * long).map(|k| score(k / long, k % long)).collect();
    let mut thresholds = table.clone();
    thresholds.sort_by(|a, b| b.total_cmp(a));
    thresholds.dedup();
    for threshold in thresholds {
        let mut row_of = vec![None; long];
        let complete = (0..short).all(|row| augment(row, long, &table, threshold, &mut row_of, &mut vec![false; long]));
        if complete {
            let mut columns = vec![0; short];
            for (column, row) in row_of.iter().enumerate() {
                if let Some(row) = *row {
                    columns[row] = column;
                }
            }
            return Some((threshold, columns));
        }
    }
    None
}

/// Names with more tokens are titles of books or lists run together; they are not aligned.
pub(super) const MAX_TOKENS: usize = 16;

/// One step of Kuhn's algorithm: finds a column for `row`, moving rows placed before if need be.
fn augment(
    row: usize,
    long: usize,
    table: &[f64],
    threshold: f64,
    row_of: &mut [Option<usize>],
    seen: &mut [bool],
) -> bool {
    for column in 0..long {
        if table[row * long + column] < threshold || seen[column] {
            continue;
        }
        seen[column] = true;
        let free = match row_of[column] {
            None => true,
            Some(other) => augment(other, long, table, threshold, row_of, seen),
        };
        if free {
            row_of[column] = Some(row);
            return true;
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moves_a_row_placed_before() {
        // Row 0 fits both columns, row 1 only column 0.
        let table = [[0.9, 0.8], [0.7, 0.1]];
        let (worst, columns) = assignment(2, 2, |i, j| table[i][j]).unwrap();
        assert_eq!((worst, columns), (0.7, vec![1, 0]));
    }

    #[test]
    fn nothing_to_align_gives_nothing() {
        assert_eq!(assignment(0, 3, |_, _| 1.0), None);
        assert_eq!(assignment(3, 2, |_, _| 1.0), None);
    }
}
