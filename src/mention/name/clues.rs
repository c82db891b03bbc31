//! The clues that the surroundings and the form of a piece can give.

/// A set of clues.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Clues(pub u64);

impl Clues {
    pub const fn any(self, other: Clues) -> bool {
        self.0 & other.0 != 0
    }

    pub const fn or(self, other: Clues) -> Clues {
        Clues(self.0 | other.0)
    }

    pub const fn without(self, other: Clues) -> Clues {
        Clues(self.0 & !other.0)
    }

    pub fn set(&mut self, clue: Clues, holds: bool) {
        if holds {
            self.0 |= clue.0;
        }
    }
}

macro_rules! clues {
    ($($(#[$doc:meta])* $name:ident = $bit:literal;)*) => { $($(#[$doc])* pub const $name: Clues = Clues(1 << $bit);)* };
}

clues! {
    // Weighed, in the order of the scales' rows.
    HONORIFIC = 0;
    TITLE = 1;
    ROLE = 2;
    AGE = 3;
    WHO = 4;
    SPEAKS = 5;
    SAID_BEFORE = 6;
    PERSON_NOUN = 7;
    GIVEN_NOUN = 8;
    APPOSITIVE = 9;
    ROLE_COMMA = 10;
    ACTS = 11;
    DOES = 12;
    POSSESSIVE = 13;
    BY = 14;
    COUNTRY_AFTER = 15;
    PLACE_TYPE_OF = 16;
    IN = 17;
    /// "in Orvik's house".
    IN_POSSESSIVE = 18;
    /// "Singapore dollar".
    MONEY = 19;
    /// "the Orvik administration".
    HOUSE = 20;
    /// Ends in a type noun that is a family name, too: "Tiger Woods".
    TYPED = 21;
    /// "Las Cuevas", "El Paujil".
    SPANISH = 22;
    FROM = 23;
    REGION = 24;
    PLACE_PAIR = 25;
    CITY_BEFORE = 26;
    TYPE_AFTER = 27;
    BASED = 28;
    THE = 29;
    GROUP_NOUN = 30;
    ACRONYM_AFTER = 31;
    UPPER = 32;
    WORK = 33;
    QUOTED = 34;
    DEMONYM = 35;
    VERSUS = 36;
    ORG_NOUN = 37;
    ORG_APPOSITIVE = 38;
    CAMEL = 39;
    BRACKETED = 40;
    CRICKET = 41;
    FIGURES = 42;
    // Asked for one by one.
    OF = 43;
    TITLED = 44;
    OPENS = 45;
    SINGLE = 46;
    TOWARDS = 47;
    AUX = 48;
    SCORE = 49;
    TEAM = 50;
    LOCATED = 51;
    /// Stands before a noun: "the Delta police".
    MODIFIER = 52;
}

/// Clues that hold for every mention of the same words.
pub const SHARED: Clues = HONORIFIC
    .or(TITLE)
    .or(ROLE)
    .or(PLACE_TYPE_OF)
    .or(IN)
    .or(AGE)
    .or(SPEAKS)
    .or(SAID_BEFORE)
    .or(PERSON_NOUN)
    .or(REGION)
    .or(TYPE_AFTER)
    .or(CITY_BEFORE)
    .or(ACRONYM_AFTER)
    .or(BASED)
    .or(ORG_NOUN)
    .or(ORG_APPOSITIVE)
    .or(BRACKETED)
    .or(CRICKET)
    .or(FIGURES)
    .or(TEAM);
