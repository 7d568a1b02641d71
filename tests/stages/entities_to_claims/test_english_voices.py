"""English: who speaks where no name stands right before the verb, and what somebody wants."""

import pytest

from stages.entities_to_claims.articles import Named
from stages.entities_to_claims.sentence_tables import claims_of

NAMES: dict[str, Named] = {
    "Lena Voss": ("x-per:voss", "person", None, None),
    "Republicans": ("o-rep", "organisation", None, None),
    "Kenya": ("c-ke", "place", "country", "KE"),
}


def _said(text: str) -> set[tuple[str, str, str]]:
    """Innermost voice, class of the cue and its words, of every claim."""
    claims = claims_of(text, names=NAMES)
    return {
        (c.attribution.chain[-1].surface, c.cue.cue_class, c.cue.surface)
        for c in claims
        if c.attribution.chain
    }


@pytest.mark.parametrize(
    ("sentence", "voice"),
    [
        ("However, 63 percent said the law was fair.", "63 percent"),
        ("Republicans say the bill is dead.", "Republicans"),
        ("Political observers in Kenya and around the country say the vote was fair.", "observers"),
        ("Advisers to the mayor say the plan has failed.", "Advisers"),
        ("Many said the plan had failed.", "Many"),
    ],
)
def test_groups_and_shares_speak(sentence: str, voice: str) -> None:
    """A part of a whole, a party, a plural with its phrase: each is who says it."""
    assert any(voice in one and cue == "report" for one, cue, _ in _said(sentence))


@pytest.mark.parametrize(
    ("sentence", "voice", "cue", "word"),
    [
        ("Kenya pledged on Monday not to send soldiers.", "Kenya", "plan", "pledged"),
        ("The company promised to hire 500 people.", "The company", "plan", "promised"),
        ("The bank plans to close 30 branches.", "The bank", "plan", "plans"),
        ("Lena Voss wants to raise the tax.", "Lena Voss", "plan", "wants"),
        ("The governor told the troops to leave the city.", "The governor", "direct", "told"),
        ("Lena Voss asked both banks to open earlier.", "Lena Voss", "direct", "asked"),
    ],
)
def test_what_somebody_wants_is_said_by_him(sentence: str, voice: str, cue: str, word: str) -> None:
    """What one wants to do is a plan of his, what one asks of others a demand."""
    assert (voice, cue, word) in _said(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "The promise to the workers was broken.",
        "The minister went to the house.",
        "She told the story to the children.",
        "The ministry confirmed that Kenya plans to withdraw its soldiers.",
    ],
)
def test_no_intention_of_its_own(sentence: str) -> None:
    """A place or listener behind "to" is no intention, and one that others tell of is theirs."""
    assert not any(cue in {"plan", "direct"} for _, cue, _ in _said(sentence))


def test_a_quotation_that_goes_on_belongs_to_who_spoke() -> None:
    """What the speaker thinks inside his quotation does not keep it from him."""
    text = (
        "“It is hard to know,” Lena Voss said. “So I think things like that make you realise "
        "that people see you in a different way.”"
    )
    contents = [c.selector.exact for c in claims_of(text, names=NAMES)]
    assert any(one.startswith("“So I think") for one in contents)


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        ("Lena Voss, who knew that it would fail, told the press a lie.", "that it would fail"),
        ("Although she has admitted using the code, she may not sell it.", "using the code"),
    ],
)
def test_what_is_said_ends_with_its_clause(sentence: str, said: str) -> None:
    """The main verb behind a relative or opening clause is not part of what is said in it."""
    spans = [span for c in claims_of(sentence, names=NAMES) for span in c.spans.content]
    assert said in {sentence[first:last] for first, last in spans}


@pytest.mark.parametrize(
    ("sentence", "voice", "cue", "word"),
    [
        (
            "The court looked at Lena Voss's claim that the plant leaked.",
            "Lena Voss",
            "allege",
            "claim",
        ),
        ("Lena Voss kept her promise to repair the bridge.", "her", "plan", "promise"),
        ("Lena Voss is confident that the dam will hold.", "Lena Voss", "suggest", "is confident"),
        ("Residents are worried that the dam will fail.", "Residents", "predict", "are worried"),
        ("Lena Voss spoke about the need for reform.", "Lena Voss", "report", "spoke about"),
        ("Lena Voss called Friday's decision a win.", "Lena Voss", "report", "called"),
        ("It was what Lena Voss said was a scam.", "Lena Voss", "report", "said"),
        ("It uses footage of Lena Voss saying that it lied.", "Lena Voss", "report", "saying"),
    ],
)
def test_nouns_adjectives_and_names_for_it(sentence: str, voice: str, cue: str, word: str) -> None:
    """A noun for what is said, an adjective of conviction, and what something is called."""
    assert (voice, cue, word) in _said(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "The claim that he made was settled.",
        "The bridge is certain to be closed.",
        "The road is named after what she painted.",
    ],
)
def test_no_voice_where_nobody_says_it(sentence: str) -> None:
    """A claim of money, a bridge that is certain to close, a painter: none of them says it."""
    assert _said(sentence) == set()


def test_turns_of_a_transcript() -> None:
    """A label in capitals that opens several paragraphs speaks each to its end."""
    turns = ["MOSS: The bank has closed.", "REYES: Why is that? We ask.", "MOSS: It lost money."]
    article = "\n\n".join([*turns, "REYES: I see what you mean.", "MOSS: Two men were arrested."])
    assert ("MOSS", "report", ":") in _said(article)
    once = "\n\n".join(["NOTE: The bank has closed today.", *turns[1:2]])
    assert not any(voice == "NOTE" for voice, _, _ in _said(once))


def test_a_statement_set_below_its_speaker() -> None:
    """ "X added:" and a paragraph without quotation marks."""
    text = "Lena Voss added:\n\nIt is a scandal. Nobody knew of it.\n\nThe bank was closed."
    spans = [span for c in claims_of(text, names=NAMES) for span in c.spans.content]
    assert "It is a scandal. Nobody knew of it." in {text[first:last] for first, last in spans}
