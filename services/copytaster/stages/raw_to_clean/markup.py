"""HTML, a page or a fragment -> lines of its main text, and what its head says about it."""

import html
import re
from dataclasses import replace
from typing import Any, Final

import orjson
from resiliparse.extract.html2text import extract_plain_text
from resiliparse.parse.html import DocumentNode, HTMLTree

from copytaster.stages.record import dataclass

NESTING_MAX: Final = 400
"""Containers open at once; pages stay below 60, broken ones that never close below 300. Finding the
main content is quadratic in it: 20,000 nested elements took 4 s, 400 take 1 ms.
"""

ASIDES_MAX: Final = 200
"""Boxes taken out of one page; pages have up to some 60."""

ASIDE_SHARE_MAX: Final = 0.25
"""Of a page's paragraphs; a box with more is a wrapper round the article."""

BARE_ASIDE_CHARS_MAX: Final = 8_000
"""Of a box without paragraphs: a list of headlines."""

PARAGRAPHS_MIN: Final = 5
"""With fewer, the article itself may have no paragraphs."""

ASIDE_NAMES: Final = (
    "newsletter", "outbrain", "taboola", "sponsor", "related", "recommend", "most-read",
    "mostread", "most-popular", "trending", "author-bio", "author-box", "about-author",
    "share", "social", "cookie", "consent", "paywall", "subscri", "breadcrumb", "correlat",
    "relacionad", "lire-aussi", "read-also", "read-more", "caption",
)  # fmt: skip
"""Parts of class names by which pages mark what stands beside an article, in several languages."""

LD_JSON_CHARS_MAX: Final = 100_000
"""One block of linked data; article pages have 2 to 10 KB."""

_CONTAINER = re.compile(
    r"<(/?)(?:div|section|article|main|aside|ul|ol|dl|table|blockquote|form|nav)\b", re.IGNORECASE
)
_CODE = re.compile(r"<(script|style|noscript|template)\b", re.IGNORECASE)
_CODE_ENDS = {
    name: re.compile(f"</{name}", re.IGNORECASE)
    for name in ("script", "style", "noscript", "template")
}
_PAGE = re.compile(r"<(?:html|body|head|!doctype)\b", re.IGNORECASE)
_BLOCK = re.compile(
    r"</?(?:p|div|br|span|a|h[1-6]|ul|ol|li|img|blockquote|article|section|figure|table|strong|em|b|i)"
    r"\b[^<>]*>",
    re.IGNORECASE,
)
_TWEET = re.compile(r"\b(?:twitter|instagram|tiktok|bluesky)-(?:tweet|media|embed)\b")
"""Classes of embedded posts, which extraction takes for furniture; posts hold statements."""
_HEADING = re.compile(r"<h[1-6]>(.*?)</h[1-6]>", re.DOTALL)
_ANY_TAG = re.compile(r"<[^<>]*>")
_BREAK = re.compile(r"<(?:p|br|div|li|h[1-6]|/p|/div|/li|/h[1-6])\b[^<>]*>", re.IGNORECASE)
_HEADED = "\x1e"
"""Marks a line that was a heading: a control character that no input line can still hold."""
_PLAIN_LIST = re.compile(
    r"<(?:ul|ol)(?![^<>]*(?:nav|menu|share|social|related|tag))\b[^<>]*>"
    r"((?:(?!</?(?:ul|ol|a|img|input|button|svg|nav)\b).){1,4000})</(?:ul|ol)>",
    re.IGNORECASE | re.DOTALL,
)
"""A list without links: extraction takes it for a menu, in articles it holds facts."""
_LINK_ITEM = re.compile(
    r"<li\b[^<>]{0,300}>\s{0,50}<a\b[^<>]{0,2000}>[^<>]{0,300}</a>\s{0,50}</li>", re.IGNORECASE
)
"""An item that is a link and no more: a menu, or other stories."""
_LIST_ITEM = re.compile(r"<(/?)li\b[^<>]*>", re.IGNORECASE)
_ITEM = "\ue000"
"""Marks a line that was an item of such a list: a private character, gone from the lines."""


@dataclass(frozen=True, slots=True)
class Page:
    """What an HTML page holds: lines, which of them were headings or items of lists without links,
    and the facts of its head.
    """

    lines: tuple[str, ...]
    headings: frozenset[int] = frozenset()
    items: frozenset[int] = frozenset()
    title: str | None = None
    url: str | None = None
    published: str | None = None
    language: str | None = None
    site: str | None = None


def is_html(text: str) -> bool:
    """Whether a body is markup: it has tags that articles are made of, more than a lone `<b>`."""
    if "<" not in text:
        return False
    return len(_BLOCK.findall(text, 0, 20_000)) > 1 or _PAGE.search(text, 0, 2_000) is not None


def read_html(source: str) -> Page:
    """The main text of a page, or the whole text of a fragment, with what its head says."""
    if _nests_too_deep(source) and _nests_too_deep(bare := _without_code(source)):
        text = html.unescape(_ANY_TAG.sub("", _BREAK.sub("\n", bare)))
        return Page(tuple(text.split("\n")))
    is_page = _PAGE.search(source, 0, 2_000) is not None
    source = _TWEET.sub("", source)
    if not is_page:  # in a whole page, extraction knows menus by their links
        source = _LINK_ITEM.sub("", source)
    tree = HTMLTree.parse(_PLAIN_LIST.sub(_as_paragraphs, source))
    if is_page:
        _drop_asides(tree, _asides_named_in(source))
    page = _page_of(tree, main_content=is_page)
    if is_page and not any(page.lines):
        page = _page_of(tree, main_content=False)
    return replace(page, **_head_of(tree)) if is_page else page


def _asides_named_in(source: str) -> str:
    """A selector for boxes beside the article, of the names that the page holds at all."""
    folded = source.lower()
    return ",".join(
        f'[{attribute}*="{name}" i]'
        for name in ASIDE_NAMES
        if name in folded
        for attribute in ("class", "id")
    )


def _drop_asides(tree: HTMLTree, selector: str) -> None:
    """Take out the boxes whose class or id says what they are, unless they hold the article."""
    if tree.body is None or not selector:
        return
    all_paragraphs = len(tree.body.get_elements_by_tag_name("p"))
    most = all_paragraphs * ASIDE_SHARE_MAX
    bare_most = BARE_ASIDE_CHARS_MAX if all_paragraphs >= PARAGRAPHS_MIN else 0
    for node in tree.body.query_selector_all(selector)[:ASIDES_MAX]:
        paragraphs = len(node.get_elements_by_tag_name("p"))
        if paragraphs <= most and (paragraphs or len(node.text or "") <= bare_most):
            node.remove()


def _as_paragraphs(match: re.Match[str]) -> str:
    return _LIST_ITEM.sub(lambda tag: "</p>" if tag[1] else f"<p>{_ITEM}", match[1])


def _page_of(tree: HTMLTree, *, main_content: bool) -> Page:
    text = extract_plain_text(
        tree,
        preserve_formatting="minimal_html",
        main_content=main_content,
        list_bullets=False,
        alt_texts=False,
    )
    marked = _HEADING.sub(lambda m: _HEADED + " ".join(m[1].split()), text.replace(_HEADED, " "))
    plain = html.unescape(_ANY_TAG.sub("", marked)).split("\n")
    return Page(
        tuple(line.replace(_HEADED, "").replace(_ITEM, "").strip() for line in plain),
        headings=frozenset(i for i, line in enumerate(plain) if _HEADED in line),
        items=frozenset(i for i, line in enumerate(plain) if _ITEM in line),
    )


def _nests_too_deep(source: str) -> bool:
    depth = 0
    for closing in _CONTAINER.findall(source):
        depth = max(0, depth - 1) if closing else depth + 1
        if depth > NESTING_MAX:
            return True
    return False


def _without_code(source: str) -> str:
    """Markup without scripts and styles, in one pass."""
    kept: list[str] = []
    at = 0
    while (match := _CODE.search(source, at)) is not None:
        kept.append(source[at : match.start()])
        end = _CODE_ENDS[match[1].lower()].search(source, match.end())
        if end is None:
            return "".join(kept)
        at = end.start()
    return "".join([*kept, source[at:]])


def _head_of(tree: HTMLTree) -> dict[str, Any]:
    document = tree.document
    if document is None:
        return {}
    metas: dict[str, str] = {}
    for meta in document.get_elements_by_tag_name("meta")[:200]:
        name = (meta.getattr("property") or meta.getattr("name") or "").lower()
        content = meta.getattr("content")
        if name and content:
            metas.setdefault(name, content.strip())
    linked = _linked_data(document)
    root = document.query_selector("html")
    return {
        "title": metas.get("og:title") or linked.get("headline") or tree.title or None,
        "url": metas.get("og:url") or _canonical_link(document),
        "published": metas.get("article:published_time") or linked.get("datePublished"),
        "language": (root.getattr("lang") if root is not None else None) or None,
        "site": metas.get("og:site_name"),
    }


def _canonical_link(document: DocumentNode) -> str | None:
    link = document.query_selector('link[rel="canonical"]')
    return (link.getattr("href") or None) if link is not None else None


def _linked_data(document: DocumentNode) -> dict[str, str]:
    """The strings of the first news article that the page describes as linked data."""
    for script in document.query_selector_all('script[type="application/ld+json"]')[:10]:
        text = script.text or ""
        if len(text) > LD_JSON_CHARS_MAX:
            continue
        try:
            value = orjson.loads(text)
        except orjson.JSONDecodeError:
            continue
        for item in _things_in(value):
            if "Article" in str(item.get("@type")):
                return {key: text for key, text in item.items() if isinstance(text, str)}
    return {}


def _things_in(value: Any) -> list[dict[str, Any]]:
    items = value if isinstance(value, list) else [value]
    graphs = [item.get("@graph") for item in items if isinstance(item, dict)]
    nested = [each for graph in graphs if isinstance(graph, list) for each in graph]
    return [item for item in [*items, *nested] if isinstance(item, dict)]
