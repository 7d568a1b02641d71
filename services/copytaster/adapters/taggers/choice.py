"""The setting that names a tagger -> the tagger, or a sentence that says what is missing."""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from typing import Final

from copytaster.adapters.tagger import load_tagger
from copytaster.stages.clean_to_entities import EntityTagger

DEFAULT: Final = "default"


class BackendError(Exception):
    """A tagger cannot be had; the message says what to install, fetch or correct."""


@dataclass(frozen=True, slots=True)
class Backend:
    """An optional tagger: its extra, the modules it needs, the module here that makes it."""

    name: str
    extra: str
    needs: tuple[str, ...]
    module: str
    what: str

    def missing(self) -> tuple[str, ...]:
        """The modules that are not installed."""
        return tuple(name for name in self.needs if find_spec(name) is None)


BACKENDS: Final = (
    Backend(
        "spacy",
        "spacy",
        ("spacy",),
        "spacy_pipeline",
        "any installed spaCy pipeline, by name or folder; several for several languages",
    ),
    Backend(
        "onnx",
        "onnx",
        ("onnxruntime", "tokenizers", "huggingface_hub"),
        "onnx_tokens",
        "a token classifier exported to ONNX, by folder or hub id",
    ),
    Backend(
        "gliner",
        "gliner",
        ("onnxruntime", "tokenizers", "huggingface_hub"),
        "gliner_spans",
        "a GLiNER model exported to ONNX, by folder or hub id",
    ),
)


def tagger_of(setting: str) -> EntityTagger:
    """The tagger that `default`, `spacy:NAME[,NAME...]`, `onnx:MODEL` or `gliner:MODEL` names.

    Raises:
        BackendError: there is no such backend, or its packages or model are not on this machine.
    """
    if setting == DEFAULT:
        return load_tagger()
    name, _, model = setting.partition(":")
    backend = next((one for one in BACKENDS if one.name == name), None)
    if backend is None or not model:
        known = ", ".join(f"{one.name}:MODEL" for one in BACKENDS)
        raise BackendError(f"{setting!r} names no tagger: it is {DEFAULT}, {known}")
    if missing := backend.missing():
        raise BackendError(
            f"the {name} tagger needs {' and '.join(missing)}: "
            f"pip install 'copytaster[{backend.extra}]'"
        )
    make: Callable[[str], EntityTagger] = import_module(f"{__package__}.{backend.module}").load
    return make(model)
