"""The words of a source -> what they hold: names by type, and the nouns for those who speak."""

from collections.abc import Iterator
from typing import Final

from copytaster.stages.article import LinkedEntity, Mention
from copytaster.stages.entities_to_claims.articles import contracted
from copytaster.stages.entities_to_claims.lexicon import RoleNoun
from copytaster.stages.entities_to_claims.page import Page
from copytaster.stages.entities_to_claims.sources import Words
from copytaster.stages.entities_to_claims.word_class import (
    DETERMINER,
    GENITIVE,
    NEUTER,
    OF,
    PERSONAL,
    PREPOSITION,
)
from copytaster.stages.record import dataclass

INDEFINITE: Final[dict[str, tuple[str, ...]]] = {
    "en": ("a", "an"),
    "it": ("un", "una", "uno", "un'"),
    "es": ("un", "una"),
    "fr": ("un", "une"),
    "de": ("ein", "eine", "einer", "einem"),
    "pt": ("um", "uma"),
    "nl": ("een",),
}
"""Articles of somebody who is not named."""


HONORIFICS: Final = frozenset(
    {"mr", "mrs", "ms", "dr", "sir", "signor", "signora", "señor", "señora", "monsieur", "madame",
     "m", "mme", "herr", "herrn", "frau",
     "dhr", "mevr", "mevrouw", "meneer", "senhor", "senhora", "."}
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Found:
    """What the words of a source hold: names by type, and the nouns for those who speak.

    `patron` is a person that somebody else speaks for or belongs to: "a lawyer for X", "X's wife".
    `described`: another noun beside the body is who speaks: "critics of NATO", "a Boeing customer".
    `kind_of_body`: that of a body without a name: "the government's spokeswoman, X".
    `within`: the country only tells where the noun before it belongs: "reports from X".
    """

    person: tuple[Mention, LinkedEntity] | None
    body: tuple[Mention, LinkedEntity] | None
    country: tuple[Mention, LinkedEntity] | None
    local: tuple[Mention, LinkedEntity] | None
    role: RoleNoun | None
    office: RoleNoun | None
    definite: bool
    pronoun: int
    patron: tuple[Mention, LinkedEntity] | None = None
    described: bool = False
    kind_of_body: str | None = None
    within: bool = False


def found_in(page: Page, words: Words) -> Found:
    """Everything that the words of a source hold."""
    first, last = words
    named: dict[str, tuple[Mention, LinkedEntity]] = {}
    described = False
    for k in _mentions(page, first, last):
        entity = page.entity_at(k)
        if entity is not None and not (entity.kind == "party" and page.low[k - 1] == "("):
            mention = page.mentions[page.mention[k]]
            sort = _sort(mention, entity)
            if sort == "person" and _belongs(page, (first, last), k):
                sort = "patron"
            if sort == "organisation" and sort not in named:
                described = _is_described(page, (first, last), k)
            named.setdefault(sort, (mention, entity))
    role, office = roles_in(page, first, last)
    return Found(
        person=named.get("person"),
        body=named.get("organisation"),
        country=named.get("country"),
        local=named.get("local"),
        role=role,
        office=office,
        definite=_is_definite(page, first, last),
        pronoun=page.bits[first] & (PERSONAL | NEUTER) if last - first == 1 else 0,
        patron=named.get("patron"),
        described=described,
        kind_of_body=_kind_of_body(page, first, last),
        within=_is_within(page, first, last),
    )


def _is_within(page: Page, first: int, last: int) -> bool:
    """Whether the first name hangs on a noun before it: by a preposition, or as a German genitive
    ("im Süden Thailands").
    """
    name = next((k for k in range(first, last) if page.mention[k] >= 0), first)
    if name <= first or page.low[name - 1] == ",":
        return False
    nouns = any(page.capital[k] or not page.bits[k] for k in range(first, name))
    german = page.lexicon.capital_nouns and page.capital[name - 1] and page.mention[name - 1] < 0
    return nouns and bool(page.bits[name - 1] & PREPOSITION or german)


def _kind_of_body(page: Page, first: int, last: int) -> str | None:
    for k in range(first, last):
        hit = page.lexicon.role_at(page.low, k, last)
        body = next((role.body for role in hit[1] if role.kind == "body"), None) if hit else None
        if body is not None:
            return body
    return None


def _sort(mention: Mention, entity: LinkedEntity) -> str:
    """What a name is here; a capital that stands for its country counts as the country."""
    if entity.entity_type != "place":
        return entity.entity_type
    return "country" if mention.stands_for is not None or entity.kind == "country" else "local"


def _is_definite(page: Page, first: int, last: int) -> bool:
    """Whether one certain speaker is meant: "the minister", "NATO chief", but not "an official"."""
    if page.low[first] in INDEFINITE.get(page.lexicon.language, ()):
        return False
    if page.has(first, DETERMINER) or page.low[max(0, first - 1)] in contracted(page):
        return True
    if page.lexicon.free_inversion and _heads_title(page, first):
        return not _is_many(page, first, last)
    return page.lexicon.language == "en" and not _is_many(page, first, last)


def _heads_title(page: Page, first: int) -> bool:
    """Whether a title begins with the noun itself, as headlines leave out the article."""
    sentence = page.sentences[page.sentence[first]]
    return sentence.section == "title" and sentence.first == first and page.is_role(first)


def _is_many(page: Page, first: int, last: int) -> bool:
    """Whether the noun that speaks is a plural: "NATO officials", but "NATO chief"."""
    for k in range(first, last):
        if page.bits[k] & OF:
            break
        hit = page.lexicon.role_at(page.low, k, last)
        if hit is not None:
            return page.low[k + hit[0] - 1].endswith("s")
    return True


def _mentions(page: Page, first: int, last: int) -> Iterator[int]:
    """The first word of each name."""
    seen = -1
    for k in range(first, last):
        number = page.mention[k]
        if number >= 0 and number != seen:
            seen = number
            yield k


def _belongs(page: Page, words: Words, k: int) -> bool:
    """Whether the source is not the person at word `k` but somebody of theirs."""
    first, last = words
    end = page.name_end(k, last)
    if end + 1 < last and page.bits[end] & GENITIVE:
        return True
    before = k - 1
    while before >= first and _is_title(page, before):
        before -= 1
    governed = before >= first and bool(page.bits[before] & PREPOSITION or _acts(page, before))
    return governed and any(page.low[n][0].isalnum() for n in range(first, before))


def _acts(page: Page, k: int) -> bool:
    """Whether a participle tells what another does to the person behind: "carrying X"."""
    plain = page.mention[k] < 0 and not page.capital[k]
    return plain and page.lexicon.language == "en" and page.low[k].endswith("ing")


def _is_described(page: Page, words: Words, k: int) -> bool:
    """Whether nouns stand beside the body at word `k`, in front of any comma."""
    first, last = words
    end = next((n for n in range(first, last) if page.low[n] == "," and n > k), last)
    return any(
        page.mention[n] < 0
        and page.low[n].isalpha()
        and not page.capital[n]
        and not page.bits[n] & (DETERMINER | PREPOSITION | GENITIVE)
        for n in range(first, end)
    )


def _is_title(page: Page, k: int) -> bool:
    """Whether a word may stand between a preposition and the name it governs."""
    if page.mention[k] >= 0:
        return False
    if page.bits[k] & DETERMINER and not page.bits[k] & PREPOSITION:
        return True
    hit = page.lexicon.role_at(page.low, k, k + 1)
    if hit is not None:
        return all(meaning.kind == "official" for meaning in hit[1])
    return page.low[k] in HONORIFICS


def roles_in(page: Page, first: int, last: int) -> tuple[RoleNoun | None, RoleNoun | None]:
    """The first noun that speaks before any "of", and the first office or spokesperson."""
    role = office = None
    k = first
    while k < last:
        hit = page.lexicon.role_at(page.low, k, last)
        if hit is None or _names_a_place(page, k):
            k += 1
            continue
        meaning = _preferred(hit[1])
        if meaning.kind == "official" and (_is_in_name(page, k) or _is_adjective(page, k, last)):
            k += hit[0]
            continue
        if meaning.kind in {"official", "spokesperson"}:
            office = meaning if _says_more(page, office, meaning, first, k) else office or meaning
        general = role is None or (role.kind == "body" and not _behind_of(page, first, k))
        if general or _says_more(page, role, meaning, first, k):
            role = meaning
        k += hit[0]
    return role, office


def _names_a_place(page: Page, k: int) -> bool:
    """Whether a word belongs to the name of a place: "the Democratic Republic of Congo"."""
    entity = page.entity_at(k)
    return entity is not None and entity.entity_type == "place"


def _is_adjective(page: Page, k: int, last: int) -> bool:
    """ "Syria's official news agency", "official Iranian media": no official speaks."""
    if page.low[k] != "official" or page.lexicon.language != "en":
        return False
    hits = (page.lexicon.role_at(page.low, n, last) for n in range(k + 1, last))
    told = {"medium", "document"}
    return any(hit is not None and any(one.kind in told for one in hit[1]) for hit in hits)


def _is_in_name(page: Page, k: int) -> bool:
    """Whether a noun for somebody begins the name of a firm: "General Motors", "Marshal Group"."""
    entity = page.entity_at(k)
    firm = entity is not None and entity.kind in {"company", "bank", "airline"}
    return firm and page.mention[k + 1 : k + 2] == page.mention[k : k + 1]


def _says_more(page: Page, known: RoleNoun | None, other: RoleNoun, first: int, k: int) -> bool:
    """ "The deputy foreign minister": the office stands behind a noun for any official."""
    if known is None or known.kind != "official" or known.office is not None:
        return False
    return other.kind == "official" and other.office is not None and not _behind_of(page, first, k)


def _behind_of(page: Page, first: int, k: int) -> bool:
    """Whether an "of" stands before it that belongs to no name ("Democratic Republic of Congo")."""
    return any(page.bits[n] & OF and page.mention[n] < 0 for n in range(first, k))


def _preferred(meanings: tuple[RoleNoun, ...]) -> RoleNoun:
    order = {"anonymous": 0, "spokesperson": 1, "official": 2}
    return min(meanings, key=lambda one: order.get(one.kind, 3))
