"""key -> one English line that says what is asserted to have happened."""

from collections.abc import Sequence
from typing import Final

from copytaster.stages.claims_to_developments.match import MOVES
from copytaster.stages.claims_to_developments.proposition import Key, Party, Place

IRREGULAR: Final = {
    "send": "sent", "strike": "struck", "shoot_down": "shot down", "seize": "seized",
    "win": "won", "lose": "lost", "sell": "sold", "buy": "bought", "take": "took", "hit": "hit",
    "cut": "cut", "set": "set", "put": "put", "leave": "left", "meet": "met", "hold": "held",
    "find": "found", "give": "gave", "make": "made", "break": "broke", "fall": "fell",
    "rise": "rose", "fly": "flew", "withdraw": "withdrew", "quit": "quit", "become": "became",
    "begin": "began", "build": "built", "bring": "brought", "catch": "caught", "choose": "chose",
    "die": "died", "drive": "drove", "fight": "fought", "freeze": "froze", "get": "got",
    "hide": "hid", "keep": "kept", "lay_off": "laid off", "lead": "led", "pay": "paid",
    "read": "read", "run": "ran", "say": "said", "see": "saw", "shake": "shook", "shut": "shut",
    "sink": "sank", "speak": "spoke", "spend": "spent", "spread": "spread", "stand": "stood",
    "steal": "stole", "step_down": "stepped down", "swear": "swore", "tell": "told",
    "throw": "threw", "undergo": "underwent", "wear": "wore", "write": "wrote", "shoot": "shot",
    "overthrow": "overthrew", "forbid": "forbade", "let": "let", "split": "split", "be": "was",
}  # fmt: skip

HEADLINE_CHARS_MAX: Final = 160
"""messages.md 4.5."""


def headline_of(profile: Key, place: Place | None, region: str | None = None) -> str:
    """Subject, verb, object, place: North Korea deployed troops in Kursk Oblast, Russia."""
    actors = _names(profile.actors)
    recipients = "" if profile.event_type in MOVES else _names(profile.recipients)
    things = " and ".join(one.replace("_", " ") for one in profile.objects[:2])
    verb = past(profile.predicate)
    if actors:
        line = " ".join(part for part in (actors, verb, things) if part)
        line += f"{' to' if things else ''} {recipients}" if recipients else ""
    elif things or recipients:
        line = f"{(things or recipients)} {verb}"
        line += f" ({recipients})" if things and recipients else ""
    else:
        line = profile.predicate.replace("_", " ")
    where = _where(place, region)
    line = f"{line} in {where}" if where else line
    return (line[:1].upper() + line[1:])[:HEADLINE_CHARS_MAX]


def past(predicate: str) -> str:
    """The simple past of a predicate id."""
    if predicate in IRREGULAR:
        return IRREGULAR[predicate]
    head, _, rest = predicate.partition("_")
    if head in IRREGULAR:
        verb = IRREGULAR[head]
    elif head.endswith("e"):
        verb = head + "d"
    elif head.endswith("y") and head[-2:-1] not in "aeiou":
        verb = head[:-1] + "ied"
    else:
        verb = head + "ed"
    return f"{verb} {rest.replace('_', ' ')}".strip()


def _names(parties: Sequence[Party]) -> str:
    return " and ".join(dict.fromkeys(party.name for party in parties[:2]))


def _where(place: Place | None, region: str | None) -> str:
    if place is None:
        return region or ""
    return f"{place.name}, {region}" if region and region != place.name else place.name
