"""Who said which words, in English: the source, the cue and the words that are said."""

import pytest

from stages.entities_to_claims.articles import Named
from stages.entities_to_claims.sentence_tables import claims_of

NAMES: dict[str, Named | str] = {
    "Anna Reyes": ("x-per:anna-reyes", "person", None, None),
    "Reyes": ("x-per:anna-reyes", "person", None, None),
    "Oskar Lind": ("x-per:oskar-lind", "person", None, None),
}


def said(text: str) -> set[tuple[str, str, str]]:
    """Source, cue and content of every attribution in a text."""
    found = set()
    for claim in claims_of(text, names=NAMES):
        spans = claim.spans
        parts = (spans.source, spans.cue, spans.content)
        source, cue, content = (" … ".join(text[a:b] for a, b in part) for part in parts)
        if cue:
            found.add((source, cue, content))
    return found


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        (
            "The museum, Anna Reyes said, celebrated the heroes of the town.",
            "Anna Reyes",
            "said",
            "The museum … celebrated the heroes of the town",
        ),
        (
            "During the first year of the war, Anna Reyes said, the price of bread had doubled.",
            "Anna Reyes",
            "said",
            "During the first year of the war … the price of bread had doubled",
        ),
        (
            "Yesterday spokesman Oskar Lind said on Friday that the port was shut.",
            "spokesman Oskar Lind",
            "said",
            "that the port was shut",
        ),
        (
            "''It was a long night,'' said Oskar Lind, who led the crew.",
            "Oskar Lind",
            "said",
            "''It was a long night,''",
        ),
        (
            "“They were wrong about it.” ― Oskar Lind",
            "Oskar Lind",
            "―",
            "“They were wrong about it.”",
        ),
        (
            "The bridge was closed for weeks, according to federal records.",
            "federal records",
            "according to",
            "The bridge was closed for weeks",
        ),
        (
            "The bridge, as Anna Reyes pointed out, was closed for weeks.",
            "Anna Reyes",
            "pointed out",
            "The bridge … was closed for weeks",
        ),
        (
            "One study found prices would rise again.",
            "One study",
            "found",
            "prices would rise again",
        ),
        (
            "A new survey shows a sharp rise in rents.",
            "A new survey",
            "shows",
            "a sharp rise in rents",
        ),
        (
            "She called the vote a mistake.",
            "She",
            "called",
            "the vote a mistake",
        ),
        (
            "Anna Reyes mocked the plan, saying anybody could see it fail.",
            "Anna Reyes",
            "saying",
            "anybody could see it fail",
        ),
        (
            "“The winter will be hard for us all,” she continued.",
            "she",
            "continued",
            "“The winter will be hard for us all,”",
        ),
        (
            "“We were lucky to get out,” Anna Reyes, 25, said as the rain fell.",
            "Anna Reyes",
            "said",
            "“We were lucky to get out,”",
        ),
    ],
)
def test_a_sentence_tells_who_said_what(text: str, source: str, cue: str, content: str) -> None:
    """Source, cue and content stand where a reader would mark them."""
    assert (source, cue, content) in said(text)


@pytest.mark.parametrize(
    "text",
    [
        "The union called a strike for Monday.",
        "A federal appeals court opened on Monday.",
        "The agency has questions about the bridge.",
        "The patient was admitted on Sunday as the roads lists were printed.",
    ],
)
def test_a_verb_of_saying_in_another_sense_is_no_cue(text: str) -> None:
    """Nouns, acts and passives that only look like saying attribute nothing to a name."""
    assert not {one for one in said(text) if one[0]}


def test_what_an_outer_source_says_holds_the_inner_one() -> None:
    """ "X called for Y, sources said": the sources say that X called for it."""
    found = said("Oskar Lind called for a new vote, sources said.")

    assert ("sources", "said", "Oskar Lind called for a new vote") in found
    assert ("Oskar Lind", "called for", "a new vote") in found


def test_a_participle_does_not_lend_its_object_as_a_source() -> None:
    """ "A man accused of killing X said": the man speaks, never the one who was killed."""
    found = said("A man accused of killing Anna Reyes said he was innocent.")

    assert ("A man accused of killing Anna Reyes", "said", "he was innocent") in found


def test_a_dateline_is_not_said() -> None:
    """What stands before the dash belongs to the agency."""
    found = said("ROME (Continental Wire) - Two ships sank in the night, officials said.")

    assert ("officials", "said", "Two ships sank in the night") in found
