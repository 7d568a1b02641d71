"""What the pages for developers say is so."""

import re
import subprocess

from architecture.sources import ROOT

CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
PAGES = ("README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "STYLE.md")
TARGETS_MAX = 12


def targets() -> set[str]:
    """What `make` lists."""
    run = subprocess.run(
        ["make", "--no-print-directory", "help"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return {line.split()[0] for line in run.stdout.splitlines()}


def test_make_has_few_targets_and_all_are_described() -> None:
    """Twelve at most, each in the table of CONTRIBUTING.md and none there that is not."""
    table = set(re.findall(r"^\| `make ([a-z-]+)` \|", CONTRIBUTING, re.MULTILINE)) | {"help"}
    assert table == targets()
    assert len(table) <= TARGETS_MAX


def test_every_make_command_in_the_pages_exists() -> None:
    """No page tells people to type what does not work."""
    text = "\n".join((ROOT / page).read_text("utf-8") for page in PAGES)
    named = set(re.findall(r"(?:`|^)make ([a-z-]+)", text, re.MULTILINE))
    assert named <= targets()


def test_links_between_the_pages_lead_somewhere() -> None:
    """Every relative link of the pages points at a file or folder."""
    links = {
        (page, link)
        for page in PAGES
        for link in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", (ROOT / page).read_text("utf-8"))
    }
    assert [(page, link) for page, link in sorted(links) if not (ROOT / link).exists()] == []


def test_links_between_the_documents_lead_somewhere() -> None:
    """Relative links of docs/ are read from the folder of the page that has them."""
    wrong = [
        (page.name, link)
        for page in sorted((ROOT / "docs").rglob("*.md"))
        for link in re.findall(r"\]\(([^)#: ]+)(?:#[^)]*)?\)", page.read_text("utf-8"))
        if not (page.parent / link).exists()
    ]
    assert wrong == []


def test_measured_quality_lists_its_parts() -> None:
    """No part of docs/quality is missing in the table of contents."""
    listed = set(re.findall(r"\(quality/([a-z-]+\.md)\)", (ROOT / "docs/quality.md").read_text()))
    assert listed == {page.name for page in (ROOT / "docs/quality").glob("*.md")}


def test_every_folder_of_tests_is_described() -> None:
    """A reader finds in CONTRIBUTING.md what each folder of tests is for."""
    folders = {path.parent.relative_to(ROOT).parts[1] for path in ROOT.glob("tests/*/test_*.py")}
    described = set(re.findall(r"`tests/([a-z_]+)`", CONTRIBUTING))
    assert folders - {"support"} <= described
