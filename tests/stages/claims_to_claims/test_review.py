"""What the second reader's verdicts change: they may take away, never add."""

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from copytaster.stages.claims_to_claims import (
    GUARD,
    BadAnswerError,
    questions_of,
    read_answer,
    reviewed,
)
from support.adjudicated import CONTENT, a_claim_about, an_article_claiming

ARTICLE = an_article_claiming(a_claim_about())
QUESTIONS = questions_of(ARTICLE, share=1.0)


def _verdict(**changes: object) -> bytes:
    verdict = {"item": 0, "stance": "fact", "speaker": "Mark Rutte", "content": CONTENT}
    return orjson.dumps({"verdicts": [verdict | changes]})


@pytest.mark.parametrize(
    ("changes", "outcome"),
    [
        ({}, "agreed"),
        ({"speaker": "Rutte"}, "agreed"),
        ({"speaker": "He"}, "agreed"),
        ({"stance": "denied"}, "objected"),
        ({"stance": "uncommitted"}, "objected"),
        ({"stance": "unreal"}, "objected"),
        ({"stance": "hearsay"}, "objected"),
        ({"stance": "other"}, "objected"),
        ({"speaker": "Envoys"}, "objected"),
        ({"speaker": ""}, "objected"),
        ({"speaker": "Jens Stoltenberg"}, "unverified"),
        ({"stance": "denied", "content": "no troops were deployed"}, "unverified"),
        ({"stance": "denied", "content": " "}, "unverified"),
        ({"item": 7}, "unanswered"),
        ({"item": -1}, "unanswered"),
    ],
)
def test_a_verdict_has_one_outcome(changes: dict[str, object], outcome: str) -> None:
    """Words that are not in the passage make no verdict, whatever its stance."""
    article, outcomes = reviewed(ARTICLE, QUESTIONS, read_answer(_verdict(**changes)))
    assert outcomes == (outcome,)
    assert (GUARD in article.claims[0].guards) == (outcome == "objected")


def test_the_first_verdict_on_an_item_counts() -> None:
    """A reader that contradicts itself is taken at its first word."""
    verdicts = [
        orjson.loads(_verdict())["verdicts"][0],
        orjson.loads(_verdict(stance="denied"))["verdicts"][0],
    ]
    answer = read_answer(orjson.dumps({"verdicts": verdicts}))
    assert reviewed(ARTICLE, QUESTIONS, answer)[1] == ("agreed",)


@pytest.mark.parametrize(
    "content",
    [
        "",
        "I cannot help with that.",
        "```json\n{}\n```",
        '{"verdicts": "none"}',
        '{"verdicts": [{"item": "0", "stance": "fact", "speaker": "", "content": ""}]}',
        '{"verdicts": [{"item": 0, "stance": "true", "speaker": "", "content": ""}]}',
        '{"verdicts": [{"item": 0, "stance": "fact"}]}',
        '{"verdicts": [], "note": "also"}',
    ],
)
def test_an_answer_of_another_shape_is_refused(content: str) -> None:
    """It is no answer, and the error names the field and not the text."""
    with pytest.raises(BadAnswerError) as caught:
        read_answer(content)
    assert "help with that" not in str(caught.value)


@given(
    stance=st.sampled_from(["fact", "denied", "uncommitted", "unreal", "hearsay", "other"]),
    speaker=st.text(max_size=20),
    content=st.text(max_size=40),
    item=st.integers(-2, 3),
)
def test_no_answer_strengthens_a_claim(stance: str, speaker: str, content: str, item: int) -> None:
    """Whatever the reader says, a claim is as it was or has one guard more."""
    answer = read_answer(_verdict(item=item, stance=stance, speaker=speaker, content=content))
    article, _ = reviewed(ARTICLE, QUESTIONS, answer)
    (claim,) = article.claims
    assert claim.guards in ((), (GUARD,))
    assert claim.model_copy(update={"guards": ()}) == ARTICLE.claims[0]
