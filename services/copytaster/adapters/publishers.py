"""The shipped table of outlets and agencies, looked up by domain and by name."""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from copytaster.adapters.addresses import host_of, registered_domain
from copytaster.adapters.publisher_files import Row
from copytaster.stages.raw_to_clean import Agency
from copytaster_schemas.enriched_article import Publisher

NAME_CHARS_MAX: Final = 120
"""Of an outlet's name, what is kept and looked up."""

_DOMAIN = re.compile(r"(?:https?://)?(?:[a-z0-9-]+\.)+[a-z]{2,24}(?:[/:].*)?", re.IGNORECASE)
_DOTTED_END = re.compile(r"\.[a-z]{2,4}$")
"""`Le Monde.fr`: a name with the end of its domain."""
_NOT_LETTERS = re.compile(r"[\W_]+")


class PublisherTable:
    """The shipped table of outlets, by domain and by name."""

    def __init__(self, rows: Iterable[Row], own: Iterable[Row] = ()) -> None:
        """`own` rows, a user's, count before the others.

        Of the others a name that two outlets have finds neither.
        """
        self._rows = tuple(rows)
        self._by_domain: dict[str, Row] = {}
        self._by_name: dict[str, Row] = {}
        shared: set[str] = set()
        for row in self._rows:
            self._by_domain.update(dict.fromkeys(row.domains, row))
            for name in map(_key, row.names):
                if self._by_name.setdefault(name, row).id != row.id:
                    shared.add(name)
        for name in shared:
            del self._by_name[name]
        for row in own:
            self._by_domain.update(dict.fromkeys(row.domains, row))
            self._by_name.update(dict.fromkeys(map(_key, row.names), row))
        self._registered = lru_cache(maxsize=4_096)(registered_domain)

    def __call__(self, name: str | None, url: str | None) -> Publisher:
        """The outlet of a name or address; an unknown one goes by its domain, else by its name."""
        name = " ".join(name.split())[:NAME_CHARS_MAX] if name else None
        if name and _DOMAIN.fullmatch(name):
            name, url = None, url or name
        host = host_of(url) if url else None
        found = self._at(host) if host else None
        if found is None and name:
            found = self._by_name.get(_key(_DOTTED_END.sub("", name)))
            if found is not None and found.tier == "wire" and host:
                found = None  # an agency's text on another site: that site is the carrier
                name = None
        if found is not None:
            return _publisher(found)
        of_file = name is not None and name.startswith("file:")
        domain = (self._registered(host) or host) if host else None
        if domain:
            shown = domain if of_file or not name else name
            return Publisher(id=domain, name=shown, domain=domain, tier="other")
        if name:
            return Publisher(id=name if of_file else f"name:{_key(name)}", name=name)
        return Publisher(id="unknown", name="unknown")

    def _at(self, host: str) -> Row | None:
        labels = host.split(".")
        for i in range(len(labels) - 1):
            if (found := self._by_domain.get(".".join(labels[i:]))) is not None:
                return found
        return None

    def agencies(self) -> dict[str, Agency]:
        """The agencies by every spelling of their tags, as they stand in datelines and bylines."""
        found: dict[str, Agency] = {}
        for row in self._rows:
            if row.tier != "wire":
                continue
            agency = Agency(row.name, row.family)
            for tag in row.names:
                found.update(dict.fromkeys(_spellings(tag), agency))
        return found


@lru_cache(maxsize=4_096)
def _publisher(row: Row) -> Publisher:
    """The outlet of a row; most of thousands are never met, so it is made when one is."""
    return Publisher(
        id=row.id,
        name=row.name,
        domain=row.domains[0],
        family=row.family,
        country=row.country,
        tier=row.tier,
    )


CAPITALISED_CHARS_MIN: Final = 4
"""`Ansa` and `Reuters` are written so; `Sid` and `Ap` are names and words."""


def _spellings(tag: str) -> set[str]:
    spellings = {tag, tag.upper()}
    if len(tag) >= CAPITALISED_CHARS_MIN:
        spellings.add(tag.capitalize())
    return spellings


def _key(name: str) -> str:
    """Letters and digits without marks: `El País` and `El Pais` are one."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    return _NOT_LETTERS.sub("", "".join(c for c in plain if not unicodedata.combining(c)))
