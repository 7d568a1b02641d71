"""Other people's models as taggers: real loading code, on models made here."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from copytaster.adapters.taggers.choice import BACKENDS, Backend, BackendError, tagger_of
from copytaster.adapters.taggers.labels import begins, type_of
from copytaster.stages.clean_to_entities import EntityTagger, ProposedSpan
from copytaster.wiring import Chosen, Enriching
from support.builders import a_clean_article

from .tiny_models import a_blank_pipeline, a_gliner, a_spacy_pipeline, a_token_classifier

LABELS = ("O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC", "B-MISC")
WORDS = {
    "Anna": "B-PER", "Keller": "I-PER", "Ilse": "B-PER", "Norvex": "B-ORG", "Labs": "I-ORG",
    "Dunmere": "B-LOC", "Latin": "B-MISC", "😀": "O",
}  # fmt: skip
PROMPTED = {"Anna": 0, "Keller": 0, "Ilse": 0, "Norvex": 1, "Labs": 1, "Dunmere": 2}
TEXT = "😀 Anna Keller left Norvex Labs. She went to Dunmere to speak Latin."
FOUND = [("Anna Keller", "person"), ("Norvex Labs", "organisation"), ("Dunmere", "place")]

Make = Callable[[Path], str]


def _spacy(folder: Path) -> str:
    names = {"Anna Keller": "PERSON", "Norvex Labs": "ORG", "Dunmere": "GPE", "Latin": "LANGUAGE"}
    return f"spacy:{a_spacy_pipeline(folder, 'en', names)}"


def _onnx(folder: Path) -> str:
    return f"onnx:{a_token_classifier(folder, LABELS, WORDS)}"


def _gliner(folder: Path) -> str:
    return f"gliner:{a_gliner(folder, PROMPTED)}"


def _shown(spans: tuple[ProposedSpan, ...], text: str) -> list[tuple[str, str]]:
    return [(text[span.start : span.end], span.type) for span in spans]


@pytest.fixture(scope="module", params=[_spacy, _onnx, _gliner], ids=["spacy", "onnx", "gliner"])
def tagger(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> EntityTagger:
    """Each backend with a model that knows the same names."""
    make: Make = request.param
    return tagger_of(make(tmp_path_factory.mktemp("model")))


def test_names_come_with_types_and_offsets(tagger: EntityTagger) -> None:
    """Code points, also behind a character that UTF-16 counts twice; other labels are left out."""
    clean = a_clean_article(TEXT, title="Anna Keller goes")
    spans = tagger.propose(clean)
    assert _shown(spans, clean.text) == [("Anna Keller", "person"), *FOUND]
    assert all(50 < span.confidence <= 100 for span in spans)


def test_nothing_comes_of_nothing(tagger: EntityTagger) -> None:
    """A text without sentences has no names."""
    assert tagger.propose(a_clean_article("")) == ()


def test_a_sentence_beyond_what_a_model_takes_is_read_in_parts(tagger: EntityTagger) -> None:
    """Names far behind are found like those in front, at their places."""
    clean = a_clean_article("Anna Keller, " + "and so on, " * 3_000 + "left Dunmere.")
    assert _shown(tagger.propose(clean), clean.text) == [
        ("Anna Keller", "person"),
        ("Dunmere", "place"),
    ]


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(alphabet=st.sampled_from("Anna Keler😀\u200b\u0301مرח中\n.,-_/\t"), max_size=200))
def test_no_text_breaks_it(tagger: EntityTagger, text: str) -> None:
    """Whatever the text, spans lie inside it, in order, none over another."""
    clean = a_clean_article(text)
    end = 0
    for span in tagger.propose(clean):
        assert end <= span.start < span.end <= len(clean.text)
        end = span.end


def test_two_names_of_one_type_in_a_row_stay_two(tmp_path: Path) -> None:
    """A `B-` label opens a name, whatever stood before."""
    clean = a_clean_article("Anna Keller Ilse left.")
    spans = tagger_of(_onnx(tmp_path)).propose(clean)
    assert _shown(spans, clean.text) == [("Anna Keller", "person"), ("Ilse", "person")]


def test_each_pipeline_reads_its_language_and_ours_the_rest(tmp_path: Path) -> None:
    """SpaCy's pipelines know one language each; an article in another one is not lost on them."""
    english = a_spacy_pipeline(tmp_path / "en", "en", {"Norvex Labs": "ORG"})
    german = a_spacy_pipeline(tmp_path / "de", "de", {"Norvex Labs": "PER"})
    tagger = tagger_of(f"spacy:{english}, {german}")
    text = "Norvex Labs sprach."
    kinds = {
        code: [one.type for one in tagger.propose(a_clean_article(text, language=code))]
        for code in ("en", "de")
    }
    assert kinds == {"en": ["organisation"], "de": ["person"]}
    text = "Il presidente Giuseppe Verdi ha incontrato il ministro a Milano."
    italian = a_clean_article(text, language="it")
    assert ("Giuseppe Verdi", "person") in _shown(tagger.propose(italian), italian.text)


@pytest.mark.parametrize(
    ("setting", "says"),
    [
        ("best", "'best' names no tagger: it is default, spacy:MODEL"),
        ("onnx:", "names no tagger"),
        ("spacy:xx_no_such", "python -m spacy download xx_no_such"),
        ("onnx:nobody/no-such", "hf download nobody/no-such"),
        ("gliner:not a model id!", "neither a folder nor a model in the local cache"),
    ],
)
def test_what_is_not_there_is_said_with_the_way_to_get_it(setting: str, says: str) -> None:
    """Nothing is fetched; the sentence names the command."""
    with pytest.raises(BackendError, match=says.replace("(", r"\(")):
        tagger_of(setting)


def test_a_missing_package_is_said_with_its_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    """The sentence can be pasted into a shell."""
    monkeypatch.setattr(Backend, "missing", lambda _: ("onnxruntime",))
    with pytest.raises(BackendError, match=r"pip install 'copytaster\[onnx\]'"):
        tagger_of("onnx:somewhere")


def test_every_extra_is_one_of_the_package() -> None:
    """What the sentences tell people to install exists."""
    project = (Path(__file__).parents[3] / "pyproject.toml").read_text("utf-8")
    assert all(f"\n{backend.extra} = [" in project for backend in BACKENDS)


def test_a_folder_without_the_files_is_refused(tmp_path: Path) -> None:
    """The sentence names the file that is missing."""
    with pytest.raises(BackendError, match=r"holds no model.onnx or onnx/model.onnx"):
        tagger_of(f"onnx:{tmp_path}")


def test_a_damaged_model_is_refused(tmp_path: Path) -> None:
    """Whatever the libraries raise becomes one sentence."""
    _onnx(tmp_path)
    (tmp_path / "model.onnx").write_bytes(b"not a model")
    with pytest.raises(BackendError, match="cannot be read"):
        tagger_of(f"onnx:{tmp_path}")


def test_models_of_another_kind_are_refused(tmp_path: Path) -> None:
    """A classifier of sentiments, a classifier given as GLiNER, a pipeline that only splits."""
    with pytest.raises(BackendError, match="no labels of persons"):
        tagger_of(f"onnx:{a_token_classifier(tmp_path / 'a', ('O', 'GOOD'), {'Anna': 'GOOD'})}")
    _onnx(tmp_path / "b")
    (tmp_path / "b" / "gliner_config.json").write_text("{}", "utf-8")
    with pytest.raises(BackendError, match="no GLiNER in span mode"):
        tagger_of(f"gliner:{tmp_path / 'b'}")
    with pytest.raises(BackendError, match="no component that finds names"):
        tagger_of(f"spacy:{a_blank_pipeline(tmp_path / 'c')}")


@pytest.mark.parametrize(
    ("label", "expected"),
    [("B-PER", "person"), ("PERSON", "person"), ("S_ORG", "organisation"), ("gpe", "place"),
     ("location", "place"), ("B-MISC", None), ("O", None), ("", None), ("LOC", "place"),
     ("I", None), ("U-LOC", "place")],
)  # fmt: skip
def test_labels_of_all_schemes_are_understood(label: str, expected: str | None) -> None:
    """CoNLL, OntoNotes, BILOU and bare prompts."""
    assert type_of(label) == expected


def test_which_labels_open_a_name() -> None:
    """Beginnings and single words do; a bare type continues what stands before it."""
    assert [begins(label) for label in ("B-PER", "S-PER", "U_PER", "I-PER", "PER")] == [
        True, True, True, False, False,
    ]  # fmt: skip


def test_the_text_stages_use_it(tmp_path: Path) -> None:
    """A name that only the chosen tagger knows becomes an entity."""
    enrich = Enriching.load(Chosen(tagger=_onnx(tmp_path)))
    spans = enrich.tagger.propose(a_clean_article(TEXT))
    assert ("Norvex Labs", "organisation") in _shown(spans, TEXT)
