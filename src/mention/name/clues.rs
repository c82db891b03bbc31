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
    ($($(#[$doc:meta])* $name:ident;)*) => {
        /// The clues' bits, in their order.
        #[allow(non_camel_case_types, clippy::upper_case_acronyms)]
        enum Bit { $($name,)* }
        $($(#[$doc])* pub const $name: Clues = Clues(1 << Bit::$name as u32);)*
    };
}

clues! {
    // Weighed, in the order of the scales' rows.
    HONORIFIC;
    TITLE;
    ROLE;
    AGE;
    WHO;
    SPEAKS;
    SAID_BEFORE;
    PERSON_NOUN;
    GIVEN_NOUN;
    APPOSITIVE;
    ROLE_COMMA;
    ACTS;
    DOES;
    POSSESSIVE;
    BY;
    COUNTRY_AFTER;
    PLACE_TYPE_OF;
    IN;
    /// "in Orvik's house".
    IN_POSSESSIVE;
    /// "Singapore dollar".
    MONEY;
    /// "the Orvik administration".
    HOUSE;
    /// Ends in a type noun that is a family name, too: "Tiger Woods".
    TYPED;
    /// "Las Cuevas", "El Paujil".
    SPANISH;
    FROM;
    REGION;
    PLACE_PAIR;
    CITY_BEFORE;
    TYPE_AFTER;
    BASED;
    THE;
    GROUP_NOUN;
    ACRONYM_AFTER;
    UPPER;
    WORK;
    QUOTED;
    DEMONYM;
    VERSUS;
    ORG_NOUN;
    ORG_APPOSITIVE;
    CAMEL;
    BRACKETED;
    CRICKET;
    FIGURES;
    /// "Orvik & Brill".
    AMPERSAND;
    /// "analyst at Orvik".
    ROLE_AT;
    /// "companies such as Orvik".
    SUCH_AS;
    /// "Peter and Ana Orvik".
    COUPLE;
    // Asked for one by one.
    /// "according to Orvik".
    ACCORDING;
    OF;
    TITLED;
    OPENS;
    SINGLE;
    TOWARDS;
    AUX;
    SCORE;
    TEAM;
    LOCATED;
    /// Stands before a noun: "the Delta police".
    MODIFIER;
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
    .or(ROLE_AT)
    .or(SUCH_AS)
    .or(BRACKETED)
    .or(CRICKET)
    .or(FIGURES)
    .or(TEAM);
