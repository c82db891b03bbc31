//! Texts into blocks: what is read, what is dropped and why.

use corpus_scan::article::{Article, BlockKind};
use corpus_scan::extract::{Settings, extract};
use corpus_scan::layout::{Layout, lay_out, stated_date};

/// One line a block: its kind and its text, line breaks shown as `/`.
fn shown(text: &str) -> Vec<String> {
    let Layout { blocks, .. } = lay_out(text, None, false);
    blocks.iter().map(|b| format!("{} {}", name(b.kind), b.span.slice(text).replace('\n', " / "))).collect()
}

fn name(kind: BlockKind) -> String {
    match kind {
        BlockKind::Furniture(reason) => format!("-{reason}"),
        kind => format!("{kind:?}").to_lowercase(),
    }
}

/// The kind of the one block that holds `line`.
fn kind_of(text: &str, line: &str) -> String {
    let Layout { blocks, .. } = lay_out(text, None, false);
    let block = blocks.iter().find(|b| b.span.slice(text).contains(line)).expect("the line is in a block");
    name(block.kind)
}

const STORY: &str = "The council of Arden will close the old bridge on Monday, the mayor said in a letter to the town. \
                     It was built in 1911 and has carried lorries since the quarry opened.";

/// The kind that `line` has between two paragraphs of a story.
fn between(line: &str) -> String {
    let text = format!("Bridge to close\n\n{STORY}\n\n{line}\n\n{STORY} Nobody was hurt.\n");
    kind_of(&text, line)
}

#[test]
fn a_page_from_top_to_bottom() {
    let text = format!(
        "Skip to content\nBridge to close on Monday\n\nBridge to close on Monday\nBy Ana Frum\nMarch 3, 2020\n\n{STORY}\n\n\
         Who will pay\n\n{STORY}\n\nMAYOR SEEN LEAVING TOWN BY NIGHT AS BRIDGE COLLAPSES INTO RIVER\n\n{STORY}\n\n\
         Photo: Bo Lind/Arden Post\n\nTags\nArden, bridges, Ana Frum\n\n@ArdenPost\nLeave a Reply\n\
         Your email address will not be published. Required fields are marked *\n© 2020 Arden Post. All rights reserved."
    );
    let kinds: Vec<String> =
        shown(&text).iter().map(|l| l.split(' ').next().unwrap_or("").to_string()).collect();
    let want = "-navigation title -repeat byline byline paragraph heading paragraph -promo paragraph caption -tags -tags \
                -handle -comment-form -comment-form -copyright";
    assert_eq!(kinds, want.split_whitespace().collect::<Vec<_>>());
}

#[test]
fn sentences_are_never_furniture() {
    for line in [
        "Sign up for the vote by Friday, Frum told the town.",
        "“Click here to win,” the message to Bo Lind said. He did not.",
        "Related companies in Arden and Norfolk paid the fine on Tuesday.",
        "Read the letter aloud, the judge told Ana Frum, and then read it again.",
        "Share prices fell 3 percent in London.",
        "What do you think of the bridge?",
        "Copyright law was written for another age, Lind said.",
        "Advertisement revenue at the Arden Post fell by half.",
        "Follow the money, said Frum, and you will find the bridge.",
        "Comments by the mayor angered the town.",
        "By Monday, the river had risen to the second step.",
        "Published accounts differ on how the bridge fell.",
        "Tags on the animals showed where they had been.",
        "PRESIDENT LIND: We will build it again.",
        "The picture by Frum hangs in the hall.",
        "“Something went wrong,” Lind said. “Please try again later.”",
        "WE SHALL BUILD THIS BRIDGE AGAIN AND WE SHALL BUILD IT IN STONE.",
        "Updated figures show that the bridge carries more lorries than ever.",
        "Follow Ana Frum and you will find the bridge, the mayor said.",
        "Follow the money on Twitter and elsewhere, Lind told the town.",
        "Get Ana Frum on Monday, he said, or get nobody.",
        "See Ana Frum's bridge before it falls, the posters said.",
        "Write to the mayor, Frum told the town, and write again.",
        "Must reads and must sees filled the window of the shop in Arden.",
        "Loading weather data into the old computer took Lind a week.",
        "Search for jobs took many young people out of the valley.",
        "Jobs by email and by telephone were offered to the miners.",
        "Create a profile of the river, the council asked the engineers.",
        "Sponsored ads filled the front page of the Arden Post.",
        "(Frum, who built the bridge, has since died.)",
        "Questions came from the hall. Comments were few.",
    ] {
        assert_eq!(between(line), "paragraph", "{line}");
    }
}

#[test]
fn phrases_and_shapes_of_furniture() {
    for (line, want) in [
        ("CLICK HERE TO GET THE ARDEN POST APP", "-share"),
        ("Press \"Enter\" to skip to content", "-navigation"),
        ("Read more: Ten bridges that sing", "-promo"),
        ("RELATED: Lind leaves Arden", "-promo"),
        ("Advertisement", "-advert"),
        ("ADVERTISEMENT - CONTINUE READING BELOW", "-advert"),
        ("Share on Facebook", "-share"),
        ("Follow us on Twitter @ArdenPost", "-share"),
        ("12 Comments", "-comment-form"),
        ("Facebook Twitter Flipboard Comments Print Email", "-share"),
        ("Image caption, Ana Frum at the bridge", "caption"),
        ("FILE - Ana Frum stands on the bridge on May 2, 2020. (AP Photo/Bo Lind, File)", "caption"),
        ("ALSO READ | Lind leaves Arden", "-promo"),
        ("Register now for FREE unlimited access to arden.example", "-newsletter"),
        ("Sign up for our newsletter", "-newsletter"),
        ("We use cookies to improve your visit.", "-cookies"),
        ("Filed under: Bridges", "-tags"),
        ("Real Time Analytics", "-analytics"),
        ("https://arden.example/bridge", "-link"),
        ("#bridge #arden", "-link"),
        ("* * *", "-rule"),
        ("Home > News > Arden", "-navigation"),
        ("Watch: The bridge falls", "-video"),
        ("<div class=\"ad\"></div>", "-markup"),
        ("This story was originally published by the Arden Post.", "-promo"),
        ("By Ana Frum and Bo Lind in Arden", "byline"),
        ("Published 3 March 2020", "byline"),
        ("Reporting by Ana Frum; editing by Bo Lind", "byline"),
        ("The old bridge on Monday. Ana Frum/Getty Images", "caption"),
        ("The old bridge (Photo: Ana Frum)", "caption"),
        ("File photo: the old bridge", "caption"),
        ("Arden 4 2 1 1 5 3 7", "row"),
        ("• a bridge of stone", "item"),
        ("Who will pay", "heading"),
        ("WHO WILL PAY", "heading"),
        ("Lind, unused to losing, is alone as the bridge falls", "heading"),
        ("Follow Ana Frum on Twitter.", "-share"),
        ("Follow ARDEN POST on Facebook and Instagram for more boats, tides and bridges.", "-share"),
        ("Get Arden Post On Twitter, Facebook", "-share"),
        ("Write to Bo Lind at lind@post.example", "-share"),
        ("Write to Bo Lind at", "-share"),
        ("Loading weather data ...", "-navigation"),
        ("Updated", "-navigation"),
        ("Source: Arden Radio | Duration: 3min", "-navigation"),
        ("157", "-navigation"),
        ("| ADD TO CART: US$25 Arden Gift Card for the toll house |", "-advert"),
        ("| Image: Ana Frum |", "caption"),
        ("Search for jobs", "-navigation"),
        ("Click to search our list of all the boats for hire", "-promo"),
        ("Create a profile", "-navigation"),
        ("Sponsored Ads", "-advert"),
        ("Main Content", "-navigation"),
        ("Get reporter alerts", "-navigation"),
        ("See the Arden Post's pictures of the bridge.", "paragraph"),
        ("See Arden Post's pictures of the bridge.", "-promo"),
        ("(See pictures of the fallen bridge.)", "-promo"),
        ("Questions? Comments? Email us at", "-navigation"),
        ("READ Lind's full letter:", "-promo"),
        ("iTunes (HD)", "-navigation"),
        ("RSS (HD) | RSS (SD) | RSS (MP3)", "-navigation"),
        ("Episode Description:", "-navigation"),
        ("See more photos:", "-navigation"),
    ] {
        assert_eq!(between(line), want, "{line}");
    }
}

#[test]
fn a_widget_is_what_a_page_repeats() {
    let widget = "  • Oops!\u{a0}\n    Something broke here.\n    Load it again soon.\n".repeat(3);
    let text = format!("Bridge to close\n\n{widget}\n{STORY}");
    let found = shown(&text);
    assert_eq!(found.iter().filter(|l| l.starts_with("-widget")).count(), 9, "{found:#?}");
    assert_eq!(found.len(), 11);
}

#[test]
fn a_song_and_code_are_no_widgets() {
    let song = "I have walked the long bridge home\nYou have walked the long bridge home\n".repeat(4);
    let text = format!("Bridge to close\n\n{STORY}\n\n{song}\n{STORY} Nobody sang.");
    assert!(shown(&text).iter().all(|l| !l.starts_with('-')), "{:#?}", shown(&text));
    let code = "{\n\nbridge = open(the bridge);\n\n}\n\n".repeat(3);
    let text = format!("Bridge to close\n\n{code}{STORY}");
    assert!(shown(&text).iter().all(|l| !l.starts_with('-')), "{:#?}", shown(&text));
}

#[test]
fn links_at_the_end_of_a_page_are_dropped_with_their_heading() {
    let page = |end: &str| format!("Bridge to close\n\n{STORY}\n\n{end}");
    let links = "More Must-Reads From the Post\n\n- The Long Way Home\n\n- Is the River Bad for You?\n\n- Ana Frum: A Life\n\n";
    let found = shown(&page(&format!("{links}Write to Bo Lind at lind@post.example")));
    assert_eq!(found.iter().filter(|l| l.starts_with("-promo")).count(), 4, "{found:#?}");
    let last = found.last().expect("a line");
    assert!(last.starts_with("-share"), "{last}");
    for kept in [
        // The story goes on.
        format!("{links}{STORY}"),
        // Sentences.
        "More about the bridge\n\n- It was built in 1911.\n\n- It falls.\n\n- Nobody cares.\n".to_string(),
        // No heading of links.
        "What the bridge needs\n\n- A new arch\n\n- A rail\n\n- A toll house\n".to_string(),
    ] {
        let found = shown(&page(&kept));
        assert!(found.iter().filter(|l| l.contains(" - ")).all(|l| l.starts_with("item")), "{found:#?}");
    }
}

#[test]
fn copies_of_the_title_with_and_without_the_site() {
    for (first, second, kind) in [
        ("Bridge of Arden to close on Monday | Arden Post", "Bridge of Arden to close on Monday", "-repeat"),
        ("Bridge of Arden to close on Monday - Ana Frum", "Bridge of Arden to close on Monday", "-repeat"),
        ("Bridge of Arden to close on Monday", "Bridge of Arden to close on Monday | Arden Post", "-repeat"),
        ("Bridge of Arden to close on Monday | Arden Post", "Bridge of Arden to close in May", "heading"),
        ("Arden Post | Bridge of Arden to close on Monday", "Arden Post", "heading"),
    ] {
        let found = shown(&format!("{first}\n\n{second}\n\n{STORY}"));
        assert!(found[1].starts_with(kind), "{found:#?}");
    }
}

#[test]
fn who_wrote_the_story_and_the_heads_of_comments() {
    let writer = "Ana Frum is the business reporter for the Arden Post. You can send her an e-mail; bookmark her page.";
    assert_eq!(kind_of(&format!("Bridge to close\n\n{STORY}\n\n{writer}"), writer), "-share");
    let other = "Ana Frum is the business reporter for the Arden Post. She was on the bridge when it fell into the river.";
    assert_eq!(kind_of(&format!("Bridge to close\n\n{STORY}\n\n{other}"), other), "paragraph");
    let (one, two) = ("Posted by: Ana, 3 Mar 2020 | 15:22", "Posted by: Bo, 4 Mar 2020 | 11:20");
    let text = format!("Bridge to close\n\n{STORY}\n\n{one}\n\nA shame, that bridge.\n\n{two}\n");
    assert_eq!((kind_of(&text, one), kind_of(&text, two)), ("-comment-form".into(), "-comment-form".into()));
    assert_eq!(kind_of(&text, "A shame"), "paragraph");
    assert_eq!(between(one), "byline");
}

#[test]
fn a_word_whose_sentence_goes_on_below_is_text() {
    let text = |below: &str| format!("Bridge to close\n\n{STORY}\n\nPhotos\n\n{below}\n\n{STORY}");
    assert_eq!(kind_of(&text("which were taken from the river show the old bridge"), "Photos"), "paragraph");
    assert_eq!(kind_of(&text("Ana Frum took these from the river"), "Photos"), "-video");
    assert_eq!(kind_of(&text("river, bridge, boats"), "Photos"), "-video");
}

/// What is quoted in a talk.
fn turns(text: &str) -> Vec<String> {
    let article = Article { text: text.into(), ..Article::default() };
    let quotes = extract(&article, &Settings::default()).quotes;
    quotes.iter().map(|q| q.text.split_whitespace().collect::<Vec<_>>().join(" ")).collect()
}

const TALK: &str = "The bridge of Arden\n\nThe two met on Monday, and this is what they said.\n\n\
                    ANA FRUM: Do you know why the bridge fell?\n\nBO LIND: I do not know.\n\nI was at home that night.\n\n\
                    FRUM: Were you?\n\n(A door closes.)\n\nThe two then left the room.\n\n\
                    LIND: I was, and so were you.\n\nThey went home at ten.\n";

#[test]
fn a_turn_goes_on_to_the_next_label() {
    let want = [
        "Do you know why the bridge fell?",
        "I do not know. I was at home that night.",
        "Were you?",
        "I was, and so were you.",
    ];
    assert_eq!(turns(TALK), want);
}

#[test]
fn what_tells_of_the_talker_is_the_editors_and_few_turns_make_no_transcript() {
    let told = TALK.replace("I was at home that night.", "Lind was at home that night, a neighbour said.");
    assert_eq!(turns(&told)[1], "I do not know.");
    let quoted = TALK.replace("I was at home that night.", "The police said at ten, “He was at home.”");
    assert_eq!(turns(&quoted)[1], "I do not know.");
    let few = TALK.replace("FRUM: Were you?\n\n", "");
    assert_eq!(turns(&few)[1], "I do not know.");
    let small = TALK.replace("FRUM", "Frum").replace("LIND", "Lind");
    assert_eq!(turns(&small)[1], "I do not know.");
}

#[test]
fn a_label_may_touch_the_words_behind_it() {
    let close = TALK.replace(": ", ":");
    assert_eq!(turns(&close).len(), 4);
    let hours = "Opening hours\n\nMonday 10:30\n\nTuesday:10 to 12\n\nFriday:12 to 14\n\nSunday:10 to 11\n\nDo you know when I come?";
    assert!(turns(hours).is_empty());
}

#[test]
fn the_speakers_of_an_interview_are_no_widget() {
    let text = format!("Ana Frum\n\n{STORY}\n\nBo Lind\n\nNo.\n\n").repeat(4);
    assert!(shown(&text).iter().all(|l| !l.starts_with('-')), "{:#?}", shown(&text));
}

#[test]
fn an_article_all_in_capitals_has_no_promos() {
    let text = "BRIDGE TO CLOSE\n\nTHE COUNCIL OF ARDEN WILL CLOSE THE OLD BRIDGE ON MONDAY, THE MAYOR SAID\n\n\
                THE BRIDGE WAS BUILT IN 1911 AND HAS CARRIED LORRIES SINCE THE QUARRY OPENED\n";
    assert!(shown(text).iter().all(|l| !l.starts_with('-')));
}

#[test]
fn titles() {
    let title = |text: &str, given: Option<&str>| {
        lay_out(text, given, false).title.map(|s| s.slice(text).to_string())
    };
    assert_eq!(title(&format!("Bridge to close\n\n{STORY}"), None), Some("Bridge to close".into()));
    assert_eq!(
        title(&format!("Arden Post\nBridge in Arden to close today\n{STORY}"), None),
        Some("Bridge in Arden to close today".into())
    );
    assert_eq!(title(&format!("{STORY}\n\n{STORY}"), None), None);
    assert_eq!(title(STORY, None), None);
    let stopped = "U.S. council of Arden to close the bridge.";
    assert_eq!(title(&format!("{stopped}\n\nARDEN 2020-03-03\n\n{STORY}"), None), Some(stopped.into()));
    assert_eq!(
        title(&format!("News\n\nBRIDGE to close\n{STORY}"), Some("Bridge to close")),
        Some("BRIDGE to close".into())
    );
    assert_eq!(
        title(&format!("---\ntitle: \"Bridge to close\"\ndate: 2020-03-03\n---\n\n{STORY}"), None),
        Some("Bridge to close".into())
    );
    assert_eq!(title("", None), None);
}

#[test]
fn front_matter_is_dropped_whole_and_its_date_found() {
    let text = format!("---\ntitle: Bridge to close\ndate: 2020-03-03\ntags: [a, b]\n---\n\n{STORY}\n");
    let found = shown(&text);
    assert_eq!(found.iter().filter(|l| l.starts_with("-front-matter")).count(), 5);
    assert_eq!(stated_date(&text).map(|d| d.to_string()), Some("2020-03-03".into()));
    let bare = format!(
        "Title: Bridge to close\nDate: March 3, 2020\nAuthor: Ana Frum\nURL: https://arden.example/1\n\n{STORY}"
    );
    assert_eq!(kind_of(&bare, "Ana Frum"), "byline");
    assert_eq!(kind_of(&bare, "Title:"), "-front-matter");
    assert_eq!(stated_date(&bare).map(|d| d.to_string()), Some("2020-03-03".into()));
}

#[test]
fn rich_text_source_is_survived() {
    let text = "{\\rtf1\\ansi\\ansicpg1252\n{\\fonttbl\\f0 Helvetica;}\n\\pard\\tx720\\sa520\n\n\\cf2 The bridge of Arden closed.\\\n}\n";
    let found = shown(text);
    assert!(found[0].starts_with("-markup"));
    assert!(found.iter().any(|l| l.contains("The bridge of Arden closed.") && !l.starts_with('-')));
}

#[test]
fn every_line_ending_gives_the_same_blocks() {
    let text = format!("Bridge to close\n\nBy Ana Frum\n\n{STORY}\n\nShare this\n");
    let kinds = |t: &str| lay_out(t, None, false).blocks.iter().map(|b| name(b.kind)).collect::<Vec<_>>();
    assert_eq!(kinds(&text), ["title", "byline", "paragraph", "-share"]);
    assert_eq!(kinds(&text.replace('\n', "\r\n")), kinds(&text));
    assert_eq!(kinds(&text.replace('\n', "\r")), kinds(&text));
}

#[test]
fn a_hard_wrapped_paragraph_is_one_block() {
    let text = "BRIDGE TO CLOSE\n\nARDEN, Norfolk (AP) -- The council of Arden will close the\nold bridge on Monday, the mayor said in a \
                letter to the\ntown. It was built in 1911.\n\n\"It was never meant for lorries,\" said Ana Frum, who has\nkept the toll \
                house since 1998.\n";
    let found = shown(text);
    assert_eq!(found.len(), 3, "{found:#?}");
    assert!(found[1].ends_with("the / town. It was built in 1911."));
}

#[test]
fn kept_furniture_is_read() {
    let text = format!("Bridge to close\n\n{STORY}\n\nShare this\n");
    let kept = lay_out(&text, None, true);
    assert_eq!(kept.blocks.last().map(|b| b.kind), Some(BlockKind::Paragraph));
    assert_eq!(kept.blocks.len(), lay_out(&text, None, false).blocks.len());
}

#[test]
fn short_lines_that_others_may_repeat_are_told() {
    let of = |line: &str| {
        let text = format!("Bridge to close\n\n{STORY}\n\n{line}\n");
        let found = lay_out(&text, None, false).repeatable;
        found.iter().find(|(s, _)| s.slice(&text) == line).map(|(_, hash)| *hash)
    };
    let hash = of("The Arden Post is printed on Norfolk paper");
    assert!(hash.is_some());
    assert_eq!(of("• THE ARDEN POST is printed on Norfolk paper."), hash);
    assert_ne!(of("The Arden Post is printed on paper"), hash);
    assert_eq!(of("Share this"), None, "furniture already");
    assert_eq!(of(STORY), None, "prose");
}

#[test]
fn blocks_cover_all_that_is_written() {
    let text = format!("\u{a0}\nBridge\n\n{STORY}\r\n\tx\ty\n“\n”\n– – –\n\u{200b}\n1.\n{STORY}");
    let blocks = lay_out(&text, None, false).blocks;
    let mut end = 0;
    for block in &blocks {
        let gap = &text[end..block.span.start as usize];
        assert!(gap.chars().all(|c| c.is_whitespace() || c == '\u{200b}'), "{gap:?}");
        assert!(!block.span.is_empty());
        end = block.span.end as usize;
    }
    assert!(text[end..].trim().is_empty());
}

#[test]
fn hostile_texts_take_linear_time() {
    let started = std::time::Instant::now();
    for text in [
        "\n".repeat(4 << 20),
        "Oops! Something broke.\n".repeat((4 << 20) / 23),
        "a\n".repeat(2 << 20),
        "A\n".repeat(2 << 20),
        "| ".repeat(2 << 20),
        "“".repeat((4 << 20) / 3),
        "1. ".repeat((4 << 20) / 3),
        "the of\n".repeat((4 << 20) / 7),
        "By ".repeat((4 << 20) / 3),
        "<a>".repeat((4 << 20) / 3),
        format!("---\n{}", "title: x\n".repeat(400_000)),
        "\r\n\u{a0}".repeat(1 << 20),
    ] {
        let layout = lay_out(&text, Some("x"), false);
        assert!(layout.blocks.len() <= text.len());
        assert!(stated_date(&text).is_none());
    }
    assert!(started.elapsed().as_secs() < 60, "{:?}", started.elapsed());
}
