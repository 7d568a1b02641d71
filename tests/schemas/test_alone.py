"""The messages are usable alone by a subscriber."""

import subprocess
import sys
import textwrap
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_messages_import_nothing_of_the_service() -> None:
    """Importing all of the schemas loads pydantic and the standard library, nothing of ours."""
    program = textwrap.dedent(
        """
        import importlib, pkgutil, sys
        import copytaster_schemas
        for module in pkgutil.walk_packages(copytaster_schemas.__path__, "copytaster_schemas."):
            importlib.import_module(module.name)
        loaded = {name.partition(".")[0] for name in sys.modules}
        allowed = set(sys.stdlib_module_names) | {
            "copytaster_schemas", "pydantic", "pydantic_core", "annotated_types",
            "typing_extensions", "typing_inspection", "__main__",
        }
        # what the interpreter itself loads at start (site, .pth files) is in the list before
        foreign = {name for name in loaded - allowed - before if not name.startswith("_")}
        print(",".join(sorted(foreign)))
        """
    )
    before = "import sys; before = {name.partition('.')[0] for name in sys.modules}\n"
    done = subprocess.run(
        [sys.executable, "-c", before + program],
        cwd=ROOT / "schemas",
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    assert done.stdout.strip() == ""
