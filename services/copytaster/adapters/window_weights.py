"""The file of weights -> the arrays of the window network."""

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from copytaster.stages.clean_to_entities.window import Weights
from copytaster.stages.clean_to_entities.window.decode import Floats


def read_weights(path: Path) -> Weights:
    """Read what `tools.train_tagger` saved. Raises OSError or ValueError if it is none."""
    with np.load(path, allow_pickle=False) as saved:
        residual: list[tuple[Floats, Floats]] = []
        while f"residual_{len(residual)}" in saved.files:
            layer = len(residual)
            residual.append(
                (
                    saved[f"residual_{layer}"].astype(np.float32),
                    saved[f"residual_bias_{layer}"].astype(np.float32),
                )
            )
        return Weights(
            table=saved["table"],
            scale=saved["scale"],
            first=saved["first"].astype(np.float32),
            first_bias=saved["first_bias"].astype(np.float32),
            residual=tuple(residual),
            out=saved["out"].astype(np.float32),
            out_bias=saved["out_bias"].astype(np.float32),
            transitions=saved["transitions"].astype(np.float32),
            window=int(saved["window"]),
            marks=_marks(saved["mark_words"], saved["mark_codes"]),
        )


def _marks(words: NDArray[np.uint8], marks: NDArray[np.uint8]) -> dict[str, str]:
    """Two texts of lines, as bytes -> word -> marks."""
    lines = (words.tobytes().decode().split("\n"), marks.tobytes().decode().split("\n"))
    return dict(zip(*lines, strict=True))
