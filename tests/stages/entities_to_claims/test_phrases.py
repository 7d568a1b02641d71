"""Phrases by their first word, and what begins with a word at all."""

from copytaster.stages.entities_to_claims.phrases import Opening, phrases_of

TAKE = phrases_of([
    (("take",), "seize"),
    (("take", "office"), "inaugurate"),
    (("take", "...", "into", "custody"), "arrest"),
    (("take", "over"), "acquire"),
    (("office", "holder"), "official"),
])  # fmt: skip


def test_an_opening_tells_what_may_follow_and_what_the_word_means_alone() -> None:
    """With it a word is read without trying every entry."""
    seconds = frozenset({"office", "...", "over"})
    assert TAKE.opening("take") == Opening(seconds, ("seize",))
    assert TAKE.opening("take") is TAKE.opening("take")


def test_a_word_that_only_begins_phrases_means_nothing_alone() -> None:
    """Nothing is made up for it."""
    assert TAKE.opening("office") == Opening(frozenset({"holder"}), ())


def test_the_longest_entry_counts() -> None:
    """As far as the words stay before the end."""
    assert TAKE.at(["take", "over", "it"], 0, 3) == (2, ("acquire",))
    assert TAKE.at(["take", "over"], 0, 1) == (1, ("seize",))
