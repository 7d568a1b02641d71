"""How the training of the tagger reads and varies its sets, on tiny files."""

import bz2
import random
import zipfile
from pathlib import Path

import pytest
from tools.train_tagger.corpora import Columns, read_columns, read_gmb, read_hipe, read_wikiner
from tools.train_tagger.mixture import (
    contracted,
    language_of,
    name_pool,
    spans_of,
    swapped,
    texts_of,
    training_sets,
)

NAMED = (["Anna", "Berg", "saw", "Rome"], ["B-PER", "I-PER", "O", "B-LOC"])


def test_columns_give_sentences_with_our_labels(tmp_path: Path) -> None:
    """Comments are skipped, other kinds are outside, and an I- that opens a name becomes a B-."""
    path = tmp_path / "set.iob2"
    path.write_text(
        "# text = x\n1\tAnna\tI-PER\n2\tBerg\tI-PER\n3\tRoom\tB-MISC\n\n1\tRome\tB-GPE\n", "utf-8"
    )
    assert list(read_columns(path, Columns(1, 2))) == [
        (["Anna", "Berg", "Room"], ["B-PER", "I-PER", "O"]),
        (["Rome"], ["B-LOC"]),
    ]


def test_hipe_ends_sentences_by_its_last_column(tmp_path: Path) -> None:
    """The coarse literal label counts; what follows the last mark is a sentence too."""
    cells = "\t".join(["_"] * 7)
    path = tmp_path / "set.tsv"
    path.write_text(
        f"TOKEN\tNE\n# id = 1\nAnna\tB-pers\t{cells}\t_\nBerg\tI-pers\t{cells}\tEndOfSentence\n"
        f"Rome\tB-loc\t{cells}\t_\n",
        "utf-8",
    )
    assert list(read_hipe(path)) == [(["Anna", "Berg"], ["B-PER", "I-PER"]), (["Rome"], ["B-LOC"])]


def test_demonyms_of_gmb_are_no_names(tmp_path: Path) -> None:
    """Of its `gpe` only countries stay, and a repeated sentence counts once."""
    rows = ["Sentence #,Word,POS,Tag"]
    for number in (1, 2):
        rows += [f"Sentence: {number},Iraqi,JJ,B-gpe", ",Iraq,NNP,B-gpe", ",Rome,NNP,B-geo"]
    path = tmp_path / "gmb.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("ner_dataset.csv", "\n".join(rows) + "\n")
    assert list(read_gmb(path, frozenset({"Iraq"}))) == [
        (["Iraqi", "Iraq", "Rome"], ["O", "B-LOC", "B-LOC"])
    ]


@pytest.mark.parametrize("packed", [False, True])
def test_wikiner_is_read_packed_or_not(tmp_path: Path, packed: bool) -> None:
    """A sentence a line, word, part of speech and label of each word between bars."""
    text = "Anna|N|I-PER Berg|N|I-PER vide|V|O Roma|N|I-LOC\n\nmal|formed Onu|N|I-ORG\n"
    path = tmp_path / ("aij-wikiner-it-wp3" + (".bz2" if packed else ""))
    path.write_bytes(bz2.compress(text.encode()) if packed else text.encode())
    assert list(read_wikiner(path)) == [
        (["Anna", "Berg", "vide", "Roma"], ["B-PER", "I-PER", "O", "B-LOC"]),
        (["Onu"], ["B-ORG"]),
    ]


def test_wikiner_trains_where_the_user_has_it(tmp_path: Path) -> None:
    """Sets that are not there are named as missing; WikiNER is found by the names of its files."""
    with pytest.raises(FileNotFoundError):
        training_sets(tmp_path, frozenset())
    assert language_of("wikiner_it") == "it"
    assert language_of("HIPE-2022-v2.1-newseye-dev-fr") == "fr"
    with pytest.raises(ValueError, match="language"):
        language_of("nothing")


def test_names_are_swapped_for_others_of_their_kind() -> None:
    """The labels follow the new names; all other words stay."""
    pool = name_pool({"a": [NAMED], "b": [(["Bob", "Rio"], ["B-PER", "B-LOC"])]})
    assert pool == {"PER": [["Anna", "Berg"], ["Bob"]], "ORG": [], "LOC": [["Rome"], ["Rio"]]}
    for seed in range(5):
        words, labels = swapped(NAMED, pool, random.Random(seed))
        assert "saw" in words
        spans = [(words[start:end], kind) for start, end, kind in spans_of(labels)]
        assert [kind for _, kind in spans] == ["PER", "LOC"]
        assert all(name in pool[kind] for name, kind in spans)


def test_portuguese_contractions_join_as_newspapers_write_them() -> None:
    """Inside a name and outside, but not across the begin of a name."""
    words = ["Banco", "de", "o", "Brasil", "em", "a", "sede", "de", "O", "Globo"]
    labels = ["B-ORG", "I-ORG", "I-ORG", "I-ORG", "O", "O", "O", "O", "B-ORG", "I-ORG"]
    assert contracted((words, labels)) == (
        ["Banco", "do", "Brasil", "na", "sede", "de", "O", "Globo"],
        ["B-ORG", "I-ORG", "I-ORG", "O", "O", "O", "B-ORG", "I-ORG"],
    )


def test_texts_hold_every_sentence_once() -> None:
    """Neighbours are read together, in order."""
    sentences = [([str(at)], ["O"]) for at in range(50)]
    texts = list(texts_of("gmb", sentences, random.Random(1)))
    assert [one for text in texts for one in text] == sentences
    assert all(1 <= len(text) <= 8 for text in texts)
