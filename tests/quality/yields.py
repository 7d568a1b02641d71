"""How many news articles give a typed happening from their lead: MEANTIME and ECB+."""

import re
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import Final

from .attributions import claims_of, share
from .gate import DATA, Measured, sha256_of

SETS: Final = (
    ("MEANTIME", DATA / "dev" / "meantime-en", "CAT_XML_*/**/*.xml", 2),
    ("ECB+ topics 1 to 35", DATA / "dev" / "ecbplus", "*/*ecbplus.xml", 1),
)
"""Name, folder, files, and how many sentences at the top are title and date line."""

TARGET: Final = 0.7
BODY_SENTENCES: Final = 12
LEAD: Final = frozenset({"title", "subhead", "lead"})
_TOKEN: Final = re.compile(
    r'<token t_id="\d+" sentence="(\d+)" number="\d+">([^<]*)</token>'
)  # the files are flat, and some of them are no well-formed XML
NO_SPACE_BEFORE: Final = frozenset({".", ",", ";", ":", "!", "?", ")", "'s", "%", "n't"})
QUOTES: Final = {"``": "“", "''": "”"}


def yields() -> Iterator[Measured]:
    """The share of articles with at least one typed happening in title or lead."""
    for name, folder, pattern, heads in SETS:
        files = sorted(folder.glob(pattern))
        if not files:
            continue
        hits = sum(_gives(*read_tokens(file, heads)) for file in files)
        value = round(share(hits, len(files)), 3)
        sha = sha256_of(files)
        yield Measured("claims", name, sha, "lead yields", value, len(files), TARGET)


def read_tokens(file: Path, heads: int) -> tuple[str, str]:
    """Title and body of a file, its tokens set like prose."""
    tokens = [(int(number), word) for number, word in _TOKEN.findall(file.read_text("utf-8"))]
    sentences = [
        _prose([word for _, word in group])
        for _, group in groupby(tokens, key=lambda token: token[0])
    ]
    return sentences[0] if sentences else "", " ".join(sentences[heads : heads + BODY_SENTENCES])


def _prose(words: list[str]) -> str:
    text = ""
    for word in (QUOTES.get(word, word) for word in words):
        glued = not text or word in NO_SPACE_BEFORE or word == "”" or text.endswith(("“", "("))
        text += word if glued else f" {word}"
    return text


def _gives(title: str, body: str) -> bool:
    claims = claims_of(body, "en", title=title)
    return any(claim.proposition is not None and claim.section in LEAD for claim in claims)
