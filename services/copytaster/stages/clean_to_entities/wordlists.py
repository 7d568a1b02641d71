"""The word lists of the knowledge file -> what single words say about the names beside them."""

from collections.abc import Mapping
from typing import Any, Final

from copytaster.stages.clean_to_entities.fold import fold_name, sound_of_word
from copytaster_schemas.ids import EntityId

SOUND_CHARS_MIN: Final = 5
"""Letters from which another romanisation of a given name is taken for it (Olexandr, Mikola)."""


COMPOUND_CHARS_MIN: Final = 4
"""Letters of the last part of a German compound (Bank, Firma)."""


class WordLists:
    """Words, folded, by what they say."""

    def __init__(self, columns: Mapping[str, Any]) -> None:
        words: dict[str, dict[str, str]] = columns["words"]
        self.office_tails = {
            code: tuple(sorted(((fold_name(tail), office) for tail, office in tails.items()),
                               key=lambda pair: -len(pair[0])))
            for code, tails in columns["office_tails"].items()
        }  # fmt: skip
        self.given_names = frozenset(columns["given_names"].split())
        self._given_sounds = frozenset(columns["given_sounds"].split())
        self._calendar = frozenset(columns["calendar"].split())
        self._calendars = {code: frozenset(text.split())
                           for code, text in columns["calendars"].items()}  # fmt: skip
        self.function = {code: frozenset(text.split()) for code, text in words["function"].items()}
        self.vocabulary = {code: frozenset(text.split())
                           for code, text in columns["vocabulary"].items()}  # fmt: skip
        self.organisation_last = frozenset(words["organisation"]["last"].split())
        self.organisation_first = frozenset(words["organisation"]["first"].split())
        self.place_last = frozenset(words["place"]["last"].split())
        self.place_first = frozenset(words["place"]["first"].split())
        self.region_after = frozenset(words["region"]["after"].split())
        self.region_before = frozenset(words["region"]["before"].split())
        self.region_between = frozenset(words["region"]["between"].split())
        self.locative = frozenset(words["locative"]["words"].split())
        self.particles = frozenset(words["particle"]["words"].split())
        self.nonperson = frozenset(words["nonperson"]["words"].split())
        self.portfolios = frozenset(words["portfolio"]["words"].split())
        self.modified = frozenset(words["modified"]["en"].split())
        self.past = frozenset(words["past"]["words"].split())
        self.sites = frozenset(words["site"]["words"].split())
        self.companies = frozenset(words["company"]["words"].split()) | self.sites
        self._company_ends = tuple(
            noun + ending
            for noun in sorted(self.companies)
            if len(noun) >= COMPOUND_CHARS_MIN
            for ending in ("", "s", "es")
        )
        self.things = frozenset(words["thing"]["words"].split())
        self.town = frozenset(words["town"]["words"].split())
        self.directions = frozenset(words["direction"]["words"].split())
        self.abbreviations = frozenset(words["abbreviation"]["words"].split())
        self.family_first = frozenset(words["family_first"]["words"].split())
        self.legal = frozenset(words["legal"]["words"].split())
        self.behind_hyphen = frozenset(words["behind_hyphen"]["words"].split())
        self.references = {EntityId(f"o-{slug}"): frozenset(text.split())
                           for slug, text in words["reference"].items()}  # fmt: skip

    def is_given_name(self, word: str) -> bool:
        """Whether a folded word is a given name, in this or another romanisation."""
        return word in self.given_names or (
            len(word) >= SOUND_CHARS_MIN and sound_of_word(word) in self._given_sounds
        )

    def is_company(self, word: str, language: str) -> bool:
        """Whether a folded noun says that the name behind it is an organisation's.

        In German also the end of a compound: Bergbauunternehmens, Landesbank.
        """
        return word in self.companies or (language == "de" and word.endswith(self._company_ends))

    def calendar_of(self, language: str) -> frozenset[str]:
        """Folded months and weekdays of a language; of all, where the language has no list."""
        return self._calendars.get(language, self._calendar)

    def is_common(self, word: str, language: str) -> bool:
        """Whether a folded word is a common word of the language."""
        return word in self.function.get(language, ()) or word in self.vocabulary.get(language, ())
