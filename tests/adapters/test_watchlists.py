"""The watchlists file: what it means, and one sentence for each mistake."""

from pathlib import Path

import pytest

from copytaster.adapters.watchlists import WatchlistError, load_watchlists
from copytaster.limits import WATCHLIST_BYTES_MAX

GOOD = """
[[watchlist]]
name = "peninsula"
entities = ["North Korea", "c-kr", "KP"]
minimum_status = "reported"

[[watchlist]]
name = "rail-italy"
event_types = ["ACCIDENT"]
predicates = ["derail"]
places = ["IT"]
languages = ["it", "de"]
thresholds = { killed = [100, 10] }
"""


def written(folder: Path, text: str) -> Path:
    """A file with that text."""
    file = folder / "lists.toml"
    file.write_text(text, "utf-8")
    return file


def test_a_file_is_read_in_its_order(tmp_path: Path) -> None:
    """Names are made comparable, codes and ids stay as they are, thresholds are sorted."""
    peninsula, rail = load_watchlists(written(tmp_path, GOOD))
    assert {"north korea", "c-kr", "KP"} <= peninsula.entities
    assert (peninsula.minimum, rail.minimum) == ("reported", "confirmed")
    assert rail.thresholds == {"killed": (10.0, 100.0)}


def test_without_a_file_there_are_none() -> None:
    """Watchlists are nothing one must have."""
    assert load_watchlists(None) == ()


@pytest.mark.parametrize(
    "text, sentence",
    [
        ("[[watchlist]\n", "is no TOML"),
        ("", "watchlist: Field required"),
        ('[[watchlist]]\nname = "a"\n', "watchlist a: it asks for nothing"),
        ('[[watchlist]]\nname = "A b"\nplaces = ["IT"]\n', "watchlist A b, name"),
        ('[[watchlist]]\nplaces = ["IT"]\n', "watchlist number 0, name: Field required"),
        ('[[watchlist]]\nname = "a"\nplace = ["IT"]\n', "watchlist a, place: there is no such key"),
        ('[[watchlist]]\nname = "a"\nevent_types = ["WAR"]\n', "'WAR' is none of AGREE"),
        ('[[watchlist]]\nname = "a"\nlanguages = ["Italian"]\n', "'Italian' is no language code"),
        (
            '[[watchlist]]\nname = "a"\nplaces = ["IT"]\nminimum_status = "rumoured"\n',
            "watchlist a, minimum_status",
        ),
        ('[[watchlist]]\nname = "a"\nplaces = ["IT"]\n' * 2, "two watchlists are called 'a'"),
        ("watchlist = 3\n", "watchlist: "),
    ],
)
def test_a_mistake_is_one_sentence(tmp_path: Path, text: str, sentence: str) -> None:
    """It names the file, the list, the key, and what would be right."""
    with pytest.raises(WatchlistError) as error:
        load_watchlists(written(tmp_path, text))
    assert sentence in str(error.value)
    assert "lists.toml" in str(error.value)
    assert "\n" not in str(error.value)


def test_a_file_that_cannot_be_read_is_one_sentence(tmp_path: Path) -> None:
    """Missing, or far too large."""
    with pytest.raises(WatchlistError, match="cannot be read"):
        load_watchlists(tmp_path / "none.toml")
    with pytest.raises(WatchlistError, match="larger than"):
        load_watchlists(written(tmp_path, "#" * (WATCHLIST_BYTES_MAX + 1)))
