//! What a page puts around its story: links at its end, who wrote it, comments, copies of the title, counts.

use super::sort::{PROSE, SHORT_PROSE, Sorter};
use super::{dateline, invite, repeat, shape};
use crate::article::BlockKind;

/// Headlines under one heading at most.
const TEASERS: usize = 20;
/// Units in which a page ends.
const PAGE_END: usize = 10;
/// Longer units are no biographies.
const BIOGRAPHY: usize = 700;
/// Bytes of a site's or writer's name beside a title, at most.
const SITE: usize = 60;
/// Copies of the title stand among so many units.
const COPIES: usize = 8;

impl Sorter<'_> {
    /// A heading above links and their bullets at the end of a page.
    pub(super) fn teasers(&mut self) {
        for i in 1..self.units.len() {
            let line = self.line(i);
            let heads = self.kinds.get(i + 1) == Some(&BlockKind::Item)
                && matches!(self.kinds[i], BlockKind::Paragraph | BlockKind::Furniture("promo"))
                && invite::is_list_heading(line)
                && self.cues.opens_promo(line);
            if !heads {
                continue;
            }
            let fits = |j: &usize| self.kinds[*j] == BlockKind::Item && invite::is_teaser(self.line(*j));
            let end =
                (i + 1..self.units.len().min(i + 1 + TEASERS)).take_while(fits).last().map_or(i, |j| j + 1);
            if end >= i + 3 && self.is_page_end(end) {
                self.kinds[i..end].fill(BlockKind::Furniture("promo"));
            }
        }
    }

    /// Nothing follows but furniture and by-lines.
    fn is_page_end(&self, from: usize) -> bool {
        let rest = &self.kinds[from..];
        rest.len() <= PAGE_END
            && rest.iter().all(|k| matches!(k, BlockKind::Furniture(_) | BlockKind::Byline))
    }

    /// Who wrote the story and where the reader finds him, among the last units.
    pub(super) fn biography(&mut self) {
        for i in self.units.len().saturating_sub(PAGE_END)..self.units.len() {
            let line = self.line(i);
            if i > 0
                && self.is_open(i)
                && line.len() <= BIOGRAPHY
                && invite::is_biography(line)
                && self.cues.invites(line)
            {
                self.kinds[i] = BlockKind::Furniture("share");
            }
        }
    }

    /// Two or more "Posted by" are the heads of readers' comments.
    pub(super) fn comments(&mut self) {
        let head = |i: &usize| self.kinds[*i] == BlockKind::Byline && is_comment_head(self.line(*i));
        let heads: Vec<usize> = (0..self.units.len()).filter(head).collect();
        if heads.len() > 1 {
            heads.into_iter().for_each(|i| self.kinds[i] = BlockKind::Furniture("comment-form"));
        }
    }

    /// Lines that repeat each other, and those that repeat the title.
    pub(super) fn repeats(&mut self, title: Option<usize>) {
        let widgets = repeat::widgets(self.text, self.units);
        for i in (0..widgets.len()).filter(|i| widgets[*i]) {
            if matches!(self.kinds[i], BlockKind::Paragraph | BlockKind::Item) {
                self.kinds[i] = BlockKind::Furniture("widget");
            }
        }
        let Some(title) = title else { return };
        self.dressed_titles(title);
        self.bare_titles(title);
        self.kinds[title] = BlockKind::Title;
    }

    /// The title once more, where one of the two has the site's or the writers' name behind it.
    fn dressed_titles(&mut self, title: usize) {
        let mut buffer = Vec::new();
        let hash = repeat::folded_hash(self.line(title), &mut buffer);
        let len = visible_len(self.line(title));
        let head = title_head(self.line(title)).map(|head| repeat::folded_hash(head, &mut buffer));
        for i in (0..self.units.len().min(COPIES)).filter(|i| *i != title) {
            let line = self.line(i);
            if !self.is_open(i) || line.len() > PROSE || visible_len(line).abs_diff(len) > SITE {
                continue;
            }
            let bare = title_head(line).map(|head| repeat::folded_hash(head, &mut buffer));
            if bare == Some(hash) || head.is_some() && Some(repeat::folded_hash(line, &mut buffer)) == head {
                self.kinds[i] = BlockKind::Furniture("repeat");
            }
        }
    }

    /// The title once more, word for word.
    fn bare_titles(&mut self, title: usize) {
        let mut buffer = Vec::new();
        let hash = repeat::folded_hash(self.line(title), &mut buffer);
        let len = visible_len(self.line(title));
        for i in (0..self.units.len()).filter(|i| *i != title) {
            let near = visible_len(self.line(i)).abs_diff(len) <= len / 4 + 4;
            if near && self.is_open(i) && repeat::folded_hash(self.line(i), &mut buffer) == hash {
                self.kinds[i] = BlockKind::Furniture("repeat");
            }
        }
    }

    /// Figures alone between prose: what a page counts.
    pub(super) fn counts(&mut self) {
        let long = |i: usize| self.units.get(i).is_some_and(|u| u.span.len() >= SHORT_PROSE);
        for i in 1..self.units.len() {
            let apart = self.units[i].after_blank && self.units.get(i + 1).is_none_or(|u| u.after_blank);
            if apart && self.is_open(i) && shape::is_count(self.line(i)) && (long(i - 1) || long(i + 1)) {
                self.kinds[i] = BlockKind::Furniture("navigation");
            }
        }
    }
}

/// "Posted by: Ana, 3 Mar 2020".
fn is_comment_head(line: &str) -> bool {
    line.get(..9).is_some_and(|head| head.eq_ignore_ascii_case("posted by")) && dateline::holds_date(line)
}

/// The title without the site's or the writers' name behind it: "Bridge to close on Monday - Arden Post".
fn title_head(title: &str) -> Option<&str> {
    let cut = [" | ", " - ", " – ", " — ", " • "].into_iter().filter_map(|bar| title.rfind(bar)).max()?;
    let head = title[..cut].trim_end();
    (shape::words(head).take(2).count() == 2 && cut * 2 >= title.len()).then_some(head)
}

/// Bytes without those of carriage returns, so that the kind of line ends decides nothing.
fn visible_len(line: &str) -> usize {
    line.len() - memchr::memchr_iter(b'\r', line.as_bytes()).count()
}
