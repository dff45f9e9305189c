//! Which nodes are one, and what may not become one.

use super::nodes::{Forms, Nodes};
use crate::model::Gender;
use crate::normalize::name::Verdict;
use rustc_hash::FxHashSet;

/// Disjoint sets of nodes.
pub(super) struct Sets<'n> {
    nodes: &'n Nodes,
    forms: Forms<'n>,
    parent: Vec<u32>,
    /// Of each root of two nodes or more: what it unites.
    members: Vec<Option<Box<Members>>>,
}

#[derive(Clone, Default)]
struct Members {
    documents: FxHashSet<u32>,
    /// Different full names, a few.
    full: Vec<u32>,
    gender: Option<Gender>,
}

/// So many full names stand for a set when another wants to join.
const NAMES: usize = 16;

impl Members {
    /// A node by itself.
    fn of(nodes: &Nodes, n: u32) -> Self {
        let node = &nodes.nodes[n as usize];
        Self {
            documents: FxHashSet::from_iter([node.document]),
            full: if nodes.spelling(n).full { vec![node.spelling] } else { Vec::new() },
            gender: Some(node.gender).filter(|g| *g != Gender::Unknown),
        }
    }
}

impl<'n> Sets<'n> {
    pub(super) fn new(nodes: &'n Nodes) -> Self {
        let count = nodes.nodes.len();
        Self { nodes, forms: Forms::new(nodes), parent: (0..count as u32).collect(), members: vec![None; count] }
    }

    pub(super) fn root(&mut self, node: u32) -> u32 {
        let mut root = node;
        while self.parent[root as usize] != root {
            root = self.parent[root as usize];
        }
        let mut at = node;
        while self.parent[at as usize] != root {
            at = std::mem::replace(&mut self.parent[at as usize], root);
        }
        root
    }

    /// Joins the sets of two nodes unless something forbids it.
    pub(super) fn join(&mut self, verdict: Verdict, a: u32, b: u32) {
        let (x, y) = (self.root(a), self.root(b));
        if x == y {
            return;
        }
        let [own, other] = [x, y].map(|root| self.members[root as usize].take());
        let known = [own.is_some(), other.is_some()];
        let nodes = self.nodes;
        let own = own.unwrap_or_else(|| Box::new(Members::of(nodes, x)));
        let other = other.unwrap_or_else(|| Box::new(Members::of(nodes, y)));
        if self.forbids(verdict, &own, &other) {
            // A node by itself needs no keeping.
            self.members[x as usize] = known[0].then_some(own);
            self.members[y as usize] = known[1].then_some(other);
            return;
        }
        // The larger takes in the smaller, so that no document is moved often; equal ones by their place.
        let (into, mut members, from, taken) = match own.documents.len().cmp(&other.documents.len()) {
            std::cmp::Ordering::Greater => (x, own, y, other),
            std::cmp::Ordering::Equal if x < y => (x, own, y, other),
            _ => (y, other, x, own),
        };
        members.documents.extend(taken.documents);
        for spelling in taken.full {
            if members.full.len() < NAMES && !members.full.contains(&spelling) {
                members.full.push(spelling);
            }
        }
        members.gender = members.gender.or(taken.gender);
        self.parent[from as usize] = into;
        self.members[into as usize] = Some(members);
    }

    fn forbids(&mut self, verdict: Verdict, a: &Members, b: &Members) -> bool {
        if let (Some(g), Some(h)) = (a.gender, b.gender)
            && g != h
        {
            return true;
        }
        let differ = a.full.iter().any(|&p| b.full.iter().any(|&q| self.differ(p, q)));
        // What one document tells apart is two, unless the names are the same.
        differ
            || verdict != Verdict::Same && {
                let (few, many) = if a.documents.len() <= b.documents.len() { (a, b) } else { (b, a) };
                few.documents.iter().any(|d| many.documents.contains(d))
            }
    }

    /// Whether two full names are of two bearers.
    fn differ(&mut self, p: u32, q: u32) -> bool {
        let (a, b) = (&self.nodes.spellings[p as usize], &self.nodes.spellings[q as usize]);
        p != q
            && a.kind == b.kind
            && self.forms.get(p).compare(&self.forms.get(q)) == Verdict::Different
            && !initials_stand_between(&a.text, &b.text)
    }
}

/// "Trans-Pacific Partnership" and "TPP deal" differ as names; what joins them may be the initials alone.
fn initials_stand_between(a: &str, b: &str) -> bool {
    let capitals =
        |s: &str| s.split_whitespace().any(|w| w.len() >= 2 && w.chars().all(|c| c.is_uppercase() || c == '.'));
    capitals(a) != capitals(b)
}
