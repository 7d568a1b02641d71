"""`python -m tests.quality`: all gates, as a table and build/quality.json."""

import argparse
import json
import re
import sys
from importlib import import_module
from pathlib import Path
from typing import Any

from .gate import Measured

GATES = ("extraction", "entities", "claims", "guards", "samples", "voices", "filing", "stories")
FLOORS = Path(__file__).with_name("floors.json")
REPORT = Path("build/quality.json")


def measured() -> list[Measured]:
    """Every figure of every gate whose set is at hand."""
    found: list[Measured] = []
    for name in GATES:
        module = import_module(f"{__package__}.{name}")
        for measure in module.MEASURES:
            print(f"running {name}.{measure.__name__} ...", file=sys.stderr, flush=True)
            found.extend(measure())
    return found


def judged(figures: list[Measured], floors: dict[str, Any]) -> tuple[list[dict[str, Any]], bool]:
    """The rows of the report, and whether any figure fell below its floor."""
    rows, failed = [], False
    parts = components(figures)
    for figure in figures:
        floor = {} if figure.key in parts else floors.get(figure.key, {})
        same_set = floor.get("sha256") == figure.sha256
        bound = floor.get("floor") if same_set else None
        failed = failed or (bound is not None and figure.value < bound)
        rows.append(
            {
                "gate": figure.gate,
                "set": figure.set,
                "sha256": figure.sha256,
                "metric": figure.metric,
                "value": figure.value,
                "floor": bound,
                "target": figure.target,
                "n": figure.n,
            }
        )
    return rows, failed


def components(figures: list[Measured]) -> frozenset[str]:
    """The precisions and recalls of which an F1 of the same set is a figure of its own.

    They trade against each other, so the floor is the F1's: with floors of their own a gain of ten
    points of recall for one of precision would be a fall.
    """
    known = {(figure.gate, figure.set, figure.metric) for figure in figures}
    return frozenset(
        figure.key
        for figure in figures
        if figure.target is None
        and (kind := re.search(r"\b(precision|recall)\b.*", figure.metric))
        and (figure.gate, figure.set, figure.metric[: kind.start()] + "F1") in known
    )


def raised(figures: list[Measured], floors: dict[str, Any]) -> dict[str, Any]:
    """The floors after this run: a floor of the same set only rises."""
    parts = components(figures)
    new = {key: floor for key, floor in floors.items() if key not in parts}
    for figure in figures:
        if figure.key in parts:
            continue
        old = floors.get(figure.key, {})
        if old.get("sha256") == figure.sha256 and old["floor"] >= figure.value:
            continue
        new[figure.key] = {"floor": figure.value, "sha256": figure.sha256}
    return dict(sorted(new.items()))


def table(rows: list[dict[str, Any]]) -> str:
    """The report as text."""
    lines = [f"{'set':34} {'metric':34} {'value':>8} {'floor':>8} {'target':>8} {'n':>7}"]
    for row in rows:
        floor = "-" if row["floor"] is None else f"{row['floor']:.4f}"
        target = "-" if row["target"] is None else f"{row['target']:.3f}"
        name = f"{row['gate']}: {row['set']}"
        lines.append(
            f"{name:34} {row['metric']:34} {row['value']:8.4f} {floor:>8} {target:>8} {row['n']:7d}"
        )
    return "\n".join(lines)


def main() -> int:
    """Exit 1 when a figure fell below its floor."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--update", action="store_true", help="raise the floors to what was reached"
    )
    wanted = parser.parse_args()
    floors = json.loads(FLOORS.read_text()) if FLOORS.exists() else {}
    figures = measured()
    rows, failed = judged(figures, floors)
    print(table(rows))
    REPORT.parent.mkdir(exist_ok=True)
    REPORT.write_text(json.dumps(rows, indent=1) + "\n")
    if wanted.update:
        FLOORS.write_text(json.dumps(raised(figures, floors), indent=1) + "\n")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
