"""Exact-span precision, recall and F1 of saved weights on labelled sentences."""

from pathlib import Path

from tools.train_tagger.mixture import spans_of
from tools.train_tagger.texts import Example

from copytaster.adapters.window_weights import read_weights
from copytaster.stages.clean_to_entities.window import WindowTagger

BATCH = 30


def report(weights: Path, sets: dict[str, list[Example]]) -> dict[str, float]:
    """Print one line a set; F1 over PER, ORG and LOC by name of set."""
    tagger = WindowTagger(read_weights(weights))
    return {name: score(tagger, name, examples) for name, examples in sets.items()}


def score(tagger: WindowTagger, name: str, examples: list[Example]) -> float:
    """F1 of exact spans."""
    by_kind = {kind: [0, 0, 0] for kind in ("PER", "ORG", "LOC")}
    for i in range(0, len(examples), BATCH):
        batch = examples[i : i + BATCH]
        tagged = tagger.tag([one.words for one in batch], [one.hints for one in batch])
        for example, labels in zip(batch, tagged, strict=True):
            want, found = set(spans_of(example.labels)), set(spans_of(labels))
            for column, group in enumerate((want & found, found - want, want - found)):
                for span in group:
                    by_kind[span[2]][column] += 1
    hits, extra, missed = (sum(counts[i] for counts in by_kind.values()) for i in range(3))
    kinds = {k: round(2 * h / max(1, 2 * h + e + m), 3) for k, (h, e, m) in by_kind.items()}
    f1 = 2 * hits / max(1, 2 * hits + extra + missed)
    precision, recall = hits / max(1, hits + extra), hits / max(1, hits + missed)
    print(f"{name:20} P {precision:.3f} R {recall:.3f} F {f1:.3f} {kinds}", flush=True)
    return f1
