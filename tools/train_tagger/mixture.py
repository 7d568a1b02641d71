"""Which sets train the shipped tagger, how often each is seen, and how sentences are varied."""

import random
from collections.abc import Iterator, Sequence
from pathlib import Path

from tools.train_tagger.corpora import Columns, Sentence, read_columns, read_gmb, read_hipe

WORDS_MAX = 60
"""Longer sentences are cut into pieces of this length."""

TIMES = {"uner": 2, "wnut17": 2, "germeval": 2}
"""How often one epoch sees a set, by the first part of its name: modern text with names checked by
hand counts twice against machine-made labels (gmb) and old print (the rest)."""

UNER = Columns(word=1, label=2)
BIO = Columns(word=0, label=1, separator=None)


def _uner(data: Path, name: str, split: str) -> list[Sentence]:
    return list(read_columns(data / "uner" / name / f"{name}-ud-{split}.iob2", UNER))


def training_sets(
    data: Path, countries: frozenset[str], *, dev: bool = False
) -> dict[str, list[Sentence]]:
    """Every set that trains: no test split, and not wikigold, which measures English.

    `dev`: development splits too, for weights that are measured on test splits only.
    """
    europeana = data / "europeana"
    sets = {
        "gmb": list(read_gmb(data / "gmb" / "gmb.zip", countries)),
        "wnut17": list(read_columns(data / "wnut17" / "wnut17train.conll", BIO)),
        "germeval": list(read_columns(data / "germeval" / "germeval.de.dev", Columns(1, 2))),
    }
    for name in ("pt_bosque", "hr_set", "da_ddt"):
        sets[f"uner_{name}"] = _uner(data, name, "train")
    if dev:
        sets["wnut17_dev"] = list(read_columns(data / "wnut17" / "emerging.dev.conll", BIO))
        for name in ("en_ewt", "pt_bosque", "hr_set", "da_ddt"):
            sets[f"uner_{name}_dev"] = _uner(data, name, "dev")
    for name in (
        "enp_DE.lft.bio",
        "enp_DE.onb.bio",
        "enp_DE.sbb.bio",
        "enp_FR.bnf.bio",
        "enp_NL.kb.bio",
    ):
        sets[name] = list(read_columns(europeana / name / name, BIO))
    for language in ("de", "fr", "fi", "sv"):
        for path in sorted((data / "newseye" / language).glob("*.tsv")):
            if "-test-" not in path.name:
                sets[path.stem] = list(read_hipe(path))
    for path in sorted((data / "sonar" / "de").glob("*.tsv")):
        if "-test-" not in path.name:
            sets[path.stem] = list(read_hipe(path))
    return sets


def times_of(name: str) -> int:
    """How often one epoch sees a set."""
    return TIMES.get(name.partition("_")[0], 1)


def held_out_sets(data: Path) -> dict[str, list[Sentence]]:
    """The sets that only measure, dev splits first."""
    sets = {
        f"uner_{name}.dev": _uner(data, name, "dev")
        for name in ("en_ewt", "pt_bosque", "hr_set", "da_ddt")
    }
    sets["wikigold"] = list(read_columns(data / "wikigold" / "wikigold.en.bio", Columns(1, 2)))
    return sets


def pieces(sentences: Sequence[Sentence]) -> Iterator[Sentence]:
    """Sentences cut at the bound."""
    for words, labels in sentences:
        for i in range(0, len(words), WORDS_MAX):
            yield words[i : i + WORDS_MAX], labels[i : i + WORDS_MAX]


def recased(words: list[str], draw: random.Random) -> list[str]:
    """The sentence as a headline: all capitals, every word capitalised, or all small."""
    kind = draw.random()
    if kind < 0.4:
        return [word.upper() for word in words]
    if kind < 0.8:
        return [word[:1].upper() + word[1:] for word in words]
    return [word.lower() for word in words]


def spans_of(labels: Sequence[str]) -> list[tuple[int, int, str]]:
    """(start, end, kind) of every span."""
    spans, i = [], 0
    while i < len(labels):
        if labels[i] == "O":
            i += 1
            continue
        kind, end = labels[i][2:], i + 1
        while end < len(labels) and labels[end] == f"I-{kind}":
            end += 1
        spans.append((i, end, kind))
        i = end
    return spans


def swapped(sentence: Sentence, pool: dict[str, list[list[str]]], draw: random.Random) -> Sentence:
    """The sentence with each name replaced by another of its kind, from any of the sets."""
    words, labels = sentence
    out_words: list[str] = []
    out_labels: list[str] = []
    at = 0
    for start, end, kind in spans_of(labels):
        name = draw.choice(pool[kind])
        out_words += words[at:start] + name
        out_labels += labels[at:start] + [f"B-{kind}"] + [f"I-{kind}"] * (len(name) - 1)
        at = end
    return out_words + words[at:], out_labels + labels[at:]


def name_pool(sets: dict[str, list[Sentence]]) -> dict[str, list[list[str]]]:
    """Names by kind, each once, so that rare names are seen as often as common ones."""
    pool: dict[str, dict[tuple[str, ...], None]] = {"PER": {}, "ORG": {}, "LOC": {}}
    for name, sentences in sets.items():
        if name.startswith(("enp_", "HIPE")):
            continue  # old print with reading errors: no source of names for modern news
        for words, labels in sentences:
            for start, end, kind in spans_of(labels):
                pool[kind][tuple(words[start:end])] = None
    return {kind: [list(name) for name in names] for kind, names in pool.items()}
