//! The rules that can decide a name, each with a text that shows it, for `corpus-scan rules`.

use crate::mention::RuleName;

/// A rule's name, a text, and what the rule finds there.
pub type Shown = (RuleName, &'static str, &'static str);

/// Every rule that a mention of a person or place can carry. The heaviest clue for what a piece turns out to be
/// gives its name; lighter ones only add.
pub const RULES: &[Shown] = &[
    ("person/honorific-name", "Mr. Orvik arrived late.", "Orvik"),
    ("person/title-name", "Police Minister Nomvula Dlamini denied it.", "Nomvula Dlamini"),
    ("person/role-name", "They met striker Brannock at noon.", "Brannock"),
    ("person/name-words", "The prize went to Maria Gonzalez in spring.", "Maria Gonzalez"),
    ("person/last-name", "Lena Orvik resigned. Nobody had asked Orvik.", "Orvik"),
    ("person/first-name", "Zodwa Mkhize sings. In the evening Zodwa cooks.", "Zodwa"),
    (
        "person/kin-name",
        "Ghazal Zarwik spoke of the year in which Tombstone Zarwik fell.",
        "Tombstone Zarwik",
    ),
    ("person/known", "They arrested Velasko, who had fled. Nobody helped Velasko.", "Velasko"),
    ("person/couple", "Later Peter and Ana Frum moved out.", "Peter"),
    ("person/list", "It went to Ana Brill, Tom Hale and Zwxo on the last day.", "Zwxo"),
    ("person/speaks", "Velasko told reporters no.", "Velasko"),
    ("person/said-before", "“It is late,” said Velasko.", "Velasko"),
    ("person/age-after", "Velasko, 34, was fined.", "Velasko"),
    ("person/who-after", "They arrested Velasko, who had fled.", "Velasko"),
    ("person/appositive", "Velasko, a lawyer, came.", "Velasko"),
    ("person/role-comma", "The club's president, Velasko, came.", "Velasko"),
    ("person/kin-before", "His wife Velasko came.", "Velasko"),
    ("person/named", "A man named Zarwik came.", "Zarwik"),
    ("person/by", "It was painted by Orvik's pupils.", "Orvik"),
    ("person/country-after", "Tarvo Kettle (Norway) won the race.", "Tarvo Kettle"),
    ("person/house", "The Orvik administration began its work.", "Orvik"),
    (
        "person/scorecard",
        "After the first wicket of the innings: J. Tarn c Velasko b Okoye 7 in the cricket match.",
        "Velasko",
    ),
    (
        "person/figures",
        "After the first wicket of the innings of the cricket match: Velasko 10-2-43-3.",
        "Velasko",
    ),
    ("place/gazetteer", "Nairobi denied the report.", "Nairobi"),
    ("place/in", "The shop in Zarwik closed.", "Zarwik"),
    ("place/from", "The bus from Boulder’s coast was late.", "Boulder"),
    ("place/type-noun", "They swam in the Gulf of Zarwik.", "Gulf of Zarwik"),
    ("place/type-of", "The village of Zarwik was empty.", "Zarwik"),
    ("place/type-after", "Rain fell in Zarwik province.", "Zarwik"),
    ("place/type-last", "They met at Velkan Park.", "Velkan Park"),
    ("place/city-region", "The fair in Lyon, France, was full.", "Lyon"),
    ("place/pair", "They flew to Zarwik, Nigeria, on Monday.", "Zarwik"),
    ("place/region-after-city", "They flew to Zarwik, Ill., on Monday.", "Ill."),
    ("place/code", "They flew to Salem, OR, on Monday.", "OR"),
    ("place/dateline", "TARNOW, Poland (AP) — The ministry said no.", "TARNOW"),
    ("place/list", "Rain fell in Mapou, Tarn-Sophie and Belo overnight.", "Belo"),
    (
        "headline/known-here",
        "(heading) FLOODS HIT ZARWIK AGAIN (new paragraph) The floods in Zarwik province grew.",
        "ZARWIK",
    ),
    ("headline/place", "(heading) STRIKES SPREAD ACROSS FRANCE AS TALKS FAIL", "FRANCE"),
];
