"""The guards: both halves of the suite without a failure, and each guard in six languages."""

import tomllib
from pathlib import Path
from typing import Final

import pytest

from quality.attributions import claims_of
from quality.guards import OPEN, Guarded, confirms, judged

LANGUAGES: Final = ("en", "it", "es", "fr", "de", "pt")
TABLE: Final = tomllib.loads(Path(__file__).with_name("guards.toml").read_text(encoding="utf-8"))
ROWS: Final = [
    pytest.param(language, row[language], row["guard"], id=f"{language}-{name}")
    for name, row in TABLE.items()
    for language in LANGUAGES
]
WEAKER: Final = {"hearsay": "hearsay", "future": "plan", "negated_cue": "deny"}
"""Cue classes that keep a sentence from confirming as the guard does."""

KINDS_MIN: Final = 40
"""Sentences of each label and language, by the issue that asks for the suite."""


def test_suite_has_no_failure() -> None:
    """What only looks like a confirmation is taken for none, and every confirmation is found."""
    closed = [one for one in judged() if one.half not in OPEN]
    wrong = [f"{one.half}, {one.language}: {one.text}" for one in closed if not one.right]
    assert wrong == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_suite_is_large_enough(language: str) -> None:
    """Forty sentences of each label in each language."""
    own = [one for one in judged() if one.language == language]
    assert sum(one.confirmed for one in own) >= KINDS_MIN
    assert sum(not one.confirmed for one in own) >= KINDS_MIN


def test_a_leak_is_seen() -> None:
    """A sentence whose label and reading differ is not right."""
    assert not Guarded("own", "en", "X may confirm it.", "may", confirmed=False, ours=True).right


@pytest.mark.parametrize(("language", "text", "guard"), ROWS)
def test_guard_fires(language: str, text: str, guard: str) -> None:
    """The guard of the row fires, or nothing is claimed; a row without guard is a confirmation."""
    claims = claims_of(text, language)
    if not guard:
        assert any(confirms(claim) for claim in claims)
        return
    assert not any(confirms(claim) for claim in claims)
    fired = {name for claim in claims for name in claim.guards}
    fired |= {guard for claim in claims if claim.cue.cue_class == WEAKER.get(guard)}
    assert guard in {*fired, "none"} or not claims
