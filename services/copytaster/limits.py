"""Every bound of Copytaster: its unit and its reason. Relations between bounds are asserted at import."""

from typing import Final

RAW_BYTES_MAX: Final = 1_048_576
"""One raw record. The documented limit of the input topic (messages.md 2); a news text has about 4 KB."""

JSON_DEPTH_MAX: Final = 64
"""Nesting of a raw record. Real producers stay below 10; deeper is an attack on recursive parsers."""

TITLE_CHARS_MAX: Final = 1_000
"""Code points of a title. ninjs headlines stay below 300."""

BODY_CHARS_MAX: Final = 200_000
"""Code points of a body. About 33,000 words, a long read has 10,000."""

ENTITIES_MAX: Final = 400
"""Entities kept of one article, the most relevant first."""

MENTIONS_MAX: Final = 4_000
"""Mentions kept of one article, in text order."""

SENTENCES_MAX: Final = 4_000
"""Sentences kept of one article; a text of 200,000 code points in normal prose has about 1,600."""

SENTENCE_CHARS_MAX: Final = 8_000
"""Code points of a sentence that claim rules look at; longer ones are cut at this bound for matching."""

CLAIMS_MAX: Final = 400
"""Claims kept of one article. An article averages about 20 attributions (DESIGN.md)."""

FINGERPRINT_BYTES_MAX: Final = 2_048
"""What filing reads of one article (DESIGN.md, The path)."""

STATE_RECORD_BYTES_MAX: Final = 65_536
"""One state record (DESIGN.md, The path)."""

OUTPUT_BYTES_MAX: Final = 1_000_000
"""One produced record: just below the 1 MiB that brokers accept by default, headers included."""

EVIDENCE_SHOWN_MAX: Final = 20
"""Evidence rows in a development message (messages.md 4.4)."""

CANDIDATES_MAX: Final = 256
"""Stories that filing compares an article with (DESIGN.md, The path)."""

assert BODY_CHARS_MAX < RAW_BYTES_MAX, "a body of ASCII text at its bound must fit into a raw record"
assert FINGERPRINT_BYTES_MAX < STATE_RECORD_BYTES_MAX < OUTPUT_BYTES_MAX
