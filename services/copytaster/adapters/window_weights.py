"""The file of weights -> the arrays of the window network."""

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from copytaster.stages.clean_to_entities.window import Residual, Weights


def read_weights(path: Path) -> Weights:
    """Read what `tools.train_tagger` saved. Raises OSError or ValueError if it is none."""
    with np.load(path, allow_pickle=False) as saved:
        reaches = saved["reaches"].tolist()
        hint_table = saved["hint_table"].astype(np.float32)
        return Weights(
            table=saved["table"],
            scale=saved["scale"],
            prints=saved["prints"],
            marks=dict(zip(_lines(saved["mark_words"]), _lines(saved["mark_codes"]), strict=True)),
            hints=dict(zip(_lines(saved["hint_codes"]), hint_table, strict=True)),
            first=saved["first"].astype(np.float32),
            first_bias=saved["first_bias"].astype(np.float32),
            residual=tuple(
                Residual(
                    saved[f"residual_{layer}"].astype(np.float32),
                    saved[f"residual_bias_{layer}"].astype(np.float32),
                    reach,
                )
                for layer, reach in enumerate(reaches)
            ),
            out=saved["out"].astype(np.float32),
            out_bias=saved["out_bias"].astype(np.float32),
            transitions=saved["transitions"].astype(np.float32),
            window=int(saved["window"]),
            gate=saved["gate"].astype(np.float32),
            gate_bias=float(saved["gate_bias"]),
        )


def _lines(packed: NDArray[np.uint8]) -> list[str]:
    return packed.tobytes().decode().split("\n")
