"""Files and folders become raw records, as a producer would have sent them."""

from pathlib import Path

import orjson
import pytest

from copytaster.adapters.files import UnreadableInputError, records_in
from copytaster.stages.raw_to_clean import read_raw
from support.cleaning import clean_bytes

SENTENCE = "The mayor of Harwick confirmed on Tuesday that the old bridge will stay closed."


def test_each_kind_of_file_is_read(tmp_path: Path) -> None:
    """Text, HTML, one record, a list of them, one a line; other files are passed by."""
    record = {"id": "a", "body": SENTENCE}
    (tmp_path / "a.txt").write_text(SENTENCE)
    (tmp_path / "b.html").write_text(f"<html><body><p>{SENTENCE}</p></body></html>")
    (tmp_path / "c.json").write_bytes(orjson.dumps(record))
    (tmp_path / "d.json").write_bytes(orjson.dumps([record, record]))
    (tmp_path / "e.jsonl").write_bytes(orjson.dumps(record) + b"\n\n" + orjson.dumps(record))
    (tmp_path / "f.pdf").write_bytes(b"%PDF")
    (tmp_path / ".hidden.txt").write_text("no")
    records = list(records_in([tmp_path]))
    assert [name for name, _ in records] == [
        "a.txt", "b.html", "c.json", "d.json[0]", "d.json[1]", "e.jsonl:1", "e.jsonl:3",
    ]  # fmt: skip
    assert {clean_bytes(value).body for _, value in records} == {SENTENCE}


def test_a_page_on_disk_is_a_carrier_of_its_own(tmp_path: Path) -> None:
    """Two files with the same text are two carriers of unknown publishers."""
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(SENTENCE)
    first, second = (clean_bytes(value) for _, value in records_in([tmp_path]))
    assert (first.publisher.id, second.publisher.id) == ("file:a.txt", "file:b.txt")
    assert first.publisher.family is None
    assert first.document_id != second.document_id
    assert first.content_hash == second.content_hash


def test_files_come_in_the_order_of_their_names(tmp_path: Path) -> None:
    """Folders in folders too, whatever the file system says."""
    for name in ("b/a.txt", "a/z.txt", "a/b/c.txt", "c.txt"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(SENTENCE)
    names = [name for name, _ in records_in([tmp_path])]
    assert names == ["a/b/c.txt", "a/z.txt", "b/a.txt", "c.txt"]


def test_bytes_that_are_no_text_are_still_a_record(tmp_path: Path) -> None:
    """Wrong bytes are replaced, a mark at the begin is dropped, and nothing fails."""
    (tmp_path / "a.txt").write_bytes(b"\xef\xbb\xbf" + SENTENCE.encode() + b" \xff\xfe")
    ((_, value),) = records_in([tmp_path])
    body = read_raw(value).body
    assert body is not None
    assert body.startswith(SENTENCE)


@pytest.mark.parametrize(
    ("encoding", "declared", "text"),
    [
        ("latin-1", "iso-8859-1", "Le café a brûlé hier, dit la maire."),
        ("cp1252", None, "Le café a “brûlé” hier, dit la maire."),
        ("cp1251", "windows-1251", "Мэр подтвердил, что мост закрыт."),
        ("iso8859-2", "iso-8859-2", "Burmistrz potwierdził, że most jest zamknięty."),
        ("utf-16", None, "Le café a brûlé hier, dit la maire."),
        ("utf-8", "iso-8859-1", "Le café a brûlé hier, dit la maire."),
        ("latin-1", "no-such-encoding", "Le café a brûlé hier, dit la maire."),
    ],
)
def test_a_page_in_another_encoding_is_read(
    tmp_path: Path, encoding: str, declared: str | None, text: str
) -> None:
    """As its head declares, unless it is UTF-8 all the same; Windows-1252 where nobody says."""
    head = f'<head><meta charset="{declared}"></head>' if declared else ""
    page = f"<html>{head}<body><p>{text}</p></body></html>"
    (tmp_path / "a.html").write_bytes(page.encode(encoding))
    ((_, value),) = records_in([tmp_path])
    assert clean_bytes(value).body == text


def test_a_broken_record_is_passed_on_to_be_refused(tmp_path: Path) -> None:
    """Files are not validated: what is wrong is refused where all is."""
    (tmp_path / "a.json").write_text("{not json")
    assert list(records_in([tmp_path])) == [("a.json", b"{not json")]


@pytest.mark.parametrize("name", ["missing.txt", "a.pdf", "empty"])
def test_what_cannot_be_read_says_what_to_do(tmp_path: Path, name: str) -> None:
    """A missing file, one of an unknown kind, a folder without articles."""
    (tmp_path / "a.pdf").write_bytes(b"%PDF")
    (tmp_path / "empty").mkdir()
    with pytest.raises(UnreadableInputError, match=Path(name).stem):
        list(records_in([tmp_path / name]))


def test_a_page_that_is_mostly_code_fits_into_a_record(tmp_path: Path) -> None:
    """Scripts, styles, drawings and embedded pictures go where a page is too large with them."""
    code = "<script>" + "var a = 1;" * 200_000 + "</script>"
    picture = '<img src="data:image/png;base64,' + "A" * 200_000 + '">'
    linked = (
        '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Tit"}</script>'
    )
    page = f"<html><head>{code}{linked}</head><body>{picture}<p>{SENTENCE}</p></body></html>"
    (tmp_path / "a.html").write_text(page)
    ((_, value),) = records_in([tmp_path])
    article = clean_bytes(value)
    assert (article.title, article.body) == ("Tit", SENTENCE)
