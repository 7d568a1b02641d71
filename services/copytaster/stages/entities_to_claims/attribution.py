"""What the rules of attribution hand on: who says it, with which word, and which words are said."""

from copytaster.stages.entities_to_claims.sources import Words
from copytaster.stages.record import dataclass
from copytaster_schemas.words import CueClass, Mode

NOTHING: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Attribution:
    """One source, cue and content, all in words. `source` None: nobody is named ("it is said
    that").

    `parent` is the number of the attribution that this one is nested in. `first_person`: "I can
    confirm". `adopts`: the words presuppose a report of it. `anaphoric`: the content only points
    back ("confirmed this"); `ellipsis`: it leaves its verb out ("confirmed that it had").
    `dropped`: the language leaves the pronoun out ("ha aggiunto che"). `borrowed`: a quotation that
    takes the source of the one before. `aside`: "as X said", beside what is said.
    `performs`: to say it is the act ("declared war"), and the subject is part of what is told.
    `cites`: the source of a source ("..., X reported, citing Y").
    """

    cue: Words
    lemma: str
    cue_class: CueClass
    source: Words | None
    content: tuple[Words, ...]
    sentence: int
    mode: Mode = "indirect"
    guards: frozenset[str] = NOTHING
    parent: int = -1
    first_person: bool = False
    adopts: bool = False
    anaphoric: bool = False
    ellipsis: bool = False
    dropped: bool = False
    borrowed: bool = False
    cites: bool = False
    aside: bool = False
    performs: bool = False

    def covers(self, i: int) -> bool:
        """Whether word `i` is part of the content."""
        return any(first <= i < last for first, last in self.content)

    @property
    def size(self) -> int:
        """Words of the content."""
        return sum(last - first for first, last in self.content)

    @property
    def begin(self) -> int:
        """The first word of source or cue."""
        return min(self.cue[0], self.source[0]) if self.source else self.cue[0]
