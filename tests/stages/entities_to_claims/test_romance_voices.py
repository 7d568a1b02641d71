"""How Italian, Spanish, French and Portuguese news put it: who says it, and how firmly."""

import pytest

from stages.entities_to_claims.romance_news import claims, said


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "es",
            "La policía confirmó la fuga de seis presos que estaban en la cárcel de Lima.",
            ("La policía", "confirm", "escape"),
        ),
        (
            "it",
            "Il ministero ha confermato la morte di due uomini che lavoravano a Bari.",
            ("Il ministero", "confirm", "kill"),
        ),
        (
            "fr",
            "La préfecture a annoncé lundi la mort d'un soldat qui servait à Lyon.",
            ("La préfecture", "report", "kill"),
        ),
        (
            "pt",
            "A polícia confirmou a morte de dois homens que viviam em Lisboa.",
            ("A polícia", "confirm", "kill"),
        ),
        (
            "es",
            "La Fiscalía anunció la detención de tres hombres que vivían en Lima.",
            ("La Fiscalía", "report", "arrest"),
        ),
    ],
)
def test_clause_that_hangs_on_a_noun_is_not_all_that_is_said(
    language: str, text: str, expected: tuple[str, str, str]
) -> None:
    """ "Confirmó la muerte de X, que ...": the noun is what is confirmed."""
    assert expected in said(language, text)


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "es",
            "El alcalde dijo este lunes a la prensa que tres hombres murieron en Lima.",
            ("El alcalde", "report", "kill"),
        ),
        (
            "it",
            "Il prefetto ha confermato ieri sera che tre uomini sono morti a Bari.",
            ("Il prefetto", "confirm", "kill"),
        ),
    ],
)
def test_clause_behind_a_day_or_addressee_is_what_is_said(
    language: str, text: str, expected: tuple[str, str, str]
) -> None:
    """Words between the verb and "that" do not make the clause hang on them."""
    assert expected in said(language, text)


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "es",
            "La Fiscalía confirmó la muerte de una persona y tres detenciones en Lima.",
            {"kill", "arrest"},
        ),
        (
            "it",
            "La questura ha confermato la morte di due persone e l'arresto di un uomo a Bari.",
            {"kill", "arrest"},
        ),
        (
            "fr",
            "La préfecture a confirmé la mort de deux personnes et l'arrestation d'un homme.",
            {"kill", "arrest"},
        ),
        ("es", "La Fiscalía informó del arresto de tres agentes en Lima.", {"arrest"}),
        ("it", "I carabinieri hanno dato notizia dell'arresto di due uomini.", {"arrest"}),
        ("pt", "A polícia divulgou a detenção de dois homens em Lisboa.", {"arrest"}),
    ],
)
def test_nouns_that_are_said_are_main(language: str, text: str, expected: set[str]) -> None:
    """A happening told by its noun, also the second of two, is the main assertion."""
    assert {predicate for _, _, predicate in said(language, text)} == expected


@pytest.mark.parametrize(
    ("language", "text", "voice"),
    [
        (
            "es",
            "Tres hombres fueron detenidos en Lima, informó el fiscal general del estado.",
            "el fiscal general del estado",
        ),
        (
            "es",
            "Tres hombres fueron detenidos, informaron autoridades federales y estatales.",
            "autoridades federales y estatales",
        ),
        (
            "it",
            "Tre uomini sono stati arrestati, ha confermato il capo dello stato.",
            "il capo dello stato",
        ),
        ("pt", "Segundo a polícia eles foram presos em Lisboa.", "a polícia"),
        ("es", "Tres hombres murieron en Lima, según lo confirmó el alcalde.", "el alcalde"),
        ("pt", "Segundo a Polícia Civil, Paulo Duarte morreu em Lisboa.", "a Polícia Civil"),
    ],
)
def test_voice_ends_where_it_ends(language: str, text: str, voice: str) -> None:
    """A voice keeps its second adjective and its State, and takes nobody else in."""
    assert {surface for surface, _, _ in said(language, text)} == {voice}


@pytest.mark.parametrize(
    ("language", "text", "voice"),
    [
        ("es", "Tres personas murieron en Lima según confirmó el alcalde Juan Paz.", "Juan Paz"),
        ("es", "Tres personas murieron en Lima según informaron los bomberos.", "los bomberos"),
        ("pt", "Três pessoas morreram em Lisboa segundo confirmou a polícia.", "a polícia"),
        (
            "it",
            "Tre persone sono morte a Bari secondo quanto ha confermato il prefetto.",
            "il prefetto",
        ),
        ("it", "Tre persone sono morte a Bari: lo ha detto il prefetto.", "il prefetto"),
        ("es", "Tres personas murieron en Lima: así lo informó la Fiscalía.", "la Fiscalía"),
        ("es", "Muerte de tres personas en Lima. Lo confirmó la policía.", "la policía"),
    ],
)
def test_voice_behind_what_is_said(language: str, text: str, voice: str) -> None:
    """Without a comma before "según", behind a colon, or in the next sentence."""
    found = [
        one.attribution.chain[-1].surface
        for one in claims(language, text)
        if one.attribution.chain
        and one.main
        and one.confidence >= 60
        and one.proposition is not None
        and one.proposition.predicate == "kill"
    ]
    assert len(found) == 1
    assert voice in found[0]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "fr",
            "La police a confirmé l'arrestation d'un homme, mais a démenti la mort d'un policier.",
            {("La police", "confirm", "arrest"), ("La police", "deny", "kill")},
        ),
        (
            "pt",
            "A polícia confirmou a detenção de um homem, mas negou a morte de um agente.",
            {("A polícia", "confirm", "arrest"), ("A polícia", "deny", "kill")},
        ),
        (
            "es",
            "La policía confirmó la detención de un hombre pero negó la muerte de un agente.",
            {("La policía", "confirm", "arrest"), ("La policía", "deny", "kill")},
        ),
        (
            "it",
            "Il ministro però ha escluso un attentato a Bari.",
            {("Il ministro", "deny", "attack")},
        ),
    ],
)
def test_second_verb_behind_but_has_the_same_subject(
    language: str, text: str, expected: set[tuple[str, str, str]]
) -> None:
    """ "Confirmó X pero negó Y": one voice says both."""
    assert said(language, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Les autorités confirment la mort de trois hommes.", ("Les autorités", "confirm")),
        ("Les autorités démentent la mort de trois hommes.", ("Les autorités", "deny")),
        ("Les pompiers annoncent la mort de trois hommes.", ("Les pompiers", "report")),
        (
            "La police et la préfecture affirment que trois hommes sont morts.",
            ("La police", "report"),
        ),
        ("Les gendarmes reconnaissent la mort de trois hommes.", ("Les gendarmes", "admit")),
    ],
)
def test_french_plural_verb_speaks(text: str, expected: tuple[str, str]) -> None:
    """The plural of the present looks like a subjunctive and asserts all the same."""
    found = {(voice, cue) for voice, cue, predicate in said("fr", text) if predicate == "kill"}
    assert any(voice.startswith(expected[0]) and cue == expected[1] for voice, cue in found)


@pytest.mark.parametrize(
    "text",
    [
        "Il faut que les autorités confirment la mort de trois hommes.",
        "Le maire demande que les autorités confirment la mort de trois hommes.",
    ],
)
def test_french_subjunctive_confirms_nothing(text: str) -> None:
    """What somebody wants to be confirmed is not."""
    guards = [one.guards for one in claims("fr", text) if one.cue.cue_class == "confirm"]
    assert guards
    assert all("conditional" in each for each in guards)


@pytest.mark.parametrize(
    ("language", "text", "cue"),
    [
        ("it", "L'azienda prevede di licenziare 200 dipendenti a Bari.", "plan"),
        ("es", "La empresa prevé despedir a 200 empleados en Lima.", "plan"),
        ("pt", "A empresa prevê despedir 200 trabalhadores em Lisboa.", "plan"),
        ("it", "L'azienda prevede un calo e 200 licenziamenti a Bari.", "predict"),
    ],
)
def test_foreseeing_an_act_of_ones_own_is_a_plan(language: str, text: str, cue: str) -> None:
    """ "Prevede di licenziare" is a plan, "prevede un calo" a forecast; neither has happened."""
    assert {one.cue.cue_class for one in claims(language, text)} <= {cue, "none"}
    assert all(
        one.proposition.tense == "future" or one.guards or one.cue.cue_class == cue
        for one in claims(language, text)
        if one.proposition is not None
    )


def test_voice_behind_desde() -> None:
    """ "Informaron desde la Fiscalía": the preposition does not hide who speaks."""
    text = "Tres personas murieron en Lima, informaron desde la Fiscalía."
    assert said("es", text) == {("la Fiscalía", "report", "kill")}


@pytest.mark.parametrize(
    ("language", "text", "voice"),
    [
        (
            "es",
            "Seis soldados murieron en Lima, cerca del puerto, informó el alcalde.",
            "el alcalde",
        ),
        ("pt", "Três homens morreram em Lisboa, perto do rio, confirmou a polícia.", "a polícia"),
        ("it", "Tre uomini sono morti a Bari, in via Roma, ha detto il prefetto.", "il prefetto"),
        (
            "fr",
            "Trois hommes sont morts à Lyon, dans un bar, a dit la préfecture.",
            "la préfecture",
        ),
        (
            "pt",
            "Dois homens morreram na estrada que liga Lisboa ao Porto, informou a Proteção Civil.",
            "a Proteção Civil",
        ),
        (
            "es",
            "Ayer en Lima, el ministro, Juan Paz, confirmó que tres hombres murieron.",
            "el ministro, Juan Paz",
        ),
        (
            "es",
            "El ministro, Juan Paz, informó al alcalde de que tres hombres murieron.",
            "Juan Paz",
        ),
    ],
)
def test_clause_with_its_verb_is_no_voice(language: str, text: str, voice: str) -> None:
    """What stands before the comma has a verb of its own: who speaks stands behind the cue."""
    found = {surface for surface, _, predicate in said(language, text) if predicate == "kill"}
    assert len(found) == 1
    assert voice in found.pop()
