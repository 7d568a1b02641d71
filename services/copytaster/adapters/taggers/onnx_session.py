"""An ONNX model and its tokenizer, as files in a folder."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np
from huggingface_hub import snapshot_download
from huggingface_hub.errors import HFValidationError, LocalEntryNotFoundError
from numpy.typing import NDArray
from onnxruntime import InferenceSession, SessionOptions
from tokenizers import Tokenizer

from copytaster.adapters.taggers.choice import BackendError

Array = NDArray[Any]

MODEL_FILES: Final = ("model.onnx", "onnx/model.onnx")
THREADS: Final = 1
"""Of a worker; more workers use more cores."""


@dataclass(frozen=True, slots=True)
class OnnxModel:
    """A session, its tokenizer without padding and truncation, and its configuration."""

    session: InferenceSession
    tokenizer: Tokenizer
    config: dict[str, Any]
    inputs: frozenset[str]

    def run(self, feeds: dict[str, Array]) -> Array:
        """The first output; feeds that the model has no input for are left out."""
        output: Array = self.session.run(
            None, {name: value for name, value in feeds.items() if name in self.inputs}
        )[0]
        return output


def read_model(model: str, config_file: str) -> OnnxModel:
    """Load `model.onnx` (or `onnx/model.onnx`), `tokenizer.json` and a configuration.

    Raises:
        BackendError: a file is missing or is not what it should be.
    """
    folder = _folder_of(model, MODEL_FILES, ("tokenizer.json",), (config_file,))
    options = SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = THREADS
    path = next(folder / name for name in MODEL_FILES if (folder / name).is_file())
    try:
        session = InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
        tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        config = _object(folder / config_file)
    except Exception as error:
        # both libraries raise what their native code gives; whatever it is, the file is to blame
        raise BackendError(f"the model in {folder} cannot be read: {error}") from error
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return OnnxModel(session, tokenizer, config, frozenset(i.name for i in session.get_inputs()))


def padded(rows: list[list[int]], fill: int) -> Array:
    """The rows as one array of int64, filled up to the longest."""
    array = np.full((len(rows), max(map(len, rows))), fill, dtype=np.int64)
    for number, row in enumerate(rows):
        array[number, : len(row)] = row
    return array


def _object(path: Path) -> dict[str, Any]:
    document = json.loads(path.read_text("utf-8"))
    if not isinstance(document, dict):
        raise TypeError(f"{path.name} holds no object")
    return document


def _folder_of(model: str, *files: tuple[str, ...]) -> Path:
    """The folder of a model that is a path or a hub id already in the local cache.

    Each of `files` names alternatives of which one must be there.

    Raises:
        BackendError: there is no such folder, or a file is missing in it.
    """
    folder = Path(model).expanduser()
    if not folder.is_dir():
        folder = _cached(model)
    for names in files:
        if not any((folder / name).is_file() for name in names):
            raise BackendError(f"{folder} holds no {' or '.join(names)}: export the model to it")
    return folder


def _cached(model: str) -> Path:
    try:
        return Path(snapshot_download(model, local_files_only=True))
    except (HFValidationError, LocalEntryNotFoundError, OSError):
        raise BackendError(
            f"{model!r} is neither a folder nor a model in the local cache: hf download {model}"
        ) from None
