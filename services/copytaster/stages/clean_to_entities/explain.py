"""A name and a language -> what the knowledge base knows of it, and which reading would win."""

from typing import Final

from copytaster.stages.clean_to_entities import codes
from copytaster.stages.clean_to_entities.document import Document
from copytaster.stages.clean_to_entities.fold import fold_name, fold_text
from copytaster.stages.clean_to_entities.knowledge import KnowledgeBase, Sense, Thing
from copytaster.stages.clean_to_entities.match import counting
from copytaster.stages.record import dataclass

FORMS: Final = {
    codes.NAME: "name",
    codes.ACRONYM: "acronym",
    codes.ADJECTIVE: "adjective",
    codes.OFFICE: "office",
    codes.BODY: "body",
    codes.SURNAME: "surname",
}
BEFORE: Final = "seen here with "
"""Words before the name, so that it does not open the sentence."""


@dataclass(frozen=True, slots=True)
class Explained:
    """One reading of a name: what it means, where that comes from, and why it wins or not."""

    id: str
    means: str
    form: str
    weight: int | None
    source: str
    wins: bool
    why: str


def readings_of(name: str, language: str, knowledge: KnowledgeBase) -> tuple[Explained, ...]:
    """Every reading of a name, the winner first, then by weight."""
    number = knowledge.name_at(fold_name(name))
    if number is None:
        return ()
    document = _document(name, language)
    start = len(BEFORE)
    senses = knowledge.senses(number)
    counting_here = counting(document, senses, start, len(document.text))
    winner = _winner(knowledge, counting_here)
    read = [_explained(knowledge, document, sense, counting_here, winner) for sense in senses]
    return tuple(sorted(read, key=lambda one: (not one.wins, -(one.weight or 0), one.id)))


def about_words(name: str, language: str, knowledge: KnowledgeBase) -> dict[str, tuple[str, ...]]:
    """What the word lists say of each word of a name."""
    found: dict[str, tuple[str, ...]] = {}
    for word in fold_name(name).split():
        lists = {
            "given name": knowledge.is_given_name(word),
            f"common word ({language})": knowledge.is_common(word, language),
            "opens or ends names of organisations": word
            in knowledge.organisation_first | knowledge.organisation_last,
            "opens or ends names of places": word in knowledge.place_first | knowledge.place_last,
            "stands before names of organisations": knowledge.is_company(word, language),
            "is no part of a person's name": word in knowledge.nonperson,
        }
        if said := tuple(name for name, yes in lists.items() if yes):
            found[word] = said
    return found


def _document(name: str, language: str) -> Document:
    visible = fold_text(BEFORE + name)
    bits = codes.EVERY_LANGUAGE if language == "und" else codes.language_bit(language)
    whole = ((0, len(visible.text)),)
    return Document(visible, visible.text, visible.folded, language, bits, whole)


def _winner(knowledge: KnowledgeBase, senses: tuple[Sense, ...]) -> Sense | None:
    """The reading taken where the text says nothing else (see `atoms`)."""
    for sense in senses:
        if sense.form in (codes.OFFICE, codes.BODY):
            return sense
    firm = [sense for sense in senses if not sense.flags & codes.CONTEXT] or senses
    return max(firm, key=lambda sense: knowledge.thing(sense.target).prior, default=None)


def _explained(
    knowledge: KnowledgeBase, document: Document, sense: Sense, counted: tuple[Sense, ...],
    winner: Sense | None,
) -> Explained:  # fmt: skip
    wins = sense == winner
    labels = {codes.OFFICE: knowledge.offices, codes.BODY: knowledge.bodies}.get(sense.form)
    thing = None if labels is not None else knowledge.thing(sense.target)
    return Explained(
        id=labels[sense.target] if labels is not None else thing.entity_id if thing else "",
        means=_means(thing) if thing is not None else FORMS[sense.form],
        form=FORMS[sense.form],
        weight=thing.prior if thing is not None else None,
        source=knowledge.sources[sense.source],
        wins=wins,
        why=_why(document, sense, counted, wins=wins),
    )


def _means(thing: Thing) -> str:
    kind = f"{thing.entity_type}, {thing.kind}" if thing.kind else thing.entity_type
    country = f", {thing.country}" if thing.country and thing.kind != "country" else ""
    return f"{thing.name} ({kind}{country})"


def _why(document: Document, sense: Sense, counted: tuple[Sense, ...], *, wins: bool) -> str:
    if sense not in counted:
        if not sense.languages & document.bits:
            return f"is no name in this language, but in {_languages(sense)}"
        return "is not written like this"
    sign = "needs a sign that a place is meant (in, city of, a country behind it)"
    if sense.flags & codes.DESPIN:
        return "a rewriter's word, of low confidence"
    if not wins:
        return (
            sign
            if sense.flags & codes.CONTEXT
            else "less likely, unless the text is about its country"
        )
    if len(counted) == 1:
        return "the only reading that counts" + (f"; {sign}" if sense.flags & codes.CONTEXT else "")
    return sign if sense.flags & codes.CONTEXT else "the likeliest of those that count"


def _languages(sense: Sense) -> str:
    listed = [code for code in codes.LANGUAGES if sense.languages & codes.language_bit(code)]
    if sense.languages & codes.OTHER_LANGUAGE:
        listed.append("others")
    return " ".join(listed)
