"""`copytaster kb`: what the knowledge base knows, and making a larger one."""

from collections import Counter
from dataclasses import asdict
from pathlib import Path
from typing import Annotated, Any

import typer

from copytaster.cli.broker import settings_of
from copytaster.cli.console import Failures, Progress, emit_all, emit_json, fail, page, words

app = typer.Typer(help="What the knowledge base knows, and extending it.", no_args_is_help=True)

Json = Annotated[bool, typer.Option("--json", help="NDJSON instead of a table.")]
COLUMNS = ("id", "means", "form", "weight", "source", "why")
TOLD_EVERY = 10_000


@app.command()
def lookup(
    name: Annotated[str, typer.Argument(help="A name, written as in an article.")],
    *,
    language: Annotated[str, typer.Option(help="The language of the article.")] = "en",
    as_json: Json = False,
) -> None:
    """Show each reading of a name, where it comes from, and which would win; 1 if there is none."""
    from copytaster.adapters.knowledge import load_knowledge
    from copytaster.stages.clean_to_entities.explain import about_words, readings_of

    with Failures():
        knowledge = load_knowledge(settings_of().knowledge)
    rows: list[dict[str, Any]] = [
        asdict(one) for one in readings_of(name, language.lower(), knowledge)
    ]
    alike = knowledge.person_sounding(name)
    said = about_words(name, language.lower(), knowledge)
    if as_json:
        emit_json({"name": name, "language": language, "readings": rows, "words": said,
                   "sounds_like": alike.entity_id if alike else None})  # fmt: skip
    else:
        if rows:
            emit_all(rows, as_json=False, columns=COLUMNS)
        else:
            page.print(f"{name}: no reading", markup=False)
        if alike is not None and not rows:
            page.print(f"sounds like {alike.name} ({alike.entity_id})", markup=False)
        for word, lists in said.items():
            page.print(f"{word}: {', '.join(lists)}", markup=False)
    if not rows:
        raise typer.Exit(1)


@app.command()
def build(
    *,
    source: Annotated[
        list[Path],
        typer.Option("--from", help="A Wikidata dump (.json) or a table (.tsv .csv .jsonl); "
                     "plain, .gz, .bz2 or .zst. May be given more than once."),
    ],
    out: Annotated[Path, typer.Option("--out", "-o", help="The file to write.")],
    links_min: Annotated[
        int, typer.Option(min=0, help="Of a dump: wikis that must know an item.")
    ] = 5,
    at_most: Annotated[
        int, typer.Option(min=1, help="Of a dump: items taken, the most linked first.")
    ] = 200_000,
) -> None:  # fmt: skip
    """Extend the knowledge base that ships; use the result with COPYTASTER_KNOWLEDGE=FILE."""
    from copytaster.adapters.knowledge_build import extended
    from copytaster.adapters.knowledge_sources import SourceError

    if not out.parent.is_dir():
        fail(f"there is no folder {out.parent}; make it first")
    told: Counter[str] = Counter()
    try:
        with Failures(), Progress() as progress:
            told = extended(source, out, links_min=links_min, at_most=at_most, tell=progress.tell)
    except SourceError as error:
        fail(f"{error}; nothing was written")
    except OSError as error:
        fail(f"{out} cannot be written: {error.strerror or error}")
    for what, count in sorted(told.items()):
        words.print(f"{count:>9,} {what}", markup=False)
    words.print(f"wrote {out} ({out.stat().st_size / 1e6:.0f} MB)", markup=False)
