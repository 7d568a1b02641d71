"""The window network: decoding, its cache of words, and what it proposes for an article."""

from dataclasses import replace
from itertools import pairwise, product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from copytaster.stages.clean_to_entities.window import (
    Residual,
    Weights,
    WindowProposer,
    WindowTagger,
    words_of,
)
from copytaster.stages.clean_to_entities.window import network as network_module
from copytaster.stages.clean_to_entities.window.decode import FORBIDDEN, LABELS, names_in
from copytaster.stages.clean_to_entities.window.features import (
    ATTRIBUTES,
    candidates,
    hashes_of,
    marks_of,
    rows_of,
)
from support.builders import a_clean_article

ROWS, DEPTH, WIDTH, WINDOW = 64, 4, 6, 5


def _prints() -> np.ndarray:
    """Rows that belong to the attributes of the words below."""
    prints = np.zeros(ROWS, np.uint16)
    hashes = hashes_of(["Rome", "bank", "of", "X"], {}).ravel()
    prints[candidates(hashes, ROWS)[0]] = (hashes >> np.uint64(48)).astype(np.uint16)
    return prints


def _weights(seed: int = 7) -> Weights:
    """A small network with random weights: it tags at random, but always the same."""
    draw = np.random.default_rng(seed)
    return Weights(
        table=draw.integers(-127, 127, (ROWS, DEPTH)).astype(np.int8),
        scale=np.full(ROWS, 0.02, np.float16),
        first=draw.normal(size=(WINDOW * DEPTH, WIDTH)).astype(np.float32),
        first_bias=draw.normal(size=WIDTH).astype(np.float32),
        residual=tuple(
            Residual(
                draw.normal(size=(3 * WIDTH, WIDTH)).astype(np.float32),
                draw.normal(size=WIDTH).astype(np.float32),
                reach,
            )
            for reach in (1, 3)
        ),
        prints=_prints(),
        hints={"Bx": draw.normal(size=DEPTH).astype(np.float32)},
        out=draw.normal(size=(WIDTH, len(LABELS))).astype(np.float32),
        out_bias=np.zeros(len(LABELS), np.float32),
        transitions=draw.normal(size=(len(LABELS), len(LABELS))).astype(np.float32),
        window=WINDOW,
        marks={"rome": "|C|", "bank": "||o"},
        gate=draw.normal(size=WIDTH).astype(np.float32),
        gate_bias=0.0,
    )


WORDS = st.lists(
    st.sampled_from(("Rome", "bank", "of", "the", "X", "1945", "ß", "O'Neil")), max_size=9
)


def _is_legal(path: tuple[int, ...]) -> bool:
    labels = ["O", *(LABELS[i] for i in path)]
    return all(after[0] != "I" or before[1:] == after[1:] for before, after in pairwise(labels))


def _score(path: tuple[int, ...], emissions: np.ndarray, transitions: np.ndarray) -> float:
    steps = sum(transitions[left, right] for left, right in pairwise(path))
    return float(sum(emissions[at, label] for at, label in enumerate(path)) + steps)


@given(seed=st.integers(0, 500), length=st.integers(1, 4))
def test_decoding_finds_the_best_legal_labels(seed: int, length: int) -> None:
    """No other sequence that BIO allows has a higher score, all sequences tried."""
    draw = np.random.default_rng(seed)
    emissions = np.zeros((length + 2, len(LABELS)), np.float32)
    emissions[1:-1] = draw.normal(size=(length, len(LABELS)))  # no word is certain here
    real = np.zeros(length + 2, np.bool_)
    real[1:-1] = True
    transitions = draw.normal(size=(len(LABELS), len(LABELS))).astype(np.float32)
    paths = [path for path in product(range(len(LABELS)), repeat=length) if _is_legal(path)]
    best = max(paths, key=lambda path: _score(path, emissions[1:-1], transitions))
    for left, right in product(range(len(LABELS)), repeat=2):
        if LABELS[right][0] == "I" and LABELS[left][1:] != LABELS[right][1:]:
            transitions[left, right] = FORBIDDEN
    names = [(first - 1, end - 1) for first, end, _, _ in names_in(emissions, real, transitions)]
    begins = [at for at, label in enumerate(best) if label % 2 == 1]
    assert [first for first, _ in names] == begins
    assert sum(end - first for first, end in names) == sum(label > 0 for label in best)


@given(sentences=st.lists(WORDS, max_size=6))
def test_company_does_not_change_a_sentence(sentences: list[list[str]]) -> None:
    """A sentence is tagged alike alone and in a batch, and by a tagger that has seen others."""
    tagger = WindowTagger(_weights())
    together = tagger.spans(sentences)
    assert together == [WindowTagger(_weights()).spans([one])[0] for one in sentences]
    assert tagger.spans(sentences) == together
    for words, spans in zip(sentences, together, strict=True):
        at = 0
        for span in spans:
            assert at <= span.start < span.end <= len(words)
            assert 0 <= span.confidence <= 100
            at = span.end


@given(sentences=st.lists(WORDS, min_size=1, max_size=6), seed=st.integers(0, 50))
def test_words_that_the_gate_lets_through_come_out_as_if_all_were_asked(
    sentences: list[list[str]], seed: int
) -> None:
    """What the gate keeps out saves work; it changes no score of any other word."""
    weights = _weights(seed)
    closed, open_ = WindowTagger(weights), WindowTagger(replace(weights, gate_bias=1e6))
    flat = ["", "", "", *(word for words in sentences for word in (*words, "", "", ""))]
    none = np.zeros(0, np.int64)
    got, every = (one._emissions(one._numbers_of(flat), none, none) for one in (closed, open_))
    through = got[:, 0] != network_module.SURE
    np.testing.assert_allclose(got[through], every[through], rtol=1e-4, atol=1e-4)


def test_articles_together_are_tagged_as_one_by_one() -> None:
    """Whoever stands in a batch, each article gets the spans that it gets alone."""
    cleans = [a_clean_article(text) for text in ("Rome of X bank", "", "the X Rome", "bank " * 300)]
    together = WindowProposer(WindowTagger(_weights())).propose_all([(one, ()) for one in cleans])
    alone = WindowProposer(WindowTagger(_weights()))
    assert together == [alone.propose(one) for one in cleans]
    assert any(together)


def test_the_cache_of_words_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    """When too many words are known the tagger starts anew, and tags as before."""
    sentences = [[f"Word{number}", "of", "Rome"] for number in range(40)]
    expected = WindowTagger(_weights()).spans(sentences)
    monkeypatch.setattr(network_module, "KNOWN_WORDS_MAX", 10)
    tagger = WindowTagger(_weights())
    assert [tagger.spans([one])[0] for one in sentences] == expected
    assert len(tagger._word_ids) <= 14


def test_labels_follow_from_spans() -> None:
    """The labels of `tag` are those of `spans`, word by word."""
    sentences = [["Rome", "bank", "of", "the", "X", "bank"], [], ["of"]]
    tagger = WindowTagger(_weights(3))
    labels = tagger.tag(sentences)
    assert [len(row) for row in labels] == [6, 0, 1]
    begins = [sum(label[0] == "B" for label in row) for row in labels]
    assert begins == [len(spans) for spans in tagger.spans(sentences)]


def test_attributes_depend_on_form_case_and_lists() -> None:
    """Case and lists give other attributes; in any company a word has the same."""
    marks = {"rome": "|C|"}
    words = ["Rome", "ROME", "x" * 10_000, "", "\ud800", "Rome"]
    hashes = hashes_of(words, marks)
    assert hashes.shape == (6, ATTRIBUTES)
    assert (hashes[0] == hashes[5]).all()
    assert (hashes[0] != hashes[1]).any()
    assert (hashes[0] != hashes_of(["Rome"], {})[0]).any()
    assert (hashes == np.array([hashes_of([word], marks)[0] for word in words])).all()


@pytest.mark.parametrize("word, marks", [
    ("Rome", "|C|"), ("ROME", "|C|"), ("Romes", "|~C|"), ("Romem", "|~C|"), ("romes", "||"),
    ("Remo", "||"),
])  # fmt: skip
def test_lists_are_looked_up_for_inflected_names_too(word: str, marks: str) -> None:
    """A name with a case ending is marked as found so; a common word in small letters is not."""
    assert marks_of(word, {"rome": "|C|"}) == marks


def test_attributes_that_training_did_not_see_meet_no_row() -> None:
    """A row belongs to the one attribute whose print it keeps."""
    hashes = hashes_of(["Rome"], {})
    prints = np.zeros(1 << 12, np.uint16)
    first, second = candidates(hashes, len(prints))
    prints[first[0, 0]] = hashes[0, 0] >> np.uint64(48)
    prints[second[0, 1]] = hashes[0, 1] >> np.uint64(48)
    rows = rows_of(hashes, prints)[0]
    assert rows[:2].tolist() == [first[0, 0], second[0, 1]]
    assert not rows[2:].any()


def test_hints_change_what_is_found() -> None:
    """A hint that training knew counts; one that it did not know is as none."""
    tagger = WindowTagger(_weights())
    sentences = [["Rome", "bank", "of"], ["the", "X"]]
    ids = tagger._numbers_of(["", "", "", "Rome", "bank", "of", "", "", ""])

    def scores(code: str) -> np.ndarray:
        return tagger._emissions(ids, np.array([3]), tagger._hint_numbers([(code,)]))

    assert not np.allclose(scores("Bx"), scores("Bnever seen"))
    assert tagger.spans(sentences, [{0: ("Bnever seen",)}, {}]) == tagger.spans(sentences)


@pytest.mark.parametrize("text, expected", [
    ("Putin’s aide", ["Putin", "’s", "aide"]),
    ("l’Ucraina dell'Onu", ["l’", "Ucraina", "dell'", "Onu"]),
    ("the U.S. and Smith-Jones & Co.", ["the", "U.S.", "and", "Smith-Jones", "&", "Co", "."]),
    ("O'Neil met D’Angelo’s aide", ["O'Neil", "met", "D’Angelo", "’s", "aide"]),
    ("AT&T rose 1.5%", ["AT&T", "rose", "1.5", "%"]),
])  # fmt: skip
def test_words_are_split_as_in_the_training_sets(text: str, expected: list[str]) -> None:
    """Possessives and elided articles stand alone; hyphens, points and ampersands join."""
    words = words_of(text, 0, len(text))
    assert words.texts == expected
    assert [text[a:b] for a, b in zip(words.starts, words.ends, strict=True)] == expected


@given(text=st.text(alphabet="Rome bank of.’'-😀\n X", max_size=200))
def test_proposals_lie_on_words(text: str) -> None:
    """Proposed spans begin and end at words of the article and do not overlap."""
    article = a_clean_article(text)
    end = 0
    for span in WindowProposer(WindowTagger(_weights(5))).propose(article):
        assert end <= span.start < span.end <= len(article.text)
        assert article.text[span.start : span.end].strip() == article.text[span.start : span.end]
        end = span.end
