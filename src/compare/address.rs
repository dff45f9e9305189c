//! Whether two numbers of one street are meant for one house.

use crate::model::Value;

/// How surely two house numbers of one street, in two reports of one event, are told of one house, 0 to 1; `None` where
/// they are two houses: one that is misheard or mistyped differs in a single figure, or has two of them swapped.
pub(super) fn align(a: &Value, b: &Value) -> Option<f32> {
    if a == b {
        return Some(0.9);
    }
    let (Value::Number(x), Value::Number(y)) = (a, b) else { return None };
    let (x, y) = (x.set.0.first()?, y.set.0.first()?);
    let (p, q) = (x.low.to_string(), y.low.to_string());
    let apart: Vec<usize> = (0..p.len()).filter(|&i| p.as_bytes().get(i) != q.as_bytes().get(i)).collect();
    let near = p.len() == q.len()
        && match apart[..] {
            [_] => true,
            [i, j] => p[i..=i] == q[j..=j] && p[j..=j] == q[i..=i],
            _ => false,
        };
    // A house and its block.
    let within = x.low <= y.high && y.low <= x.high;
    (near || within).then_some(0.8)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::value::Number;

    #[test]
    fn one_figure_apart_or_swapped() {
        let near = |a: f64, b: f64| align(&Value::Number(Number::count(a)), &Value::Number(Number::count(b))).is_some();
        assert!(near(1249.0, 1240.0) && near(5000.0, 5100.0) && near(418.0, 481.0));
        assert!(!near(418.0, 520.0) && !near(40.0, 400.0));
    }
}
