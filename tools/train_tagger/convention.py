"""Labels of sets that mark names in another way than the rest -> one convention.

Names are marked as Universal NER marks them: a person without title, a place without "southern",
nothing with the full stop behind it. The Groningen Meaning Bank, whose labels a machine made, and
old print are brought to that: two in five of the former's people began with "Mr." or "President",
and what one set calls a name and the next does not, a tagger cannot learn.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Final

from tools.train_tagger.corpora import Sentence

Spans = list[tuple[int, int, str]]

TITLES: Final = frozenset({
    "mr", "mrs", "ms", "miss", "dr", "sir", "lord", "lady", "president", "presidents",
    "prime", "minister", "ministers", "deputy", "vice", "secretary", "general",
    "secretary-general", "secretaries", "senator", "senators", "representative",
    "congressman", "congresswoman", "chancellor", "king", "queen", "prince", "princess",
    "pope", "cardinal", "archbishop", "bishop", "ayatollah", "imam", "sheikh", "premier",
    "governor", "mayor", "ambassador", "envoy", "commissioner", "chief", "chairman",
    "chairwoman", "director", "spokesman", "spokeswoman", "judge", "justice", "attorney",
    "colonel", "major", "captain", "lieutenant", "sergeant", "admiral", "brigadier", "gen",
    "col", "lt", "sgt", "capt", "adm", "brig", "maj", "cmdr", "commander", "marshal",
    "leader", "lawmaker", "emperor", "sultan", "emir", "foreign", "defense", "interior",
    "finance", "health", "oil", "trade", "state", "former", "m", "mm", "mme", "mlle",
    "monsieur", "madame", "docteur", "général", "comte", "baron", "maréchal", "herr", "herrn",
    "frau", "fräulein", "hr", "hrr", "fru", "fröken", "herrar", "prof", "professor", "kejsar",
    "kaiser", "könig", "graf", "fürst", "freiherr", "herra", "rouva", "neiti", "dhr", "mevr",
    "heer", "mijnheer", "mevrouw", "keizer", "koning", "koningin", "minister-president",
})  # fmt: skip
"""First words of a person's name that are none, small."""
PARTICLES: Final = frozenset({
    "de", "da", "do", "dos", "das", "di", "del", "della", "van", "von", "vom", "zu", "zur",
    "der", "den", "ten", "ter", "la", "le", "el", "al", "bin", "ibn", "bint", "abu", "abd",
    "af", "av", "d'", "o'", "v", "ben", "al-",
})  # fmt: skip
"""Small words that open a name."""
MAJORITY: Final = 0.6
"""Share of one kind among the labels of a name from which all its other labels are mistakes."""
MAJORITY_SEEN_MIN: Final = 5
FIXED: Final = {
    **dict.fromkeys(("U.N.", "UN", "EU", "AU", "United Nations", "European Union"), "ORG"),
    **dict.fromkeys(("West Bank", "Gaza Strip", "Middle East"), "LOC"),
}
"""Names whose kind the machine guessed, one time in two wrongly."""
PEOPLES: Final = frozenset({
    "Sunni", "Shi'ite", "Shiite", "Muslim", "Kurdish", "Western", "Islamic", "Christian",
    "Jewish", "Arab", "AIDS", "Saudi", "Philippine", "Sunnis", "Muslims", "Kurds", "Arabs",
    "Roman", "Catholic",
})  # fmt: skip
"""Peoples and creeds that were taken for names of bodies or persons."""
OWNING: Final = ("'s", "’s")
EDGES: Final = ".,;:!?()[]„“”\"»«'’"
"""Signs that old print has on its words."""


def spans_of(labels: Iterable[str]) -> Spans:
    """(start, end, kind) of every span."""
    spans: Spans = []
    for at, label in enumerate(labels):
        if label[0] == "B":
            spans.append((at, at + 1, label[2:]))
        elif label[0] == "I" and spans:
            spans[-1] = (spans[-1][0], at + 1, spans[-1][2])
    return spans


def labelled(words: list[str], spans: Spans) -> Sentence:
    """The words with the BIO labels of the spans."""
    labels = ["O"] * len(words)
    for start, end, kind in spans:
        labels[start:end] = [f"B-{kind}", *[f"I-{kind}"] * (end - start - 1)]
    return words, labels


def parted(sentences: Iterable[Sentence]) -> Iterator[Sentence]:
    """Old print: signs become words of their own, outside of names, and sentences end at stops."""
    for words, labels in sentences:
        out: list[str] = []
        out_labels: list[str] = []
        for word, label in zip(words, labels, strict=True):
            core = word.strip(EDGES)
            if not core or (word.endswith(".") and len(core) < 3):
                out.append(word)
                out_labels.append(label)
                continue
            at = word.index(core)
            before, after = word[:at], word[at + len(core) :]
            out += [*before, core, *after]
            inside = "I" + label[1:] if label != "O" else "O"
            first = label if not before or label[0] != "I" else inside
            out_labels += ["O"] * len(before) + [first] + ["O"] * len(after)
            if after[-1:] in (".", "!", "?"):
                yield out, _opened(out_labels)
                out, out_labels = [], []
        if out:
            yield out, _opened(out_labels)


def _opened(labels: list[str]) -> list[str]:
    """An I- behind nothing of its kind becomes a B-."""
    return [
        f"B{label[1:]}"
        if label[0] == "I" and (at == 0 or labels[at - 1][1:] != label[1:])
        else label
        for at, label in enumerate(labels)
    ]


def trimmed(sentences: Iterable[Sentence]) -> Iterator[Sentence]:
    """Names without titles, articles and small words before them, and none without a capital."""
    for words, labels in sentences:
        spans: Spans = []
        for start, end, kind in spans_of(labels):
            first = start
            while first < end and _is_no_part(words[first], kind, first):
                first += 1
            last = end
            while last > first and (words[last - 1] in OWNING or words[last - 1] in EDGES):
                last -= 1
            if any(word[:1].isupper() or word[:1].isdigit() for word in words[first:last]):
                spans.append((first, last, kind))
        yield labelled(words, spans)


def _is_no_part(word: str, kind: str, at: int) -> bool:
    small = word.lower().rstrip(".")
    if not small or small in EDGES or small == "-":
        return True
    if kind == "PER":
        return small in TITLES or (word.islower() and small not in PARTICLES)
    if kind == "LOC":
        return small in ("the", "southern", "eastern", "northern", "western", "central") and (
            word.islower() or small == "the"
        )
    return word in ("the", "an", "a") or (word == "The" and at == 0)


def agreed(sentences: list[Sentence], countries: frozenset[str]) -> Iterator[Sentence]:
    """The same name gets the kind that it mostly has; countries and bodies their own."""
    kinds: dict[tuple[str, ...], Counter[str]] = {}
    for words, labels in sentences:
        for start, end, kind in spans_of(labels):
            kinds.setdefault(tuple(words[start:end]), Counter())[kind] += 1
    ruling = {name: _ruling(name, counts, countries) for name, counts in kinds.items()}
    long = {tuple(name.split()) for name in countries if " " in name and name not in FIXED}
    for words, labels in sentences:
        spans = [
            (start, end, found)
            for start, end, kind in spans_of(labels)
            if (found := ruling[tuple(words[start:end])] or kind) != "O"
        ]
        for start in range(len(words) - 1):
            if tuple(words[start : start + 2]) in long:
                spans = [one for one in spans if one[1] <= start or one[0] >= start + 2 or (
                    one[0] <= start and one[1] >= start + 2)]  # fmt: skip
                if not any(one[0] <= start < one[1] for one in spans):
                    spans.append((start, start + 2, "LOC"))
        yield labelled(words, sorted(spans))


def _ruling(name: tuple[str, ...], counts: Counter[str], countries: frozenset[str]) -> str:
    text = " ".join(name)
    if text in FIXED:
        return FIXED[text]
    if text in PEOPLES:
        return "O"
    if text in countries:
        return "LOC"
    kind, count = counts.most_common(1)[0]
    total = counts.total()
    return kind if total >= MAJORITY_SEEN_MIN and count >= MAJORITY * total else ""
