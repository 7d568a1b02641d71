"""What docs/running.md tells operators is so."""

import re
from inspect import signature
from pathlib import Path
from typing import get_args

from copytaster.cli.failing import MEANINGS
from copytaster.observe.metrics import Name
from copytaster.settings import PREFIX, Settings
from copytaster.stream.app import Exit
from copytaster_schemas.topics import DLQ_KEPT_FOR

PAGE = (Path(__file__).parents[2] / "docs" / "running.md").read_text("utf-8")


def test_every_setting_is_there_and_no_other() -> None:
    """In the table, with its variable."""
    names: set[str] = set()
    for name, field in Settings.model_fields.items():
        group = field.annotation
        if isinstance(group, type) and group.__module__.startswith("copytaster."):
            names |= {f"{name}__{part}" for part in signature(group).parameters}
        else:
            names.add(name)
    names = {PREFIX + name.upper() for name in names}
    table = "\n".join(line for line in PAGE.splitlines() if line.startswith(f"| `{PREFIX}"))
    assert set(re.findall(rf"`({PREFIX}[A-Z_]+)`", table)) == names


def test_every_metric_is_there() -> None:
    """By the name under which Prometheus finds it."""
    named = {name.removesuffix("_total") for name in re.findall(r"copytaster_[a-z_]+", PAGE)}
    assert set(get_args(Name)) <= named


def test_every_exit_status_of_a_worker_is_explained() -> None:
    """On the page and where `demo` and `replay` tell of it."""
    rows = re.findall(r"^\| ([\d, ]+) \|", PAGE, re.MULTILINE)
    explained = {int(number) for row in rows for number in row.split(",")}
    assert {int(each) for each in Exit if each is not Exit.OK} <= explained
    assert {int(each) for each in Exit if each not in {Exit.OK, Exit.ORPHANED}} <= MEANINGS.keys()


def test_how_long_dead_letters_are_kept_is_right() -> None:
    """In days."""
    assert f"{DLQ_KEPT_FOR.days} days" in PAGE.replace("\n", " ")
