"""`python -m benchmarks [NAME...]`: run the benchmarks, print a table, write build/bench.json."""

import json
import sys
from importlib import import_module
from pathlib import Path

NAMES = ("enrich", "filing", "tracking", "path")
REPORT = Path("build/bench.json")


def main() -> None:
    """Run those named, or all."""
    rows = []
    for name in sys.argv[1:] or NAMES:
        for row in import_module(f"benchmarks.{name}").rows():
            rows.append(row.as_dict())
            target = "-" if row.target is None else f"{row.target:g}"
            print(
                f"{row.name:40} {row.value:12.2f} {row.unit:14} target {target:>8}  "
                f"spread {row.spread:g}  {row.conditions}",
                flush=True,
            )
    REPORT.parent.mkdir(exist_ok=True)
    REPORT.write_text(json.dumps(rows, indent=1) + "\n")


if __name__ == "__main__":
    main()
