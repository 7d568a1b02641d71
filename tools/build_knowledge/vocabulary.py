"""Openly licensed corpora and our own lexicons -> the common words of a language, as a list.

Only words in lower case (German: capitalised words outside names too) are taken: no sentence, no
annotation and no name leaves a corpus.
"""

import csv
import io
import zipfile
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from copytaster.adapters.lexicons import load_lexicons
from copytaster.stages.clean_to_entities.fold import fold_name
from copytaster.stages.entities_to_claims.lexicon import Lexicon

TIMES_MIN = 2
"""Once is an accident of typing in a corpus of this size."""
WORDS_MAX = 25_000
NOUN_CHARS_MIN = 4
"""Shorter ones are scraps of old print."""
NAMES_SHARE = 10
"""How much more often than inside names a noun stands outside: Koch and Richter are surnames."""
LABEL_CELLS = 2
EDGES = ".,;:!?()[]„“”\"»«'’"
FROM_LEXICONS = ("it", "es", "de")
"""Languages of which no corpus is at hand, and German for its nouns. Dutch is one,
too, but without its titles in capitals what is left of a headline is taken for a name:
"Wethouder | Terpstra van Oosterkogge"."""


def common_words(data: Path) -> dict[str, list[str]]:
    """Language -> its common words, most frequent first, from the training sets under `data`."""
    counts = {
        "en": _lower(_gmb(data / "gmb" / "gmb.zip"))
        + _lower(_columns(data / "wikigold" / "wikigold.en.bio", 0)),
        "pt": _lower(_columns(data / "uner" / "pt_bosque" / "pt_bosque-ud-train.iob2", 1)),
        "fr": Counter[str](),
        "de": Counter[str](),
    }
    for path in sorted((data / "europeana").glob("enp_*/*")):
        code = path.parent.name[4:6].lower()
        if code in counts and path.suffix == ".bio":
            counts[code] += _lower(_columns(path, 0))
    counts["de"] += _german(data / "germeval" / "germeval.de.dev")
    return {
        code: sorted(word for word, times in count.most_common(WORDS_MAX) if times >= TIMES_MIN)
        for code, count in counts.items()
    }


def print_words(data: Path) -> dict[str, list[str]]:
    """Language -> further common words, from labelled print: German nouns. As those of the lexicons
    they keep no city out of the base. Small words of Croatian and Danish cost .003 of F1.
    """
    german = [*(data / "europeana").glob("enp_DE*/*.bio"), *(data / "sonar" / "de").glob("*.tsv"),
              *(data / "newseye" / "de").glob("*.tsv")]  # fmt: skip
    counts = {
        "de": _nouns(path for path in sorted(german) if "-test-" not in path.name),
    }
    return {
        code: sorted({fold_name(word) for word, times in count.items() if times >= TIMES_MIN})
        for code, count in counts.items()
    }


def _nouns(paths: Iterable[Path]) -> Counter[str]:
    """German nouns: words with a capital, inside a sentence, that names hardly ever hold."""
    outside, inside = Counter[str](), Counter[str]()
    for path in paths:
        opening = True
        for line in path.read_text("utf-8", "replace").splitlines():
            cells = line.split()
            if len(cells) < LABEL_CELLS or line.startswith("#"):
                opening = True
                continue
            word = cells[0].strip(EDGES)
            if len(word) >= NOUN_CHARS_MIN and word.isalpha() and word.istitle() and not opening:
                (outside if cells[1] == "O" else inside)[word.lower()] += 1
            opening = cells[0][-1] in ".!?:"
    return Counter(
        {word: times for word, times in outside.items() if times > NAMES_SHARE * inside[word]}
    )


def lexicon_words() -> dict[str, list[str]]:
    """Language -> the words of the claim rules in it, inflected: news verbs, what happens to whom.

    They tell at run time what no name is, and keep no city out of the base: "bari" is a form of a
    rare verb.
    """
    lexicons = load_lexicons()
    found: dict[str, list[str]] = {}
    for code in FROM_LEXICONS:
        lexicon = lexicons.of(code)
        if lexicon is not None:
            words = {fold_name(word) for word in _words_of(lexicon)
                     if word.isalpha() and word.islower() and len(word) > 1}  # fmt: skip
            found[code] = sorted(words)
    return found


def _words_of(lexicon: Lexicon) -> Iterator[str]:
    yield from (*lexicon.words, *lexicon.takes_nouns, *lexicon.last_words, *lexicon.checks)
    for phrases in (lexicon.multiwords, lexicon.cues, lexicon.cue_nouns, lexicon.according,
                    lexicon.lights, lexicon.events, lexicon.objects, lexicon.roles,
                    lexicon.comparators, lexicon.measures):  # fmt: skip
        for first, entries in phrases.table.items():
            yield first
            for rest, _ in entries:
                yield from rest


def _lower(tokens: Iterator[str]) -> Counter[str]:
    return Counter(token for token in tokens if token.isalpha() and token.islower())


def _gmb(path: Path) -> Iterator[str]:
    with zipfile.ZipFile(path) as archive, archive.open("ner_dataset.csv") as file:
        for row in csv.reader(io.TextIOWrapper(file, "latin-1", newline="")):
            yield row[1]


def _columns(path: Path, column: int) -> Iterator[str]:
    with path.open(encoding="utf-8", errors="replace") as file:
        for line in file:
            cells = line.split()
            if len(cells) > column and not line.startswith("#"):
                yield cells[column]


def _german(path: Path) -> Counter[str]:
    """Words outside names: small ones, and nouns that do not open a sentence."""
    counts: Counter[str] = Counter()
    with path.open(encoding="utf-8") as file:
        for line in file:
            cells = line.rstrip("\n").split("\t")
            inside = len(cells) >= 4 and cells[0].isdigit() and cells[0] != "1" and cells[2] == "O"
            if inside and cells[1].isalpha() and (cells[1].islower() or cells[1].istitle()):
                counts[cells[1].lower()] += 1
    return counts
