"""The alert in the README is one that the sample stories give."""

import re
from pathlib import Path

import orjson

from copytaster.cli.reading import state_as_text
from support.stories import SEEDS, stories_in
from support.story_run import outputs_of

README = Path(__file__).resolve().parents[2] / "README.md"


def test_the_readme_shows_what_comes_out() -> None:
    """Every line of the sample stands in what a sample story prints; "..." leaves lines out."""
    found = re.search(
        r"<!-- alert sample.*?-->\n+```text\n(.*?)```", README.read_text("utf-8"), re.DOTALL
    )
    assert found is not None
    sample = [line.strip() for line in found.group(1).splitlines()]
    story = next(one for one in stories_in(SEEDS) if one.name == "kursk")
    printed = {
        line.strip()
        for output in outputs_of(story.articles)
        if output["topic"] == "news.developments.v1"
        for line in state_as_text(orjson.dumps(output["value"])).splitlines()
    }
    assert [line for line in sample if line not in {"", "..."} and line not in printed] == []
