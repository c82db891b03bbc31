//! Compiles the tables of this folder into one block of bytes, so that nothing is parsed when the program starts.
//!
//! A table's first line decides how it is read; see README and `SOURCES.md`. Layout of the block: `mod.rs`.

use std::collections::{BTreeMap, HashMap};
use std::path::{Path, PathBuf};
use std::{env, fs};

#[path = "class.rs"]
#[allow(dead_code)]
mod class;
#[path = "../fold.rs"]
#[allow(dead_code)]
mod fold;
#[path = "../token/mod.rs"]
#[allow(dead_code)]
mod token;

use class::Classes;

fn main() {
    let folder = Path::new("src/lexicon");
    println!("cargo::rerun-if-changed=src/lexicon");
    println!("cargo::rerun-if-changed=src/fold.rs");
    println!("cargo::rerun-if-changed=src/token");
    let mut tables: Vec<PathBuf> = fs::read_dir(folder)
        .expect("the lexicon folder")
        .filter_map(|e| Some(e.ok()?.path()))
        .filter(|p| p.extension().is_some_and(|e| e == "tsv"))
        .collect();
    tables.sort();
    let mut lexicon = Lexicon::default();
    for table in &tables {
        lexicon.read(table);
    }
    lexicon.finish();
    let out = PathBuf::from(env::var("OUT_DIR").expect("OUT_DIR"));
    lexicon.write(&out);
}

#[derive(Clone, Default)]
struct Entry {
    classes: u64,
    values: Vec<(u8, String)>,
    given: u8,
    family: u8,
    plain: u8,
    longest: u8,
    places: Vec<u32>,
}

struct Place {
    id: u32,
    name: String,
    kind: u8,
    country: [u8; 2],
    admin: u32,
    lat: i32,
    lon: i32,
    population: u32,
}

#[derive(Default)]
struct Lexicon {
    /// Entry 0 stands for "no entry".
    entries: Vec<Entry>,
    words: HashMap<Vec<u8>, u32>,
    phrases: BTreeMap<Vec<u32>, u32>,
    places: Vec<Place>,
}

const KINDS: &[&str] = &include!("place_kinds.in");

impl Lexicon {
    fn read(&mut self, path: &Path) {
        let text = fs::read_to_string(path).expect("a readable table");
        let name = path.file_stem().and_then(|s| s.to_str()).expect("a table's name");
        let mut lines = text.lines().enumerate().filter(|(_, l)| !l.starts_with('#') && !l.trim().is_empty());
        let (_, header) = lines.next().unwrap_or_else(|| panic!("{}: no header", path.display()));
        for (number, line) in lines {
            let fields: Vec<&str> = line.split('\t').collect();
            let done = match header.split('\t').next() {
                Some("id") => self.place(&fields),
                Some("name") => self.name(&fields, name),
                Some("word") if name == "plain" => self.plain(&fields),
                Some("word") => self.word(&fields),
                other => Err(format!("unknown header {other:?}")),
            };
            if let Err(why) = done {
                panic!("{}:{}: {why}: {line:?}", path.display(), number + 1);
            }
        }
    }

    fn word(&mut self, fields: &[&str]) -> Result<(), String> {
        let [word, class, ..] = fields else { return Err("needs word and class".into()) };
        let classes = Classes::named(class).ok_or_else(|| format!("no class {class:?} in class.rs"))?;
        let value = fields.get(2).copied().unwrap_or("");
        let entry = self.entry(word, Classes::STARTS_PHRASE).ok_or("no word")?;
        let entry = &mut self.entries[entry as usize];
        entry.classes |= classes.0;
        let class = classes.0.trailing_zeros() as u8;
        if !value.is_empty() && !entry.values.iter().any(|(c, _)| *c == class) {
            entry.values.push((class, value.to_string()));
        }
        Ok(())
    }

    fn name(&mut self, fields: &[&str], table: &str) -> Result<(), String> {
        let [name, strength, ..] = fields else { return Err("needs name and strength".into()) };
        let strength: u8 = strength.parse().map_err(|_| "strength is no number")?;
        let Some(entry) = self.entry(name, Classes::STARTS_NAME) else { return Ok(()) };
        let entry = &mut self.entries[entry as usize];
        match table {
            "given" => {
                (entry.classes, entry.given) = (entry.classes | Classes::GIVEN.0, entry.given.max(strength))
            }
            "family" => {
                (entry.classes, entry.family) =
                    (entry.classes | Classes::FAMILY.0, entry.family.max(strength))
            }
            other => return Err(format!("{other} is neither given nor family")),
        }
        Ok(())
    }

    fn plain(&mut self, fields: &[&str]) -> Result<(), String> {
        let [word, strength, ..] = fields else { return Err("needs word and strength".into()) };
        let strength: u8 = strength.parse().map_err(|_| "strength is no number")?;
        let Some(entry) = self.entry(word, Classes::STARTS_PHRASE) else { return Ok(()) };
        let entry = &mut self.entries[entry as usize];
        (entry.classes, entry.plain) = (entry.classes | Classes::PLAIN.0, strength);
        Ok(())
    }

    fn place(&mut self, fields: &[&str]) -> Result<(), String> {
        let [id, name, kind, country, admin, lat, lon, population, rest @ ..] = fields else {
            return Err("needs eight fields".into());
        };
        let kind = KINDS.iter().position(|k| k == kind).ok_or_else(|| format!("no kind {kind:?}"))? as u8;
        let degrees = |s: &str| {
            s.parse::<f64>().map(|d| (d * 1e4).round() as i32).map_err(|_| format!("bad degrees {s:?}"))
        };
        let index = self.places.len() as u32;
        let mut code = [0u8; 2];
        code[..country.len().min(2)].copy_from_slice(&country.as_bytes()[..country.len().min(2)]);
        self.places.push(Place {
            id: id.parse().map_err(|_| "id is no number")?,
            name: name.to_string(),
            kind,
            country: code,
            admin: admin.parse().unwrap_or(0),
            lat: degrees(lat)?,
            lon: degrees(lon)?,
            population: population.parse().unwrap_or(0),
        });
        let aliases = rest.first().copied().unwrap_or("");
        for alias in std::iter::once(*name).chain(aliases.split('|')).filter(|a| !a.is_empty()) {
            let Some(entry) = self.entry(alias, Classes::STARTS_NAME) else { continue };
            let entry = &mut self.entries[entry as usize];
            entry.classes |= Classes::PLACE.0;
            if !entry.places.contains(&index) {
                entry.places.push(index);
            }
        }
        Ok(())
    }

    /// The entry of a word or phrase, made if need be; the words of a phrase get entries, too, the first one `starts`.
    fn entry(&mut self, text: &str, starts: Classes) -> Option<u32> {
        let words: Vec<u32> = token::Pieces::new(text)
            .filter(|p| p.mark != token::Mark::Stop)
            .map(|p| fold::key(&text[p.start as usize..p.end as usize]))
            .collect::<Vec<_>>()
            .into_iter()
            .map(|key| self.word_entry(key))
            .collect();
        match words[..] {
            [] => None,
            [one] => Some(one),
            _ => Some(self.phrase_entry(words, starts)),
        }
    }

    fn word_entry(&mut self, key: Vec<u8>) -> u32 {
        if self.entries.is_empty() {
            self.entries.push(Entry::default());
        }
        let next = self.entries.len() as u32;
        let id = *self.words.entry(key).or_insert(next);
        if id == next {
            self.entries.push(Entry::default());
        }
        id
    }

    fn phrase_entry(&mut self, words: Vec<u32>, starts: Classes) -> u32 {
        let first = &mut self.entries[words[0] as usize];
        first.classes |= starts.0;
        first.longest = first.longest.max(words.len().min(255) as u8);
        self.entries[words[1] as usize].classes |= Classes::CONTINUES.0;
        for len in 2..=words.len() {
            let next = self.entries.len() as u32;
            let id = *self.phrases.entry(words[..len].to_vec()).or_insert(next);
            if id == next {
                self.entries.push(Entry::default());
            }
        }
        self.phrases[&words]
    }

    /// Most populous first, so that a look-up's first candidate is the likeliest.
    fn finish(&mut self) {
        let rank = |p: &Place| (kind_rank(KINDS[p.kind as usize]), std::cmp::Reverse(p.population), p.id);
        for entry in &mut self.entries {
            entry.places.sort_by_key(|i| rank(&self.places[*i as usize]));
        }
        self.renumber();
    }

    /// Common words get the first numbers, the most common first, so that what most texts ask for lies close together.
    fn renumber(&mut self) {
        let rank = |id: &u32| {
            let entry = &self.entries[*id as usize];
            (!is_common(entry), std::cmp::Reverse(entry.plain), *id)
        };
        let mut order: Vec<u32> = (1..self.entries.len() as u32).collect();
        order.sort_by_key(rank);
        let mut new = vec![0u32; self.entries.len()];
        for (at, id) in order.iter().enumerate() {
            new[*id as usize] = at as u32 + 1;
        }
        let old = std::mem::take(&mut self.entries);
        self.entries = std::iter::once(0).chain(order).map(|id| old[id as usize].clone()).collect();
        self.words.values_mut().for_each(|id| *id = new[*id as usize]);
        let phrases = std::mem::take(&mut self.phrases).into_iter();
        let renumbered = |words: Vec<u32>| words.iter().map(|w| new[*w as usize]).collect();
        self.phrases = phrases.map(|(words, id)| (renumbered(words), new[id as usize])).collect();
    }

    /// A small table of the words that make up most of any text, with their classes, so that they stay in the
    /// processor's cache.
    fn common(&self) -> Vec<u8> {
        let words = self.words.iter().filter(|(_, id)| is_common(&self.entries[**id as usize]));
        let mut keys: Vec<(u64, u32)> = words.map(|(word, id)| (fold::hash(word), *id)).collect();
        keys.sort();
        let table = open_addressing(&keys);
        let with_classes = table.into_iter().flat_map(|(check, id)| {
            let classes = self.entries[id as usize].classes;
            [
                check.to_le_bytes(),
                id.to_le_bytes(),
                (classes as u32).to_le_bytes(),
                ((classes >> 32) as u32).to_le_bytes(),
            ]
        });
        with_classes.flatten().collect()
    }

    /// A bit for each hash of the first two words of a phrase, few enough to stay in the processor's cache.
    fn pairs(&self) -> Vec<u8> {
        const BITS: usize = 1 << 21;
        let mut bits = vec![0u8; BITS / 8];
        for words in self.phrases.keys().filter(|words| words.len() == 2) {
            let bit = fold::phrase_hash(words.iter().copied()) as usize & (BITS - 1);
            bits[bit / 8] |= 1 << (bit % 8);
        }
        bits
    }

    fn write(&self, out: &Path) {
        let mut block = Block::default();
        let by_id: HashMap<u32, u32> =
            self.places.iter().enumerate().map(|(i, p)| (p.id, i as u32 + 1)).collect();
        let keys = self
            .words
            .iter()
            .map(|(k, id)| (fold::hash(k), *id))
            .chain(self.phrases.iter().map(|(ids, id)| (fold::phrase_hash(ids.iter().copied()), *id)));
        let slots = slots(keys.collect());
        let common = self.common();
        let mut entries = Vec::new();
        let mut values = Vec::new();
        let mut lists = Vec::new();
        for e in &self.entries {
            entries.extend(e.classes.to_le_bytes());
            entries.extend((values.len() as u32 / 8).to_le_bytes());
            entries.extend([e.values.len() as u8, e.given, e.family, e.plain]);
            entries.extend((lists.len() as u32 / 4).to_le_bytes());
            entries.extend((e.places.len().min(65535) as u16).to_le_bytes());
            entries.extend([e.longest, 0]);
            for (class, value) in &e.values {
                values.extend(block.string(value).to_le_bytes());
                values.extend([*class, value.len() as u8, 0, 0]);
            }
            for place in &e.places {
                lists.extend(place.to_le_bytes());
            }
        }
        let mut places = Vec::new();
        for p in &self.places {
            places.extend(p.id.to_le_bytes());
            places.extend(block.string(&p.name).to_le_bytes());
            places.extend([p.name.len() as u8, p.kind, p.country[0], p.country[1]]);
            places.extend(by_id.get(&p.admin).copied().unwrap_or(0).to_le_bytes());
            places.extend(p.lat.to_le_bytes());
            places.extend(p.lon.to_le_bytes());
            places.extend(p.population.to_le_bytes());
        }
        fs::write(out.join("lexicon.txt"), &block.strings).expect("lexicon.txt");
        for (name, bytes) in [
            ("COMMON", common),
            ("PAIRS", self.pairs()),
            ("SLOTS", slots),
            ("ENTRIES", entries),
            ("VALUES", values),
            ("LISTS", lists),
            ("PLACES", places),
        ] {
            block.section(name, &bytes);
        }
        fs::write(out.join("lexicon.bin"), &block.bytes).expect("lexicon.bin");
        fs::write(out.join("lexicon_layout.rs"), &block.layout).expect("lexicon_layout.rs");
    }
}

/// A word of the word tables, or a plain word of strength 4 or more.
fn is_common(entry: &Entry) -> bool {
    const NAMES: Classes = Classes::GIVEN
        .or(Classes::FAMILY)
        .or(Classes::PLACE)
        .or(Classes::PLAIN)
        .or(Classes::STARTS_NAME)
        .or(Classes::CONTINUES);
    entry.classes & !NAMES.0 != 0 || entry.plain >= 4
}

/// Countries and regions come before cities of the same name, whatever their size.
fn kind_rank(kind: &str) -> u8 {
    match kind {
        "country" | "continent" | "ocean" | "sea" => 0,
        "city" | "county" | "park" | "landmark" => 2,
        _ => 1,
    }
}

#[derive(Default)]
struct Block {
    bytes: Vec<u8>,
    layout: String,
    strings: String,
    known: HashMap<String, u32>,
}

impl Block {
    fn string(&mut self, s: &str) -> u32 {
        assert!(s.len() < 256, "{s:?} is longer than 255 bytes");
        if let Some(at) = self.known.get(s) {
            return *at;
        }
        let at = self.strings.len() as u32;
        self.strings.push_str(s);
        self.known.insert(s.to_string(), at);
        at
    }

    fn section(&mut self, name: &str, bytes: &[u8]) {
        let start = self.bytes.len();
        self.bytes.extend_from_slice(bytes);
        self.layout += &format!("const {name}: (usize, usize) = ({start}, {});\n", self.bytes.len());
    }
}

/// The whole table as bytes.
fn slots(mut keys: Vec<(u64, u32)>) -> Vec<u8> {
    keys.sort();
    open_addressing(&keys)
        .iter()
        .flat_map(|(check, id)| [check.to_le_bytes(), id.to_le_bytes()])
        .flatten()
        .collect()
}

/// An open-addressing table, at most half full: 32 bits of the hash to check, then the entry.
fn open_addressing(keys: &[(u64, u32)]) -> Vec<(u32, u32)> {
    let capacity = (keys.len() * 2).next_power_of_two().max(16);
    let mut table = vec![(0u32, 0u32); capacity];
    for (hash, id) in keys {
        let mut at = *hash as usize & (capacity - 1);
        while table[at].1 != 0 {
            at = (at + 1) & (capacity - 1);
        }
        table[at] = ((hash >> 32) as u32, *id);
    }
    table
}
