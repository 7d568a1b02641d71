"""One invented article in the seven shapes that producers put it in."""

from typing import Any, Final

TITLE: Final = "Harbour authority confirms oil spill off Skelby"
FIRST: Final = (
    "The harbour authority of Skelby confirmed on Monday that 40 tonnes of oil had leaked into "
    "the sea from the tanker Morning Reed."
)
SECOND: Final = "“We are doing everything we can to contain it,” said its director, Nora Halden."
BODY: Final = f"{FIRST}\n\n{SECOND}"
HTML: Final = f"<p>{FIRST}</p><p>{SECOND}</p>"
URL: Final = "https://www.skelby-times.example/2026/03/oil-spill"

SHAPES: Final[dict[str, dict[str, Any]]] = {
    "news-please": {
        "url": URL, "title": TITLE, "maintext": BODY, "text": None,
        "source_domain": "skelby-times.example", "authors": ["Ida Marsh"], "language": "en",
        "date_publish": "2026-03-16 08:30:00", "date_modify": "None",
        "date_download": "2026-03-16 09:00:00", "description": "An oil spill.",
        "image_url": "https://www.skelby-times.example/a.jpg", "filename": "x.html.json",
        "localpath": None, "title_page": None, "title_rss": None,
    },
    "feedparser": {
        "id": URL, "guidislink": True, "link": URL, "title": TITLE,
        "title_detail": {"type": "text/plain", "value": TITLE},
        "summary": "An oil spill.", "content": [{"type": "text/html", "value": HTML}],
        "source": {"href": "https://wire.example/feed", "title": "Coast Wire"},
        "author": "Ida Marsh", "published": "Mon, 16 Mar 2026 08:30:00 GMT",
        "updated": "Mon, 16 Mar 2026 09:00:00 GMT", "tags": [{"term": "sea", "scheme": None}],
    },
    "schema.org": {
        "@context": "https://schema.org", "@type": "NewsArticle",
        "mainEntityOfPage": {"@type": "WebPage", "@id": URL}, "headline": TITLE,
        "articleBody": BODY, "author": [{"@type": "Person", "name": "Ida Marsh"}],
        "publisher": {"@type": "Organization", "name": "Skelby Times", "logo": {"url": "x"}},
        "datePublished": "2026-03-16T08:30:00Z", "dateModified": "2026-03-16T09:00:00Z",
        "inLanguage": "en-GB", "image": ["https://www.skelby-times.example/a.jpg"],
    },
    "ninjs": {
        "uri": URL, "standard": {"name": "ninjs", "version": "3.1"}, "pubStatus": "usable",
        "headlines": [{"role": "main", "value": TITLE}],
        "bodies": [{"role": "main", "contentType": "text/html", "value": HTML}],
        "by": "Ida Marsh", "infoSources": [{"name": "Skelby Times", "role": "publisher"}],
        "contentCreated": "2026-03-16T08:30:00Z", "versionCreated": "2026-03-16T09:00:00Z",
        "version": "2", "language": "en-GB", "urgency": 3, "embargoed": None,
    },
    "JSON Feed": {
        "id": "2026-03-16/7", "url": URL, "title": TITLE, "content_html": HTML,
        "date_published": "2026-03-16T08:30:00Z", "date_modified": "2026-03-16T09:00:00Z",
        "authors": [{"name": "Ida Marsh"}], "language": "en", "tags": ["sea"],
    },
    "GDELT": {
        "url": URL, "title": TITLE, "outletName": "Skelby Times", "lang": "en",
        "date": "2026-03-16T08:30:00Z", "desc": SECOND,
    },
    "trafilatura": {
        "title": TITLE, "author": "Ida Marsh", "hostname": "skelby-times.example",
        "date": "2026-03-16", "fingerprint": "ab12", "id": None, "license": None,
        "comments": "", "raw_text": f"{FIRST} {SECOND}", "text": BODY, "language": "en",
        "image": None, "pagetype": "article", "source": URL,
        "source-hostname": "Skelby Times", "excerpt": "An oil spill.", "categories": "News;Sea",
        "tags": "oil;sea",
    },
}  # fmt: skip

MORE: Final[dict[str, dict[str, Any]]] = {
    "NewsAPI": {
        "source": {"id": None, "name": "Skelby Times"}, "author": "Ida Marsh",
        "title": f"{TITLE} - Skelby Times", "description": "An oil spill.", "url": URL,
        "urlToImage": None, "publishedAt": "2026-03-16T08:30:00Z",
        "content": f"{FIRST}\r\n{SECOND}… [+1207 chars]",
    },
    "Event Registry": {
        "uri": "7001", "lang": "eng", "isDuplicate": False, "date": "2026-03-16",
        "time": "08:30:00", "dateTime": "2026-03-16T08:30:00Z", "url": URL, "title": TITLE,
        "body": BODY, "source": {"uri": "skelby-times.example", "title": "Skelby Times"},
        "authors": [{"uri": "ida", "name": "Ida Marsh"}], "image": None,
    },
    "Mediastack": {
        "author": "Ida Marsh", "title": TITLE, "description": BODY, "url": URL,
        "source": "Skelby Times", "image": None, "category": "general", "language": "en",
        "country": "gb", "published_at": "2026-03-16T08:30:00+00:00",
    },
    "newspaper3k": {
        "url": URL, "source_url": "https://www.skelby-times.example", "title": TITLE,
        "text": BODY, "authors": ["Ida Marsh"], "publish_date": "2026-03-16 08:30:00",
        "meta_lang": "en", "summary": "An oil spill.", "keywords": ["oil"], "html": "",
    },
    "Webz": {
        "thread": {"site": "skelby-times.example", "country": "GB"}, "uuid": "a1", "url": URL,
        "author": "Ida Marsh", "published": "2026-03-16T10:30:00.000+02:00", "title": TITLE,
        "text": BODY, "language": "english", "crawled": "2026-03-16T11:00:00.000+02:00",
    },
}  # fmt: skip
"""Shapes of news services, beyond the seven."""
