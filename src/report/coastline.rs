//! Outlines of land and borders of countries, from Natural Earth; `coastline.py` makes the table and says how.

/// What a line is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outline {
    /// A closed ring.
    Land,
    Border,
}

/// Longitude and latitude in degrees.
pub type Point = (f64, f64);

const TABLE: &str = include_str!("coastline.tsv");
/// Units of the table in a degree.
const UNITS: f64 = 100.0;

/// All outlines, islands of every continent in the order of the table.
pub fn outlines() -> impl Iterator<Item = (Outline, Vec<Point>)> {
    TABLE.lines().skip(1).filter_map(|row| {
        let (kind, points) = row.split_once('\t')?;
        let kind = if kind == "land" { Outline::Land } else { Outline::Border };
        Some((kind, decode(points)))
    })
}

/// Differences in hundredths of a degree, zigzag, five bits a character from `?` upwards, longitude first.
fn decode(code: &str) -> Vec<Point> {
    let mut numbers = Vec::new();
    let (mut number, mut shift) = (0i64, 0);
    for byte in code.bytes() {
        let bits = i64::from(byte.wrapping_sub(63));
        number |= (bits & 0x1f) << shift;
        shift += 5;
        if bits < 0x20 {
            numbers.push(if number & 1 == 1 { !(number >> 1) } else { number >> 1 });
            (number, shift) = (0, 0);
        }
    }
    let mut at = (0, 0);
    let step = |two: &[i64]| {
        at = (at.0 + two[0], at.1 + two[1]);
        (at.0 as f64 / UNITS, at.1 as f64 / UNITS)
    };
    numbers.chunks_exact(2).map(step).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn points_are_read_as_web_maps_encode_them() {
        assert_eq!(decode("soFfnVkCtC"), [(38.5, -120.2), (39.2, -120.95)]);
        assert_eq!(decode("?AA?"), [(0.0, 0.01), (0.01, 0.01)]);
    }

    #[test]
    fn every_outline_lies_on_the_earth_and_land_is_closed() {
        let mut land = 0;
        for (kind, points) in outlines() {
            assert!(points.len() > 1);
            assert!(points.iter().all(|(x, y)| x.abs() <= 180.01 && y.abs() <= 90.01));
            if kind == Outline::Land {
                assert_eq!(points.first(), points.last());
                land += 1;
            }
        }
        assert!(land > 1000, "{land} rings");
    }
}
