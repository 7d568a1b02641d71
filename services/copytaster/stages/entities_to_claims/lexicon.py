"""What the claim rules know of a language, and the concepts that all languages share."""

from collections.abc import Mapping, Sequence
from dataclasses import field
from typing import Final, Literal

from copytaster.stages.entities_to_claims.marks import (
    ACCORDING,
    CUE,
    CUE_NOUN,
    EVENT,
    EVENT_TAIL,
    GOVERNS_REPORT,
    PHRASE,
    REPORT_PHRASE,
    SPUN,
    THING,
    THING_TAIL,
    Marks,
)
from copytaster.stages.entities_to_claims.phrases import Phrases, tail_of
from copytaster.stages.record import dataclass
from copytaster_schemas.words import Comparator, CueClass, EventType, ParticipantRole

Strength = Literal["strong", "clausal", "quoting", "naming", "infinitive"]
"""Whether a cue counts by itself, only before a clause, a colon or a quote, only before a quote, or
also where it says what something is ("called him a liar"), or only before "to" and a verb.
"""

SourceKind = Literal[
    "official", "spokesperson", "person", "anonymous", "witness", "expert", "document", "body",
    "medium",
]  # fmt: skip

Part = Literal["actor", "recipient", "theme", "place", "other"]


@dataclass(frozen=True, slots=True)
class CueForm:
    """One form of a cue. `bits` are those of `inflect`; 0 marks a fixed phrase."""

    lemma: str
    cue_class: CueClass
    bits: int
    strength: Strength
    particle: str | None = None
    reflexive: bool = False


@dataclass(frozen=True, slots=True)
class According:
    """A phrase that names a source: "according to X", "X zufolge" (`after`), "citing X"
    (`cites`).
    """

    lemma: str
    cue_class: CueClass
    after: bool = False
    cites: bool = False


@dataclass(frozen=True, slots=True)
class Reports:
    """ "Nach ersten Angaben", "ihrer Meinung nach": nouns for what is said, some of them the last
    part of compounds ("-angaben"), with their class, and the words that govern them; `phrases`:
    "mit den Worten".
    """

    nouns: Mapping[str, CueClass]
    governors: frozenset[str]
    phrases: Phrases[CueClass]

    def class_of(self, word: str) -> CueClass | None:
        """The class of a noun or compound; None for any other word."""
        found = self.nouns.get(word)
        tail = None if found else tail_of(self.nouns, word)
        return self.nouns[tail] if tail else found


@dataclass(frozen=True, slots=True)
class Frame:
    """Which part in the event each place in the sentence plays.

    `owner` is the part of the country whose adjective stands before the thing acted on ("North
    Korean troops"); `of` that of a genitive after an event noun ("the arrest of X").
    """

    subject: Part = "actor"
    object: Part = "recipient"
    of: Part = "recipient"
    to: Part = "recipient"
    with_: Part = "other"
    from_: Part = "other"
    owner: Part = "other"


@dataclass(frozen=True, slots=True)
class Predicate:
    """A happening, whatever the language and the word class it comes in.

    `needs`: objects without which a form marked "+" does not count; where there are `guards`,
    such a form must be said of one of these instead (guarding.py). `scope`: what is confirmed is
    the receiving, investigating or sharing of something, never the thing itself (status-model 4.3).
    `slot`: what a number stands for that counts its victims or things; "" where it is the object's.
    `tells`: its objects tell two happenings apart (troops, ammunition); where not ("killed five
    people", "killed five civilians") they only vouch for the reading. `befalls`: persons (or a
    craft) and never a state; where it is a craft, an airline may stand for it. `decided`: to decide
    it is to do it.
    """

    name: str
    event_type: EventType
    frame: Frame
    needs: frozenset[str]
    scope: bool = False
    slot: str = ""
    tells: bool = True
    guards: frozenset[str] = frozenset()
    befalls: Literal["", "persons", "craft"] = ""
    decided: bool = False


@dataclass(frozen=True, slots=True)
class EventForm:
    """A form that may stand for a predicate.

    `noun`: an event noun; `middle`: a verb whose subject undergoes ("died"); `guarded`: counts only
    with an object the predicate needs; `named`: or with a name in the object's place; `between`:
    counts only between two names ("visit"); `planned`: the word itself says that it has not
    happened yet; `stative`: a phrase for the state that results ("there are"), which a verb in the
    same clause outranks; `reflexive`: counts only beside a pronoun like "sich";
    `counted`: only right behind a number ("five dead").
    """

    predicate: Predicate
    bits: int
    noun: bool = False
    middle: bool = False
    guarded: bool = False
    planned: bool = False
    stative: bool = False
    particle: str | None = None
    named: bool = False
    between: bool = False
    reflexive: bool = False
    counted: bool = False


@dataclass(frozen=True, slots=True)
class ObjectForm:
    """A form of an object concept. `owned`: counts only after an adjective of nation or arms."""

    name: str
    owned: bool = False


@dataclass(frozen=True, slots=True)
class RoleNoun:
    """A common noun that can speak. `body` is the organisation kind it stands for, if any."""

    kind: SourceKind
    office: str | None = None
    body: str | None = None


@dataclass(frozen=True, slots=True)
class NumberWord:
    """A number word. `scale` multiplies what stands before it; `vague` is an indefinite amount."""

    value: float
    scale: bool = False
    vague: bool = False


@dataclass(frozen=True, slots=True)
class Measure:
    """What a number counts: a slot, and a unit where it measures."""

    slot: str
    unit: str | None = None


@dataclass(frozen=True, slots=True)
class RomanceWords:
    """What only Romance languages have. `articles`: what opens a phrase. `contracted`: prepositions
    with an article in them. `auxiliary_endings`: of the infinitives of auxiliaries and modals.
    `plural_endings`: how a verb ends that says "they". `sentencing`: what a court does to somebody
    and anybody else to an attack. `sites`, `papers`: where bodies publish, and what. `talking`:
    verbs that only speak of something. `wishing`: what stands before a "que" whose clause only may
    come true.
    """

    articles: frozenset[str] = frozenset()
    contracted: frozenset[str] = frozenset()
    infinitive_endings: tuple[str, ...] = ()
    auxiliary_endings: tuple[str, ...] = ()
    plural_endings: tuple[str, ...] = ()
    sentencing: frozenset[str] = frozenset()
    sites: frozenset[str] = frozenset()
    papers: frozenset[str] = frozenset()
    talking: frozenset[str] = frozenset()
    wishing: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Lexicon:
    """One language. `free_inversion`: the subject may follow its verb anywhere, not only after a
    quote. `marks`: for every word, which of the tables have an entry that begins with it.
    """

    language: str
    version: str
    words: Mapping[str, int]
    multiwords: Phrases[int]
    cues: Phrases[CueForm]
    cue_nouns: Phrases[CueForm]
    according: Phrases[According]
    reports: Reports
    lights: Phrases[int]
    events: Phrases[EventForm]
    objects: Phrases[ObjectForm]
    roles: Phrases[RoleNoun]
    numbers: Mapping[str, NumberWord]
    comparators: Phrases[Comparator]
    measures: Phrases[Measure]
    days: Mapping[str, int]
    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    last_words: frozenset[str]
    takes_nouns: frozenset[str]
    checks: frozenset[str]
    declares: frozenset[str]
    takes_phrases: Mapping[str, frozenset[str]]
    spun: Mapping[str, str]
    governed: Mapping[EventType, frozenset[str]]
    free_inversion: bool
    verb_last: bool
    splits_elision: bool
    decimal_comma: bool
    capital_nouns: bool
    has_reporting_mood: bool = False
    romance: RomanceWords = RomanceWords()
    marks: Marks = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        """Tell the marks which tables there are."""
        tables = {
            CUE: self.cues.table,
            EVENT: self.events.table,
            THING: self.objects.table,
            SPUN: self.spun,
            PHRASE: self.multiwords.table,
            CUE_NOUN: self.cue_nouns.table,
            ACCORDING: self.according.table,
            GOVERNS_REPORT: self.reports.governors,
            REPORT_PHRASE: self.reports.phrases.table,
        }
        compounds = {EVENT_TAIL: self.events.table, THING_TAIL: self.objects.table}
        marks = Marks(tables, compounds if self.verb_last else {})
        object.__setattr__(self, "marks", marks)  # mypy takes it for frozen (record.py)

    def role_at(
        self, low: Sequence[str], i: int, end: int
    ) -> tuple[int, tuple[RoleNoun, ...]] | None:
        """The nouns for one who speaks that begin at word `i`; where nouns are compounded, also by
        their last part: "Regierungssprecher", "politiewoordvoerder".
        """
        found = self.roles.at(low, i, end) if low[i] in self.roles.table else None
        if found is not None or not self.verb_last or i >= end:
            return found
        tail = tail_of(self.roles.table, low[i])
        return (1, self.roles.table[tail][-1][1]) if tail else None


@dataclass(frozen=True, slots=True)
class Lexicons:
    """All languages with full claims. `bare` reads any other: quotes and quantities only."""

    by_language: Mapping[str, Lexicon]
    bare: Lexicon
    version: str

    def of(self, language: str) -> Lexicon | None:
        """The lexicon of a BCP-47 tag, by its first subtag; None where there is none."""
        return self.by_language.get(language.split("-", maxsplit=1)[0].lower())


ROLE_OF_PART: Final[dict[Part, ParticipantRole]] = {
    "actor": "actor",
    "recipient": "recipient",
    "theme": "other",
    "place": "other",
    "other": "other",
}
