"""Web addresses: the one spelling of a document's, and who registered a host."""

import re
from typing import Final
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from courlan import clean_url
from tldextract import TLDExtract
from w3lib.url import canonicalize_url

_MOBILE = re.compile(r"^(?:www\d?|m|mobile|amp)\.(?=[^.]+\.[^.]+)")
_HOST = re.compile(r"[\w-]+(?:\.[\w-]+)+\.?|[0-9a-f:]*:[0-9a-f:.]+")
_NO_SCHEME = re.compile(r"(?://)?(?:[a-z0-9-]+\.)+[a-z]{2,24}(?:/|$)", re.IGNORECASE)
_SESSION = re.compile(r";jsessionid=[^/?#;]*", re.IGNORECASE)
_AMP_PATH = re.compile(r"(?:^/amp(?=/)|/amp/?$|\.amp(?=\.html?$)|/$)")
_NOT_IDENTITY = frozenset(
    {"amp", "outputtype", "output", "s", "ref", "src", "source", "smid", "cmp", "ito"}
)
"""Parameters that name a rendering or where a reader came from, beside those courlan knows."""


def canonical_url(url: str) -> str | None:
    """One spelling for the addresses of one document; None where it is no web address.

    Neither library is enough alone: courlan drops tracking parameters, w3lib sorts and escapes. The
    scheme, `www.`, `m.`, `amp` forms and a last slash are no part of identity.
    """
    url = url.strip().replace(" ", "%20")
    if _NO_SCHEME.match(url):
        url = f"https://{url.lstrip('/')}"
    try:
        bang = "#!" in url
        cleaned = clean_url(_SESSION.sub("", url))
        if not cleaned:
            return None
        parts = urlsplit(canonicalize_url(cleaned, keep_fragments=bang))
        host, port = parts.hostname, parts.port
    except (ValueError, TypeError, IndexError):
        return None
    if parts.scheme not in {"http", "https"} or not host or not _HOST.fullmatch(host):
        return None
    host = _MOBILE.sub("", host.rstrip("."))
    if port not in {None, 80, 443}:
        host = f"{host}:{port}"
    query = [
        (key, value)
        for key, value in parse_qsl(parts.query, keep_blank_values=True)
        if key.lower() not in _NOT_IDENTITY
    ]
    path = _AMP_PATH.sub("", parts.path)
    return urlunsplit(
        ("https", host, path or "/", urlencode(query), parts.fragment if bang else "")
    )


def host_of(url: str) -> str | None:
    """The host of an address, with or without its scheme; None where there is none."""
    address = url if "//" in url else f"//{url}"
    try:
        host = urlsplit(address).hostname
    except ValueError:
        return None
    return host.removeprefix("www.") if host and "." in host else None


_EXTRACT: Final = TLDExtract(suffix_list_urls=(), cache_dir=None, include_psl_private_domains=True)
"""With the list of its wheel: the library would else fetch one and write to the home folder. Blogs
of one host (`a.wordpress.com`) are outlets of their own.
"""

_SHARED: Final = frozenset(
    {
        "wordpress.com",
        "substack.com",
        "medium.com",
        "tumblr.com",
        "livejournal.com",
        "over-blog.com",
    }
)
"""Hosts of many authors that the list of public suffixes does not hold."""


def registered_domain(host: str) -> str | None:
    """The part of a host that somebody registered (`bbc.co.uk`)."""
    found = _EXTRACT(host).top_domain_under_public_suffix
    if found in _SHARED and host != found:
        return host.removesuffix(f".{found}").rsplit(".", 1)[-1] + f".{found}"
    return found or None
