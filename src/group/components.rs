//! What hangs together through pairs.

/// The sets of numbers below `count` that `pairs` join, each sorted, by first number; every number stands in one.
pub fn components(count: u32, pairs: impl Iterator<Item = (u32, u32)>) -> Vec<Vec<u32>> {
    let mut parent: Vec<u32> = (0..count).collect();
    for (a, b) in pairs {
        let (a, b) = (root(&mut parent, a), root(&mut parent, b));
        parent[a.max(b) as usize] = a.min(b);
    }
    // The root is the first number of its set, so that a set begins before its others come.
    let mut place = vec![0; count as usize];
    let mut sets: Vec<Vec<u32>> = Vec::new();
    for number in 0..count {
        let root = root(&mut parent, number);
        if root == number {
            place[number as usize] = sets.len();
            sets.push(Vec::new());
        }
        sets[place[root as usize]].push(number);
    }
    sets
}

fn root(parent: &mut [u32], mut number: u32) -> u32 {
    while parent[number as usize] != number {
        parent[number as usize] = parent[parent[number as usize] as usize];
        number = parent[number as usize];
    }
    number
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pairs_join() {
        let sets = components(6, [(4, 1), (5, 4), (2, 0)].into_iter());
        assert_eq!(sets, [vec![0, 2], vec![1, 4, 5], vec![3]]);
    }
}
