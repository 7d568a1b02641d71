"""An event reading -> whether the sentence says that it happened: negation, modality, tense,
standing in it.
"""

from typing import Final

from copytaster.stages.entities_to_claims.accused import SEIZING, is_accused, only_suspects
from copytaster.stages.entities_to_claims.decided import decision_of
from copytaster.stages.entities_to_claims.event_forms import (
    EventReading,
    is_attributive,
)
from copytaster.stages.entities_to_claims.groups import Group, is_wanted, verb_group
from copytaster.stages.entities_to_claims.harm_done import harm_done
from copytaster.stages.entities_to_claims.inflect import (
    CONDITIONAL_FORM,
    FINITE,
    FUTURE_FORM,
    GERUND,
    PARTICIPLE,
    PAST,
    SUBJUNCTIVE,
)
from copytaster.stages.entities_to_claims.lent_tenses import (
    is_toll,
    light_tense,
    light_verb,
    only_describes,
    opens_verbless,
    was_done,
    would_be,
)
from copytaster.stages.entities_to_claims.negation import denies_its_arguments
from copytaster.stages.entities_to_claims.noun_or_verb import is_alone
from copytaster.stages.entities_to_claims.open_clauses import is_open
from copytaster.stages.entities_to_claims.scan import TAKEN, Scan
from copytaster.stages.entities_to_claims.word_class import (
    ABOUT,
    BE,
    BY,
    COMPLEMENTISER,
    CONDITIONAL_AUXILIARY,
    COORDINATOR,
    DECLINE,
    DETERMINER,
    EXPECT,
    FACT_NOUN,
    FAIL,
    FUTURE,
    HAVE,
    HEARSAY,
    HEDGE,
    IMPLICATIVE,
    IMPLIED,
    MODAL,
    NEGATION,
    OF,
    OTHER_PREPOSITION,
    PHASE,
    PLAN,
    PLAN_ADJECTIVE,
    PREPOSITION,
    REPORT_NOUN,
    VERBAL,
    WHETHER,
    WITH,
)
from copytaster.stages.record import dataclass
from copytaster_schemas.words import Tense

ABOUT_IT: Final = OF | ABOUT | COMPLEMENTISER
CHARGED_WITH: Final = OF | WITH | ABOUT | BY | OTHER_PREPOSITION

BEFORE_NOUN: Final = 4
GOVERNOR_WORDS_BACK: Final = 6


@dataclass(frozen=True, slots=True)
class Mood:
    """How an event is put. `main`: the main assertion of its clause, as far as the clause can tell.

    `light` is the verb that lends an event noun its tense (-1: none), `light_bits` its form.
    """

    tense: Tense
    negated: bool
    guards: frozenset[str]
    hedged: bool
    main: bool
    nominal: bool
    light: int = -1
    light_bits: int = 0


def mood_of(scan: Scan, reading: EventReading) -> Mood:
    """Read negation, tense and guards off the group, the clause and the words before a noun."""
    if reading.form.noun:
        return _of_noun(scan, reading)
    return _of_verb(scan, reading)


def _of_verb(scan: Scan, reading: EventReading) -> Mood:
    group, bits = reading.group, reading.form.bits
    seizes = reading.form.predicate.name in SEIZING
    guards = _guards(scan, reading.i, group, bits, seizes=seizes)
    if _is_hearsay(scan, reading.i) or is_accused(scan, reading):
        guards.add("hearsay")
    if reading.form.planned or is_wanted(scan, reading.i, bits):
        guards.add("plan")
    asserted = group.has(IMPLICATIVE | IMPLIED | PHASE | MODAL | FUTURE | VERBAL)
    decision = decision_of(scan, reading)
    decided = decision >= 0
    purpose = group.infinitive and not (asserted or decided)
    if decided:
        guards.discard("plan")
    if purpose:
        guards.add("plan")
    clause = scan.clause_at(decision if decided else reading.i)
    before_noun = reading.bare and (
        scan.page.has(reading.i - 1, DETERMINER) or is_attributive(scan, group)
    )
    gerund = bits & GERUND != 0 and not reading.form.stative
    governed = gerund and scan.page.has(group.first - 1, PREPOSITION)
    if governed and _is_charge(scan, reading.i):
        guards.add("hearsay")
    main = clause.kind in {"main", "complement"} and not (purpose or before_noun or governed)
    if reading.bare:
        main = main and (
            _is_heading(scan, reading.i)
            or _exists(scan, reading)
            or is_alone(scan, reading.i, reading.size)
        )
    return Mood(
        tense="past" if decided and not guards else _tense(scan, reading, guards),
        negated=group.has(NEGATION | DECLINE | FAIL) or denies_its_arguments(scan, reading),
        guards=frozenset(guards),
        hedged=group.has(HEDGE),
        main=main,
        nominal=False,
        light=decision if scan.page.lexicon.verb_last else -1,  # whose subject acts
        light_bits=PARTICIPLE if decided else 0,
    )


def _guards(scan: Scan, i: int, group: Group, bits: int, *, seizes: bool = False) -> set[str]:
    guards: set[str] = set()
    done = group.has(IMPLIED) and not group.has(NEGATION)  # "had to resign": it did
    if group.has(PLAN | EXPECT) and not done:
        guards.add("plan")
    could = group.has(IMPLIED) and bits & PARTICIPLE  # "konnten gerettet werden": they were
    if (group.has(FUTURE) and not could) or bits & FUTURE_FORM:
        guards.add("future")
    if group.has(MODAL) and not done:
        guards.add("conditional")
    if group.has(HEARSAY) and not (seizes and only_suspects(scan, i)):
        guards.add("hearsay")
    if group.has(CONDITIONAL_AUXILIARY):
        guards.add("hearsay" if bits & PARTICIPLE else "conditional")
    elif bits & CONDITIONAL_FORM:
        guards.add("conditional")
    clause = scan.clause_at(i)
    if clause.kind == "condition":
        guards.add("conditional")
    sentence = scan.page.sentences[scan.page.sentence[i]]
    opens = clause.kind == "complement" or (
        clause.first == sentence.first and clause.kind != "condition"
    )
    whether = opens and scan.page.has(clause.first, WHETHER)  # "Whether X died was not clear"
    if whether or (clause.kind == "complement" and is_open(scan, i)):
        guards.add("question")
    if scan.page.low[sentence.last - 1] == "?" and scan.quotes.at[i] < 0:
        guards.add("question")
    return guards


def _is_hearsay(scan: Scan, i: int) -> bool:
    """Whether the clause only tells what reports or rumours say: "amid rumours that X"."""
    clause = scan.clause_at(i)
    if clause.kind != "complement" or not clause.first:
        return False
    page, k = scan.page, clause.first - 1
    if page.has(clause.first, COORDINATOR) or page.sentence[k] != page.sentence[i]:
        return False
    return page.has(k, REPORT_NOUN) and not page.has(k, FACT_NOUN)


def _tense(scan: Scan, reading: EventReading, guards: set[str]) -> Tense:
    group, bits = reading.group, reading.form.bits
    if guards & {"plan", "future"} or (group.has(MODAL) and not group.has(HAVE | IMPLIED)):
        return "future"
    if (bits & (PAST | PARTICIPLE) and not bits & GERUND) or group.has(IMPLIED):
        return "past"
    if was_done(scan, reading):
        return "past"
    if bits & GERUND:
        return "ongoing"
    if _is_heading(scan, reading.i) and bits & FINITE:
        return "past"
    return "ongoing" if bits & (FINITE | SUBJUNCTIVE) else "unknown"


def _is_heading(scan: Scan, i: int) -> bool:
    return scan.page.sentences[scan.page.sentence[i]].section in {"title", "subhead"}


def _exists(scan: Scan, reading: EventReading) -> bool:
    """ "There are units deployed": a form of "to be" before the participle in its clause."""
    begin = reading.window[0]
    return any(scan.page.bits[k] & BE for k in range(max(begin, reading.i - 12), reading.i))


def _of_noun(scan: Scan, reading: EventReading) -> Mood:
    page, i = scan.page, reading.i
    first = page.sentences[page.sentence[i]].first
    guards: set[str] = set()
    negated = False
    for k in range(max(first, i - BEFORE_NOUN), i):
        if page.bits[k] & PLAN_ADJECTIVE:
            guards.add("plan")
        if page.bits[k] & NEGATION and page.bits[k] & DETERMINER:
            if any(page.bits[n] & (REPORT_NOUN | FACT_NOUN) for n in range(k + 1, i)):
                guards.add("hearsay")  # "no confirmation of the attack"
            else:
                negated = True
    guards |= _governed(scan, i, first)
    if page.has(i + reading.size, CONDITIONAL_AUXILIARY) or would_be(scan, i, first):
        guards.add("hearsay")  # "i morti sarebbero dieci"
    if _is_charge(scan, i):
        guards.add("hearsay")
    light = light_verb(scan, reading)
    deed = harm_done(scan, reading) if light is None else None
    light = light or deed
    clause = scan.clause_at(i)
    in_main = clause.kind in {"main", "complement"}
    if clause.kind == "condition":
        guards.add("conditional")
    if light is None:
        tense: Tense = "future" if "plan" in guards else "unknown"
        heading = _is_heading(scan, i) or opens_verbless(scan, i) or is_toll(scan, reading)
        main = in_main and heading
        return Mood(tense, negated, frozenset(guards), hedged=False, main=main, nominal=True)
    k, bits = light
    group = verb_group(scan, k, bits)
    guards |= _guards(scan, k, group, bits)
    light_reading = EventReading(
        k, 1, reading.form, group, passive=False, bare=False, window=reading.window
    )
    return Mood(
        tense=light_tense(light_reading, bits, guards),
        negated=negated or group.has(NEGATION | FAIL),
        guards=frozenset(guards),
        hedged=group.has(HEDGE),
        main=in_main and (_is_heading(scan, i) or not only_describes(k, bits, group, reading)),
        nominal=True,
        light=k if deed is None else -1,
        light_bits=bits,
    )


def _is_charge(scan: Scan, i: int) -> bool:
    """Whether a happening is what somebody is tried for: "charged with the murder of X"."""
    page = scan.page
    clause = scan.clause_at(i)
    for k in range(i - 1, max(clause.first - 1, i - 1 - GOVERNOR_WORDS_BACK), -1):
        if k in scan.events:
            legal = any(f.predicate.event_type == "LEGAL" for f in scan.events[k][1])
            between = range(k + 1, i)
            return legal and any(page.bits[n] & CHARGED_WITH for n in between)
        if page.low[k] in {",", ";", ":"}:
            return False
    return False


def _talks(scan: Scan, k: int) -> bool:
    """Whether a verb only speaks of what follows: "no tiene sentido hablar de la renuncia"."""
    talking = scan.page.lexicon.romance.talking
    if not talking or k not in scan.cues or not scan.page.has(k + 1, PREPOSITION):
        return False
    return any(form.lemma in talking for form in scan.cues[k][1])


def _governed(scan: Scan, i: int, first: int) -> set[str]:
    """What a verb or noun before an event noun makes of it: "plans a ...", "reports of a ..."."""
    page = scan.page
    for k in range(i - 1, max(first - 1, i - 1 - GOVERNOR_WORDS_BACK), -1):
        bits = page.bits[k]
        if scan.zone[k] == TAKEN:
            return set()
        hearsay = bits & REPORT_NOUN and not bits & FACT_NOUN
        if hearsay and any(page.bits[n] & ABOUT_IT for n in range(k + 1, i)):
            return {"hearsay"}
        if bits & PLAN:
            return {"plan"}
        if _talks(scan, k):
            return {"hearsay"}
        if bits & VERBAL or page.low[k] in {",", ";", ":"}:
            return set()
    return set()
