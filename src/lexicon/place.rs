//! One row of the gazetteer.

use super::{BLOCK, PLACE, PLACES, string, u32_at};

/// A place of the gazetteer, by its row in the compiled table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Place(pub u32);

/// What kind of place a row names; the words of `places.tsv`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct PlaceKind(u8);

const KINDS: &[&str] = &include!("place_kinds.in");

impl PlaceKind {
    pub fn name(self) -> &'static str {
        KINDS.get(usize::from(self.0)).copied().unwrap_or("area")
    }
}

impl Place {
    /// GeoNames' number, or one above 900,000,000 for rows of our own.
    pub fn id(self) -> u32 {
        u32_at(self.at())
    }

    pub fn name(self) -> &'static str {
        string(u32_at(self.at() + 4), BLOCK[self.at() + 8])
    }

    pub fn kind(self) -> PlaceKind {
        PlaceKind(BLOCK[self.at() + 9])
    }

    pub fn is_country(self) -> bool {
        self.kind().name() == "country"
    }

    pub fn is_city(self) -> bool {
        self.kind().name() == "city"
    }

    /// ISO 3166 alpha-2, or `None` for seas, continents and the like.
    pub fn country(self) -> Option<&'static str> {
        let at = self.at() + 10;
        std::str::from_utf8(&BLOCK[at..at + 2]).ok().filter(|c| !c.starts_with('\0'))
    }

    /// The region (state, province) it lies in.
    pub fn admin(self) -> Option<Place> {
        u32_at(self.at() + 12).checked_sub(1).map(Place)
    }

    /// Whether it lies in that region, its region's region, or that country.
    pub fn lies_in(self, region: Place) -> bool {
        self.admin() == Some(region)
            || self.admin().and_then(Place::admin) == Some(region)
            || region.is_country() && self.country() == region.country()
    }

    /// Degrees north.
    pub fn lat(self) -> f64 {
        f64::from(u32_at(self.at() + 16) as i32) / 1e4
    }

    /// Degrees east.
    pub fn lon(self) -> f64 {
        f64::from(u32_at(self.at() + 20) as i32) / 1e4
    }

    pub fn population(self) -> u32 {
        u32_at(self.at() + 24)
    }

    /// Great-circle distance in kilometres, by the haversine formula on a sphere of 6,371 km.
    pub fn distance(self, other: Place) -> f64 {
        let (a, b) = (self.lat().to_radians(), other.lat().to_radians());
        let lon = (other.lon() - self.lon()).to_radians();
        let h = ((b - a) / 2.0).sin().powi(2) + a.cos() * b.cos() * (lon / 2.0).sin().powi(2);
        12742.0 * h.sqrt().min(1.0).asin()
    }

    fn at(self) -> usize {
        PLACES.0 + self.0 as usize * PLACE
    }
}
