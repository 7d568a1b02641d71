"""A command's broker: the settings out of its options, and an address that answers."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Annotated, Any

import typer

from copytaster.adapters.embedded_broker import EmbeddedBroker
from copytaster.cli.console import USAGE, fail
from copytaster.settings import Settings, SettingsError, load_settings

BrokerOption = Annotated[
    str | None,
    typer.Option("--broker", help="embedded:///FOLDER or kafka://HOST:PORT; else from settings."),
]


@dataclass(frozen=True, slots=True)
class Broker:
    """`address` is HOST:PORT[,...]; `failure` is done with the error that ended it for good."""

    address: str
    failure: "asyncio.Future[Any]"


def settings_of(**changes: object) -> Settings:
    """The settings with what the command line gave; ends the command where they are wrong."""
    try:
        return load_settings(**changes)
    except SettingsError as error:
        fail(str(error), USAGE)


@asynccontextmanager
async def broker_of(settings: Settings) -> AsyncIterator[Broker]:
    """The broker of these settings; an embedded one is started, or found, for as long."""
    folder = settings.embedded_folder
    if folder is None:
        yield Broker(settings.bootstrap_servers, asyncio.get_running_loop().create_future())
        return
    async with EmbeddedBroker(folder) as embedded:
        yield Broker(embedded.address, embedded.failure)


@asynccontextmanager
async def existing_broker_of(settings: Settings) -> AsyncIterator[Broker]:
    """As `broker_of`, for commands that only look: they make no broker where there was none."""
    folder = settings.embedded_folder
    if folder is not None and not folder.is_dir():
        fail(
            f"there is no broker in {folder} yet; start one with `copytaster serve`, or name "
            "another with --broker"
        )
    async with broker_of(settings) as broker:
        yield broker
