"""The weights of the package: whole, and refused when damaged."""

import hashlib

import pytest

from copytaster.adapters.tagger import TaggerError, load_tagger
from support.builders import a_clean_article


def test_the_shipped_tagger_finds_names_it_was_not_told() -> None:
    """The file is the one of its manifest, and tells a person from a company by what is around."""
    article = a_clean_article("Analysts praised Henrik Sollander, who joined Qorvex Inc. in 2019.")
    found = {
        article.text[span.start : span.end]: span.type for span in load_tagger().propose(article)
    }
    assert found.get("Henrik Sollander") == "person"
    assert "organisation" in found.values()


def test_damaged_weights_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """Weights that are not those of the manifest are an error with a remedy, not a wrong answer."""
    monkeypatch.setattr("hashlib.sha256", lambda _: hashlib.blake2b(b"other"))
    with pytest.raises(TaggerError, match="reinstall"):
        load_tagger()
