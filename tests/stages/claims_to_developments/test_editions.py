"""Packages that are numbered: in seven languages, and two of them are two happenings."""

from dataclasses import replace

import pytest

from copytaster.stages.claims_to_developments.cluster import clustered
from copytaster.stages.claims_to_developments.editions import edition_of
from copytaster.stages.claims_to_developments.proposition import key_of
from support.claims import a_proposition


@pytest.mark.parametrize(
    ("sentence", "number"),
    [
        ("The EU adopted its 13th package of sanctions.", 13),
        ("Ministers adopt twelfth sanctions package", 12),
        ("Die EU verabschiedet das 14. Sanktionspaket.", 14),
        ("Sie stimmten dem vierzehnten Sanktionspaket zu.", 14),
        ("L'UE a adopté son 13e paquet de sanctions.", 13),
        ("le dix-septième paquet", 17),
        ("Adottato il tredicesimo pacchetto di sanzioni.", 13),
        ("el 13.º paquete de sanciones", 13),
        ("o décimo pacote de sanções", 10),
        ("het dertiende sanctiepakket", 13),
        ("After the 12th package came a 13th package.", 0),
        ("3 new packages worth 300 million", 0),
        ("a package of 50 measures", 0),
        ("the second day without a parcel", 0),
    ],
)
def test_the_number_of_a_package(sentence: str, number: int) -> None:
    """An ordinal before the word for a package; neither a count nor two of them."""
    assert edition_of(sentence) == number


def test_two_packages_are_two_happenings() -> None:
    """The twelfth and the thirteenth stay apart; "a package" may be either."""
    key = key_of(a_proposition("sanction", event_type="SANCTION", objects=("sanctions",)))
    keys = [replace(key, edition=number) for number in (12, 13, 0)]
    assert len(clustered(dict.fromkeys(keys, 1))) == 2
