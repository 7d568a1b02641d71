"""The labels of the training sets, brought to one convention."""

from tools.train_tagger.convention import agreed, parted, trimmed


def test_titles_and_small_words_are_no_part_of_a_name() -> None:
    """People stand without title, places without their part, nothing with what follows."""
    words = "President George Bush met southern Iraq 's envoy Mr. van Dyke".split()  # noqa: SIM905
    labels = "B-PER I-PER I-PER O B-LOC I-LOC I-LOC O B-PER I-PER I-PER".split()  # noqa: SIM905
    ((_, got),) = trimmed([(words, labels)])
    assert got == "O B-PER I-PER O O B-LOC O O O B-PER I-PER".split()  # noqa: SIM905


def test_what_is_all_title_is_no_name() -> None:
    """A title alone, or a span without any capital or digit, names nobody."""
    ((_, got),) = trimmed([(["the", "President", "and", "gouvernement"],
                            ["O", "B-PER", "O", "B-ORG"])])  # fmt: skip
    assert got == ["O"] * 4


def test_signs_leave_the_words_of_old_print() -> None:
    """Signs become words outside of names, a stop ends the sentence, initials keep theirs."""
    got = list(parted([(["in", "Merano,", "J.", "Pointer.", '„Tribuna"'],
                        ["O", "B-LOC", "B-PER", "I-PER", "B-ORG"])]))  # fmt: skip
    assert got == [
        (["in", "Merano", ",", "J.", "Pointer", "."], ["O", "B-LOC", "O", "B-PER", "I-PER", "O"]),
        (["„", "Tribuna", '"'], ["O", "B-ORG", "O"]),
    ]


def test_one_name_has_one_kind() -> None:
    """Of the labels of a name those of the few are mistakes; countries are places."""
    sentences = [(["Hamas"], ["B-ORG"])] * 5 + [(["Hamas"], ["B-LOC"])]
    sentences += [(["Egypt"], ["B-ORG"]), (["Sri", "Lanka"], ["B-PER", "O"])]
    got = [labels for _, labels in agreed(sentences, frozenset({"Egypt", "Sri Lanka"}))]
    assert got == [["B-ORG"]] * 6 + [["B-LOC"], ["B-LOC", "I-LOC"]]
