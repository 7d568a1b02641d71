"""Attributions -> chains of speakers: pronouns and roles resolved inside the article, nested voices
in order.
"""

from collections.abc import Sequence
from typing import Final

from copytaster.stages.entities_to_claims.attribution import Attribution
from copytaster.stages.entities_to_claims.lexicon import RoleNoun
from copytaster.stages.entities_to_claims.page import Page
from copytaster.stages.entities_to_claims.speakers import (
    matches_pronoun,
    pronoun_of,
    role_of,
    speaker_of,
)
from copytaster.stages.entities_to_claims.subject_of_content import subject_of_content
from copytaster.stages.entities_to_claims.word_class import (
    EVIDENCE,
    FIRST_PERSON,
    HE,
    POSSESSIVE,
    PREPOSITION,
    SHE,
    THEY,
    VERBAL,
)
from copytaster.stages.record import dataclass
from copytaster_schemas.claim import Speaker

CHAIN_MAX: Final = 4
"""Links of a chain: outlet, agency, official, document; more is a misreading."""

NAME_WORDS_BACK: Final = 60
"""How far back in its own sentence a pronoun may point."""

SUBJECT_WORDS_MAX: Final = 8
"""Words of a subject that opens a sentence: article, office, name."""

SENTENCES_BACK: Final = 3
"""How many sentences back the only person named may be meant by "she said"."""

MEMORY_MAX: Final = 12
"""Speakers that a pronoun or "the minister" is looked for among, the latest first."""


@dataclass(frozen=True, slots=True)
class Voice:
    """The chain of an attribution, the ultimate voice last; `sure` is false where a pronoun was
    resolved. `denies`: it says that something is not so.
    """

    chain: tuple[Speaker, ...]
    sure: bool
    denies: bool = False


def voices_of(page: Page, attributions: Sequence[Attribution]) -> tuple[Voice, ...]:
    """One voice an attribution, in the same order."""
    memory: list[Speaker] = []
    own: list[tuple[Speaker | None, bool]] = []
    for one in attributions:
        speaker, sure = _own(page, one, memory)
        own.append((speaker, sure))
        if speaker is not None and speaker.kind != "unknown":
            memory.append(speaker)
            del memory[:-MEMORY_MAX]
    return tuple(_chain(attributions, own, number) for number in range(len(attributions)))


def _own(page: Page, one: Attribution, memory: list[Speaker]) -> tuple[Speaker | None, bool]:
    if one.source is None or _is_evidence(page, one):
        if one.dropped:
            return _latest(memory) or _subject_before(page, one), False
        return None, True
    pronoun = pronoun_of(page, one.source)
    if pronoun & FIRST_PERSON:
        return None, True  # whoever is quoted: the next link of the chain
    if pronoun:
        subject = subject_of_content(page, one, pronoun)
        if subject is not None:
            return subject, False
        named = _named_before(page, one) if pronoun & (HE | SHE) else None
        named = named or _resolved(page, one, pronoun, memory)
        if named.kind == "unknown" and pronoun & (HE | SHE):
            named = _named_in_text(page, one) or named
        return named, False
    speaker = _with_owner(page, one, speaker_of(page, one.source))
    role = role_of(page, one.source)
    if speaker is not None and role is not None and _is_bare_role(page, one, speaker):
        earlier = _of_role(role, speaker, memory)
        if earlier is not None:
            return earlier, False
        return _holder_in_text(page, one, role) or speaker, True
    return speaker, True


def _with_owner(page: Page, one: Attribution, speaker: Speaker | None) -> Speaker | None:
    """ "Russia expelled three diplomats, its foreign ministry said": the ministry is Russia's."""
    if speaker is None or one.source is None or speaker.kind != "organisation" or speaker.country:
        return speaker
    if not page.bits[one.source[0]] & POSSESSIVE:
        return speaker
    owner = subject_of_content(page, one, THEY)
    return speaker.model_copy(update={"country": owner.country}) if owner else speaker


def _is_evidence(page: Page, one: Attribution) -> bool:
    """Whether what speaks is what somebody found it by: "officials say tests have confirmed"."""
    return one.parent >= 0 and one.source is not None and page.has(one.source[1] - 1, EVIDENCE)


def _latest(memory: Sequence[Speaker]) -> Speaker | None:
    return memory[-1] if memory else None


def _subject_before(page: Page, one: Attribution) -> Speaker | None:
    """Who opens the sentence before, where nobody has spoken yet: "X spoke. Ha aggiunto che"."""
    if one.sentence == 0:
        return None
    before = page.sentences[one.sentence - 1]
    for k in range(before.first, min(before.last, before.first + SUBJECT_WORDS_MAX)):
        if page.bits[k] & (PREPOSITION | VERBAL) and page.mention[k] < 0:
            return None
        entity = page.entity_at(k)
        if entity is not None and entity.entity_type in {"person", "organisation"}:
            last = k + 1
            while last < before.last and page.mention[last] == page.mention[k]:
                last += 1
            return speaker_of(page, (before.first, last))
    return None


def _named_before(page: Page, one: Attribution) -> Speaker | None:
    """The last person named before the pronoun in its sentence, outside what is said."""
    assert one.source is not None
    first = page.sentences[one.sentence].first
    for k in range(one.source[0] - 1, max(first, one.source[0] - NAME_WORDS_BACK) - 1, -1):
        entity = page.entity_at(k)
        if entity is not None and entity.entity_type == "person" and not one.covers(k):
            begin = k
            while begin > first and page.mention[begin - 1] == page.mention[k]:
                begin -= 1
            if begin and page.bits[begin - 1] & PREPOSITION:
                continue
            return speaker_of(page, (begin, k + 1))
    return None


def _named_in_text(page: Page, one: Attribution) -> Speaker | None:
    """The only person that the sentences before name, where nobody has spoken yet."""
    first = page.sentences[max(0, one.sentence - SENTENCES_BACK)].first
    found: dict[str, tuple[int, int]] = {}
    for k in range(first, page.sentences[one.sentence].first):
        entity = page.entity_at(k)
        if entity is not None and entity.entity_type == "person":
            begin, _ = found.get(entity.entity_id, (k, k))
            found[entity.entity_id] = (begin, k + 1)
    if len(found) != 1:
        return None
    begin = next(iter(found.values()))[0]
    last = begin + 1
    while page.mention[last] == page.mention[begin]:
        last += 1
    return speaker_of(page, (begin, last))


def _holder_in_text(page: Page, one: Attribution, role: RoleNoun) -> Speaker | None:
    """The only holder of such an office that the sentences before name: "La ministra X visitó el
    lugar. La funcionaria confirmó que".
    """
    if role.kind != "official":
        return None
    first = page.sentences[max(0, one.sentence - SENTENCES_BACK)].first
    found: dict[str, Speaker] = {}
    for k in range(first, page.sentences[one.sentence].first):
        entity = page.entity_at(k)
        if entity is None or entity.entity_type != "person" or entity.entity_id in found:
            continue
        last = k + 1
        while page.mention[last] == page.mention[k]:
            last += 1
        begin = k - 1 if k > first and page.is_role(k - 1) else k
        holder = speaker_of(page, (begin, last))
        if holder is not None and holder.office and _may_hold(holder.office, role.office):
            found[entity.entity_id] = holder
    return next(iter(found.values())) if len(found) == 1 else None


def _resolved(page: Page, one: Attribution, pronoun: int, memory: Sequence[Speaker]) -> Speaker:
    for speaker in reversed(memory):
        if matches_pronoun(pronoun, speaker):
            return speaker
    assert one.source is not None
    surface = page.surface(*one.source)
    return Speaker(surface=surface, name=surface, kind="unknown")


def _is_bare_role(page: Page, one: Attribution, speaker: Speaker) -> bool:
    """ "The minister", "the former Dutch prime minister": a role with an article and no name."""
    assert one.source is not None
    if speaker.entity_id is not None or speaker.kind == "document":
        return False
    first, last = one.source
    capital = page.capital[first] and first != page.sentences[page.sentence[first]].first
    return (
        page.low[first] in DEFINITE.get(page.lexicon.language, ()) and not capital and last > first
    )


DEFINITE: Final[dict[str, tuple[str, ...]]] = {
    "en": ("the",),
    "it": ("il", "la", "lo", "l'", "i", "gli", "le"),
    "es": ("el", "la", "los", "las"),
    "fr": ("le", "la", "l'", "les"),
    "de": ("der", "die", "das"),
    "pt": ("o", "a", "os", "as"),
    "nl": ("de", "het"),
}


def _of_role(role: RoleNoun, speaker: Speaker, memory: Sequence[Speaker]) -> Speaker | None:
    """Whoever spoke last and can be meant by the role."""
    if role.kind == "medium":
        outlets = (one for one in reversed(memory) if one.kind == "outlet")
        return next((one for one in outlets if one.entity_id is not None), None)
    if role.kind == "body":
        return next(
            (
                one
                for one in reversed(memory)
                if one.entity_id is not None
                and one.kind == "organisation"
                and one.organisation_kind == role.body
                and speaker.country in {None, one.country}
            ),
            None,
        )
    if role.kind not in {"official", "person", "spokesperson"}:
        return None
    for one in reversed(memory):
        if one.kind in {"official", "named_person"} and one.entity_id is not None:
            fits = speaker.country in {None, one.country}
            return one if fits and _may_hold(one.office, role.office) else None
    return None


def _may_hold(office: str | None, meant: str | None) -> bool:
    """Whether somebody of an office may be called so: an interior minister "the minister"."""
    if office is None or meant is None:
        return True
    return office == meant or office.endswith("_" + meant)


def _chain(
    attributions: Sequence[Attribution],
    own: Sequence[tuple[Speaker | None, bool]],
    number: int,
) -> Voice:
    links: list[Speaker] = []
    sure = True
    at = number
    while at >= 0 and len(links) < CHAIN_MAX:
        speaker, certain = own[at]
        sure = sure and certain
        if speaker is not None and not (links and _same(links[-1], speaker)):
            links.append(speaker)
        at = attributions[at].parent
    return Voice(tuple(reversed(links)), sure, attributions[number].cue_class == "deny")


def _same(one: Speaker, other: Speaker) -> bool:
    if one.entity_id is not None or other.entity_id is not None:
        return one.entity_id == other.entity_id
    return one.name == other.name
