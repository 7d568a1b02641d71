"""The weights of the package -> the tagger that proposes names to the entities stage."""

import hashlib
import json
from importlib.resources import as_file, files

from copytaster.adapters.window_weights import read_weights
from copytaster.stages.clean_to_entities import BatchTagger
from copytaster.stages.clean_to_entities.window import WindowProposer, WindowTagger


class TaggerError(Exception):
    """The file of weights is missing or damaged."""


def load_tagger() -> BatchTagger:
    """Load the tagger that ships with the package; each process or thread needs its own.

    Raises:
        TaggerError: the weights are not what their manifest says.
    """
    folder = files("copytaster.resources") / "tagger"
    try:
        manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
        packed = folder / manifest["file"]
        if hashlib.sha256(packed.read_bytes()).hexdigest() != manifest["sha256"]:
            raise TaggerError(
                "the weights of the tagger are damaged: their hash differs; reinstall"
            )
        with as_file(packed) as path:
            return WindowProposer(WindowTagger(read_weights(path)))
    except OSError as error:
        raise TaggerError(
            f"the weights of the tagger cannot be read: {error}; reinstall"
        ) from error
