//! The places on maps: circles by mentions, names beside the larger ones.

use askama::Template;

use super::book::Book;
use super::labels::{self, Label};
use super::outline::{Paths, paths};
use super::project::{Projection, WIDTH};
use crate::report::PlaceRow;
use crate::report::cells::count;

/// A map with its circles, the largest first so that none hides another.
#[derive(Template)]
#[template(path = "map.html", config = "src/report/html/askama.toml")]
pub struct Map<'a> {
    title: &'static str,
    note: String,
    height: i64,
    world: bool,
    paths: Paths,
    circles: Vec<Circle<'a>>,
    /// Names on a wide and on a narrow screen.
    wide: Vec<Label<'a>>,
    narrow: Vec<Label<'a>>,
}

/// One place.
pub struct Circle<'a> {
    id: &'a str,
    name: &'a str,
    x: f64,
    y: f64,
    r: f64,
    /// A country or region, whose circle stands for more than a point.
    wide: bool,
    mentions: String,
}

/// Circles a map has at most.
const CIRCLES: usize = 400;
/// Names beside circles, at most, on wide and on narrow screens, with their heights in the map's units.
const NAMES: (usize, f64) = (22, 14.0);
const FEW_NAMES: (usize, f64) = (7, 30.0);
/// A second map shows the middle of things where it is so much smaller than the whole.
const CLOSER: f64 = 0.35;

/// The maps: the middle of things first where most places lie close together, then all.
pub fn maps<'a>(book: &Book<'a>) -> Vec<Map<'a>> {
    let report: &'a crate::report::Report = book.report;
    let shown = report.places.len().min(book.limits.places);
    let places: Vec<(&PlaceRow, (f64, f64))> =
        report.places[..shown].iter().filter_map(|p| Some((p, (p.lon?, p.lat?)))).filter(on_earth).collect();
    if places.is_empty() {
        return Vec::new();
    }
    let points: Vec<(f64, f64)> = places.iter().map(|p| p.1).collect();
    let whole = Projection::around(&points);
    let core = middle(&places);
    let near = Projection::around(&core);
    let size = |map: &Projection| {
        let (a, b) = (map.spot(core[0]), map.spot(core[1]));
        ((b.0 - a.0) / WIDTH).abs().max(((a.1 - b.1) / map.height).abs())
    };
    let all = Map::new("All places", &whole, &places);
    if places.len() > 3 && size(&whole) < CLOSER && size(&near) > 1.6 * size(&whole) {
        return vec![Map::new("Where most of it happens", &near, &places), all];
    }
    vec![all]
}

fn on_earth((_, (lon, lat)): &(&PlaceRow, (f64, f64))) -> bool {
    (-180.0..=180.0).contains(lon) && (-90.0..=90.0).contains(lat)
}

/// The corners around the middle three fifths of all mentions, west to east and south to north.
fn middle(places: &[(&PlaceRow, (f64, f64))]) -> Vec<(f64, f64)> {
    let between = |of: fn(&(f64, f64)) -> f64| {
        let mut all: Vec<(f64, u64)> = places.iter().map(|(row, p)| (of(p), row.mentions)).collect();
        all.sort_by(|a, b| a.0.total_cmp(&b.0));
        let sum: u64 = all.iter().map(|a| a.1).sum();
        let at = |share: u64| {
            let mut seen = 0;
            let found = all.iter().find(|(_, n)| {
                seen += n;
                seen * 10 >= sum * share
            });
            found.or(all.last()).map_or(0.0, |a| a.0)
        };
        (at(2), at(8))
    };
    let ((west, east), (south, north)) = (between(|p| p.0), between(|p| p.1));
    vec![(west, south), (east, north)]
}

impl<'a> Map<'a> {
    fn new(title: &'static str, map: &Projection, places: &[(&'a PlaceRow, (f64, f64))]) -> Map<'a> {
        let seen: Vec<_> =
            places.iter().map(|(row, p)| (*row, map.spot(*p))).filter(|(_, spot)| map.shows(*spot)).collect();
        let most = seen.iter().map(|(row, _)| row.mentions).max().unwrap_or(1).max(1);
        let circles: Vec<Circle> =
            seen.iter().take(CIRCLES).map(|(row, spot)| circle(row, *spot, most)).collect();
        let (beyond, small) = (places.len() - seen.len(), seen.len() - circles.len());
        let mut note = String::new();
        if beyond > 0 {
            note.push_str(&format!("Beyond this map: {}. ", count(beyond as u64, "place")));
        }
        if small > 0 {
            note.push_str(&format!(
                "Without a circle: {}, the least mentioned. ",
                count(small as u64, "place")
            ));
        }
        Map {
            title,
            note,
            height: map.height.round() as i64,
            world: map.is_world(),
            paths: paths(map),
            wide: labelled(&circles, map.height, NAMES),
            narrow: labelled(&circles, map.height, FEW_NAMES),
            circles,
        }
    }
}

fn labelled<'a>(circles: &[Circle<'a>], height: f64, (most, size): (usize, f64)) -> Vec<Label<'a>> {
    labels::place(circles.iter().map(|c| (c.name, (c.x, c.y), c.r)), (WIDTH, height), most, size)
}

fn circle<'a>(row: &'a PlaceRow, (x, y): (f64, f64), most: u64) -> Circle<'a> {
    Circle {
        id: &row.id,
        name: &row.name,
        x,
        y,
        r: 3.0 + 23.0 * (row.mentions as f64 / most as f64).sqrt(),
        wide: matches!(row.kind.as_str(), "country" | "region" | "continent" | "area" | "sea" | "ocean"),
        mentions: format!("{} in {}", count(row.mentions, "mention"), count(row.articles, "article")),
    }
}

impl Circle<'_> {
    fn at(&self, value: &f64) -> String {
        format!("{value:.1}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(name: &str, lon: f64, lat: f64, mentions: u64) -> PlaceRow {
        PlaceRow { name: name.into(), lon: Some(lon), lat: Some(lat), mentions, ..PlaceRow::default() }
    }

    #[test]
    fn the_middle_leaves_out_what_lies_far_and_is_told_little() {
        let rows = [place("A", 28.0, 45.0, 50), place("B", 29.0, 46.0, 45), place("C", -77.0, 39.0, 5)];
        let places: Vec<_> = rows.iter().map(|r| (r, (r.lon.unwrap(), r.lat.unwrap()))).collect();
        assert_eq!(middle(&places), [(28.0, 45.0), (29.0, 46.0)]);
    }

    #[test]
    fn circles_grow_with_mentions_by_area() {
        let (one, four) = (place("A", 0.0, 0.0, 1), place("B", 0.0, 0.0, 4));
        let of = |row| circle(row, (0.0, 0.0), 4).r - 3.0;
        assert!((of(&four) / of(&one) - 2.0).abs() < 1e-9);
    }
}
