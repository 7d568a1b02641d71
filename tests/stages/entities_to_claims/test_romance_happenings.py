"""What Italian, Spanish, French and Portuguese news tell: whose it is, and how many."""

import pytest

from stages.entities_to_claims.romance_news import claims, parties


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "es",
            "La ministra Ana Torres presentó el lunes su renuncia, informó el presidente Juan Paz.",
            {("actor", "Ana Torres")},
        ),
        (
            "it",
            "Secondo Palazzo Chigi, il ministro Marco Bianchi ha consegnato le sue dimissioni.",
            {("actor", "Marco Bianchi")},
        ),
        (
            "fr",
            "Le ministre Paul Durand a remis jeudi sa démission, a annoncé Matignon.",
            {("actor", "Paul Durand")},
        ),
        (
            "es",
            "El gabinete presentó el martes su renuncia, informó el canciller Juan Paz.",
            set(),
        ),
        ("es", "El ministro Juan Paz confirmó su renuncia.", {("actor", "Juan Paz")}),
        (
            "es",
            "El ministro Juan Paz presentó su carta de renuncia a la presidenta.",
            {("actor", "Juan Paz")},
        ),
    ],
)
def test_resignation_belongs_to_the_subject_of_its_verb(
    language: str, text: str, expected: set[tuple[str, str]]
) -> None:
    """ "Su renuncia" behind a verb is that of its subject, and of the voice only without one."""
    assert parties(language, text, "resign") == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("es", "El ministro de Defensa Juan Paz dimitió el lunes.", {("actor", "Juan Paz")}),
        (
            "it",
            "Il ministro della Difesa Marco Bianchi si è dimesso.",
            {("actor", "Marco Bianchi")},
        ),
        ("fr", "Le ministre de la Défense Paul Durand a démissionné.", {("actor", "Paul Durand")}),
        ("pt", "O ministro da Defesa Paulo Duarte demitiu-se.", {("actor", "Paulo Duarte")}),
        ("it", "Il capo della polizia Marco Bianchi si è dimesso.", {("actor", "Marco Bianchi")}),
        ("it", "L'assistente del ministro Marco Bianchi si è dimesso.", set()),
    ],
)
def test_office_of_something_stands_before_its_holder(
    language: str, text: str, expected: set[tuple[str, str]]
) -> None:
    """ "El ministro de Defensa X" is X; somebody "of the minister X" is not."""
    assert parties(language, text, "resign") == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("pt", "Trinta e cinco pessoas foram presas em Lisboa.", 35.0),
        ("es", "Treinta y cinco personas fueron detenidas en Lima.", 35.0),
        ("es", "Ciento veinte personas fueron detenidas en Lima.", 120.0),
        ("fr", "Soixante et onze personnes ont été arrêtées à Lyon.", 71.0),
        ("pt", "Quarenta e duas mil pessoas foram presas em Lisboa.", 42000.0),
    ],
)
def test_number_words_joined_by_and(language: str, text: str, expected: float) -> None:
    """ "Treinta y cinco" is one number."""
    slots = [
        quantity.value
        for one in claims(language, text)
        if one.proposition is not None
        for quantity in one.proposition.quantities
    ]
    assert slots == [expected]


def test_each_number_counts_what_its_own_verb_says() -> None:
    """Ten people hurt are none of the dead named before them."""
    text = "Deux hommes sont morts, dix personnes ont été blessées à Lyon, a précisé le préfet."
    killed = [
        quantity.value
        for one in claims("fr", text)
        if one.proposition is not None and one.proposition.predicate == "kill"
        for quantity in one.proposition.quantities
    ]
    assert killed == [2.0]


@pytest.mark.parametrize(
    ("language", "text", "predicate", "expected"),
    [
        (
            "it",
            "Il premier ha annunciato le dimissioni della ministra del partito Azione.",
            "resign",
            set(),
        ),
        (
            "it",
            "Il premier ha annunciato le dimissioni di Marco Bianchi.",
            "resign",
            {("actor", "Marco Bianchi")},
        ),
        (
            "it",
            "La polizia ha confermato l'arresto del sindaco di Bari, Marco Bianchi.",
            "arrest",
            {("recipient", "Marco Bianchi")},
        ),
        (
            "es",
            "El premier Juan Paz ha anunciado su renuncia al cargo.",
            "resign",
            {("actor", "Juan Paz")},
        ),
    ],
)
def test_happening_is_that_of_whom_the_noun_names(
    language: str, text: str, predicate: str, expected: set[tuple[str, str]]
) -> None:
    """Who announces somebody's resignation does not resign, nor does that somebody's party."""
    assert parties(language, text, predicate) == expected


def test_conditional_before_a_toll_is_hearsay() -> None:
    """ "Sarebbero quattro i morti" is only passed on."""
    (one,) = claims("it", "Al momento sarebbero quattro i morti a Bari.")
    assert "hearsay" in one.guards


def test_number_before_another_participle_is_not_counted_with_the_dead() -> None:
    """ "384 morts, avec 540 personnes grièvement blessées": each count has its own word."""
    text = "Le bilan passe à 384 morts, avec 540 personnes grièvement blessées, a dit la police."
    killed = [
        quantity.value
        for one in claims("fr", text)
        if one.proposition is not None and one.proposition.predicate == "kill"
        for quantity in one.proposition.quantities
    ]
    assert killed == [384.0]
