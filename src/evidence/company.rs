//! The company a name keeps: other people, places and the folder of the articles that tell of it. Namesakes keep
//! different company.

use rustc_hash::FxHashMap;

/// A person, place or folder as one article's trait: a hash of its kind and name.
pub type Feature = u64;

/// Stories that a corpus counts as at least: in a folder of one story everything is shared, and shared company still
/// speaks for one person.
const LEAST: f64 = 40.0;
/// Stories' worth of doubt that what few stories show of a person is more than chance.
const DOUBT: f64 = 10.0;
/// Features of one article that are looked at.
const WIDEST: usize = 48;

/// For every article its features, and how many stories show each.
#[derive(Debug, Default)]
pub struct Company {
    features: Vec<Vec<Feature>>,
    stories: FxHashMap<Feature, u32>,
    all: f64,
}

impl Company {
    /// `features` by article, in any order, repeats allowed; `story` as in [`super::Evidence`].
    pub fn new(mut features: Vec<Vec<Feature>>, story: &[u32]) -> Self {
        let mut stories: FxHashMap<Feature, u32> = FxHashMap::default();
        let mut all = 0.0;
        for (i, list) in features.iter_mut().enumerate() {
            list.sort_unstable();
            list.dedup();
            if story[i] == i as u32 {
                all += 1.0;
                list.iter().for_each(|f| *stories.entry(*f).or_default() += 1);
            }
        }
        for list in &mut features {
            list.sort_by_key(|f| (stories.get(f).copied().unwrap_or(1), *f));
            list.truncate(WIDEST);
        }
        Company { features, stories, all: f64::max(all, LEAST) }
    }

    /// The features of an article, rarest first.
    pub fn of(&self, article: u32) -> &[Feature] {
        &self.features[article as usize]
    }

    /// How many stories show a feature.
    pub fn stories_of(&self, feature: Feature) -> u32 {
        self.stories.get(&feature).copied().unwrap_or(0)
    }

    /// How much the features of `article` speak for a person with that cast, in natural logarithms: the sum of what
    /// each is more often there than elsewhere. What is missing never speaks against. `except` are left out; `within`
    /// says that the article is one of the cast's own, which must not speak for itself.
    pub fn support(&self, article: u32, cast: &Cast, except: &[Feature], within: bool) -> f64 {
        let itself = if within { 1.0 } else { 0.0 };
        let own = (f64::from(cast.stories) - itself).max(0.0);
        let lift = |f: &Feature| {
            let there = (f64::from(cast.counts.get(f).copied().unwrap_or(0)) - itself).max(0.0);
            let share = (f64::from(self.stories.get(f).copied().unwrap_or(0)) + 0.5) / (self.all + 1.0);
            let ratio = (there + DOUBT * share) / ((own + DOUBT) * share);
            ratio.ln().clamp(0.0, 3.0)
        };
        self.of(article).iter().filter(|f| !except.contains(f)).map(lift).sum()
    }
}

/// How often a person's stories show each feature.
#[derive(Clone, Debug, Default)]
pub struct Cast {
    counts: FxHashMap<Feature, u32>,
    pub stories: u32,
}

impl Cast {
    /// Adds an article of the person; the caller sees to it that a copied story is added once.
    pub fn add(&mut self, features: &[Feature]) {
        self.stories += 1;
        features.iter().for_each(|f| *self.counts.entry(*f).or_default() += 1);
    }

    /// Takes in another cast; the smaller is poured into the larger.
    pub fn join(&mut self, mut other: Cast) {
        if other.counts.len() > self.counts.len() {
            std::mem::swap(self, &mut other);
        }
        self.stories += other.stories;
        other.counts.into_iter().for_each(|(f, n)| *self.counts.entry(f).or_default() += n);
    }
}
