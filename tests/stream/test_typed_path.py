"""The type checker refuses a path whose topics were swapped."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
RIGHT = """
from copytaster.stream.hop import fold, hop, to
from support.counting import FIFTHS, PASSED, TICKS, Counting, pass_on

hop("pass", TICKS, pass_on, to(PASSED))
fold("count", PASSED, Counting, to(FIFTHS))
"""


def _errors(tmp_path: Path, source: str) -> list[str]:
    """What mypy says of `source`, without notes."""
    module = tmp_path / "wired.py"
    module.write_text(source)
    command = [sys.executable, "-m", "mypy", "--config-file", "pyproject.toml", "--no-pretty"]
    command += ["--cache-dir", str(tmp_path / "cache"), str(module)]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    return [line for line in run.stdout.splitlines() if "wired.py" in line and "error:" in line]


@pytest.mark.slow
def test_swapped_topics_do_not_type_check(tmp_path: Path) -> None:
    """Neither a wrong source nor a wrong target, with or without state."""
    swapped = [
        RIGHT,
        'hop("a", PASSED, pass_on, to(PASSED))',
        'hop("b", TICKS, pass_on, to(FIFTHS))',
        'fold("c", TICKS, Counting, to(FIFTHS))',
        'fold("d", PASSED, Counting, to(TICKS))',
    ]
    errors = _errors(tmp_path, "\n".join(swapped))

    right_lines = RIGHT.count("\n") + 1
    wrong = {int(error.split(":")[1]) for error in errors}
    assert wrong == set(range(right_lines + 1, right_lines + 5)), errors
