//! Texts into blocks: what is read, what is dropped and why.

use corpus_scan::article::BlockKind;
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
