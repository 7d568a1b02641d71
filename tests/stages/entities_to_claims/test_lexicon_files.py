"""Lexicon and concept files: what is wrong in one stops the program, naming the place."""

from pathlib import Path

import pytest

from copytaster.adapters.lexicons import LexiconError, load_lexicons
from copytaster.stages.entities_to_claims.word_class import GOVERNORS, NAMES

LEXICON = """
language = "{language}"
version = 1
free_inversion = false
decimal_comma = false
last_words = ""
months = ""
weekdays = ""
days = {{}}
according = {{}}
roles = {{}}
numbers = {{}}
comparators = {{}}
measures = {{}}
morphology = {{ english = true }}
{extra}
[words]
negations = "not"
[cues.report]
strong = "say"
"""
CONCEPTS = """
[predicates.sail]
event = "OTHER"
frame = "act"
needs = "ship"
[predicates.sail.in]
en = {{ verbs = "sail+" }}
[objects]
ship = {{ en = "ship, ships" }}
{extra}
"""


def folder(path: Path, *, lexicon: str = "", concepts: str = "") -> Path:
    """A folder of files with something added to them."""
    for name in ("lexicons", "concepts"):
        (path / name).mkdir()
    for language in ("en", "und"):
        text = LEXICON.format(language=language, extra=lexicon if language == "en" else "")
        (path / "lexicons" / f"{language}.toml").write_text(text, encoding="utf-8")
    (path / "concepts" / "ships.toml").write_text(CONCEPTS.format(extra=concepts), encoding="utf-8")
    return path


def test_files_that_fit_are_loaded(tmp_path: Path) -> None:
    """Two small files make a language; what is not there is no language."""
    lexicons = load_lexicons(folder(tmp_path))
    assert lexicons.of("en-GB") is lexicons.of("en") is not None
    assert lexicons.of("it") is None
    assert lexicons.bare.language == "und"


@pytest.mark.parametrize(
    ("lexicon", "concepts", "place"),
    [
        ("sapces = 1", "", "en.toml: sapces"),
        ('light = "take,, give"', "", "en.toml: light"),
        ("light = [", "", "en.toml is not TOML"),
        ("", "[predicates.fly]\nevent = 'OTHER'\nframe = 'fly'\nin = {}", "predicates.fly.frame"),
        ("", "[predicates.fly]\nevent = 'FLYING'\nframe = 'act'\nin = {}", "predicates.fly.event"),
        ("", "[predicates.fly]\nevent = 'OTHER'\nframe = 'act'\nneeds = 'wing'\nin = {}", "wing"),
    ],
)
def test_what_is_wrong_is_named(tmp_path: Path, lexicon: str, concepts: str, place: str) -> None:
    """Unknown keys, empty entries, broken TOML, unknown frames, events and objects."""
    with pytest.raises(LexiconError) as error:
        load_lexicons(folder(tmp_path, lexicon=lexicon, concepts=concepts))
    assert place in str(error.value)


def test_a_list_that_no_rule_reads_is_an_error(tmp_path: Path) -> None:
    """A misspelt word list would make a rule that never fires."""
    path = folder(tmp_path)
    file = path / "lexicons" / "en.toml"
    text = file.read_text(encoding="utf-8").replace("negations", "negatons")
    file.write_text(text, encoding="utf-8")
    with pytest.raises(LexiconError, match="negatons"):
        load_lexicons(path)


def test_empty_folder_is_an_error(tmp_path: Path) -> None:
    """A package without its data does not start."""
    (tmp_path / "lexicons").mkdir()
    with pytest.raises(LexiconError, match=r"no \.toml file"):
        load_lexicons(tmp_path)


def test_version_changes_with_any_file(tmp_path: Path) -> None:
    """Claims say which lexicons they were made with."""
    one = load_lexicons(folder(tmp_path))
    file = tmp_path / "concepts" / "ships.toml"
    file.write_text(file.read_text(encoding="utf-8").replace("ships", "boats"), encoding="utf-8")
    assert load_lexicons(tmp_path).version != one.version


def test_every_word_list_has_its_own_bit() -> None:
    """Two lists that shared a bit would be one list."""
    bits = [*NAMES.values(), *GOVERNORS.values()]
    assert all(bit.bit_count() == 1 for bit in bits)
    assert len(set(NAMES.values())) == len(NAMES)
