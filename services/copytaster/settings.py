"""Everything an operator may set: read once, from COPYTASTER_* variables and the command line."""

import os
from collections.abc import Iterable
from datetime import timedelta
from pathlib import Path
from typing import Annotated, Any, Final, Literal, Self
from urllib.parse import quote, unquote, urlsplit

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    SecretStr,
    ValidationError,
    field_validator,
    model_validator,
)
from pydantic_settings import BaseSettings, SettingsConfigDict

from copytaster.stages.news_rule import NewsRule

PREFIX: Final = "COPYTASTER_"
NOT_SETTINGS: Final = ("COPYTASTER_TEST_", "COPYTASTER_ACCEPTANCE_", "COPYTASTER_SUPERVISOR_")
"""Names that tests and evaluations use, and what a supervisor tells its workers: no settings."""


class SettingsError(Exception):
    """A setting is wrong; the message names it and says what to do, in one sentence."""


def _with_unit(value: object) -> object:
    """A duration has a unit: `PT2S`, `PT10M` or `00:00:02`, never a bare number."""
    if isinstance(value, timedelta) or (isinstance(value, str) and not _is_number(value)):
        return value
    raise ValueError("a duration is written with its unit, such as PT2S or PT10M")


def _is_number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return True


Duration = Annotated[timedelta, BeforeValidator(_with_unit), Field(gt=timedelta(0))]


def default_broker() -> str:
    """The embedded broker, with its log in the user's data folder (XDG base directories)."""
    data = os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share"
    return f"embedded://{quote(str(Path(data).absolute() / 'copytaster' / 'broker'))}"


class Kafka(BaseModel):
    """How to speak to a Kafka cluster, in the words of Python's Kafka clients."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    security_protocol: Literal["PLAINTEXT", "SSL", "SASL_PLAINTEXT", "SASL_SSL"] = Field(
        "PLAINTEXT", description="With TLS and SASL, or without."
    )
    sasl_mechanism: Literal["PLAIN", "SCRAM-SHA-256", "SCRAM-SHA-512"] = Field(
        "SCRAM-SHA-512", description="How the user is authenticated, when it is by SASL."
    )
    sasl_plain_username: str | None = Field(None, description="The SASL user.")
    sasl_plain_password: SecretStr | None = Field(None, description="The SASL user's password.")
    ssl_cafile: Path | None = Field(
        None, description="Authorities to trust (PEM); the system's when not set."
    )
    ssl_certfile: Path | None = Field(None, description="The client's certificate (PEM), for mTLS.")
    ssl_keyfile: Path | None = Field(None, description="The key of that certificate (PEM).")

    @model_validator(mode="after")
    def _sasl_is_complete(self) -> Self:
        given = self.sasl_plain_username and self.sasl_plain_password
        if self.security_protocol.startswith("SASL") and not given:
            raise ValueError(
                "with SASL, set both COPYTASTER_KAFKA__SASL_PLAIN_USERNAME and ..._PASSWORD"
            )
        return self


class Llm(BaseModel):
    """A language model as second reader of claims that could confirm; off until `url` is set."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    url: str | None = Field(
        None,
        pattern=r"^https?://[^\s/]+(/\S*)?$",
        description="Base address of an OpenAI-compatible endpoint, as in http://HOST:PORT/v1.",
    )
    model: str | None = Field(None, description="The model's name at that endpoint.")
    api_key: SecretStr | None = Field(None, description="Sent as a bearer token.")
    timeout: Duration = Field(
        timedelta(seconds=10), description="Of one request; the article then stays as it was read."
    )
    share: float = Field(
        1.0, ge=0, le=1, description="Share of the claims that could confirm which is reviewed."
    )
    requests_per_minute: int = Field(30, ge=1, description="Beyond it articles go unreviewed.")
    tokens_per_hour: int = Field(200_000, ge=1, description="Beyond it articles go unreviewed.")

    @model_validator(mode="after")
    def _endpoint_has_a_model(self) -> Self:
        if (self.url is None) != (self.model is None):
            raise ValueError("set both COPYTASTER_LLM__URL and COPYTASTER_LLM__MODEL, or neither")
        return self


class Settings(BaseSettings):
    """One instance's settings: `COPYTASTER_<NAME>`, `COPYTASTER_KAFKA__<NAME>` for Kafka's and
    `COPYTASTER_LLM__<NAME>` for the adjudicator's.
    """

    model_config = SettingsConfigDict(
        env_prefix=PREFIX,
        env_nested_delimiter="__",
        frozen=True,
        extra="forbid",
        validate_default=True,
    )

    broker: str = Field(
        default_factory=default_broker,
        description="`embedded:///FOLDER` (one machine) or `kafka://HOST:PORT[,HOST:PORT...]`.",
    )
    kafka: Kafka = Field(Kafka(), description="Security of the connection to Kafka.")
    tagger: str = Field(
        "default",
        description="What finds names: `default`, `spacy:NAME[,NAME...]`, `onnx:MODEL` or "
        "`gliner:MODEL`.",
    )
    knowledge: Path | None = Field(
        None,
        description="A knowledge file made by `copytaster kb build`, in place of the one that "
        "ships.",
    )
    publishers: Path | None = Field(
        None,
        description="A TOML file of outlets (docs/running.md) that count before those that ship.",
    )
    news: NewsRule = Field(NewsRule(), description="What is news, and what sounds.")
    watchlists: Path | None = Field(
        None, description="A TOML file of watchlists (docs/running.md); none without it."
    )
    llm: Llm = Field(Llm(), description="An adjudicator of claims, when one is wanted.")
    app_id: str = Field(
        "copytaster-1",
        pattern=r"^[a-z0-9][a-z0-9-]{0,60}$",
        description="Names the consumer group, the state topics and the transactional ids. It "
        "holds a version: another layout of state needs another id.",
    )
    topic_prefix: str = Field(
        "",
        pattern=r"^([a-z0-9][a-z0-9.-]{0,60})?$",
        description="Stands before every topic name, for several installations on one cluster.",
    )
    event_type_prefix: str = Field(
        "org.copytaster",
        pattern=r"^[a-z0-9]+([.-][a-z0-9]+)*$",
        description="Reverse-DNS prefix of the event types in the `ce_type` header.",
    )
    partitions: int = Field(
        4, ge=1, le=256, description="Partitions of every topic that is not serial by design."
    )
    replication_factor: int = Field(
        1, ge=1, le=9, description="Copies of every topic; 3 on a cluster, 1 on one machine."
    )
    batch_records_max: int = Field(
        500, ge=1, le=10_000, description="Records of one partition in one transaction, at most."
    )
    batch_work_max: Duration = Field(
        timedelta(milliseconds=250),
        description="A batch that was worked on this long is committed as far as it got.",
    )
    session_timeout: Duration = Field(
        timedelta(seconds=10), description="A worker silent for so long loses its partitions."
    )
    transaction_timeout: Duration = Field(
        timedelta(seconds=30), description="A transaction open for so long is aborted."
    )
    stall_timeout: Duration = Field(
        timedelta(minutes=2),
        description="A worker with input and without progress for so long ends, to be restarted.",
    )
    stop_timeout: Duration = Field(
        timedelta(seconds=10), description="A graceful stop that takes longer is cut short."
    )
    health_host: str = Field("127.0.0.1", description="The address of the health port.")
    health_port: int = Field(
        0, ge=0, le=65_535, description="Port of /livez, /readyz and /metrics; 0 is none."
    )
    log_format: Literal["json", "console"] = Field("json", description="How logs are written.")
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = Field(
        "INFO", description="The lowest level that is logged."
    )
    message_status: Literal["actual", "test"] = Field(
        "actual",
        description="What alerts are marked as; `test` while rebuilding from raw articles.",
    )

    @field_validator("broker")
    @classmethod
    def _broker_is_known(cls, url: str) -> str:
        parts = urlsplit(url)
        embedded = parts.scheme == "embedded" and not parts.netloc and len(parts.path) > len("/")
        kafka = parts.scheme == "kafka" and parts.path in {"", "/"} and _are_servers(parts.netloc)
        if not embedded and not kafka:
            raise ValueError("it is embedded:///FOLDER or kafka://HOST:PORT[,HOST:PORT...]")
        return url

    @model_validator(mode="after")
    def _timeouts_agree(self) -> Self:
        if self.batch_work_max * 4 > self.transaction_timeout:
            raise ValueError("transaction_timeout must be at least four times batch_work_max")
        if self.llm.timeout * 2 > self.stall_timeout:
            raise ValueError("stall_timeout must be at least twice the adjudicator's timeout")
        return self

    @property
    def embedded_folder(self) -> Path | None:
        """The folder of the embedded broker; None when the broker is a Kafka."""
        parts = urlsplit(self.broker)
        return Path(unquote(parts.path)) if parts.scheme == "embedded" else None

    @property
    def bootstrap_servers(self) -> str:
        """`HOST:PORT[,...]` of the Kafka; empty when the broker is the embedded one."""
        parts = urlsplit(self.broker)
        return parts.netloc if parts.scheme == "kafka" else ""


def load_settings(**changes: object) -> Settings:
    """The settings of this process; `changes` (of the command line; None: not given) win.

    Raises:
        SettingsError: a value is wrong, or a COPYTASTER_ variable is no setting at all.
    """
    if unknown := _unknown(os.environ):
        raise SettingsError(f"{unknown} is no setting; remove it or correct its name")
    given: dict[str, Any] = {name: value for name, value in changes.items() if value is not None}
    try:
        return Settings(**given)
    except ValidationError as error:
        first = error.errors(include_url=False, include_context=False, include_input=False)[0]
        name = PREFIX + "__".join(str(part) for part in first["loc"]).upper()
        reason = first["msg"].removeprefix("Value error, ")
        raise SettingsError(f"{name.rstrip('_')}: {reason}") from None


def environment_of(settings: Settings) -> dict[str, str]:
    """The variables that give a child process what is not left to the defaults here.

    How to speak to Kafka and to an adjudicator, and what is news, is only ever given by variables,
    which a child inherits: no secret stands on a command line.
    """
    given = settings.model_dump(mode="json", exclude_unset=True, exclude={"kafka", "llm", "news"})
    return {f"{PREFIX}{name.upper()}": str(value) for name, value in given.items()}


def _unknown(names: Iterable[str]) -> str | None:
    """The first variable with our prefix that means nothing to us."""
    known = {PREFIX + name.upper() for name in Settings.model_fields}
    for group, nested in (("KAFKA", Kafka), ("LLM", Llm), ("NEWS", NewsRule)):
        known |= {f"{PREFIX}{group}__{name.upper()}" for name in nested.model_fields}
    ours = (name for name in sorted(names) if name.upper().startswith(PREFIX))
    return next(
        (
            name
            for name in ours
            if name.upper() not in known and not name.upper().startswith(NOT_SETTINGS)
        ),
        None,
    )


def _are_servers(text: str) -> bool:
    return all(
        host and port.isdecimal()
        for host, _, port in (server.rpartition(":") for server in text.split(","))
    )
