"""Every bound of Copytaster: its unit and its reason, with the relations between bounds."""

from typing import Final

RAW_BYTES_MAX: Final = 1_048_576
"""One raw record. The documented limit of the input topic (messages.md 2); a news text has about 4
KB.
"""

JSON_DEPTH_MAX: Final = 64
"""Nesting of a raw record. Real producers stay below 10; deeper is an attack on recursive
parsers.
"""

TITLE_CHARS_MAX: Final = 1_000
"""Code points of a title. ninjs headlines stay below 300."""

BODY_CHARS_MAX: Final = 200_000
"""Code points of a body. About 33,000 words, a long read has 10,000."""

URL_CHARS_MAX: Final = 2_048
"""Code points of an address; longer ones carry state, not identity, and browsers of old refused
them.
"""

ENTITIES_MAX: Final = 400
"""Entities kept of one article, the most relevant first."""

MENTIONS_MAX: Final = 4_000
"""Mentions kept of one article, in text order."""

KNOWN_NAME_CHARS_MAX: Final = 200
"""Code points of a name in the knowledge base. The longest of CLDR and GeoNames has 81."""

SENTENCES_MAX: Final = 4_000
"""Sentences kept of one article; a text of 200,000 code points in normal prose has about 1,600."""

SENTENCE_CHARS_MAX: Final = 8_000
"""Code points of a sentence that claim rules look at; longer ones are cut at this bound for
matching.
"""

SENTENCE_WORDS_MAX: Final = 600
"""Words of a sentence that claim rules look at; sentences of news have 25, lists and tables
thousands.
"""

QUOTES_MAX: Final = 1_000
"""Quotations found in one article; an interview of 10,000 words has about 300."""

QUOTE_PARTS_MAX: Final = 40
"""Paragraphs of one quotation that runs on; printed speeches have about 30."""

ATTRIBUTIONS_MAX: Final = 1_000
"""Attributions read in one article; 200,000 code points of dense quotation have about 900."""

EVENTS_MAX: Final = 1_000
"""Event words read in one article, before they become claims."""

PARTICIPANTS_MAX: Final = 8
"""Participants, and places, kept of one proposition; more are a list."""

QUANTITIES_MAX: Final = 6
"""Quantities kept of one proposition; a toll has dead, injured and missing."""

WRITTEN_QUANTITIES_MAX: Final = 200
"""Quantities of an enriched article, the first ones; articles have about 10, a table thousands."""

CLAIMS_MAX: Final = 400
"""Claims kept of one article. An article averages about 20 attributions (DESIGN.md)."""

FINGERPRINT_BYTES_MAX: Final = 2_048
"""What filing reads of one article (DESIGN.md, The path)."""

STATE_RECORD_BYTES_MAX: Final = 65_536
"""One state record (DESIGN.md, The path)."""

OUTPUT_BYTES_MAX: Final = 1_000_000
"""One produced record: just below the 1 MiB that brokers accept by default, headers included."""

RAW_RECORD_BYTES_ACCEPTED: Final = 2_097_152
"""What the raw topic takes in one batch: twice the documented limit, so that what is somewhat too
large is refused by us, with a reason in its dead letter, and not by the broker's client."""

DEAD_LETTER_VALUE_BYTES_MAX: Final = 2_097_152
"""A dead letter's value: all that the raw topic takes; a record that grew when it was
decompressed is cut here."""

DEAD_LETTER_BYTES_ACCEPTED: Final = 4_194_304
"""What a dead letter topic takes in one batch: the value above with key and headers."""

EVIDENCE_SHOWN_MAX: Final = 20
"""Evidence rows in a development message (messages.md 4.4)."""

BLOB_PLAIN_BYTES_MAX: Final = 4_194_304
"""The claims of one article as JSON, before compression: CLAIMS_MAX claims of 10 KB; real ones have
2 KB.
"""

FINGERPRINT_PAIRS_MAX: Final = 40
"""Entity pairs in a fingerprint. 40 ids of 10 digits are 440 bytes; a long article has some 60
pairs.
"""

FINGERPRINT_ENTITIES_MAX: Final = 24
"""Entities and surnames in a fingerprint, the most relevant first; others are mentioned once."""

FINGERPRINT_TOKENS_MAX: Final = 32
"""Hashes of each other kind (quotes, concepts, stems) in a fingerprint."""

FINGERPRINT_STEMS_MAX: Final = 48
"""Word stems in a fingerprint, the most frequent first."""

FINGERPRINT_NUMBERS_MAX: Final = 12
"""Numbers in a fingerprint; news texts have a handful, match reports and market reports more."""

FINGERPRINT_NAMES_MAX: Final = 24
"""Words in a fingerprint that may be names, by their sound."""

SKETCH_HASHES_MAX: Final = 96
"""Hashes in a bottom-k sketch: the error of an overlap of .3 is about .05 (Cohen & Kaplan 2007)."""

STORY_TOKENS_MAX: Final = 96
"""Tokens that filing remembers of a story, 6 bytes each: the founding ones and the shared ones."""

STORIES_MERGED_MAX: Final = 20_000
"""Merged stories that filing remembers for late revisions: one in ten of the live ones, 2 MB."""

STORIES_MAX: Final = 200_000
"""Stories that filing holds live: two weeks of the world's online news, some 500 MB."""

STORIES_BETWEEN_PURGES: Final = 4_096
"""Stories founded between two clean-ups of filing, each of which takes some 50 ms."""

STORY_IDLE_DAYS_MAX: Final = 10
"""Days without an article after which a story is closed to new ones; news cycles last a week."""

FILED_DOCUMENTS_MAX: Final = 300_000
"""Documents whose story filing remembers, for revisions and kills; 200 bytes each."""

FILED_DOCUMENT_DAYS_MAX: Final = 90
"""Days for which a late kill or revision still finds its story (DESIGN.md)."""

POSTINGS_MAX: Final = 2_048
"""Entries of the token index that one article looks at, the rarest tokens first: 100 us."""

POSTINGS_RECENT_MAX: Final = 32_768
"""Entries of the token index that wait in a hash table, 100 bytes each, to be sorted in at once."""

HELD_DAYS_MAX: Final = 30
"""Days that an embargo may lie ahead: as long as a dead letter is kept. Real ones last hours."""

HELD_ARTICLES_MAX: Final = 10_000
"""Articles under embargo that one partition holds; a large agency has some hundreds at a time."""

HELD_BYTES_MAX: Final = 67_108_864
"""Compressed bytes that one partition holds under embargo, in memory: 30,000 articles of text."""

KILLS_WAITING_MAX: Final = 10_000
"""Kills that came before their article, the newest kept."""

STATEMENTS_MAX: Final = 40
"""Statements kept of one article, the weightiest first; about 20 are attributed (DESIGN.md)."""

STATEMENT_CHARS_MAX: Final = 400
"""Code points kept of a statement's passage; a sentence of news has 150."""

SIMILAR_STATEMENTS_MAX: Final = 12
"""Statements kept of one voice with one stance on one proposition; more add nothing to the
status.
"""

STORY_KEYS_MAX: Final = 400
"""Different propositions of a story; of more, those with the fewest statements are not tracked."""

WITHDRAWN_STATEMENTS_MAX: Final = 24
"""Statements kept of a document's earlier revisions."""

COPIES_COMPARED_MAX: Final = 16
"""Documents of a story compared with a new one for copying, those that share most hashes first."""

FACTS_MAX: Final = 12
"""Quantity slots of a development; a disaster has dead, injured, missing, homes and a few more."""

FACT_VALUES_MAX: Final = 8
"""Voices shown for one quantity, and claims shown for one voice."""

HOT_STORIES_MAX: Final = 256
"""Stories that tracking holds unpacked, about 200 KB each; the others are unpacked when needed."""

ALERT_EVIDENCE_MAX: Final = 5
"""Rows of each kind (decisive, earlier, denials) in an alert, which has a budget of 20 KB."""

WATCHLISTS_MAX: Final = 200
"""Watchlists of one instance; each is compared with each development that changes."""

WATCHED_MAX: Final = 2_000
"""Entries of one kind in a watchlist; who watches more wants all alerts and a filter of its own."""

PUBLISHERS_BYTES_MAX: Final = 4_194_304
"""A file of outlets: 100,000 of them; the world has fewer newsrooms that publish every day."""

WATCHLIST_BYTES_MAX: Final = 1_048_576
"""A watchlists file: 200 lists of a hundred names have a tenth of it."""

assert BODY_CHARS_MAX < RAW_BYTES_MAX, (
    "a body of ASCII text at its bound must fit into a raw record"
)
assert FINGERPRINT_BYTES_MAX < STATE_RECORD_BYTES_MAX < OUTPUT_BYTES_MAX
assert RAW_BYTES_MAX < RAW_RECORD_BYTES_ACCEPTED <= DEAD_LETTER_VALUE_BYTES_MAX
assert DEAD_LETTER_VALUE_BYTES_MAX < DEAD_LETTER_BYTES_ACCEPTED
