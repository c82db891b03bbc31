//! Who stands with whom, as a graph for Gephi (GEXF 1.3): a node a person, an edge a pair.

use std::io::{self, Write};

use super::cells::clean;
use super::{Pair, PersonRow, Report};

/// Writes the graph; an edge weighs as many articles as its pair shares.
///
/// # Errors
/// When `out` takes no more.
pub fn write(report: &Report, out: &mut impl Write) -> io::Result<()> {
    writeln!(out, r#"<?xml version="1.0" encoding="UTF-8"?>"#)?;
    writeln!(
        out,
        r#"<gexf xmlns="http://gexf.net/1.3" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://gexf.net/1.3 http://gexf.net/1.3/gexf.xsd" version="1.3">"#
    )?;
    writeln!(out, "  <meta>")?;
    writeln!(out, "    <creator>{} {}</creator>", escape(&report.tool.name), escape(&report.tool.version))?;
    writeln!(out, "    <description>People who share articles</description>")?;
    writeln!(out, "  </meta>")?;
    writeln!(out, r#"  <graph mode="static" defaultedgetype="undirected">"#)?;
    attributes("node", &["mentions", "articles", "quotes"], Some("role"), out)?;
    attributes("edge", &["articles", "sentences"], None, out)?;
    writeln!(out, r#"    <nodes count="{}">"#, report.people.len())?;
    report.people.iter().try_for_each(|person| node(person, out))?;
    writeln!(out, "    </nodes>")?;
    writeln!(out, r#"    <edges count="{}">"#, report.together.len())?;
    report.together.iter().enumerate().try_for_each(|(i, pair)| edge(i, pair, out))?;
    writeln!(out, "    </edges>\n  </graph>\n</gexf>")
}

fn attributes(class: &str, numbers: &[&str], word: Option<&str>, out: &mut impl Write) -> io::Result<()> {
    writeln!(out, r#"    <attributes class="{class}">"#)?;
    for (i, name) in numbers.iter().enumerate() {
        writeln!(out, r#"      <attribute id="{i}" title="{name}" type="long"/>"#)?;
    }
    if let Some(name) = word {
        writeln!(out, r#"      <attribute id="{}" title="{name}" type="string"/>"#, numbers.len())?;
    }
    writeln!(out, "    </attributes>")
}

fn node(row: &PersonRow, out: &mut impl Write) -> io::Result<()> {
    writeln!(out, r#"      <node id="{}" label="{}">"#, escape(&row.id), escape(&row.name))?;
    let role = row.roles.first().map(|r| escape(&r.text)).unwrap_or_default();
    values(&[row.mentions.to_string(), row.articles.to_string(), row.quotes.to_string(), role], out)?;
    writeln!(out, "      </node>")
}

fn edge(number: usize, pair: &Pair, out: &mut impl Write) -> io::Result<()> {
    writeln!(
        out,
        r#"      <edge id="{number}" source="{}" target="{}" weight="{}">"#,
        escape(&pair.a),
        escape(&pair.b),
        pair.articles.max(1)
    )?;
    values(&[pair.articles.to_string(), pair.sentences.to_string()], out)?;
    writeln!(out, "      </edge>")
}

fn values(values: &[String], out: &mut impl Write) -> io::Result<()> {
    writeln!(out, "        <attvalues>")?;
    for (i, value) in values.iter().enumerate().filter(|(_, v)| !v.is_empty()) {
        writeln!(out, r#"          <attvalue for="{i}" value="{value}"/>"#)?;
    }
    writeln!(out, "        </attvalues>")
}

/// Text as it may stand in XML: no character that XML forbids, and none that ends what it stands in.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in clean(text).chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\u{fffe}' | '\u{ffff}' => {}
            c => out.push(c),
        }
    }
    out
}
