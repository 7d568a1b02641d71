"""Who a text is credited to is seen from its dateline, byline and tags."""

import pytest

from support.cleaning import clean, texts

from .pages import PROSE, TITLES

ENGLISH = PROSE["en"][0]


@pytest.mark.parametrize(
    ("dateline", "family"),
    [
        ("BRUSSELS, Oct 28 (Reuters) - ", "reuters"),
        ("WASHINGTON/BRUSSELS, October 28 (Reuters) - ", "reuters"),
        ("(Reuters) - ", "reuters"),
        ("REUTERS - ", "reuters"),
        ("BRUSSELS (AP) — ", "ap"),
        ("KYIV, Ukraine (AP) _ ", "ap"),
        ("(AP) ", "ap"),
        ("Brussels, Belgium (AFP) – ", "afp"),
        ("Bruxelles, 28 oct. 2024 (AFP) - ", "afp"),
        ("Brüssel/Berlin (AFP). ", "afp"),
        ("Berlin (dpa) - ", "dpa"),
        ("BERLIN (dpa-AFX) - ", "dpa"),
        ("(ANSA) - ROMA, 28 OTT - ", "ansa"),
        ("ROMA (ANSA) - ", "ansa"),
        ("Bruxelles, 28 ott. (askanews) – ", "askanews"),
        ("AGI - ", "agi"),
        ("Bruselas, 28 oct (EFE).- ", "efe"),
        ("(EFE) ", "efe"),
        ("Madrid, 28 oct. (EUROPA PRESS) - ", "europapress"),
        ("Lisboa, 28 out 2024 (Lusa) - ", "lusa"),
        ("MOSCOW, October 28. /TASS/. ", "tass"),
        ("MOSCOW. Oct 28 (Interfax) - ", "interfax"),
        ("SEOUL, Oct. 28 (Yonhap) -- ", "yonhap"),
        ("NEW DELHI (PTI) ", "pti"),
    ],
)
def test_a_dateline_credits_its_agency(dateline: str, family: str) -> None:
    """In all the spellings of agencies; the first real sentence begins behind it."""
    article = clean(f"{dateline}{ENGLISH}", title=TITLES["en"])
    assert article.wire_origin is not None
    assert article.wire_origin.basis == "dateline"
    assert family in {article.wire_origin.family, article.wire_origin.family.replace("-", "")}
    assert texts(article, "lead") == [dateline.strip(), ENGLISH]


@pytest.mark.parametrize("dateline", ["DUNMARROW — ", "PORT AMSEL - ", "KYIV, Ukraine, Oct. 28 — "])
def test_a_place_in_capitals_is_a_dateline_without_a_credit(dateline: str) -> None:
    """It is a sentence of its own, so that the first real one begins with its subject."""
    article = clean(f"{dateline}{ENGLISH}", title=TITLES["en"])
    assert article.wire_origin is None
    assert texts(article, "lead") == [dateline.strip(), ENGLISH]


@pytest.mark.parametrize(
    ("line", "family"),
    [
        ("(Reuters)", "reuters"), ("Source: Reuters", "reuters"), ("With AFP", "afp"),
        ("(With inputs from AFP)", "afp"), ("© 2026 AFP", "afp"), ("Fonte: ANSA", "ansa"),
        ("Riproduzione riservata © Copyright ANSA", "ansa"), ("Quelle: dpa", "dpa"),
        ("© dpa-infocom, dpa:241028-930-272619/1", "dpa"), ("fcr/dpa", "dpa"),
        ("mit Material von dpa", "dpa"), ("Avec Reuters", "reuters"), ("Agencia EFE", "efe"),
        ("Con información de EFE", "efe"), ("Com Lusa", "lusa"),
        ("*Com informações da Reuters", "reuters"),
    ],
)  # fmt: skip
def test_a_line_of_credit_names_the_agency_and_goes(line: str, family: str) -> None:
    """Below the text: furniture, but it says where the text is from."""
    article = clean("\n".join([*PROSE["en"], line]), title=TITLES["en"])
    assert article.wire_origin is not None
    assert (article.wire_origin.family, article.wire_origin.basis) == (family, "text_tag")
    assert article.body == "\n\n".join(PROSE["en"])


def test_a_tag_behind_the_last_sentence_counts() -> None:
    """Italian agencies sign so."""
    article = clean("\n".join([*PROSE["it"][:2], f"{PROSE['it'][2]} (ANSA)."]))
    assert article.wire_origin is not None
    assert (article.wire_origin.family, article.wire_origin.basis) == ("ansa", "text_tag")


@pytest.mark.parametrize(
    ("author", "family"),
    [("Reuters", "reuters"), ("Ida Marsh, AFP", "afp"), ("fcr/dpa", "dpa"), ("ANSA.it", "ansa")],
)
def test_a_byline_credits_an_agency(author: str, family: str) -> None:
    """As producers give authors."""
    article = clean(ENGLISH, authors=[author])
    assert article.wire_origin is not None
    assert (article.wire_origin.family, article.wire_origin.basis) == (family, "byline")


@pytest.mark.parametrize(
    "body",
    [
        f"{ENGLISH}\nPhoto: Reuters",
        f"{ENGLISH} She told Reuters that the engineers agreed with her.",
        f"The mayor (and the council) agreed. {ENGLISH}",
        f"Harwick (Courier) - {ENGLISH}",
        f"{ENGLISH}\nGetty Images / AFP",
    ],
)
def test_a_mention_of_an_agency_is_no_credit(body: str) -> None:
    """Pictures, statements to an agency, other brackets."""
    assert clean(body, title=TITLES["en"]).wire_origin is None


def test_an_agency_on_its_own_page_has_no_other_origin() -> None:
    """It is its own newsroom."""
    article = clean(f"BRUSSELS, Oct 28 (Reuters) - {ENGLISH}", url="https://www.reuters.com/a/b")
    assert article.publisher.id == "reuters"
    assert article.wire_origin is None


def test_a_feed_that_names_its_source_is_believed_over_the_text() -> None:
    """RSS `<source>` is the word of who passes it on."""
    article = clean(f"(AP) {ENGLISH}", origin_publisher={"name": "Coast Wire"})
    assert article.wire_origin is not None
    assert (article.wire_origin.name, article.wire_origin.basis) == ("Coast Wire", "rss_source")
