//! Names beside the circles of a map: the larger first, each where it covers no other.

use unicode_width::UnicodeWidthStr;

/// A name and where it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Label<'a> {
    pub name: &'a str,
    pub x: String,
    pub y: String,
    /// Which end of the text stands at `x`: `start` or `end`.
    pub anchor: &'static str,
}

/// Left, top, right, bottom.
type Frame = (f64, f64, f64, f64);

/// Places at most `most` names of circles (name, middle, radius), most mentioned first, in letters `size` high.
pub fn place<'a>(
    circles: impl Iterator<Item = (&'a str, (f64, f64), f64)>,
    (width, height): (f64, f64),
    most: usize,
    size: f64,
) -> Vec<Label<'a>> {
    let mut taken: Vec<Frame> = Vec::new();
    let mut labels = Vec::new();
    for (name, (x, y), r) in circles.take(4 * most) {
        let long = name.width() as f64 * size * 0.56 + 4.0;
        if labels.len() == most || long > width / 3.0 {
            continue;
        }
        let beside = |x0: f64, up: f64| (x0, y + up - size * 0.5, x0 + long, y + up + size * 0.5);
        let lift = r * 0.7 + size * 0.5;
        let tries = [
            (beside(x + r + 3.0, 0.0), "start"),
            (beside(x - r - 3.0 - long, 0.0), "end"),
            (beside(x + r * 0.5, -lift), "start"),
            (beside(x + r * 0.5, lift), "start"),
        ];
        let fits = |f: &Frame| {
            f.0 >= 2.0
                && f.1 >= 2.0
                && f.2 <= width - 2.0
                && f.3 <= height - 2.0
                && !taken.iter().any(|t| meet(t, f))
        };
        if let Some((frame, anchor)) = tries.into_iter().find(|(frame, _)| fits(frame)) {
            taken.push(frame);
            let at = if anchor == "start" { frame.0 } else { frame.2 };
            let y = (frame.1 + frame.3) / 2.0 + size * 0.35;
            labels.push(Label { name, x: format!("{at:.1}"), y: format!("{y:.1}"), anchor });
        }
    }
    labels
}

fn meet(a: &Frame, b: &Frame) -> bool {
    a.0 < b.2 && b.0 < a.2 && a.1 < b.3 && b.1 < a.3
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_do_not_cover_each_other() {
        let circles = [
            ("Constanta", (100.0, 100.0), 8.0),
            ("Tulcea", (110.0, 102.0), 6.0),
            ("Sulina", (104.0, 160.0), 4.0),
        ];
        let labels = place(circles.into_iter(), (400.0, 200.0), 9, 12.0);
        assert_eq!(labels.len(), 3);
        let rows: Vec<(&str, &str)> = labels.iter().map(|l| (l.name, l.anchor)).collect();
        assert_eq!(rows[0], ("Constanta", "start"));
        assert_eq!(rows[1], ("Tulcea", "end"));
        assert_ne!(labels[2].y, labels[0].y);
    }

    #[test]
    fn names_stay_on_the_map() {
        let labels = place([("Vladivostok", (395.0, 50.0), 5.0)].into_iter(), (400.0, 100.0), 9, 12.0);
        assert_eq!(labels[0].anchor, "end");
        assert_eq!(
            place(
                [("A name wider than the map can hold", (50.0, 50.0), 5.0)].into_iter(),
                (200.0, 99.0),
                9,
                12.0
            ),
            []
        );
    }
}
