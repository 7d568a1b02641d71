"""Models small enough to be made by the test: a table of words and what each is."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
import onnx
import spacy
from onnx import TensorProto, helper, numpy_helper
from spacy.lang.de import German
from spacy.lang.en import English
from tokenizers import Tokenizer
from tokenizers.models import WordLevel
from tokenizers.pre_tokenizers import Whitespace, WhitespaceSplit

UNKNOWN = "[UNK]"
SURE = 6.0
OPSET = 18


def a_spacy_pipeline(folder: Path, language: str, names: Mapping[str, str]) -> Path:
    """A pipeline on disk that knows some names by heart."""
    pipeline = {"en": English, "de": German}[language]()
    ruler = pipeline.add_pipe("entity_ruler")
    assert isinstance(ruler, spacy.pipeline.EntityRuler)
    ruler.add_patterns([{"label": label, "pattern": name} for name, label in names.items()])
    pipeline.to_disk(folder)
    return folder


def a_blank_pipeline(folder: Path) -> Path:
    """A pipeline on disk that finds nothing."""
    English().to_disk(folder)
    return folder


def a_token_classifier(folder: Path, labels: Sequence[str], words: Mapping[str, str]) -> Path:
    """A classifier in the layout of an export: each word has one label, the others `O`."""
    ids = _vocabulary(words)
    table = np.zeros((len(ids), len(labels)), dtype=np.float32)
    for word, number in ids.items():
        table[number, labels.index(words.get(word, "O"))] = SURE
    graph = helper.make_graph(
        [helper.make_node("Gather", ["table", "input_ids"], ["logits"])],
        "tokens",
        [_int64("input_ids", "b", "s"), _int64("attention_mask", "b", "s")],
        [helper.make_tensor_value_info("logits", TensorProto.FLOAT, ["b", "s", len(labels)])],
        [numpy_helper.from_array(table, "table")],
    )
    _save(folder, graph, ids, Tokenizer(WordLevel(ids, unk_token=UNKNOWN)), split=Whitespace())
    config = {"id2label": {str(number): label for number, label in enumerate(labels)}}
    (folder / "config.json").write_text(json.dumps(config), "utf-8")
    return folder


def a_gliner(folder: Path, words: Mapping[str, int], *, width: int = 4) -> Path:
    """A span-mode model: a span scores for a label when its first and last word have it.

    `words` gives the place of each word's label in the prompt. Longer spans score a little more.
    """
    ids = _vocabulary(words)
    table = np.full((len(ids), 3), -SURE, dtype=np.float32)
    for word, label in words.items():
        table[ids[word], label] = SURE
    _save(
        folder,
        _span_graph(table, width),
        ids,
        Tokenizer(WordLevel(ids, unk_token=UNKNOWN)),
        split=WhitespaceSplit(),
    )
    (folder / "gliner_config.json").write_text(json.dumps({"max_width": width}), "utf-8")
    return folder


def _vocabulary(words: Mapping[str, object]) -> dict[str, int]:
    return {word: number for number, word in enumerate([UNKNOWN, *words])}


def _int64(name: str, *shape: str | int) -> onnx.ValueInfoProto:
    return helper.make_tensor_value_info(name, TensorProto.INT64, list(shape))


def _span_graph(table: np.ndarray, width: int) -> onnx.GraphProto:
    """Words -> scores of their first tokens; spans -> the lesser of their ends' scores."""
    numbers = {
        "one": np.array(1, np.int64), "zero": np.array(0, np.int64), "axis1": np.array([1]),
        "axis2": np.array([2]), "start": np.array([0]), "end": np.array([1]), "stop": np.array([2]),
        "last": np.array([2]), "bonus": np.array(0.1, np.float32),
        "tail": np.array([-1, width, 3]), "batch": np.array([0]),
    }  # fmt: skip
    make = helper.make_node
    nodes = [
        make("Gather", ["table", "input_ids"], ["tokens"]),
        make("ReduceMax", ["text_lengths"], ["words"], keepdims=0),
        make("Add", ["words", "one"], ["beyond"]),
        make("Range", ["one", "beyond", "one"], ["ordinals"]),
        make("Unsqueeze", ["ordinals", "axis1"], ["ordinals_up"]),
        make("Unsqueeze", ["words_mask", "axis1"], ["marks"]),
        make("Equal", ["marks", "ordinals_up"], ["same"]),
        make("Cast", ["same"], ["picks"], to=TensorProto.FLOAT),
        make("MatMul", ["picks", "tokens"], ["of_words"]),
        make("Slice", ["span_idx", "start", "end", "last"], ["starts"]),
        make("Slice", ["span_idx", "end", "stop", "last"], ["ends"]),
        make("GatherND", ["of_words", "starts"], ["first"], batch_dims=1),
        make("GatherND", ["of_words", "ends"], ["final"], batch_dims=1),
        make("Min", ["first", "final"], ["lesser"]),
        make("Sub", ["ends", "starts"], ["length"]),
        make("Cast", ["length"], ["length_f"], to=TensorProto.FLOAT),
        make("Mul", ["length_f", "bonus"], ["favour"]),
        make("Add", ["lesser", "favour"], ["flat"]),
        make("Shape", ["input_ids"], ["shape"], end=1),
        make("Concat", ["shape", "tail"], ["target"], axis=0),
        make("Reshape", ["flat", "target"], ["logits"]),
    ]
    inputs = [
        _int64("input_ids", "b", "s"), _int64("attention_mask", "b", "s"),
        _int64("words_mask", "b", "s"), _int64("text_lengths", "b", 1),
        _int64("span_idx", "b", "n", 2),
        helper.make_tensor_value_info("span_mask", TensorProto.BOOL, ["b", "n"]),
    ]  # fmt: skip
    output = helper.make_tensor_value_info("logits", TensorProto.FLOAT, ["b", "w", width, 3])
    constants = [numpy_helper.from_array(value, name) for name, value in numbers.items()]
    constants.append(numpy_helper.from_array(table, "table"))
    return helper.make_graph(nodes, "spans", inputs, [output], constants)


def _save(
    folder: Path,
    graph: onnx.GraphProto,
    ids: Mapping[str, int],
    tokenizer: Tokenizer,
    *,
    split: Whitespace | WhitespaceSplit,
) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", OPSET)])
    model.ir_version = 10
    onnx.checker.check_model(model)
    onnx.save(model, str(folder / "model.onnx"))
    tokenizer.pre_tokenizer = split
    tokenizer.save(str(folder / "tokenizer.json"))
