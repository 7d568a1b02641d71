"""The table of relations: it ships whole, names predicates that exist, and refuses nonsense."""

from pathlib import Path

import pytest

from copytaster.adapters.relations import RelationsError, load_relations
from support.concepts import known_predicates

TOLLS = '[tolls]\npredicates = ["kill"]\nof = ["crash"]\n'
PART = '[[part]]\nparts = ["kill"]\nof = ["crash"]\nshare = "places"\n'
PROCESS = '[[process]]\nname = "a"\nshare = "parties"\nstages = [["arrest"], ["charge"]]\n'


def test_every_predicate_of_the_table_is_one_that_articles_can_give() -> None:
    """A misspelt predicate would relate nothing to nothing."""
    assert load_relations().predicates <= known_predicates()


@pytest.mark.parametrize(
    "text, sentence",
    [
        ("[tolls", "is no TOML"),
        (PART, "Field required"),
        (TOLLS + PART + PROCESS + "[x]\n", "x: "),
        (TOLLS.replace("crash", "kill") + PART + PROCESS, "kill would be a toll of itself"),
        (TOLLS + PART + PROCESS.replace("charge", "arrest"), "arrest is two stages of a"),
        (TOLLS + PART.replace("places", "shoes") + PROCESS, "share"),
        (TOLLS + PART + PROCESS.replace("arrest", "Arrest!"), "String should match"),
    ],
)
def test_nonsense_is_refused(tmp_path: Path, text: str, sentence: str) -> None:
    """With the file, the place and the reason."""
    file = tmp_path / "relations.toml"
    file.write_text(text, "utf-8")
    with pytest.raises(RelationsError) as error:
        load_relations(file)
    assert sentence in str(error.value)
    assert "relations.toml" in str(error.value)
