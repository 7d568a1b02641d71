"""Cue class, negation and mood -> how certain the source and the author are (FactBank values).

Sauri & Pustejovsky 2009; the table is status-model 4.3. Polarity is composed: a denial of a negated
clause asserts it.
"""

from typing import Final

from copytaster.stages.entities_to_claims.event_moods import Mood
from copytaster.stages.record import dataclass
from copytaster_schemas.claim import Factuality
from copytaster_schemas.words import (
    CueClass,
    FactualityValue,
    Modality,
    Polarity,
    SpeechAct,
)

STRENGTHS: Final[dict[CueClass, tuple[str, str]]] = {
    "report": ("CT", "U"),
    "confirm": ("CT", "PR"),
    "admit": ("CT", "CT"),
    "allege": ("CT", "PS"),
    "deny": ("CT", "U"),
    "no_commitment": ("U", "U"),
    "suggest": ("PR", "PS"),
    "factive": ("CT", "CT"),
    "retract": ("CT", "CT"),
    "plan": ("PS", "U"),
    "predict": ("PS", "U"),
    "hearsay": ("PS", "PS"),
    "direct": ("U", "U"),
    "none": ("CT", "CT"),
}
"""Cue class -> strength for the source, for the author."""

TURNS: Final = frozenset[CueClass]({"deny", "retract"})
"""Classes that turn the polarity of what is said."""

WEAKER: Final = {"CT": "PR", "PR": "PS", "PS": "PS", "U": "U"}
OPEN_GUARDS: Final = frozenset({"conditional", "question", "future", "plan"})
"""Guards under which something is possible at most."""

ACTS: Final[dict[CueClass, SpeechAct]] = {
    "deny": "deny", "retract": "deny", "no_commitment": "decline", "direct": "direct",
    "plan": "commit", "predict": "predict",
}  # fmt: skip

VALUES: Final[dict[tuple[str, bool], FactualityValue]] = {
    ("CT", True): "CT+", ("CT", False): "CT-", ("PR", True): "PR+", ("PR", False): "PR-",
    ("PS", True): "PS+", ("PS", False): "PS-", ("U", True): "Uu", ("U", False): "Uu",
}  # fmt: skip

BY_AUTHOR: Final = {value: Factuality(holder="author", value=value) for value in VALUES.values()}
BY_SOURCE: Final = {value: Factuality(holder="source", value=value) for value in VALUES.values()}
"""The few parts of a message there are, made once."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a claim says of its own certainty."""

    factuality: tuple[Factuality, ...]
    polarity: Polarity
    speech_act: SpeechAct
    modality: Modality


def judged(cue_class: CueClass, mood: Mood, guards: frozenset[str], *, voiced: bool) -> Judgement:
    """Compose cue class and mood; `voiced`: somebody but the outlet says it."""
    turns = cue_class == "deny" or (cue_class in TURNS and not mood.negated)
    positive = mood.negated == turns  # "retracts: X was never tried" says that he was not
    source, author = STRENGTHS[cue_class]
    if mood.hedged or "adverb" in guards:
        source, author = WEAKER[source], WEAKER[author]
    if guards & OPEN_GUARDS:
        source, author = _open(source), _open(author)
    if "hearsay" in guards:
        author = "PS" if author != "U" else "U"
        source = source if voiced else "PS"
    values: tuple[Factuality, ...] = (BY_AUTHOR[VALUES[author, positive]],)
    if voiced:
        values = (BY_SOURCE[VALUES[source, positive]], *values)
    polarity: Polarity = "affirmed" if positive else "negated"
    if cue_class == "no_commitment":
        polarity = "unknown"
    act: SpeechAct = "ask" if "question" in guards else ACTS.get(cue_class, "assert")
    return Judgement(values, polarity, act, _modality(cue_class, guards, positive, voiced))


def _open(strength: str) -> str:
    return "U" if strength == "U" else "PS"


def _modality(
    cue_class: CueClass,
    guards: frozenset[str],
    positive: bool,  # noqa: FBT001 - one row of the table
    voiced: bool,  # noqa: FBT001 - one row of the table
) -> Modality:
    if guards & {"conditional", "question"}:
        return "conditional"
    if cue_class in {"predict", "plan"} or guards & {"future", "plan"}:
        return "predicted"
    if not positive:
        return "denied"
    if cue_class in {"allege", "hearsay", "suggest"} or "hearsay" in guards:
        return "alleged"
    return "reported" if voiced and cue_class not in {"confirm", "admit"} else "asserted"
