"""Lines that belong to other stories, to readers or to the site, cut before the rest is judged."""

import re
from collections.abc import Sequence
from typing import Final

from copytaster.stages.raw_to_clean.layout import (
    COHESION_MIN,
    Label,
    Labels,
    cohesion,
    prose_of,
    vocabulary_of,
)
from copytaster.stages.raw_to_clean.lines import Line, key_of
from copytaster.stages.raw_to_clean.margins import SHORT_WORDS_MAX, opens_comments
from copytaster.stages.raw_to_clean.tools import Phrases

TEASER_WORDS_MAX: Final = 40
"""`Read also:` with one or two headlines behind it."""
TEASED_MAX: Final = 3
"""Headlines under a bare `Read also`; more stand under a heading of their own."""
TEASED_WORDS_MIN: Final = 5
"""Of the second headline and the third: shorter lines are sub-heads of the article."""
END_SHARE_MIN: Final = 0.5
"""Comments begin after half of the prose; a button above the text may say the same word."""
RUN_LINES_MIN: Final = 3
"""Paragraphs in a row by which an article goes on; in a list headlines stand between summaries."""
TOLD_WORDS_MIN: Final = 6
"""A line of so many words that ends like a sentence is part of such a run."""
SITE_TALK_WORDS_MAX: Final = 40
"""An appeal to the reader is one or two sentences."""


QUESTION_WORDS_MAX: Final = 14
"""`What do you think of this article?`"""
LISTING_WORDS_MAX: Final = 8
"""Of a heading with the name of a newsletter."""
ISLAND_LINES_MIN: Final = 5
"""Short lines in a row that part two clusters of prose; lists in articles are shorter."""
ISLAND_CHARS_ENOUGH: Final = 1_500
"""Of a cluster; what is longer is not more likely the article: comments are long."""
ISLAND_DECAY: Final = 0.5
"""How much less likely the next cluster is: other stories stand below the article."""
ISLAND_COHESION_MIN: Final = 0.4
"""Of the stems of a cluster that the article has too; other stories share a third at most."""
DENSE_MIN: Final = 3
"""Paragraphs of a cluster that may be the rest of the article."""
DENSE_SHARE: Final = 0.7
"""Short lines a paragraph from which on a cluster is a list of other stories, or of comments."""
AUTHORS_MAX: Final = 3
"""Authors of one article that introduce themselves below it."""
AUTHOR_WORDS_MAX: Final = 60
"""Of such an introduction; longer ones are portraits."""

_PERSON = re.compile(r"(?P<name>[A-ZÀ-Þ][\w.'’-]+(?: [A-ZÀ-Þ][\w.'’-]+){1,3}),? [a-zà-ÿ]")

_JOB_TITLE = re.compile(
    r" is (?:an? |the |our )?(?:[\w'’-]+ ){0,3}"
    r"(?:correspondent|reporter|editor|columnist|journalist|writer|freelancer)\b"
)


def cut_foreign(lines: Sequence[Line], labels: Labels, phrases: Phrases) -> None:
    """Label as furniture what is shown beside the article."""
    _cut_teasers(lines, labels, phrases)
    _cut_repeated(lines, labels)
    _cut_comments(lines, labels, phrases)
    _cut_listings(lines, labels, phrases)
    _cut_site_talk(lines, labels, phrases)
    _cut_authors(lines, labels, phrases)
    _cut_islands(lines, labels)


def _cut_teasers(lines: Sequence[Line], labels: Labels, phrases: Phrases) -> None:
    """Cut `Read also: <headline>`, and the headlines that follow a bare `Read also`."""
    awaited = 0
    for i, line in enumerate(lines):
        if not line.text:
            continue
        match = phrases.teaser.match(line.plain)
        if match and line.words <= TEASER_WORDS_MAX and not (line.ends and line.has_quote):
            labels[i] = Label.FURNITURE
            awaited = 0 if key_of(line.plain[match.end() :]) else TEASED_MAX
        elif awaited and labels[i] is None:
            teased = not line.ends and line.words <= SHORT_WORDS_MAX
            first = awaited == TEASED_MAX
            if teased and (first or (not line.heading and line.words >= TEASED_WORDS_MIN)):
                labels[i] = Label.FURNITURE
                awaited -= 1
            else:
                awaited = 0


def _cut_repeated(lines: Sequence[Line], labels: Labels) -> None:
    """Cut prose that was already said word for word: captions of a gallery, a text set twice."""
    seen: set[str] = set()
    for i, line in enumerate(lines):
        if labels[i] is None and line.prose:
            if line.folded in seen:
                labels[i] = Label.FURNITURE
            seen.add(line.folded)


def _cut_comments(lines: Sequence[Line], labels: Labels, phrases: Phrases) -> None:
    """Cut all that follows the heading of the readers' comments."""
    total = sum(len(lines[i].text) for i in prose_of(lines, labels))
    before = 0
    for i, line in enumerate(lines):
        if labels[i] is None and line.prose:
            before += len(line.text)
        elif labels[i] is Label.FURNITURE and opens_comments(line, phrases):
            if before < END_SHARE_MIN * total and not line.heading:
                continue
            if before:
                for j in range(i, len(lines)):
                    labels[j] = Label.FURNITURE if lines[j].text else Label.BLANK
                return


def _cut_listings(lines: Sequence[Line], labels: Labels, phrases: Phrases) -> None:
    """Cut what stands under `Latest news`: headlines, and prose that speaks of other things."""
    core = prose_of(lines, labels)
    vocabulary = vocabulary_of(lines, core)
    total = sum(len(lines[i].text) for i in core)
    before = 0
    under = early = inline = False
    for i, line in enumerate(lines):
        if _heads_listing(line, labels[i], phrases):
            labels[i] = Label.FURNITURE
            inline = not line.heading and phrases.related.fullmatch(line.folded) is not None
            under, early = True, inline or before < END_SHARE_MIN * total
            vocabulary = vocabulary_of(lines, [j for j in core if j < i]) or vocabulary
        elif under and labels[i] is None:
            if _goes_on(lines, labels, i, vocabulary, early=early) or (
                inline and _tells(line) and not _heads_another(lines, i)
            ):
                under = False
            elif before or line.prose:  # above all prose, the title is among these lines
                labels[i] = Label.FURNITURE
        before += len(line.text) if labels[i] is None and line.prose else 0


def _goes_on(
    lines: Sequence[Line], labels: Labels, at: int, vocabulary: set[str], *, early: bool
) -> bool:
    """Whether the article goes on: in its own words, or in paragraphs that follow each other."""
    if not _tells(lines[at]):
        return False
    if lines[at].prose and cohesion(lines[at], vocabulary) >= COHESION_MIN:
        return True
    run: list[Line] = []
    for i in range(at, len(lines)):
        if labels[i] is None and _tells(lines[i]):
            run.append(lines[i])
        elif labels[i] is None and lines[i].text:
            break
    shared = set().union(*(line.stems for line in run)) & vocabulary
    return len(run) >= RUN_LINES_MIN and (early or len(shared) >= len(run))


def _heads_another(lines: Sequence[Line], at: int) -> bool:
    """Whether a headline follows: then the paragraph was the summary of another story."""
    below = next((line for line in lines[at + 1 :] if line.text), None)
    return below is not None and not below.ends and below.words >= TEASED_WORDS_MIN


def _tells(line: Line) -> bool:
    return line.prose or (line.ends and line.words >= TOLD_WORDS_MIN and not line.heading)


def _heads_listing(line: Line, label: Label | None, phrases: Phrases) -> bool:
    """Whether other stories, or the form for a newsletter, stand below a line."""
    if line.heading and line.words <= LISTING_WORDS_MAX and phrases.letter.search(line.folded):
        return True
    if label is not Label.FURNITURE:
        return False
    if phrases.listing.fullmatch(line.folded):
        return True
    match = phrases.teaser.match(line.plain) if line.heading else None
    return match is not None and not key_of(line.plain[match.end() :])


def _cut_site_talk(lines: Sequence[Line], labels: Labels, phrases: Phrases) -> None:
    """Cut what tells the reader (`your`, `our`) about the site (`newsletter`, `app`).

    Where the article itself is about such things, its other lines share the words.
    """
    core = prose_of(lines, labels)
    for i, line in enumerate(lines):
        if labels[i] is not None or line.has_quote or line.words > SITE_TALK_WORDS_MAX:
            continue
        asks = line.text.endswith("?") and line.words <= QUESTION_WORDS_MAX
        if asks and phrases.site_noun.search(line.folded):
            labels[i] = Label.FURNITURE
            continue
        if phrases.site_noun.search(line.folded) and phrases.address.search(line.plain):
            others = vocabulary_of(lines, [j for j in core if j != i])
            if cohesion(line, others) < COHESION_MIN:
                labels[i] = Label.FURNITURE


def _cut_authors(lines: Sequence[Line], labels: Labels, phrases: Phrases) -> None:
    """Cut what says below the text who wrote it: a person that the text does not name."""
    core = prose_of(lines, labels)
    for i in core[-AUTHORS_MAX:]:
        line = lines[i]
        match = _PERSON.match(line.text)
        if match is None or line.words > AUTHOR_WORDS_MAX or line.has_quote:
            continue
        job = phrases.job.search(line.folded) or _JOB_TITLE.match(line.text[match.end("name") :])
        named = any(match["name"] in lines[j].text for j in core if j != i)
        if job is not None and not named and i != core[0]:
            labels[i] = Label.FURNITURE


def _is_dense(lines: Sequence[Line], cluster: Sequence[int]) -> bool:
    """Whether paragraphs follow each other, rather than headlines with a summary each."""
    inside = (line for line in lines[cluster[0] : cluster[-1]] if line.text and not _tells(line))
    return len(cluster) >= DENSE_MIN and sum(1 for _ in inside) < DENSE_SHARE * len(cluster)


def _weight(lines: Sequence[Line], order: int, cluster: Sequence[int]) -> float:
    """How likely a cluster is the article: long enough, and rather the first such than the last."""
    chars = sum(len(lines[i].text) for i in cluster)
    return min(chars, ISLAND_CHARS_ENOUGH) * ISLAND_DECAY**order


def _cut_islands(lines: Sequence[Line], labels: Labels) -> None:
    """Cut prose that stands apart, among menus: of several clusters one is the article.

    Another one stays where it is in the same words: something long stands in the article's middle.
    """
    clusters: list[list[int]] = []
    before = -1
    for i in prose_of(lines, labels):
        between = (line for line in lines[before + 1 : i] if line.text and not _tells(line))
        if before < 0 or sum(1 for _ in between) > ISLAND_LINES_MIN:
            clusters.append([])
        clusters[-1].append(i)
        before = i
    if len(clusters) <= 1 or any(line.heading for line in lines):
        return  # in markup, extraction has looked for the article already
    main = max(enumerate(clusters), key=lambda one: _weight(lines, *one))[1]
    vocabulary = vocabulary_of(lines, main)
    for cluster in clusters:
        stems = vocabulary_of(lines, cluster)
        if cluster is main or (cluster[0] > main[0] and _is_dense(lines, cluster)):
            continue  # the other half of an article may share few words with the first
        if len(stems & vocabulary) < ISLAND_COHESION_MIN * len(stems):
            for i in cluster:
                labels[i] = Label.FURNITURE
