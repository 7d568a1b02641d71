"""Which claims are put to the second reader, and in what words."""

from typing import Any

import orjson
import pytest

from copytaster.stages.claims_to_claims import answer_schema, messages_of, questions_of
from copytaster.stages.claims_to_claims.question import PASSAGE_CHARS_MAX, QUESTIONS_MAX
from copytaster_schemas.ids import ClaimId
from support.adjudicated import CONTENT, TEXT, a_claim_about, an_article_claiming


def test_a_confirmation_is_asked_about_with_its_surroundings() -> None:
    """The passage holds the claim's sentence, three before it and one behind."""
    (question,) = questions_of(an_article_claiming(a_claim_about()), share=1.0)
    assert question.passage == TEXT
    assert question.place == 0


@pytest.mark.parametrize(
    "changes",
    [
        {"guards": ("negated_cue",)},
        {"polarity": "negated"},
        {"proposition": None},
    ],
)
def test_what_cannot_confirm_is_not_asked_about(changes: dict[str, Any]) -> None:
    """A request is spent on claims that decide, on no others."""
    assert questions_of(an_article_claiming(a_claim_about(**changes)), share=1.0) == ()


def test_an_officer_who_reports_his_own_act_is_asked_about() -> None:
    """A performative confirms without the verb, so it is read twice as well."""
    article = an_article_claiming(
        a_claim_about(cue="report"), a_claim_about(cue="report", main=False)
    )
    assert [one.place for one in questions_of(article, share=1.0)] == [0]


def test_the_sample_is_the_same_at_each_reading() -> None:
    """Of many claims about the share is taken, by their ids and not by chance."""
    claims = [a_claim_about(claim_id=ClaimId(f"clm-{n}")) for n in range(400)]
    taken = [bool(questions_of(an_article_claiming(claim), share=0.25)) for claim in claims]
    again = [bool(questions_of(an_article_claiming(claim), share=0.25)) for claim in claims]
    assert taken == again
    assert 60 < sum(taken) < 140


def test_an_article_of_claims_is_one_bounded_request() -> None:
    """Neither many claims nor an endless sentence make a request large."""
    text = "Mark Rutte confirmed " + "that and " * 5_000 + CONTENT + "."
    claim = a_claim_about()
    moved = claim.selector.model_copy(update={"start": 30, "end": 40})
    claims = [claim.model_copy(update={"selector": moved})] * 40
    questions = questions_of(an_article_claiming(*claims, text=text), share=1.0)
    assert len(questions) == QUESTIONS_MAX
    assert all(len(question.passage) <= PASSAGE_CHARS_MAX for question in questions)


def test_the_article_stands_in_the_request_as_data() -> None:
    """What the article says is one JSON value, never a part of the instructions."""
    (question,) = questions_of(an_article_claiming(a_claim_about()), share=1.0)
    system, user = messages_of([question])
    assert TEXT not in system["content"]
    (item,) = orjson.loads(user["content"])["items"]
    assert item["passage"] == TEXT
    assert item["speaker"] == "Mark Rutte"
    assert item["words"] == CONTENT


def test_the_schema_allows_nothing_but_the_verdicts() -> None:
    """Strict mode of the protocol: every object closed, every field required."""
    schema = answer_schema()["json_schema"]
    assert schema["strict"] is True
    verdict = schema["schema"]["$defs"]["Verdict"]
    assert verdict["additionalProperties"] is False
    assert set(verdict["required"]) == set(verdict["properties"])
