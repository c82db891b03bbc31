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
    // before
    HONORIFIC = 0;
    TITLE = 1;
    ROLE = 2;
    PLACE_TYPE_OF = 3;
    IN = 4;
    FROM = 5;
    THE = 6;
    DEMONYM = 7;
    SAID_BEFORE = 8;
    PERSON_NOUN = 9;
    BY = 10;
    OF = 11;
    // after
    AGE = 12;
    SPEAKS = 13;
    ACTS = 14;
    POSSESSIVE = 15;
    WHO = 16;
    APPOSITIVE = 17;
    REGION = 18;
    TYPE_AFTER = 19;
    BASED = 20;
    ACRONYM_AFTER = 21;
    COUNTRY_AFTER = 22;
    GROUP_NOUN = 23;
    // form
    UPPER = 24;
    TITLED = 25;
    OPENS = 26;
    SINGLE = 27;
    CITY_BEFORE = 28;
    ROLE_COMMA = 29;
    QUOTED = 30;
    TOWARDS = 31;
    WORK = 32;
    AUX = 33;
    DOES = 34;
    SCORE = 35;
    PLACE_PAIR = 36;
    VERSUS = 37;
    GIVEN_NOUN = 38;
    ORG_NOUN = 39;
    ORG_APPOSITIVE = 40;
    CAMEL = 41;
    BRACKETED = 42;
    CRICKET = 43;
    TEAM = 44;
    FIGURES = 45;
    LOCATED = 46;
    /// Stands before a noun: "the Delta police".
    MODIFIER = 47;
    /// "in Orvik's house".
    IN_POSSESSIVE = 48;
    /// "Las Cuevas", "El Paujil".
    SPANISH = 49;
    /// "the Orvik administration".
    HOUSE = 50;
    /// Ends in a type noun that is a family name, too: "Tiger Woods".
    TYPED = 51;
    /// "Singapore dollar".
    MONEY = 52;
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
