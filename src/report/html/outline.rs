//! Outlines as paths of a map: cut to its window, without points that nobody could see.

use std::fmt::Write;

use super::project::{Projection, Spot, WIDTH};
use crate::report::coastline::{Outline, outlines};

/// Paths in tenths of the map's units.
#[derive(Debug, Default)]
pub struct Paths {
    pub land: String,
    pub borders: String,
}

/// How far outlines reach beyond the map, so that its edge shows no line.
const BEYOND: f64 = 12.0;
/// Points nearer than this to the last one are left out.
const NEAR: f64 = 0.8;

/// What the map shows of land and borders.
pub fn paths(map: &Projection) -> Paths {
    let mut paths = Paths::default();
    for (kind, points) in outlines() {
        let spots = points.into_iter().map(|p| map.spot(p)).collect();
        match kind {
            Outline::Land => {
                let ring = thinned(&clipped(spots, map.height));
                if ring.len() > 3 {
                    draw(&mut paths.land, &ring);
                    paths.land.push('z');
                }
            }
            Outline::Border => {
                let spots: Vec<Spot> = spots;
                let near = |s: &Spot| inside(*s, map.height);
                for line in spots.split(|s| !near(s)).filter(|line| line.len() > 1) {
                    draw(&mut paths.borders, &thinned(line));
                }
            }
        }
    }
    paths
}

fn inside((x, y): Spot, height: f64) -> bool {
    (-BEYOND..=WIDTH + BEYOND).contains(&x) && (-BEYOND..=height + BEYOND).contains(&y)
}

/// How far a spot lies along an axis, and where the edge stands on it.
type Edge = (fn(Spot) -> f64, f64);

/// The ring cut along the four edges, one after the other (Sutherland and Hodgman).
fn clipped(mut ring: Vec<Spot>, height: f64) -> Vec<Spot> {
    let edges: [Edge; 4] = [
        (|s| s.0, -BEYOND),
        (|s| -s.0, -(WIDTH + BEYOND)),
        (|s| s.1, -BEYOND),
        (|s| -s.1, -(height + BEYOND)),
    ];
    for (of, least) in edges {
        let mut kept = Vec::with_capacity(ring.len());
        for (i, &here) in ring.iter().enumerate() {
            let before = ring[if i == 0 { ring.len() - 1 } else { i - 1 }];
            let (a, b) = (of(before) - least, of(here) - least);
            if (a < 0.0) != (b < 0.0) {
                let t = a / (a - b);
                kept.push((before.0 + (here.0 - before.0) * t, before.1 + (here.1 - before.1) * t));
            }
            if b >= 0.0 {
                kept.push(here);
            }
        }
        ring = kept;
    }
    ring
}

/// Without points that lie upon the one before; the ends stay.
fn thinned(line: &[Spot]) -> Vec<Spot> {
    let mut kept: Vec<Spot> = Vec::with_capacity(line.len());
    for (i, &spot) in line.iter().enumerate() {
        let near = kept.last().is_some_and(|l: &Spot| (l.0 - spot.0).abs() + (l.1 - spot.1).abs() < NEAR);
        if !near || i + 1 == line.len() {
            kept.push(spot);
        }
    }
    kept
}

/// A move and lines, each as its difference to the point before.
fn draw(path: &mut String, line: &[Spot]) {
    let mut last = (0i64, 0i64);
    for (i, (x, y)) in line.iter().enumerate() {
        let here = ((x * 10.0).round() as i64, (y * 10.0).round() as i64);
        let (dx, dy) = (here.0 - last.0, here.1 - last.1);
        let gap = if dy < 0 { "" } else { " " };
        let _ = match i {
            0 => write!(path, "M{} {}l", here.0, here.1),
            1 => write!(path, "{dx}{gap}{dy}"),
            _ => write!(path, "{}{dx}{gap}{dy}", if dx < 0 { "" } else { " " }),
        };
        last = here;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rings_are_cut_to_the_window() {
        let ring = clipped(vec![(-500.0, 100.0), (500.0, 100.0), (500.0, 200.0), (-500.0, 200.0)], 400.0);
        assert!(ring.iter().all(|s| inside(*s, 400.0)), "{ring:?}");
        assert!(ring.contains(&(-BEYOND, 100.0)) && ring.contains(&(500.0, 200.0)));
        assert_eq!(clipped(vec![(-90.0, 0.0), (-80.0, 9.0), (-70.0, 0.0)], 400.0), []);
    }

    #[test]
    fn paths_are_moves_and_differences() {
        let mut path = String::new();
        draw(&mut path, &[(1.0, 2.0), (1.5, 1.0), (0.0, 1.0)]);
        assert_eq!(path, "M10 20l5-10-15 0");
    }

    #[test]
    fn the_world_is_drawn_in_little_space() {
        let world = paths(&Projection::around(&[(-120.0, 0.0), (120.0, 0.0)]));
        assert!(world.land.starts_with('M') && world.land.ends_with('z'));
        assert!(
            (10_000..200_000).contains(&(world.land.len() + world.borders.len())),
            "{}",
            world.land.len()
        );
    }
}
