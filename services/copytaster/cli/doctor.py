"""`copytaster doctor`: whether everything that this instance needs is there."""

from collections.abc import Iterator

import typer

from copytaster.cli.broker import BrokerOption, settings_of
from copytaster.cli.console import FAILED, page
from copytaster.settings import Settings

Row = tuple[bool, str, str]
"""Whether it is well, what it is, what there is to say of it."""


def doctor(*, broker: BrokerOption = None) -> None:
    """Say what is installed and whether the chosen tagger loads; ends with 1 where it does not."""
    settings = settings_of(broker=broker)
    well = True
    for is_well, name, says in _rows(settings):
        well = well and is_well
        page.print(f"{'[green]ok[/]  ' if is_well else '[red]no[/]  '}{name:<22}", end="")
        page.print(says, markup=False)
    page.print()
    for name, what, state in _optional():
        page.print(f"    {name:<22}", end="")
        page.print(f"{what}: {state}", markup=False)
    if not well:
        raise typer.Exit(FAILED)


def _rows(settings: Settings) -> Iterator[Row]:
    """The data files, then the tagger chosen."""
    from copytaster.adapters.knowledge import KnowledgeError, load_knowledge
    from copytaster.adapters.lexicons import LexiconError, load_lexicons
    from copytaster.adapters.measures import MeasuresError, load_measures
    from copytaster.adapters.publisher_files import PublisherFileError, rows_in
    from copytaster.adapters.tagger import TaggerError
    from copytaster.adapters.taggers.choice import BackendError, tagger_of

    for name, load, errors in (
        ("knowledge base", lambda: load_knowledge(settings.knowledge), KnowledgeError),
        ("lexicons", load_lexicons, LexiconError),
        ("measures", load_measures, MeasuresError),
        ("outlets", lambda: rows_in(settings.publishers), PublisherFileError),
        (
            f"tagger {settings.tagger}",
            lambda: tagger_of(settings.tagger),
            (BackendError, TaggerError),
        ),
    ):
        try:
            load()
        except errors as error:
            yield False, name, str(error)
        else:
            yield True, name, "loads"


def _optional() -> Iterator[tuple[str, str, str]]:
    """The other taggers: what each is, and whether its packages are installed."""
    from copytaster.adapters.taggers.choice import BACKENDS

    for backend in BACKENDS:
        missing = backend.missing()
        state = f"pip install 'copytaster[{backend.extra}]'" if missing else "installed"
        yield f"tagger {backend.name}:", backend.what, state
