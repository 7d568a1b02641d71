"""How German and Dutch news puts it: who goes on speaking, whom they told, what really happened."""

import pytest

from copytaster_schemas.claim import Claim
from stages.entities_to_claims.articles import Named
from stages.entities_to_claims.sentence_tables import claims_of

NAMES: dict[str, Named | str] = {
    "Ute Rahm": ("x-per:rahm", "person", None, None),
    "Karl Huber": ("x-per:huber", "person", None, None),
    "Henk Smit": ("x-per:smit", "person", None, None),
    "Anna Berger": ("x-per:berger", "person", None, None),
    "dpa": ("o-dpa", "organisation", "agency_news", "de"),
    "Türkei": ("c-tr", "place", "country", "tr"),
    "België": ("c-be", "place", "country", "be"),
    "Jane Doe": ("x-per:doe", "person", None, None),
}


def claims(language: str, text: str) -> tuple[Claim, ...]:
    """The claims of a text of one or two sentences."""
    return claims_of(text, language=language, names=NAMES)


def said(language: str, text: str) -> set[tuple[str, str]]:
    """Source and content of every attribution."""
    found = set()
    for claim in claims(language, text):
        source, content = (
            " … ".join(text[a:b] for a, b in part)
            for part in (claim.spans.source, claim.spans.content)
        )
        found.add((source, content))
    return found


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("de", "Ute Rahm war empört. „Das habe ich noch nie erlebt.“",
         ("Ute Rahm", "„Das habe ich noch nie erlebt.“")),
        ("en", "Jane Doe was furious. “I have never seen anything like it.”",
         ("Jane Doe", "“I have never seen anything like it.”")),
        ("de", "Karl Huber verteidigte den Entwurf. Die Regeln seien maßvoll.",
         ("Karl Huber", "Die Regeln seien maßvoll")),
        ("de", "Karl Huber sagte, die Brücke sei alt. Das werde teuer. Die Bahn prüfe es.",
         ("Karl Huber", "Das werde teuer … Die Bahn prüfe es")),
        ("de", "Das Blatt zitiert einen Sprecher mit den Worten: „Wir haben alles getan.“",
         ("einen Sprecher", "„Wir haben alles getan.“")),
        ("de", "Laut „Le Monde“ ist die Brücke gesperrt.",
         ("„Le Monde“", "ist die Brücke gesperrt")),
        ("de", "Die Brücke sei gesperrt, hieß es aus dem Ministerium.",
         ("dem Ministerium", "Die Brücke sei gesperrt")),
        ("de", "Wie aus Regierungskreisen verlautete, ist die Brücke gesperrt.",
         ("Regierungskreisen", "ist die Brücke gesperrt")),
        ("de", "Die Brücke sei gesperrt, sagte eine Sprecherin der Polizei der dpa.",
         ("eine Sprecherin der Polizei", "Die Brücke sei gesperrt")),
        ("de", "Zu den Gründen wollte sich die Sprecherin nicht äußern.",
         ("die Sprecherin", "Zu den Gründen")),
        ("de", "Der britischen Zeitung sagte Karl Huber: „Wir haben alles getan.“",
         ("Karl Huber", "„Wir haben alles getan.“")),
    ],
)  # fmt: skip
def test_who_says_it(language: str, text: str, expected: tuple[str, str]) -> None:
    """A sentence of its own goes to who spoke last, or whom the one before is about."""
    assert expected in said(language, text)


@pytest.mark.parametrize(
    ("language", "text", "predicate", "tense", "guards"),
    [
        ("de", "Die Polizei nahm einen mutmaßlichen Brandstifter fest.", "arrest", "past", ()),
        ("de", "Der mutmaßliche Täter soll festgenommen worden sein.", "arrest", "future",
         ("conditional", "hearsay")),
        ("de", "Der mutmaßliche Täter hat eine Frau getötet.", "kill", "past", ("hearsay",)),
        ("nl", "De politie heeft de vermeende dader aangehouden.", "arrest", "past", ()),
        ("nl", "De vermeende dader zou zijn aangehouden.", "arrest", "future",
         ("conditional", "hearsay")),
        ("de", "Alle Bewohner konnten gerettet werden.", "rescue", "past", ()),
        ("de", "Die Bewohner könnten gerettet werden.", "rescue", "future",
         ("conditional", "future")),
        ("de", "Bei dem Unfall sind zwei Menschen schwer verletzt worden.", "injure", "past", ()),
    ],
)  # fmt: skip
def test_what_is_certain(
    language: str, text: str, predicate: str, tense: str, guards: tuple[str, ...]
) -> None:
    """To be a suspect takes nothing from the arrest; "soll" and "zou" do."""
    found = [
        (one.proposition.tense, tuple(sorted(one.guards)))
        for one in claims(language, text)
        if one.proposition is not None and one.proposition.predicate == predicate
    ]
    assert found == [(tense, guards)]


@pytest.mark.parametrize(
    ("language", "text", "place", "number"),
    [
        ("de", "Die Zahl der Toten in der Türkei ist auf 12 gestiegen.", "c-tr", 12),
        ("de", "Die Zahl der Toten in der Türkei stieg auf mindestens 12.", "c-tr", 12),
        ("nl", "De dodentol in België is opgelopen tot 31.", "c-be", 31),
    ],
)
def test_a_toll_rises_to_its_number(language: str, text: str, place: str, number: int) -> None:
    """The number counts the dead wherever its verb stands."""
    (one,) = [each.proposition for each in claims(language, text)]
    assert one is not None
    assert one.predicate == "kill"
    assert [each.entity_id for each in one.places] == [place]
    assert [(each.slot, each.value) for each in one.quantities] == [("killed", number)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Ministerin Anna Berger (Grüne, Bonn) hat ihr Amt niedergelegt. Das sagte sie."),
        ("nl", "Minister Henk Smit (D66, Almelo) heeft zijn ontslag ingediend. Dat zei hij."),
    ],
)  # fmt: skip
def test_who_did_it_may_say_so_as_a_pronoun(language: str, text: str) -> None:
    """The pronoun can mean nobody else; a party in parentheses parts no subject from its verb."""
    spoken = [one for one in claims(language, text) if one.attribution.chain]
    assert [one.proposition.predicate for one in spoken if one.proposition] == ["resign"]
    assert spoken[0].confidence >= 60


@pytest.mark.parametrize(
    "text",
    [
        "Ministerin Anna Berger hat ihren Rücktritt erklärt.",
        "Am Montag gab Anna Berger ihren Rücktritt bekannt.",
        "Anna Berger kündigte ihren Rücktritt vom Amt der Ministerin an.",
    ],
)
def test_a_resignation_is_announced_by_who_resigns(text: str) -> None:
    """The verb of saying has a speaker also where its object is a noun."""
    (one,) = claims("de", text)
    assert one.proposition is not None
    assert (one.proposition.predicate, one.main) == ("resign", True)
    assert "Anna Berger" in one.attribution.chain[-1].surface


@pytest.mark.parametrize(
    ("text", "predicate", "polarity"),
    [
        ("Der Autobauer meldete am Freitag beim Amtsgericht Insolvenz an.", "go_bankrupt",
         "affirmed"),
        ("Der Minister reichte am Montag seinen Rücktritt ein.", "resign", "affirmed"),
        ("Der Brand endete, ohne dass jemand verletzt wurde.", "injure", "negated"),
        ("48 Familien sind nach dem Sturm ohne Strom.", "lose_power", "affirmed"),
    ],
)  # fmt: skip
def test_a_verb_may_leave_a_noun_and_its_particle_behind(
    text: str, predicate: str, polarity: str
) -> None:
    """ "Meldete ... Insolvenz an" is one verb; "ohne" denies a clause, and not its own phrase."""
    found = [(one.proposition.predicate, one.polarity) for one in claims("de", text)
             if one.proposition is not None]  # fmt: skip
    assert found == [(predicate, polarity)]


def test_a_preposition_is_no_particle() -> None:
    """ "Sagte, ... aus der Tatsache" testifies to nothing."""
    text = "Karl Huber sagte, die Sorge komme aus der Erfahrung, dass es so ist."
    assert not [one for one in claims("de", text) if one.proposition is not None]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Fünf Menschen sind erkrankt, zwei von ihnen sind gestorben."),
        ("de", "Fünf Menschen wurden verletzt, zwei davon starben."),
        ("nl", "Vijf mensen werden ziek, twee van hen zijn overleden."),
        ("en", "Five people fell ill, two of them have died."),
        ("it", "Cinque persone si sono ammalate, due di loro sono morte."),
    ],
)
def test_a_few_of_them_are_no_more(language: str, text: str) -> None:
    """Whoever died are those that the number beside them counts."""
    (died,) = [
        one.proposition
        for one in claims(language, text)
        if one.proposition is not None and one.proposition.predicate == "kill"
    ]
    assert [(each.slot, each.value) for each in died.quantities] == [("killed", 2)]


def test_what_is_told_of_somebody_has_a_voice_and_is_hearsay() -> None:
    """ "Er soll ... haben" behind a statement is still that voice's, and confirms nothing."""
    text = "Karl Huber sagte, der Mann sei geflohen. Er soll zwei Frauen getötet haben."
    (one,) = [each for each in claims("de", text) if each.proposition is not None]
    assert "Karl Huber" in one.attribution.chain[-1].surface
    assert "hearsay" in one.guards
