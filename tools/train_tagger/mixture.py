"""Which sets train the shipped tagger, how often each is seen, and how sentences are varied."""

import random
from collections.abc import Iterator, Sequence
from pathlib import Path

from tools.train_tagger.convention import agreed, parted, trimmed
from tools.train_tagger.corpora import (
    Columns,
    Sentence,
    read_columns,
    read_gmb,
    read_hipe,
    read_wikiner,
)

Pool = dict[str, list[list[str]]]
"""Names, as words, by kind."""
COINED_CHARS_MIN = 5
"""Shorter words are not cut to make names of them."""
WORDS_MAX = 60
"""Longer sentences are cut into pieces of this length."""

TIMES = {"uner": 3, "wnut17": 2, "germeval": 3, "wikiner": 1}
"""How often one epoch sees a set, by the first part of its name: modern text with names checked by
hand counts more than machine-made labels (gmb) and old print (the rest)."""

CONVENTIONS = ("uner", "gmb", "wnut17", "print")
"""Who labelled: the first, which also marked `germeval` and any set of today, is what is learnt;
the others each differ from it by a little of their own (model.py)."""
OF_TODAY = ("uner", "germeval", "wikiner")

LANGUAGES = {
    "gmb": "en",
    "wikigold": "en",
    "wnut17": "en",
    "germeval": "de",
    "ewt": "en",
    "pt": "pt",
    "hr": "hr",
    "da": "da",
}
SENTENCES_A_TEXT = {"uner": 2}
"""Up to how many sentences are read as one text, 8 where nothing is said: UNER's are shuffled."""

CONTRACTED = {
    (left, right): joint + right[1:]
    for left, right, joint in (
        *(("de", article, "d" + article[0]) for article in ("o", "a", "os", "as")),
        *(("em", article, "n" + article[0]) for article in ("o", "a", "os", "as")),
        *(("por", article, "pel" + article[0]) for article in ("o", "a", "os", "as")),
        ("a", "o", "ao"), ("a", "os", "ao"), ("a", "a", "à"), ("a", "as", "à"),
    )
}  # fmt: skip
"""Portuguese prepositions with their article: treebanks cut them apart, newspapers do not."""

UNER = Columns(word=1, label=2)
BIO = Columns(word=0, label=1, separator=None)


def _uner(data: Path, name: str, split: str) -> list[Sentence]:
    return list(read_columns(data / "uner" / name / f"{name}-ud-{split}.iob2", UNER))


def training_sets(
    data: Path, countries: frozenset[str], *, dev: bool = False
) -> dict[str, list[Sentence]]:
    """Every set that trains: no test split, and not wikigold, which measures English.

    The development split of UNER en_ewt trains: no other English of today with names checked by
    hand is at hand.

    WikiNER (`DATA/wikiner/aij-wikiner-LANGUAGE-wp3[.bz2]`) where the user has it.

    `dev`: development splits too, for weights that are measured on test splits only.
    """
    europeana = data / "europeana"
    sets = {
        "gmb": list(
            agreed(list(trimmed(read_gmb(data / "gmb" / "gmb.zip", countries))), countries)
        ),
        "wnut17": list(read_columns(data / "wnut17" / "wnut17train.conll", BIO)),
        "germeval": list(read_columns(data / "germeval" / "germeval.de.dev", Columns(1, 2))),
    }
    for name in ("pt_bosque", "hr_set", "da_ddt"):
        sets[f"uner_{name}"] = _uner(data, name, "train")
    sets["uner_en_ewt"] = _uner(data, "en_ewt", "dev")
    if dev:
        sets["wnut17_dev"] = list(read_columns(data / "wnut17" / "emerging.dev.conll", BIO))
        for name in ("pt_bosque", "hr_set", "da_ddt"):
            sets[f"uner_{name}_dev"] = _uner(data, name, "dev")
    for name in (
        "enp_DE.lft.bio",
        "enp_DE.onb.bio",
        "enp_DE.sbb.bio",
        "enp_FR.bnf.bio",
        "enp_NL.kb.bio",
    ):
        sets[name] = list(trimmed(parted(read_columns(europeana / name / name, BIO))))
    for language in ("de", "fi", "fr", "sv"):
        for path in sorted((data / "newseye" / language).glob("*.tsv")):
            if "-test-" not in path.name:
                sets[path.stem] = list(trimmed(read_hipe(path)))
    for path in sorted((data / "wikiner").glob("aij-wikiner-*")):
        sets["wikiner_" + path.name.split("-")[2]] = list(read_wikiner(path))
    for path in sorted((data / "sonar" / "de").glob("*.tsv")):
        if "-test-" not in path.name:
            sets[path.stem] = list(trimmed(read_hipe(path)))
    return sets


def times_of(name: str) -> int:
    """How often one epoch sees a set."""
    return TIMES.get(name.partition("_")[0], 1)


def convention_of(name: str) -> int:
    """Whose way of labelling a set follows, as a place in `CONVENTIONS`."""
    first = name.partition("_")[0]
    if first in OF_TODAY:
        return 0
    return CONVENTIONS.index(first) if first in CONVENTIONS else CONVENTIONS.index("print")


def held_out_sets(data: Path) -> dict[str, list[Sentence]]:
    """The sets that only measure, dev splits first."""
    sets = {
        f"uner_{name}.dev": _uner(data, name, "dev") for name in ("pt_bosque", "hr_set", "da_ddt")
    }
    sets["wikigold"] = list(read_columns(data / "wikigold" / "wikigold.en.bio", Columns(1, 2)))
    return sets


def pieces(sentences: Sequence[Sentence]) -> Iterator[Sentence]:
    """Sentences cut at the bound."""
    for words, labels in sentences:
        for i in range(0, len(words), WORDS_MAX):
            yield words[i : i + WORDS_MAX], labels[i : i + WORDS_MAX]


def language_of(name: str) -> str:
    """The language of a set, by its name."""
    for part in name.replace(".", "_").replace("-", "_").split("_"):
        if part in LANGUAGES:
            return LANGUAGES[part]
        if part.lower() in ("de", "fr", "nl", "fi", "sv", "it", "es", "en", "pl", "ru"):
            return part.lower()
    raise ValueError(f"of which language is {name}?")


def texts_of(
    name: str, sentences: Sequence[Sentence], draw: random.Random
) -> Iterator[list[Sentence]]:
    """Neighbouring sentences, a few at a time, as texts."""
    most = SENTENCES_A_TEXT.get(name.partition("_")[0], 8)
    at = 0
    while at < len(sentences):
        size = draw.randint(1, most)
        yield list(sentences[at : at + size])
        at += size


def contracted(sentence: Sentence) -> Sentence:
    """The sentence as a Portuguese newspaper writes it."""
    words: list[str] = []
    labels: list[str] = []
    for word, label in zip(*sentence, strict=True):
        joint = CONTRACTED.get((words[-1].lower(), word)) if words else None
        if joint is not None and (label == labels[-1] == "O" or label[0] == "I"):
            words[-1] = joint if words[-1].islower() else joint.capitalize()
        else:
            words.append(word)
            labels.append(label)
    return words, labels


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


def swapped(sentence: Sentence, pool: Pool, draw: random.Random, coin: float = 0.0) -> Sentence:
    """The sentence with each name replaced by another of its kind, from any of the sets; a share
    of them, `coin`, by one that nobody bears.
    """
    words, labels = sentence
    out_words: list[str] = []
    out_labels: list[str] = []
    at = 0
    for start, end, kind in spans_of(labels):
        name = draw.choice(pool[kind])
        if coin and draw.random() < coin:
            name = coined(name, draw.choice(pool[kind])[-1], draw)
        out_words += words[at:start] + name
        out_labels += labels[at:start] + [f"B-{kind}"] + [f"I-{kind}"] * (len(name) - 1)
        at = end
    return out_words + words[at:], out_labels + labels[at:]


def coined(name: list[str], other: str, draw: random.Random) -> list[str]:
    """A name whose last word begins as it does and ends as another does: what nobody has seen is
    told by the words beside it. Names of several words keep the others, so that what says of which
    kind they are stays.
    """
    word = name[-1]
    if not all(len(one) >= COINED_CHARS_MIN and one.istitle() for one in (word, other)):
        return name
    begin = draw.randint(2, len(word) // 2 + 1)
    return [*name[:-1], word[:begin] + other[draw.randint(2, len(other) // 2 + 1) :]]


def name_pool(sets: dict[str, list[Sentence]]) -> Pool:
    """Names by kind, each once, so that rare names are seen as often as common ones."""
    pool: dict[str, dict[tuple[str, ...], None]] = {"PER": {}, "ORG": {}, "LOC": {}}
    for name, sentences in sets.items():
        if name.startswith(("enp_", "HIPE")):
            continue  # old print with reading errors: no source of names for modern news
        for words, labels in sentences:
            for start, end, kind in spans_of(labels):
                pool[kind][tuple(words[start:end])] = None
    return {kind: [list(name) for name in names] for kind, names in pool.items()}
