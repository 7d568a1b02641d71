"""Names are found in a text by running sums: the same as by looking up every span of words."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copytaster.stages.clean_to_entities import KnowledgeBase
from copytaster.stages.clean_to_entities.fold import fold, fold_name
from copytaster.stages.clean_to_entities.spelled import WordSpans, hash_of

WORDS = (
    "new", "york", "times", "the", "of", "united", "states", "america", "kim", "jong", "un",
    "paris", "s", "selenskyj", "sao", "paulo", "x", "ab" * 60, "é", "😀", "\U00020000",
)  # fmt: skip
TEXTS = st.one_of(
    st.lists(st.sampled_from(WORDS), max_size=30).map(" ".join),
    st.lists(st.sampled_from((*WORDS, " ", "\n", ".")), max_size=30).map("".join),
    st.text(max_size=200),
)


@given(text=TEXTS)
def test_every_name_of_the_text_is_found(knowledge: KnowledgeBase, text: str) -> None:
    """What is found are exactly the spans of whole words that are names."""
    folded = fold(text)
    spans = WordSpans(folded)
    pairs = list(zip(spans.starts.tolist(), spans.ends.tolist(), strict=True))
    assert [folded[start:end] for start, end in pairs] == folded.split(" ") or "  " in f" {folded} "
    wanted = {
        (start, end, knowledge.name_at(folded[start:end]))
        for (start, _), (_, end) in [*combinations(pairs, 2), *zip(pairs, pairs, strict=True)]
        if knowledge.name_at(folded[start:end]) is not None
    }
    found = knowledge.index.found(folded, genitive=False)
    whole = {one for one in found if (one.start, one.end) in {(s, e) for s, e, _ in wanted}}
    assert set(map(tuple, whole)) == wanted
    assert list(found) == sorted(found, key=lambda one: (one.start, -one.end))


@given(text=TEXTS)
def test_the_hash_of_a_span_is_that_of_its_text(text: str) -> None:
    """Running sums give the same hash as the string alone."""
    folded = fold(text)
    spans = WordSpans(folded)
    hashes = spans.hashes(spans.starts, spans.ends).tolist()
    for start, end, one in zip(spans.starts.tolist(), spans.ends.tolist(), hashes, strict=True):
        if end - start < 200:
            assert hash_of(folded[start:end]) == one


def test_a_long_text_is_hashed_like_a_short_one(knowledge: KnowledgeBase) -> None:
    """A name behind two hundred thousand characters is found where it stands."""
    text = fold("x " * 100_000 + "New York Times")
    found = knowledge.index.found(text, genitive=False)
    assert (200_000, 200_014) in {(one.start, one.end) for one in found}


@pytest.mark.parametrize(("text", "name"), [("selenskyjs", "selenskyj"), ("new yorks", "new york")])
def test_a_genitive_s_is_seen_through(knowledge: KnowledgeBase, text: str, name: str) -> None:
    """Where the language has it, a name is also found in front of an s, and not elsewhere."""
    number = knowledge.name_at(name)
    assert number is not None
    assert (0, len(name), number) in knowledge.index.found(text, genitive=True)
    assert (0, len(name), number) not in knowledge.index.found(text, genitive=False)


@pytest.mark.parametrize("text", ["他在北约说", "ประเทศไทยและ", "러시아의"])
def test_names_inside_runs_of_letters_are_found(knowledge: KnowledgeBase, text: str) -> None:
    """In scripts that put no spaces between words a name may stand anywhere."""
    assert knowledge.index.found(fold_name(text), genitive=False)
