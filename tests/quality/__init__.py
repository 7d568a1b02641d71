"""Quality gates: figures on labelled sets, with floors that only rise."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))  # the builders of the tests
