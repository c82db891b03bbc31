//! From longitude and latitude to the plane, and the part of it that a map shows.

use crate::report::coastline::Point;

/// Width of a map in its own units, which are pixels on a wide screen.
pub const WIDTH: f64 = 960.0;

/// A point on the map, y downwards.
pub type Spot = (f64, f64);

/// How the globe is laid flat.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Flat {
    /// True shapes; for regions.
    Mercator,
    /// True areas (Šavrič, Patterson and Jenny 2018); for the world.
    EqualEarth,
}

/// A window of the flat world.
#[derive(Clone, Copy, Debug)]
pub struct Projection {
    flat: Flat,
    left: f64,
    top: f64,
    scale: f64,
    pub height: f64,
}

/// Degrees of longitude or latitude from which on a map shows the whole world.
const WORLD: (f64, f64) = (130.0, 85.0);
/// Degrees that a map shows at least.
const SMALLEST: f64 = 6.0;

impl Projection {
    /// One that shows all the points, with air around them.
    pub fn around(points: &[Point]) -> Projection {
        // A record of another hand may hold any numbers.
        let real = |p: &&Point| p.0.abs() <= 180.0 && p.1.abs() <= 90.0;
        let points: Vec<Point> = points.iter().filter(real).copied().collect();
        let ((west, east), (south, north)) = (range(&points, |p| p.0), range(&points, |p| p.1));
        if east - west > WORLD.0 || north - south > WORLD.1 {
            return Projection::window(Flat::EqualEarth, (-169.0, 180.0), (-56.0, 78.0), 0.0);
        }
        let grow = |(low, high): (f64, f64), least: f64| {
            let missing = (least - (high - low)).max(0.0) / 2.0;
            (low - missing, high + missing)
        };
        let (west_east, south_north) = (grow((west, east), SMALLEST), grow((south, north), SMALLEST * 0.6));
        Projection::window(Flat::Mercator, west_east, south_north, 0.14)
    }

    fn window(flat: Flat, (west, east): (f64, f64), (south, north): (f64, f64), air: f64) -> Projection {
        let corners = [project(flat, (west, south)), project(flat, (east, north))];
        let middle = [project(flat, (west, 0.0)), project(flat, (east, 0.0))];
        let (left, right) =
            if flat == Flat::EqualEarth { (middle[0].0, middle[1].0) } else { (corners[0].0, corners[1].0) };
        let (bottom, top) = (corners[0].1, corners[1].1);
        let (mut width, mut height) =
            ((right - left) * (1.0 + 2.0 * air), (top - bottom) * (1.0 + 2.0 * air));
        let shape = (height / width).clamp(0.46, 0.62);
        (width, height) = (width.max(height / shape), height.max(width * shape));
        let scale = WIDTH / width;
        Projection {
            flat,
            left: (left + right) / 2.0 - width / 2.0,
            top: (top + bottom) / 2.0 + height / 2.0,
            scale,
            height: height * scale,
        }
    }

    /// Where a point of the globe lies on the map, or beside it.
    pub fn spot(&self, point: Point) -> Spot {
        let (x, y) = project(self.flat, point);
        ((x - self.left) * self.scale, (self.top - y) * self.scale)
    }

    /// Whether that spot is on the map.
    pub fn shows(&self, (x, y): Spot) -> bool {
        (0.0..=WIDTH).contains(&x) && (0.0..=self.height).contains(&y)
    }

    pub fn is_world(&self) -> bool {
        self.flat == Flat::EqualEarth
    }
}

/// Smallest and largest; the whole for no points.
fn range(points: &[Point], of: impl Fn(&Point) -> f64) -> (f64, f64) {
    let low = points.iter().map(&of).fold(f64::INFINITY, f64::min);
    let high = points.iter().map(&of).fold(f64::NEG_INFINITY, f64::max);
    if low <= high { (low, high) } else { (-180.0, 180.0) }
}

/// On a globe of radius 1, y upwards.
fn project(flat: Flat, (lon, lat): Point) -> Spot {
    let x = lon.clamp(-180.0, 180.0).to_radians();
    match flat {
        Flat::Mercator => {
            let y = lat.clamp(-82.0, 82.0).to_radians();
            (x, (std::f64::consts::FRAC_PI_4 + y / 2.0).tan().ln())
        }
        Flat::EqualEarth => equal_earth(x, lat.clamp(-90.0, 90.0).to_radians()),
    }
}

fn equal_earth(lon: f64, lat: f64) -> Spot {
    const A: [f64; 4] = [1.340264, -0.081106, 0.000893, 0.003796];
    let root = 3f64.sqrt();
    let t = (root / 2.0 * lat.sin()).asin();
    let (t2, t6) = (t * t, t.powi(6));
    let slope = A[0] + 3.0 * A[1] * t2 + t6 * (7.0 * A[2] + 9.0 * A[3] * t2);
    (2.0 * root * lon * t.cos() / (3.0 * slope), t * (A[0] + A[1] * t2 + t6 * (A[2] + A[3] * t2)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_points_lie_on_their_map_north_above_south() {
        let points = [(28.65, 44.17), (30.52, 50.45), (29.0, 41.0)];
        let map = Projection::around(&points);
        let spots = points.map(|p| map.spot(p));
        assert!(spots.iter().all(|s| map.shows(*s)), "{spots:?} on {map:?}");
        assert!(spots[1].1 < spots[0].1 && spots[0].1 < spots[2].1);
        assert!(spots[0].0 < spots[2].0 && spots[2].0 < spots[1].0);
        assert!(!map.is_world());
    }

    #[test]
    fn far_places_take_the_world() {
        let map = Projection::around(&[(-77.0, 38.9), (139.7, 35.7)]);
        assert!(map.is_world());
        assert!(map.shows(map.spot((151.2, -33.9))) && map.shows(map.spot((-157.9, 21.3))));
    }

    #[test]
    fn equal_earth_is_as_published() {
        let (x, y) = equal_earth(std::f64::consts::PI, 0.0);
        assert!((x - 2.7066).abs() < 1e-3 && y.abs() < 1e-9);
        let (_, pole) = equal_earth(0.0, std::f64::consts::FRAC_PI_2);
        assert!((pole - 1.3173).abs() < 1e-3);
    }

    #[test]
    fn one_place_or_none_or_a_wrong_one_makes_a_map() {
        for points in [vec![], vec![(0.0, 0.0)], vec![(1e9, -1e9)], vec![(f64::NAN, 3.0)]] {
            let map = Projection::around(&points);
            assert!(map.height.is_finite() && map.height > 100.0, "{points:?} {map:?}");
        }
    }
}
