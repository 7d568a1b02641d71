"""A command's broker: the settings out of its options, and an address that answers."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Annotated

import typer

from copytaster.adapters.embedded_broker import EmbeddedBroker
from copytaster.cli.console import fail
from copytaster.settings import Settings, SettingsError, load_settings

BrokerOption = Annotated[
    str | None,
    typer.Option("--broker", help="embedded:///FOLDER or kafka://HOST:PORT; else from settings."),
]


def settings_of(**changes: object) -> Settings:
    """The settings with what the command line gave; ends the command where they are wrong."""
    try:
        return load_settings(**changes)
    except SettingsError as error:
        fail(str(error))


@asynccontextmanager
async def broker_of(settings: Settings) -> AsyncIterator[str]:
    """`host:port[,...]` of the broker; an embedded one is started, or found, for as long."""
    folder = settings.embedded_folder
    if folder is None:
        yield settings.bootstrap_servers
        return
    async with EmbeddedBroker(folder) as broker:
        yield broker.address
