"""Settings and an address -> clients of the broker that speak to it, or say that they cannot."""

import ssl
from typing import Any, Final

from aiokafka.errors import KafkaConnectionError

from copytaster.settings import Settings

CONNECT_TIMEOUT_MS: Final = 5_000
"""How long the first connection may take: long enough for a slow TLS handshake, short for a user
who mistyped the address."""


COMPRESSION: Final = "zstd"
"""Of what we write; measured against the others in docs/adr/0002-delivery.md."""


class BrokerUnreachableError(Exception):
    """No broker answers at the address; the message says so in one sentence."""

    def __init__(self, address: str, error: BaseException) -> None:
        given = "" if isinstance(error, KafkaConnectionError) else str(error)
        reason = f" ({given or type(error).__name__})"  # aiokafka's own lists what we say already
        super().__init__(
            f"no Kafka broker answers at {address}{reason}; start it, or correct the address"
        )


def client_options(settings: Settings, address: str) -> dict[str, Any]:
    """What every aiokafka client of ours is told. `address` is `HOST:PORT[,...]`."""
    security = settings.kafka
    options: dict[str, Any] = {
        "bootstrap_servers": address,
        "client_id": settings.app_id,
        "security_protocol": security.security_protocol,
    }
    if security.security_protocol.endswith("SSL"):
        options["ssl_context"] = ssl_context(settings)
    if security.security_protocol.startswith("SASL"):
        password = security.sasl_plain_password
        options["sasl_mechanism"] = security.sasl_mechanism
        options["sasl_plain_username"] = security.sasl_plain_username
        options["sasl_plain_password"] = password.get_secret_value() if password else None
    return options


def ssl_context(settings: Settings) -> ssl.SSLContext:
    """TLS with the server's certificate verified, always."""
    security = settings.kafka
    context = ssl.create_default_context(
        cafile=str(security.ssl_cafile) if security.ssl_cafile else None
    )
    if security.ssl_certfile is not None:
        context.load_cert_chain(security.ssl_certfile, security.ssl_keyfile)
    return context


async def start(client: Any, address: str) -> None:
    """Start an aiokafka client; one that cannot be started is closed, not leaked.

    Raises:
        BrokerUnreachableError: nobody answers at `address`.
    """
    try:
        await client.start()
    except BaseException as error:
        await (client.close() if hasattr(client, "close") else client.stop())
        if isinstance(error, (KafkaConnectionError, OSError)):
            raise BrokerUnreachableError(address, error) from error
        raise
