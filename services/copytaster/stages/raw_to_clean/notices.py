"""What an agency says about its own message: killed, corrected, filed again."""

import re
from collections.abc import Sequence
from typing import Final, Literal

Notice = Literal["kill", "correction", "refile", "update"]

NOTICE_CHARS_MAX: Final = 400
"""A notice stands at the begin of a text (a correction also at its end), or fills a short one."""

_BEGIN = r"^\W{0,4}"
_MARK = r"(?=\s?[:.–—-]|\s*$)"


def _begins_with(*words: str, mark: str = _MARK) -> re.Pattern[str]:
    return re.compile(rf"{_BEGIN}(?:{'|'.join(words)}){mark}", re.MULTILINE)


def _says(*phrases: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(phrases)})", re.IGNORECASE)


# Wire headers: Reuters STORY WITHDRAWN, CORRECTED, REFILE; AP and dpa KILL; ANSA, EFE, AFP "annuls
# and replaces", which is a correction (status-model.md 4.6).
_KILL = (
    _begins_with("KILL", "WITHDRAWN", "WITHDRAWAL", "ANNULLA", "ANULADA", "ANULADO", "RÜCKZUG"),
    _begins_with("ANULACIÓN", "ANNULATION", "ANULAÇÃO", "STORY KILLED"),
    _begins_with(
        "(?:BULLETIN|MANDATORY|ADVISORY|NEWS|URGENT)[ -]+(?:KILL|WITHDRAWAL)",
        "KILL (?:ADVISORY|NOTICE)",
        "STORY (?:IS )?WITHDRAWN",
        "ACHTUNG[^.\n]{0,40}(?:NICHT VERWENDEN|ZURÜCKGEZOGEN)",
        mark=r"\b",
    ),
)
_KILL_SENTENCE = _says(
    r"please (?:kill|withdraw) (?:the|this|our)\b",
    r"this (?:story|article|report) (?:has been|was|is) (?:withdrawn|retracted|killed)\b",
    r"(?:meldung|bericht|artikel) (?:wurde|wird|ist) (?:hiermit )?zurückgezogen\b",
    r"questo (?:articolo|lancio) è stato (?:ritirato|annullato)\b",
    r"esta (?:nota|noticia|información) ha sido (?:retirada|anulada)\b",
    r"cette (?:dépêche|information) (?:est|a été) (?:annulée|retirée)\b",
    r"est[ae] (?:notícia|texto|matéria) foi (?:retirad[ao]|anulad[ao])\b",
)
_CORRECTION = (
    _begins_with("CORRECTED", "CORRECTION", "CORRECTIVE", "CORRECTS", "KORREKTUR", "BERICHTIGUNG"),
    _begins_with("RETTIFICA", "ERRATA CORRIGE", "CORRECCIÓN", "CORREGIDO", "CORRECTIF"),
    _begins_with("RECTIFICATIF", "CORREÇÃO", "CORRIGIDO"),
    _begins_with("Correction", "Corrected", "Berichtigung", "Korrektur", "Rettifica", "Corrección"),
    _begins_with("Rectificatif", "Correção", mark=r" ?:"),
    _begins_with(
        "Corrects (?:to|that|the|spelling|name|date|headline|day|number|figure|first|last|lead)",
        "ANNULLA E SOSTITUISCE",
        "ANULA Y SUSTITUYE",
        "ANNULE ET REMPLACE",
        mark=r"\b",
    ),
)
_CORRECTION_SENTENCE = _says(
    r"an earlier version of this (?:article|story|report)",
    r"this (?:article|story) (?:has been|was) (?:corrected|amended)",
    r"una versione precedente di quest",
    r"in einer früheren version",
    r"una versión anterior de est",
    r"une version précédente de cet",
    r"uma versão anterior dest",
)
_REFILE = _begins_with(
    "REFILE",
    "REPEAT",
    "RPT",
    "WIEDERHOLUNG",
    "RIPETIZIONE",
    "REPETICIÓN",
    mark=r"(?: ?\d)?\s?[:–—-]",
)
_UPDATE = _begins_with("UPDATE", "WRAPUP", "AKTUALISIERUNG", mark=r"(?: ?\d{1,2})?\s?[:–—-]")

_PREFIX = re.compile(
    r"^(?:(?:UPDATE|WRAPUP|REFILE|REPEAT|RPT|CORRECTED|CORRECTION|CORRECTS|KORREKTUR|BERICHTIGUNG"
    r"|RETTIFICA|CORRECCIÓN|RECTIFICATIF|CORREÇÃO|EXCLUSIVE|URGENT|FLASH|BREAKING|EILMELDUNG"
    r"|ÚLTIMA HORA|URGENTE)(?: ?\d{1,2})?(?:[-–—:]+ ?| [-–—:]+ )){1,4}"
)


def notices_in(heads: Sequence[str], body: str) -> tuple[Notice, ...]:
    """Every notice in the lines that head a text (its title first), and around its body."""
    short = body if len(body) <= NOTICE_CHARS_MAX else ""
    around = f"{body[:NOTICE_CHARS_MAX]}\n{body[-NOTICE_CHARS_MAX:]}"
    found: list[Notice] = []
    if _any_matches(_KILL, heads) or _KILL_SENTENCE.search("\n".join((*heads, short))):
        found.append("kill")
    if _any_matches(_CORRECTION, heads) or _CORRECTION_SENTENCE.search(around):
        found.append("correction")
    if _any_matches((_REFILE,), heads):
        found.append("refile")
    if _any_matches((_UPDATE,), heads):
        found.append("update")
    return tuple(found)


def _any_matches(patterns: tuple[re.Pattern[str], ...], texts: Sequence[str]) -> bool:
    return any(pattern.match(text) for pattern in patterns for text in texts)


def without_prefix(title: str) -> str:
    """A title without the agency's words about the message (`UPDATE 2-`, `CORRECTED:`)."""
    return title[match.end() :] if (match := _PREFIX.match(title)) else title
