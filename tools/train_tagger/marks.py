"""The knowledge file -> which lists each word stands in, as the tagger sees them.

People: G given name, P surname or whole name, p part of a name, f small word, q month or weekday,
x former, + and a letter: class of word_classes.toml. Places: T territory or region, t part of one,
C large city, c small city, k part of one, D adjective of a country, l head word (river), w town.
Bodies: O organisation, g part of one, A acronym, r office, b body, o head word (bank), L legal
form, y kind of company, s of site, h of thing, n event or deed (cup, act).
"""

import re
import tomllib
from collections import defaultdict
from pathlib import Path
from typing import Any, Final

from copytaster.stages.clean_to_entities import codes
from copytaster.stages.clean_to_entities.fold import fold
from copytaster.stages.clean_to_entities.window.features import MARK_GROUPS

WORD_CLASSES: Final = Path(__file__).with_name("word_classes.toml")
LARGE_PRIOR = 28
"""Prior of a city of a hundred thousand people (tools/build_knowledge/cities.py)."""
PART_CHARS_MIN = 3
"""Shorter words inside names are particles."""
PART_OF = {"P": "p", "T": "t", "C": "k", "c": "k", "O": "g"}
"""What a word of a longer name is marked with, by the mark of the name."""
RANKS = ("TCckt", "Pp", "Og")
"""Marks of one kind, strongest first: only the strongest is kept."""
PEOPLE, PLACES, BODIES = range(MARK_GROUPS)

_LATIN = re.compile("[a-z\u00df-\u024f]+")
"""Words of the scripts that the training sets are written in, folded."""

Marks = dict[str, list[set[str]]]


def word_marks(columns: dict[str, Any]) -> dict[str, str]:
    """Folded word -> its marks: one text a group, "|" between."""
    marks: Marks = defaultdict(lambda: [set() for _ in range(MARK_GROUPS)])
    words = columns["words"]
    small = {word for text in words["function"].values() for word in text.split()}
    small |= set(words["particle"]["words"].split())
    _mark_names(columns, marks, small)
    heads = {
        key: words[key]["last"] + " " + words[key]["first"] for key in ("organisation", "place")
    }
    for listed, group, code in (
        (columns["given_names"].split(), PEOPLE, "G"),
        (small, PEOPLE, "f"),
        (columns["calendar"].split(), PEOPLE, "q"),
        (heads["place"].split(), PLACES, "l"),
        (heads["organisation"].split(), BODIES, "o"),
        (words["legal"]["words"].split(), BODIES, "L"),
        (words["past"]["words"].split(), PEOPLE, "x"),
        (words["town"]["words"].split(), PLACES, "w"),
        (words["company"]["words"].split(), BODIES, "y"),
        (words["site"]["words"].split(), BODIES, "s"),
        (words["thing"]["words"].split(), BODIES, "h"),
        (words["nonperson"]["words"].split(), BODIES, "n"),
        *((listed, PEOPLE, f"+{name}") for name, listed in word_classes().items()),
    ):
        for word in listed:
            marks[word][group].add(code)
    return {word: "|".join(map(_strongest, groups))
            for word, groups in sorted(marks.items()) if _LATIN.fullmatch(word)}  # fmt: skip


def word_classes() -> dict[str, list[str]]:
    """Class -> its words, folded: what a word does in a sentence, in any of the languages."""
    read = tomllib.loads(WORD_CLASSES.read_text("utf-8"))
    return {name: [fold(word) for word in one["words"].split()] for name, one in read.items()}


def _mark_names(columns: dict[str, Any], marks: Marks, small: set[str]) -> None:
    at = 0
    for name, count in zip(columns["names"].split("\n"), columns["sense_counts"], strict=True):
        parts = name.split()
        for row in range(at, at + count):
            group, code = _mark(columns, row)
            if len(parts) == 1:
                marks[name][group].add(code)
            elif code in PART_OF:
                for part in parts:
                    if len(part) >= PART_CHARS_MIN and part not in small:
                        marks[part][group].add(PART_OF[code])
        at += count


def _mark(columns: dict[str, Any], row: int) -> tuple[int, str]:
    """The group and letter of one meaning of a name."""
    form, target = columns["sense_form"][row], columns["sense_target"][row]
    by_form = {codes.OFFICE: (BODIES, "r"), codes.BODY: (BODIES, "b"),
               codes.ADJECTIVE: (PLACES, "D")}  # fmt: skip
    if form in by_form:
        return by_form[form]
    things = columns["things"]
    if things["type"][target] == "person":
        return PEOPLE, "P"
    if things["type"][target] == "organisation":
        return BODIES, "A" if form == codes.ACRONYM else "O"
    if things["kind"][target] in ("city", "capital"):
        return PLACES, "C" if things["prior"][target] >= LARGE_PRIOR else "c"
    return PLACES, "T"


def _strongest(group: set[str]) -> str:
    kept = set(group)
    for rank in RANKS:
        present = [code for code in rank if code in group]
        kept -= set(present[1:])
    return "".join(sorted(kept))
