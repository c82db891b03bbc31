//! The classes a word or phrase of the tables can have, one bit each.
//!
//! Compiled into the build script too. To add a class: one row here.

/// A set of classes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Classes(pub u64);

impl Classes {
    pub const NONE: Classes = Classes(0);

    /// Whether the set holds any class of `other`.
    pub const fn any(self, other: Classes) -> bool {
        self.0 & other.0 != 0
    }

    pub const fn or(self, other: Classes) -> Classes {
        Classes(self.0 | other.0)
    }
}

macro_rules! classes {
    ($($(#[$doc:meta])* $name:ident = $bit:literal $text:literal;)*) => {
        impl Classes {
            $($(#[$doc])* pub const $name: Classes = Classes(1 << $bit);)*

            /// The class of that name in a table.
            pub fn named(name: &str) -> Option<Classes> {
                match name {
                    $($text => Some(Classes::$name),)*
                    _ => None,
                }
            }

            /// Every class with its name in the tables.
            pub const ALL: &'static [(&'static str, Classes)] = &[$(($text, Classes::$name),)*];
        }
    };
}

classes! {
    // From the big tables, set by the compiler.
    /// A given name (given.tsv); its strength beside it.
    GIVEN = 0 "given";
    /// A family name (family.tsv); its strength beside it.
    FAMILY = 1 "family";
    /// A plain English word (plain.tsv); its strength beside it.
    PLAIN = 2 "plain";
    /// The whole entry names a place of the gazetteer.
    PLACE = 3 "place";
    /// The word begins at least one entry of several words of a word table.
    STARTS_PHRASE = 4 "starts-phrase";
    /// The capitalised word begins at least one name of several words, of a place or a person.
    STARTS_NAME = 58 "starts-name";
    /// The word is the second of at least one entry of several words.
    CONTINUES = 57 "continues";
    // Function words.
    DETERMINER = 5 "determiner";
    PREPOSITION = 6 "preposition";
    CONJUNCTION = 7 "conjunction";
    /// Personal pronoun; value `he`, `she`, `they`, `it`, `i`, `we`, `you` (any case form and possessive).
    PRONOUN = 8 "pronoun";
    /// who, whom, whose, which, that.
    RELATIVE = 9 "relative";
    /// Forms of be, have, do; value the lemma.
    AUXILIARY = 10 "auxiliary";
    /// will, would, can, could, …; value `future` where it points ahead.
    MODAL = 11 "modal";
    NEGATION = 12 "negation";
    ADVERB = 13 "adverb";
    /// A cardinal in words; value its digits (twenty 20, dozen 12, hundred 100).
    NUMBER = 14 "number";
    /// An ordinal in words; value its digits.
    ORDINAL = 15 "ordinal";
    // Names of people.
    /// van, de, bin, al, …: joins the parts of a name.
    PARTICLE = 16 "particle";
    /// Jr, Sr, II, III, MP, PhD after a name.
    SUFFIX = 17 "suffix";
    /// Mr, Mrs, Dr, Sir, …: always before a name; value `m`, `f` where it tells.
    HONORIFIC = 18 "honorific";
    /// A title or rank that stands right before a name: president, senator, gen, sheikh, tan sri.
    TITLE = 19 "title";
    /// An occupation or office that may stand before or after a name: spokesman, coach, lawyer, minister.
    ROLE = 20 "role";
    /// former, deputy, acting, vice, …: before a title or role.
    ROLE_MODIFIER = 21 "role-modifier";
    /// man, woman, father, daughter, …; value `m`, `f` where it tells.
    PERSON_NOUN = 22 "person-noun";
    // Organisations and groups.
    /// University, Bank, Ministry, …: an organisation's head word.
    ORG_HEAD = 23 "org-head";
    /// Inc, Corp, Ltd, FC, …: an organisation's last word.
    ORG_TAIL = 24 "org-tail";
    /// A known organisation's whole name or acronym: NATO, Reuters, European Union.
    ORG = 25 "org";
    /// Russian, Britons, …; value the country or region.
    DEMONYM = 26 "demonym";
    /// Muslim, Democrats, …: people of one faith, party, idea.
    GROUP = 27 "group";
    // Places.
    /// River, Street, Province, …; value `after` (Volga River), `before` (Lake Chad), `both`.
    PLACE_TYPE = 28 "place-type";
    /// north, south-eastern, upper, central, …
    DIRECTION = 29 "direction";
    // Time.
    /// value 1 to 12.
    MONTH = 30 "month";
    /// value 1 (Monday) to 7.
    WEEKDAY = 31 "weekday";
    /// year, month, week, day, hour, … singular and plural; value the ISO letter (Y M W D, TH TM TS) or name.
    TIME_UNIT = 32 "time-unit";
    /// value SP SU FA WI.
    SEASON = 33 "season";
    /// morning, night, …; value MO AF EV NI …
    DAY_PART = 34 "day-part";
    /// Easter, Christmas, …; value the rule.
    HOLIDAY = 35 "holiday";
    /// today, yesterday, now, recently, …; value what it refers to.
    TIME_REFERENCE = 36 "time-reference";
    /// early, late, mid, nearly, …; value the TIMEX3 mod.
    TIME_MODIFIER = 37 "time-modifier";
    /// GMT, EST, local time, …
    TIME_ZONE = 38 "time-zone";
    /// daily, weekly, …; value the TIMEX3 set.
    FREQUENCY = 39 "frequency";
    // Speech.
    /// A verb of speech in any form; value its frame.
    CUE = 40 "cue";
    /// statement, remark, tweet, reply, …
    CUE_NOUN = 41 "cue-noun";
    /// according to, in the words of, as per, …
    CUE_PHRASE = 42 "cue-phrase";
    /// Another verb, in a form that can follow a name as its subject; evidence that the name acts.
    VERB = 43 "verb";
    // Letters and layout.
    /// Keeps its full stop; value `never` (never ends a sentence: Mr) or `may` (Inc, a.m.).
    ABBREVIATION = 44 "abbreviation";
    /// A phrase of page furniture; value the reason.
    FURNITURE = 45 "furniture";
    /// percent, dollars, points, km, …: makes a number an amount.
    MEASURE = 46 "measure";
    /// film, book, song, show, album, …: what is named is a work.
    WORK = 47 "work";
    /// A word of sports results: beat, innings, round, final.
    SPORT = 48 "sport";
    /// Ends a noun phrase about an event or product, not a person: war, summit, act, cup, prize.
    EVENT = 49 "event";
    /// An outlet or agency whose name stands in credits and datelines: Reuters, AP.
    OUTLET = 50 "outlet";
    /// Points a time expression forward or back; value `future` or `past`.
    TENSE_CUE = 51 "tense-cue";
    /// administration, campaign, presidency: a name before it is its leader's.
    HOUSE = 56 "house";
    /// A short or pet form of a given name; value its formal names, parted by `|`.
    SHORT_NAME = 59 "short-name";
    // Apostrophes.
    /// 'em, 'til, 'cause, 'n': a word whose first letters an apostrophe stands for, as written behind it.
    ELISION = 60 "elision";
    // What quotations need.
    /// What a word of grammar does; value `subject`, `object`, `possessive` (pronouns), `clause`, `relative`,
    /// `and`, `to`, `by`, `noun` (no adverb in spite of its -ly).
    GRAMMAR = 61 "grammar";
    /// so-called, known as: what follows in quotation marks is a term.
    NAMING = 62 "naming";
    /// song, host of, titled: what follows in quotation marks is the title of a work.
    WORK_CUE = 63 "work-cue";
    /// last, next, this, the same: points from a reference to a unit; value the steps, `c` where the last mention is meant.
    TIME_POINTER = 52 "time-pointer";
    /// ago, earlier, later, old: behind an amount of time; value the direction.
    TIME_SHIFT = 53 "time-shift";
    /// several, few, many: an amount that is not told.
    TIME_QUANTIFIER = 54 "time-quantifier";
    /// fiscal, trading, consecutive: stands between a number and its unit; value `fiscal` for years of account.
    TIME_QUALIFIER = 55 "time-qualifier";
}
