"""What an agency says about its own message: killed, corrected, filed again, and how such words leave titles."""

import re
from typing import Final, Literal

Notice = Literal["kill", "correction", "refile", "update"]

NOTICE_CHARS_MAX: Final = 400
"""A notice stands at the begin of a text, or fills a short one."""

_KILL = re.compile(
    r"^\W{0,4}(?:(?:BULLETIN|MANDATORY|ADVISORY|STORY|NEWS|URGENT)[ :-]+){0,2}"
    r"(?:(?:KILL|WITHDRAWAL|WITHDRAWN|STORY KILLED)\b(?=[\s:.–—-]|$)"
    r"|STORY (?:IS )?WITHDRAWN\b|KILL (?:ADVISORY|NOTICE)\b"
    r"|(?:ANNULLA|ANULACIÓN|ANULADA|ANNULATION|ANULAÇÃO|ANULADO|RÜCKZUG)\b(?! (?:E|Y|ET) (?:SOSTITUISCE|SUSTITUYE|REMPLACE))"
    r"|ACHTUNG[^.\n]{0,40}(?:NICHT VERWENDEN|ZURÜCKGEZOGEN)\b)"
)
_KILL_SENTENCE = re.compile(
    r"\b(?:please (?:kill|withdraw) (?:the|this|our)\b|this (?:story|article|report) (?:has been|was|is) "
    r"(?:withdrawn|retracted|killed)\b|(?:meldung|bericht|artikel) (?:wurde|wird|ist) (?:hiermit )?zurückgezogen\b"
    r"|questo (?:articolo|lancio) è stato (?:ritirato|annullato)\b|esta (?:nota|noticia|información) ha sido "
    r"(?:retirada|anulada)\b|cette (?:dépêche|information) (?:est|a été) (?:annulée|retirée)\b"
    r"|est[ae] (?:notícia|texto|matéria) foi (?:retirad[ao]|anulad[ao])\b)",
    re.IGNORECASE,
)
_CORRECTION = re.compile(
    r"^\W{0,4}(?:(?:CORRECTED|CORRECTION|CORRECTIVE|CORRECTS|KORREKTUR|BERICHTIGUNG|RETTIFICA|ERRATA(?: CORRIGE)?"
    r"|CORRECCIÓN|CORREGIDO|CORRECTIF|RECTIFICATIF|CORREÇÃO|CORRIGIDO)\b[ :–—-]"
    r"|(?:Corrects |\(?Corrects |Correction: |Corrected: |Berichtigung: |Korrektur: |Rettifica: |Corrección: |Rectificatif : ?|Correção: )"
    r"|ANNULLA E SOSTITUISCE|ANULA Y SUSTITUYE|ANNULE ET REMPLACE"
    r"|(?:Editor's note|Editor’s note): .{0,200}\b(?:correct|an earlier version))"
)
_CORRECTION_SENTENCE = re.compile(
    r"\b(?:an earlier version of this (?:article|story|report)|this (?:article|story) (?:has been|was) (?:corrected|amended)"
    r"|una versione precedente di quest|in einer früheren version|una versión anterior de est|une version précédente de cet"
    r"|uma versão anterior dest)",
    re.IGNORECASE,
)
_REFILE = re.compile(
    r"^\W{0,4}(?:REFILE|REPEAT|RPT|WIEDERHOLUNG|RIPETIZIONE|REPETICIÓN|RÉPÉTITION)\b ?\d?[ :–—-]"
)
_UPDATE = re.compile(r"^\W{0,4}(?:UPDATE|WRAPUP|LEAD|AKTUALISIERUNG)\b ?\d{0,2}[ :–—-]")
_PREFIX = re.compile(
    r"^(?:(?:UPDATE|WRAPUP|REFILE|REPEAT|RPT|CORRECTED|CORRECTION|CORRECTS|KORREKTUR|BERICHTIGUNG|RETTIFICA|CORRECCIÓN"
    r"|RECTIFICATIF|CORREÇÃO|EXCLUSIVE|URGENT|FLASH|BREAKING|EILMELDUNG|ÚLTIMA HORA|URGENTE)"
    r"(?: ?\d{1,2})?(?:[-–—:]+ ?| [-–—:]+ ))+"
)


def notices_in(title: str, body: str) -> tuple[Notice, ...]:
    """Every notice that the begin of a title or text carries."""
    found: list[Notice] = []
    begins = (title, body[:NOTICE_CHARS_MAX])
    short = body if len(body) <= NOTICE_CHARS_MAX else ""
    if any(_KILL.match(text) for text in begins) or _KILL_SENTENCE.search(short or title):
        found.append("kill")
    if any(_CORRECTION.match(text) for text in begins) or _CORRECTION_SENTENCE.search(
        body[:NOTICE_CHARS_MAX] + "\n" + body[-NOTICE_CHARS_MAX:]
    ):
        found.append("correction")
    if any(_REFILE.match(text) for text in begins):
        found.append("refile")
    if any(_UPDATE.match(text) for text in begins):
        found.append("update")
    return tuple(found)


def without_prefix(title: str) -> str:
    """A title without the agency's words about the message (`UPDATE 2-`, `CORRECTED:`)."""
    return title[match.end() :] if (match := _PREFIX.match(title)) else title
