"""One line -> whether its own words already show that it is furniture."""

import re
from typing import Final

from copytaster.stages.raw_to_clean.dates import is_date_line
from copytaster.stages.raw_to_clean.lines import PROSE_WORDS_MIN, Line
from copytaster.stages.raw_to_clean.tools import Calendar, Phrases

SHORT_WORDS_MAX: Final = 25
"""Buttons, bylines, credits and dates are shorter than that."""
SHORT_CHARS_MAX: Final = 400
"""The same in characters: it bounds what the patterns below look at."""
SITE_TALK_CHARS_MAX: Final = 1_000
"""Notices about cookies, rights and subscriptions; longer texts are no notices."""

_WEATHER = re.compile(r"[-+−]?\d{1,2}(?:[.,]\d)?\s?°?\s?[CF](?:\s.{0,20})?")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|[^\s@]+@[^\s@]+\.[^\s@]+|[@#]\w+(?:[ ,]+[@#]\w+)*")
_MAIL = re.compile(r"\S@\w[\w-]*\.\w{2,}")
_NO_LETTERS = re.compile(r"[\W\d_]*")
_RIGHTS = re.compile(r"(?:©|\(c\)|copyright\b).{0,120}", re.IGNORECASE)
_PICTURE_AGENCY = (
    r"(?:REUTERS|Reuters|AFP|AP|EPA|EFE|ANSA|dpa|Getty|Lusa|Shutterstock|LaPresse|Keystone|Imago|"
    r"imago|Zuma|NurPhoto|Anadolu|Xinhua|Kyodo|PA)"
)
_PICTURE_CREDIT = re.compile(
    rf"(?:.{{0,90}}[(\[/|–-]\s?)?{_PICTURE_AGENCY}(?: Photo| Images| via [\w ]{{1,40}})?\s?/\s?"
    r"[\w .'-]{2,40}[)\]]?"
)
_PICTURE_RIGHTS = re.compile(r".{0,300}(?:©|\(c\))\s?[\w .,'’&/|-]{2,70}", re.IGNORECASE)
_CAPTION_NAME = re.compile(
    r".{12,240}(?:[.…]\s|\s?[|/]\s?)(?:[A-ZÀ-Þ]{2,6}\s?[-/]\s?)?"
    r"[A-ZÀ-Þ][A-ZÀ-Þ.'’-]{1,20}(?: [A-ZÀ-Þ][A-ZÀ-Þ.'’-]{1,20}){1,3}"
    r"(?:\s?/\s?[A-ZÀ-Þ0-9 .'’-]{2,60})?"
)
"""`A view of the town. INES SOTO / COURIER`: a caption with its maker in capitals."""
_CAPTION_CREDIT = re.compile(
    r".{6,300}[.…!)»”\"]?\s[(\[]?(?:photos?|fotos?|bild|crédits?(?: photo)?|imagen|imagem|image"
    r"|picture|fotografía)\s?[:/]\s?[^.:]{2,60}[)\]]?",
    re.IGNORECASE,
)
"""`The minister on Monday. Photo: Press office`."""
_ARCHIVE_PICTURE = re.compile(
    r"(?:FILE(?: PHOTO| PICTURE| IMAGE)?|FOTO D'ARCHIVIO|FOTO DE ARCHIVO|IMAGEN DE ARCHIVO"
    r"|PHOTO D'ARCHIVES?|ARCHIVBILD|ARQUIVO)\s?[-–—:]\s"
    r"|(?i:in )?(?i:this) [^.]{0,70}?\b(?i:file|handout|undated|satellite|provided|released)\b"
    r"[^.]{0,60}\b(?i:photo|image|photograph|picture|frame grab)\b"
    r"|(?i:in this) [^.]{0,40}?\d[^.]{0,30}\b(?i:photo|image|photograph|picture|frame grab)\b"
)
"""`FILE - The minister, Oct. 5, 2023.`, `In this March 28, 2017, photo, ...`: how agencies begin
the captions of their pictures, which are whole sentences.
"""
_INITIALS = re.compile(r"[(\[]?[a-zäöüß]{1,4}(?:/[A-Za-zäöü]{1,6}){1,4}[)\]]?")
"""`miv/dpa`: who wrote and who sent a German report."""
_CAPTION_END = re.compile(
    rf"[(\[](?:(?:photo|foto|bild|imagen?|imagem|image|crédit|picture)\b[^()\[\]]{{2,70}}"
    rf"|[^()\[\]]{{0,40}}(?:Photo|Images|Foto|Fotos)\b[^()\[\]]{{0,40}}"
    rf"|[^()\[\]]{{0,40}}{_PICTURE_AGENCY}\s?/[^()\[\]]{{2,40}})[)\]]\s*\.?$",
    re.IGNORECASE,
)
_COMMENT_COUNT = re.compile(
    r"\d+ (?:(?:responses?|comments?|thoughts?|replies) (?:to|on)|commenti su|comentarios en|"
    r"commentaires sur|kommentare zu|comentários em)\b"
)
_NAME = re.compile(r"[^\W\d_][\w.'’-]*")
SMALL_IN_NAMES: Final = frozenset(
    ["and", "und", "et", "e", "y", "di", "de", "da", "del", "della", "do", "dos", "das", "du",
     "van", "von", "der", "den", "la", "le", "al", "el", "bin", "ben"]
)  # fmt: skip
"""Words in lower case inside of names, in the six languages."""


def is_margin(line: Line, phrases: Phrases, calendar: Calendar) -> bool:
    """Whether the words of a line, wherever it stands, are those of a page."""
    if _NO_LETTERS.fullmatch(line.text):
        return True
    if len(line.text) > SITE_TALK_CHARS_MAX:
        return False
    if _ARCHIVE_PICTURE.match(line.plain) and not line.heading:
        return True
    short = line.words <= SHORT_WORDS_MAX and len(line.text) <= SHORT_CHARS_MAX
    if short and (
        phrases.line.fullmatch(line.folded)
        or phrases.listing.fullmatch(line.folded)
        or opens_comments(line, phrases)
        or phrases.counted.fullmatch(line.folded)
        or _starts_like_furniture(line, phrases)
        or _is_small_print(line, phrases)
        or is_date_line(line.text, calendar)
    ):
        return True
    if line.has_quote:
        return False
    return bool(
        phrases.site_talk.search(line.folded)
        or _CAPTION_END.search(line.text[-100:])
        or (short and _MAIL.search(line.text))
    )


def opens_comments(line: Line, phrases: Phrases) -> bool:
    """Whether a line heads what the readers say."""
    return bool(phrases.end.match(line.folded) or _COMMENT_COUNT.match(line.folded))


def _starts_like_furniture(line: Line, phrases: Phrases) -> bool:
    match = phrases.start.match(line.folded)
    if match is None:
        return False
    return not line.ends or line.words < PROSE_WORDS_MIN or not match[0][-1].isalpha()


def _is_small_print(line: Line, phrases: Phrases) -> bool:
    """Weather, addresses, rights, picture credits, bylines."""
    return bool(
        _WEATHER.fullmatch(line.text)
        or _ADDRESS.fullmatch(line.text)
        or _RIGHTS.fullmatch(line.text)
        or _PICTURE_RIGHTS.fullmatch(line.text)
        or _INITIALS.fullmatch(line.text)
        or _CAPTION_NAME.fullmatch(line.text)
        or _CAPTION_CREDIT.fullmatch(line.text)
        or credits_picture(line, phrases)
        or is_byline(line, phrases)
    )


def credits_picture(line: Line, phrases: Phrases) -> bool:
    """Whether a line says who made a picture."""
    return _is_credit(line, phrases) or _PICTURE_CREDIT.fullmatch(line.text) is not None


def _is_credit(line: Line, phrases: Phrases) -> bool:
    match = phrases.credit.match(line.folded)
    if match is None:
        return False
    rest = line.folded[match.end() :].lstrip()
    return rest.startswith((":", "/", "|", "©", "-", "–", "(")) or (not line.ends and not rest)


def is_byline(line: Line, phrases: Phrases) -> bool:
    """`By Jane Doe`, `Von Max Muster und Eva Beispiel`: names, and no sentence."""
    match = phrases.byline.match(line.folded)
    if match is None or line.ends or line.words > PROSE_WORDS_MIN:
        return False
    names = names_in(line.text[match.end() :])
    return len(names) > 1 and all(name[:1].isupper() for name in names)


def names_in(text: str) -> list[str]:
    """The words of a text, without the small ones that names hold."""
    return [word for word in _NAME.findall(text) if word not in SMALL_IN_NAMES]
