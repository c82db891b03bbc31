#!/usr/bin/env python3
"""Degenerate texts at 1, 4 and 16 MB: processor time of one core, and how it grows.

    cargo build --release && tests/bench/growth.py [target/release/corpus-scan] >tests/bench/growth.tsv

Fails where sixteen times the text takes more than twice that. The kept table was measured on two shared cores.
"""

import os
import subprocess
import sys
import tempfile

MOST = 32.0
SHAPES = {
    "news": lambda i: f"“The bridge {i} stays closed,” said Ingrid Lindqvist in Oslo on Monday. It was built in 1921.\n\n",
    "news in one line": lambda i: f"“The bridge {i} stays closed,” said Ingrid Lindqvist in Oslo on Monday. ",
    "curly marks that open": lambda i: "“",
    "curly marks that open before words": lambda i: "“a ",
    "curly marks that close": lambda i: "a” ",
    "straight marks": lambda i: '" ',
    "single marks": lambda i: "'a ",
    "guillemets both ways": lambda i: "«a »b ",
    "marks in marks": lambda i: "“‘a ",
    "a mark a paragraph": lambda i: "“It rained.\n\n",
    "quotations without speech": lambda i: "the man “a” ",
    "speech after speech": lambda i: "“a b,” said ",
    "content clauses": lambda i: "said that he said that ",
    "according to": lambda i: "according to ",
    "initials": lambda i: "J. ",
    "initials without blanks": lambda i: "J.K.",
    "titles": lambda i: "President ",
    "abbreviated titles": lambda i: "Gov. Sen. ",
    "generations": lambda i: "Jr. ",
    "one name": lambda i: "Ana Frum ",
    "other names": lambda i: f"Ana Fr{'abcdefghij'[i % 10]}{'klmnopqrst'[i // 10 % 10]}m met Ola. ",
    "one surname": lambda i: f"{'ABCDEFGHIJKLMNOPQRST'[i % 20]}a{'lmnrst'[i % 6]}o Brill spoke. Brill left. ",
    "pronouns": lambda i: "he said she ",
    "pronouns beside names": lambda i: f"“It rained on Peter Lind.” he said. Tom Ha{'bdlmn'[i % 5]}e also said that she was late. ",
    "bearers of an office": lambda i: f"Sen. Ana Fr{'abcdefghij'[i % 10]}{'klmnopqrst'[i // 10 % 10]}m (R-Tex.) left. The Texas senator said no. ",
    "phrases that rename": lambda i: f"Ana Fr{'abcdefghij'[i % 10]}m spoke of it. No, the billionaire said. the Texas senator said no. ",
    "nicknames": lambda i: f"Tom “Be{'abcdefghij'[i % 10]}n” Fr{'klmnopqrst'[i // 10 % 10]}m and Ebola patients left. ",
    "capitals": lambda i: "ANNA ",
    "one word in capitals": lambda i: "A",
    "one small word": lambda i: "a",
    "places": lambda i: "Paris, Texas, ",
    "datelines": lambda i: "PARIS (AP) - ",
    "lists": lambda i: "Ana Frum, Ola Brill and ",
    "of the": lambda i: "of the ",
    "digits": lambda i: "7",
    "numbers": lambda i: "12 ",
    "numbers and strokes": lambda i: "1/",
    "dates": lambda i: "May 3, ",
    "weekdays": lambda i: "Monday ",
    "ages ago": lambda i: "two years ",
    "the same line": lambda i: "Share this\n",
    "other lines": lambda i: f"line {i}\n",
    "turns": lambda i: f"BERG: Yes {i}.\n",
    "line ends": lambda i: "\n",
    "carriage returns": lambda i: "a\r",
    "blanks": lambda i: " ",
    "tabs and no-break spaces": lambda i: "\t\u00a0",
    "stops": lambda i: "...",
    "question marks": lambda i: "a? ",
    "commas": lambda i: "a, ",
    "brackets": lambda i: "(",
    "hyphens": lambda i: "a-",
    "dashes": lambda i: "a — ",
    "addresses": lambda i: "www.a.org/b?",
    "handles": lambda i: "@a",
    "marks upon a letter": lambda i: "\u0301",
    "letters with marks": lambda i: "e\u0301",
    "Han": lambda i: "第二",
    "pictograms and joiners": lambda i: "👩\u200d👩\u200d",
    "direction marks": lambda i: "\u202ea",
    "NUL": lambda i: "a\0",
    "people": lambda i: f"{word(i)} {word(7 * i)}, ",
}
# What the merge could be kept busy with: one article, read and merged to a report.
MERGED = {
    "people": lambda i: f"{word(i)} {word(7 * i)}, ",
    "people of one surname": lambda i: f"{word(i)} Brill met. ",
    "people of one given name": lambda i: f"Ana {word(i)} met. ",
    "one name in all spellings": lambda i: f"Ana {spelling(i)} met. ",
    "one surname in all spellings": lambda i: f"{'Ana ' if i % 2 else ''}{spelling(i // 2)} met. ",
    "a role each": lambda i: f"the {word(i).lower()} minister Ana {spelling(i)} met. ",
    "a person and a surname": lambda i: f"Ana {word(i)} met. {word(i)} left. ",
    "other quotations": lambda i: f"“It rained {i} times,” said Ana Frum. ",
    "one quotation by all": lambda i: f"“It rained five times,” said Ana {word(i)}. ",
    "one quotation by pairs": lambda i: f"“It rained five times,” Ana {word(i)} and Ola {word(i)} said. ",
    "quotations within quotations": lambda i: f"“{' '.join(word(j).lower() for j in range(1, 3 + i % 60))},” he said. ",
    "people in places on dates": lambda i: f"Ana {word(i)} met Ola Frum in Paris on May {1 + i % 30}, {1000 + i % 1000}. ",
}
CONSONANTS, VOWELS = "bdfgklmnprstvz", "aeiou"


def word(i):
    """The word of that number, of four syllables."""
    letters = []
    for _ in range(4):
        letters += CONSONANTS[i % 14], VOWELS[i // 14 % 5]
        i //= 70
    return "".join(letters).capitalize()


def spelling(i):
    """One name with other letters doubled."""
    return "".join(letter * (1 + (i >> at & 1)) for at, letter in enumerate("badegimoluneribasogede")).capitalize()


def text(piece, size):
    parts, length, i = [], 0, 0
    while length < size:
        parts.append(piece(i))
        length += len(parts[-1].encode())
        i += 1
    return "".join(parts)


def cost(program, form, path):
    """Processor time of one run in seconds, and its largest memory in bytes."""
    command = [program, "-q", "--no-config", "-j1", "-f", form, "--statements", "indirect", "-o", "/dev/null", path]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE) as run:
        told = run.stderr.read()
        _, status, used = os.wait4(run.pid, 0)
        run.returncode = os.waitstatus_to_exitcode(status)
    assert run.returncode in (0, 2), told
    return used.ru_utime + used.ru_stime, used.ru_maxrss * 1024


def main():
    program = os.path.abspath(sys.argv[1] if len(sys.argv) > 1 else "target/release/corpus-scan")
    wrong = []
    print("shape\tformat\t1 MB, seconds\t4 MB, times\t16 MB, times\t16 MB, memory by text")
    shapes = [(name, "jsonl", piece) for name, piece in SHAPES.items()]
    shapes += [(name, "json", piece) for name, piece in MERGED.items()]
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "2015-06-10.txt")
        for name, form, piece in shapes:
            times = []
            for size in (1, 4, 16):
                with open(path, "w", encoding="utf-8", newline="") as out:
                    out.write(text(piece, size << 20))
                time, memory = cost(program, form, path)
                times.append(time)
            four, sixteen = (time / max(times[0], 0.005) for time in times[1:])
            print(f"{name}\t{form}\t{times[0]:.2f}\t{four:.1f}\t{sixteen:.1f}\t{memory / (16 << 20):.1f}", flush=True)
            if sixteen > MOST:
                wrong.append(name)
    if wrong:
        sys.exit(f"not linear: {', '.join(wrong)}")


main()
