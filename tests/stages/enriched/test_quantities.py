"""Quantities of an enriched article: digits in any language, with their exact places."""

import tomllib
from importlib.resources import files
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copytaster.adapters.lexicons import load_units
from copytaster.adapters.measures import MeasuresError, load_measures
from copytaster.limits import WRITTEN_QUANTITIES_MAX
from copytaster.stages.measures import Measures
from copytaster.stages.written_numbers import value_of
from copytaster.stages.written_quantities import WrittenQuantity, quantities_in

TABLE = tomllib.loads((Path(__file__).parent / "quantities.toml").read_text("utf-8"))
CASES = [(language, text) for language, rows in TABLE.items() for text in rows]
MEASURES = load_measures()
LANGUAGES = [*sorted(MEASURES.by_language), "und"]

WORDS = ["5", "12", "2024", "3,5", "1.250", "12 500", "%", "€", "$", "kr", "mln", "zł", "-", "–"]
MORE = [
    " ",
    "\u00a0",
    "\n",
    ".",
    ",",
    ":",
    "万",
    "年",
    "млн",
    "May",
    "mai",
    "de",
    "<",
    "+",
    "İ",
    "٣٬٥",
]
TEXTS = st.lists(st.sampled_from(WORDS + MORE) | st.text(max_size=6), max_size=40).map("".join)


def shown(text: str, one: WrittenQuantity) -> str:
    """A quantity as the table writes it."""
    sign = "" if one.comparator == "=" else one.comparator
    parts = (f"{text[one.start : one.end]} = {one.value:.15g}", one.measure, sign)
    return " ".join(part for part in parts if part)


@pytest.mark.parametrize(("language", "text"), CASES)
def test_a_sentence_gives_its_quantities(language: str, text: str) -> None:
    """Value, unit and place of every quantity, and nothing for dates, times, scores and names."""
    found = quantities_in(text, MEASURES.of(language))
    assert [shown(text, one) for one in found] == TABLE[language][text]


@given(TEXTS, st.sampled_from(LANGUAGES))
def test_no_text_makes_it_raise(text: str, language: str) -> None:
    """Whatever the text: places inside it, in order, apart, each with a digit; finite values."""
    end = 0
    for one in quantities_in(text, MEASURES.of(language)):
        assert end <= one.start < one.end <= len(text)
        assert any(char.isdigit() for char in text[one.start : one.end])
        assert one.low is None or one.low <= one.value
        assert one.high is None or one.value <= one.high
        assert abs(one.value) <= 1e18
        end = one.end


@given(TEXTS, st.sampled_from(LANGUAGES))
def test_what_stands_before_moves_the_places_only(text: str, language: str) -> None:
    """A title above does not change what a body says: offsets count code points."""
    measures = MEASURES.of(language)
    above = "😀 Ünï\n\n"
    moved = quantities_in(above + text, measures)
    assert [(one.start - len(above), one.value, one.measure) for one in moved] == [
        (one.start, one.value, one.measure) for one in quantities_in(text, measures)
    ]


def test_a_table_of_numbers_is_cut_off() -> None:
    """Only the first quantities of a text that is all numbers are kept."""
    text = "; ".join(f"{number} kg" for number in range(5_000))
    found = quantities_in(text, MEASURES.of("pl"))
    assert len(found) == WRITTEN_QUANTITIES_MAX
    assert text[found[-1].start : found[-1].end] == f"{WRITTEN_QUANTITIES_MAX - 1} kg"


@pytest.mark.parametrize("text", ["1 111" * 20_000, "1,1" * 40_000, "9" * 200_000, "5 " * 100_000])
def test_hostile_digits_are_read_once(text: str) -> None:
    """Long runs of digits and marks end, and make no number of more digits than a quantity has."""
    for one in quantities_in(text, MEASURES.of("pl")):
        assert one.value < 1e16


@pytest.mark.parametrize(
    ("written", "decimal", "value"),
    [
        ("3,5", ",", 3.5), ("3.5", ",", 3.5), ("3.500", ",", 3500), ("3,500", ",", 3.5),
        ("1.234.567,8", ",", 1234567.8), ("1,234,567", ",", 1234567), ("14.30", ",", None),
        ("4.5.2024", ",", None), ("1.2.3", ".", None), ("1,234.5", ".", 1234.5),
        ("12’500", ".", 12500), ("1\u202f234", ",", 1234), ("٣٬٥٠٠", ".", 3500),
        ("٣٫٥", ".", 3.5), ("12,34,567", ".", 1234567), ("1.234", None, None), ("1.5", None, 1.5),
        ("1.234,56", None, 1234.56), ("9" * 17, ",", None),
    ],
)  # fmt: skip
def test_digits_are_read_as_the_language_groups_them(
    written: str, decimal: str | None, value: float | None
) -> None:
    """The mark of fractions decides; where it is not known, nothing is guessed."""
    assert value_of(written, decimal, measured=False) == value


def test_every_measure_has_a_name_of_the_claims() -> None:
    """Slots and units of CLDR are named as those of a claim's quantities."""
    units = load_units(files("copytaster") / "resources")
    named = {
        m
        for one in MEASURES.by_language.values()
        for m in (*one.units.entries.values(), *one.signs.entries.values())
    }
    money = {name for name in named if name.startswith("money:")}
    assert named - money <= set(units)
    assert money <= {f"money:{code}" for code in MEASURES.rest.codes} | set(units)


def test_a_broken_table_names_its_place(tmp_path: Path) -> None:
    """A missing or misspelt file stops the start with the file's name."""
    with pytest.raises(MeasuresError, match=r"measures\.json"):
        load_measures(tmp_path)
    (tmp_path / "measures.json").write_text(
        '{"provenance": "", "codes": [], "languages": {"pl": {}}}'
    )
    with pytest.raises(MeasuresError, match="decimal"):
        load_measures(tmp_path)


def test_a_tag_with_a_region_is_read_as_its_language() -> None:
    """`pt-BR` is Portuguese; a language without a table has no mark of fractions."""
    assert isinstance(MEASURES, Measures)
    assert MEASURES.of("pt-BR") is MEASURES.by_language["pt"]
    assert MEASURES.of("tlh").decimal is None
