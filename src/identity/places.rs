//! Places across articles: by the gazetteer's number, others by their name.

use rustc_hash::FxHashMap;

use crate::corpus::PlaceKept;
use crate::evidence::Evidence;
use crate::fold;
use crate::record::Text;

/// One place of the corpus.
#[derive(Clone, Debug, Default)]
pub struct PlaceEntity {
    /// What its id is made of: the gazetteer's number or the comparing form of its name.
    pub key: String,
    /// A fact that tells its name, kind and position.
    pub fact: PlaceKept,
    /// Article and number of the fact, in order.
    pub mentions: Vec<(u32, u32)>,
}

/// All places. A name that the gazetteer does not know joins the one known place that is called so in the corpus.
pub fn places(evidence: &Evidence) -> Vec<PlaceEntity> {
    let mut known: FxHashMap<u32, PlaceEntity> = FxHashMap::default();
    let mut unknown: FxHashMap<Vec<u8>, PlaceEntity> = FxHashMap::default();
    for (article, extract) in evidence.articles.iter().enumerate() {
        for (number, fact) in extract.places.iter().enumerate() {
            if !evidence.keeps(article, fact.start) {
                continue;
            }
            let entity = match fact.gazetteer {
                Some(id) => known.entry(id).or_insert_with(|| entity(format!("geo:{id}"), fact)),
                None => unknown.entry(fold::key(name(fact))).or_insert_with(|| {
                    entity(format!("name:{}", String::from_utf8_lossy(&fold::key(name(fact)))), fact)
                }),
            };
            entity.mentions.push((article as u32, number as u32));
        }
    }
    join_called(evidence, &mut known, unknown)
}

fn name(fact: &PlaceKept) -> &str {
    if fact.name.is_empty() { &fact.text } else { &fact.name }
}

fn entity(key: String, fact: &PlaceKept) -> PlaceEntity {
    PlaceEntity { key, fact: fact.clone(), mentions: Vec::new() }
}

/// The unknown joined to what is known under their name alone.
fn join_called(
    evidence: &Evidence,
    known: &mut FxHashMap<u32, PlaceEntity>,
    unknown: FxHashMap<Vec<u8>, PlaceEntity>,
) -> Vec<PlaceEntity> {
    let mut called: FxHashMap<Vec<u8>, Option<u32>> = FxHashMap::default();
    let mut ids: Vec<u32> = known.keys().copied().collect();
    ids.sort_unstable();
    for id in ids {
        for text in texts(evidence, &known[&id]) {
            called.entry(text).and_modify(|one| *one = one.filter(|o| *o == id)).or_insert(Some(id));
        }
    }
    let mut left = Vec::new();
    for (text, entity) in unknown {
        match called.get(&text).copied().flatten().and_then(|id| known.get_mut(&id)) {
            Some(place) => place.mentions.extend(entity.mentions),
            None => left.push(entity),
        }
    }
    let mut all: Vec<PlaceEntity> = known.drain().map(|(_, place)| place).chain(left).collect();
    all.sort_by(|a, b| b.mentions.len().cmp(&a.mentions.len()).then_with(|| a.key.cmp(&b.key)));
    let mut all = join_seats(all);
    all.iter_mut().for_each(|place| place.mentions.sort_unstable());
    all.sort_by(|a, b| a.key.cmp(&b.key));
    all
}

/// A city and the region around it that bears its name are one to a reader: the more told one takes the other in.
fn join_seats(all: Vec<PlaceEntity>) -> Vec<PlaceEntity> {
    let mut kept: Vec<PlaceEntity> = Vec::with_capacity(all.len());
    let mut by_name: FxHashMap<(Vec<u8>, Option<Text>), Vec<usize>> = FxHashMap::default();
    for place in all {
        let same = by_name.entry((fold::key(name(&place.fact)), place.fact.country.clone())).or_default();
        match same.iter().find(|at| is_seat(&kept[**at].fact, &place.fact)) {
            Some(at) => kept[*at].mentions.extend(place.mentions),
            None => {
                if same.len() < 8 {
                    same.push(kept.len());
                }
                kept.push(place);
            }
        }
    }
    kept
}

/// Of two kinds, and their middles less than about a hundred kilometres apart.
fn is_seat(a: &PlaceKept, b: &PlaceKept) -> bool {
    let (Some(x), Some(y), Some(u), Some(v)) = (a.lat, a.lon, b.lat, b.lon) else { return false };
    let (north, east) = ((x - u) * 111.0, (y - v) * 111.0 * x.to_radians().cos());
    a.kind != b.kind && north.hypot(east) < 100.0
}

/// The comparing forms under which the corpus tells of a place.
fn texts(evidence: &Evidence, place: &PlaceEntity) -> Vec<Vec<u8>> {
    let fact = |&(article, number): &(u32, u32)| &evidence.articles[article as usize].places[number as usize];
    let mut texts: Vec<Vec<u8>> = place.mentions.iter().map(|m| fold::key(&fact(m).text)).collect();
    texts.push(fold::key(name(&place.fact)));
    texts.sort();
    texts.dedup();
    texts
}
