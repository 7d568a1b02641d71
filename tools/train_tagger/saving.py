"""What was trained -> one file of weights that the package reads."""

from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from tools.train_tagger.rows import packed

if TYPE_CHECKING:
    from tools.train_tagger.examples import Batches
    from tools.train_tagger.model import Parameters, Shape


def save(
    out: Path,
    table: NDArray[np.float32],
    parameters: "Parameters",
    shape: "Shape",
    batches: "Batches",
) -> float:
    """Write the weights, the table as int8 with one scale a row; megabytes on disk. What is one
    convention's own stays behind.
    """
    rows, scale = packed(table)
    np.savez_compressed(
        out,
        table=rows,
        scale=scale,
        prints=batches.prints,
        window=np.array(shape.window),
        reaches=np.array(shape.reaches, np.int64),
        mark_words=_text(batches.marks),
        mark_codes=_text(batches.marks.values()),
        hint_codes=_text(batches.codes),
        **{name: np.asarray(value).astype(np.float16) for name, value in parameters.items()
           if not name.startswith("own_")},
    )  # fmt: skip
    return out.stat().st_size / 1e6


def _text(lines: object) -> NDArray[np.uint8]:
    return np.frombuffer("\n".join(lines).encode(), np.uint8)  # type: ignore[call-overload]
