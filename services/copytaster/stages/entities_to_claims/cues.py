"""A word of saying -> whether it is a cue here, of which class, and what stands against taking it
at its word.
"""

from typing import Final

from copytaster.stages.entities_to_claims.cue_words import is_heading, is_no_verb
from copytaster.stages.entities_to_claims.groups import Group, by_behind, is_passive, verb_group
from copytaster.stages.entities_to_claims.hearsay import is_hearsay
from copytaster.stages.entities_to_claims.inflect import (
    BASE,
    FINITE,
    FIRST_PERSONS,
    FUTURE_FORM,
    GERUND,
    INFINITIVE,
    PARTICIPLE,
    PAST,
    SUBJUNCTIVE,
)
from copytaster.stages.entities_to_claims.lexicon import CueForm
from copytaster.stages.entities_to_claims.plurals import plural_before
from copytaster.stages.entities_to_claims.pointing import has_other_sense
from copytaster.stages.entities_to_claims.romance_cues import (
    foresees_own_act,
    is_wished,
    opens_elliptic,
    speaks_of_itself,
)
from copytaster.stages.entities_to_claims.scan import Scan
from copytaster.stages.entities_to_claims.to_infinitives import infinitive_ahead
from copytaster.stages.entities_to_claims.verb_words import is_reflexive
from copytaster.stages.entities_to_claims.word_class import (
    ABLE,
    BE,
    BY,
    COMPLEMENTISER,
    COORDINATOR,
    DECLINE,
    DETERMINER,
    EXPECT,
    FAIL,
    FIRST_ABLE,
    FIRST_PERSON,
    FUTURE,
    HAVE,
    IMPLICATIVE,
    IMPLIED,
    INFERRED,
    INFINITIVE_MARK,
    MODAL,
    NEGATION,
    PHASE,
    PLAN,
    PREPOSITION,
    REPORT_NOUN,
    VERBAL,
    WHETHER,
)
from copytaster.stages.record import dataclass
from copytaster_schemas.words import CueClass

PARTICLE_WORDS_MAX: Final = 30
"""How far a separable German verb leaves its particle: "teilte das Ministerium am Montag in Berlin
mit".
"""

COMMITTING: Final = frozenset[CueClass](
    {"report", "confirm", "admit", "allege", "deny", "suggest", "factive", "retract", "predict"}
)
"""Classes that become silence when they are negated or declined."""


GOVERNING: Final = (
    PLAN
    | EXPECT
    | DECLINE
    | FAIL
    | ABLE
    | IMPLICATIVE
    | PHASE
    | MODAL
    | FUTURE
    | FIRST_ABLE
    | VERBAL
    | IMPLIED
)
"""What an infinitive hangs on that says something."""


COPULA_WORDS: Final = 14
"""How far before the infinitive "it was X to say so" may begin."""

DID: Final = frozenset({"did", "does", "do"})
DID_WORDS: Final = 14
"""Words of a subject between "did" and its verb."""

DONE: Final = IMPLICATIVE | IMPLIED | ABLE | MODAL
COMMITS: Final = NEGATION | DECLINE | FAIL
"""What leads from "to verify" to a result, or to none."""

TO_FACTS: Final = frozenset[CueClass]({"confirm", "admit"})
"""Classes whose object must be a fact."""

AFTER: Final = COORDINATOR | COMPLEMENTISER
"""What may follow the particle that closes a German clause."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A cue in its sentence: word `i`, `size` words, its form, its verb group."""

    i: int
    size: int
    form: CueForm
    bits: int
    group: Group
    passive: bool
    cue_class: CueClass
    guards: frozenset[str]
    first_person: bool

    @property
    def governed(self) -> bool:
        """Whether another verb carries its tense: "would order", "to order"."""
        return self.bits & (BASE | INFINITIVE) != 0 and self.group.has(GOVERNING | INFINITIVE_MARK)

    @property
    def gerund(self) -> bool:
        """Whether it hangs on the main verb: "..., saying that"."""
        governed = self.group.has(VERBAL | PHASE | IMPLICATIVE)  # "kept saying"
        finite = self.bits & FINITE or governed
        return self.bits & GERUND != 0 and not finite


def read_cue(scan: Scan, i: int) -> Reading | None:
    """The reading of the cue form at word `i`; None where the word says nothing."""
    size, forms = scan.cues[i]
    fitting = [form for form in forms if _is_fit(scan, i, size, form)]
    if not fitting or (scan.page.lexicon.language == "nl" and _is_dutch_noun(scan, i, size)):
        return None
    form = next((f for f in fitting if f.particle or f.strength == "infinitive"), fitting[0])
    bits = form.bits
    group = verb_group(scan, i, bits)
    elliptic = opens_elliptic(scan, i, size, bits, group)
    passive = elliptic or is_passive(scan, i, size, bits, group)
    itself = speaks_of_itself(scan, i, size, group)
    passive = passive and not (form.reflexive or itself)
    if itself and form.cue_class == "confirm":
        return None  # "si è confermata la più forte"
    if form.cue_class in TO_FACTS and has_other_sense(scan, i + size):
        return None
    if form.lemma in scan.page.lexicon.checks and _is_checking(scan, i + size, bits, group):
        return None
    if not elliptic and (
        is_no_verb(scan, i, size, bits, group) or not _is_complete(scan, i, size, form, group)
    ):
        return None
    first_person = _first_person(scan, group, bits)
    cue_class, guards = commitment(scan, i, form, group, first_person=first_person)
    return Reading(i, size, form, bits, group, passive, cue_class, guards, first_person)


def _is_checking(scan: Scan, behind: int, bits: int, group: Group) -> bool:
    """Whether the outcome is open: "is verifying reports", "to verify", "verify whether"."""
    if scan.page.has(behind, WHETHER):
        return not group.has(COMMITS)  # "could not verify whether": says so
    infinitive = bits & INFINITIVE or (bits & BASE and group.infinitive)
    return bool(bits & GERUND or (infinitive and not group.has(DONE | COMMITS)))


def _is_dutch_noun(scan: Scan, i: int, size: int) -> bool:
    """Whether a word that may be a verb is none: "uit" before a place, "het bericht"."""
    page = scan.page
    if size > 1:
        return False
    noun = page.bits[i] & REPORT_NOUN and page.has(i - 1, DETERMINER)
    return bool(page.bits[i] & PREPOSITION or noun)


def _is_fit(scan: Scan, i: int, size: int, form: CueForm) -> bool:
    if form.strength == "infinitive" and not infinitive_ahead(scan, i + size, form.cue_class):
        return False
    pronoun = not form.reflexive or scan.page.lexicon.verb_last or is_reflexive(scan.page, i, size)
    return pronoun and _particle_follows(scan, i + size, form)


def _particle_follows(scan: Scan, i: int, form: CueForm) -> bool:
    if form.particle is None:
        return True
    page = scan.page
    last = min(page.sentences[page.sentence[i - 1]].last, i + PARTICLE_WORDS_MAX)
    after = AFTER if page.lexicon.capital_nouns else AFTER | PREPOSITION  # "aan naar de brand"
    return any(
        page.low[k] == form.particle
        and (k + 1 >= last or not page.low[k + 1][0].isalnum() or page.has(k + 1, after))
        for k in range(i, last)
    )


def _is_complete(scan: Scan, i: int, size: int, form: CueForm, group: Group) -> bool:
    """Whether the form is finite here, or made so by its group."""
    page, bits = scan.page, form.bits
    if bits == 0:
        return True
    charged = form.cue_class in {"allege", "suggest"} and not page.lexicon.verb_last
    if charged and bits & PARTICIPLE and not group.has(VERBAL):
        following = page.bits[i + size] if i + size < len(page.low) else 0
        if following & PREPOSITION and not following & (BY | DETERMINER):
            return False  # "the man charged with murder"
    if bits & (FINITE | PAST):
        return True
    if bits & BASE:
        if group.infinitive:
            return group.has(PLAN | EXPECT | DECLINE | FAIL | ABLE | IMPLICATIVE | PHASE | HAVE)
        return group.has(VERBAL) or plural_before(page, group.first) or _did(scan, group.first)
    if bits & PARTICIPLE:
        return group.has(VERBAL) or by_behind(page, i + size) or is_heading(scan, i)
    if bits & INFINITIVE:
        return group.has(GOVERNING) or (group.infinitive and _has_copula(scan, i, size, group))
    return bits & GERUND != 0


def _did(scan: Scan, first: int) -> bool:
    """ "Only on Friday did the ministry acknowledge": the auxiliary stands before the subject."""
    page = scan.page
    if page.lexicon.language != "en":
        return False
    floor = max(page.sentences[page.sentence[first]].first, first - DID_WORDS)
    for k in range(first - 1, floor, -1):
        if page.low[k] in DID:
            return True
        if not page.low[k][0].isalnum() or page.bits[k] & (VERBAL | COMPLEMENTISER):
            return False
    return False


def is_cleft(reading: Reading) -> bool:
    """Whether the cue is the infinitive of "it was X to confirm": "è stata l'Onu a confermare"."""
    return bool(reading.bits & INFINITIVE) and not reading.group.has(GOVERNING)


def _has_copula(scan: Scan, i: int, size: int, group: Group) -> bool:
    page = scan.page
    if not page.lexicon.free_inversion or not page.has(group.first - 1, INFINITIVE_MARK):
        return False
    clause = scan.clause_at(i)
    opens = group.first - 1 == page.sentences[page.sentence[i]].first  # "Ad ammettere X è Y"
    behind = min(clause.last, i + size + (COPULA_WORDS if opens else 2))
    around = (*range(max(clause.first, i - COPULA_WORDS), i), *range(i + size, behind))
    return any(page.has(k, BE) for k in around)


def _first_person(scan: Scan, group: Group, bits: int) -> bool:
    page = scan.page
    j = group.first - 1
    said_by_me = bits in FIRST_PERSONS or page.has(j, FIRST_PERSON)
    able = group.has(FIRST_ABLE) and bits & (INFINITIVE | BASE) != 0
    return said_by_me or (able and page.lexicon.language != "en")


def commitment(
    scan: Scan, i: int, form: CueForm, group: Group, *, first_person: bool
) -> tuple[CueClass, frozenset[str]]:
    """The class the cue has in its group, and the guards that fire on it."""
    guards: set[str] = set()
    clause = scan.clause_at(i)
    cue_class = form.cue_class
    if group.has(NEGATION | DECLINE | FAIL) and cue_class in COMMITTING:
        guards.add("negated_cue")
        cue_class = "no_commitment"
    done = group.has(IMPLIED) and not group.has(NEGATION)  # "had to admit": it did
    if foresees_own_act(scan, i, form.lemma):
        cue_class = "plan"
    if form.bits & FUTURE_FORM or (group.has(PLAN | EXPECT | FUTURE) and not done):
        guards.add("future")
    if group.has(MODAL) and not (done or group.has(FIRST_ABLE) or first_person):
        guards.add("conditional")
    wished = form.bits == FINITE | SUBJUNCTIVE and not scan.page.lexicon.verb_last
    if wished or is_wished(scan, i):
        guards.add("conditional")  # "exige que o presidente admita"
    if is_hearsay(scan, i, form, group):
        guards.add("hearsay")
    if group.has(INFERRED) or scan.page.has(i + 1, INFERRED):
        guards.add("adverb")
    if clause.kind == "condition":
        guards.add("conditional")
    if clause.first < i and scan.page.has(clause.first, WHETHER):
        guards.add("question")  # "it is unclear whether X has confirmed"
    if _asks(scan, i):
        guards.add("question")
    if scan.page.sentences[scan.page.sentence[i]].section == "subhead":
        guards.add("headline")
    return cue_class, frozenset(guards)


def _asks(scan: Scan, i: int) -> bool:
    sentence = scan.page.sentences[scan.page.sentence[i]]
    return scan.page.low[sentence.last - 1] == "?" and scan.quotes.at[i] < 0
