"""Settings: read from the environment, complete, and loud about what is wrong."""

from datetime import timedelta
from pathlib import Path

import pytest

from copytaster.settings import Kafka, Settings, SettingsError, load_settings


@pytest.fixture(autouse=True)
def _bare(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Each test starts with no setting of the developer's."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "with space"))


def test_without_any_setting_it_is_the_embedded_broker_in_the_users_data(tmp_path: Path) -> None:
    """The first start needs no configuration."""
    settings = load_settings()
    assert settings.embedded_folder == tmp_path / "with space" / "copytaster" / "broker"
    assert settings.bootstrap_servers == ""


def test_a_kafka_is_named_by_url() -> None:
    """Several servers may be named."""
    settings = load_settings(broker="kafka://a:9092,b:9093")
    assert settings.bootstrap_servers == "a:9092,b:9093"
    assert settings.embedded_folder is None


def test_the_command_line_wins(monkeypatch: pytest.MonkeyPatch) -> None:
    """What was not given on it comes from the environment."""
    monkeypatch.setenv("COPYTASTER_PARTITIONS", "7")
    monkeypatch.setenv("COPYTASTER_APP_ID", "desk-2")
    settings = load_settings(partitions=3, app_id=None)
    assert (settings.partitions, settings.app_id) == (3, "desk-2")


def test_kafkas_security_is_nested(monkeypatch: pytest.MonkeyPatch) -> None:
    """Names as Kafka clients spell them; the password does not show."""
    monkeypatch.setenv("COPYTASTER_KAFKA__SECURITY_PROTOCOL", "SASL_SSL")
    monkeypatch.setenv("COPYTASTER_KAFKA__SASL_PLAIN_USERNAME", "desk")
    monkeypatch.setenv("COPYTASTER_KAFKA__SASL_PLAIN_PASSWORD", "secret-word")
    settings = load_settings()
    assert settings.kafka.sasl_plain_username == "desk"
    assert "secret-word" not in repr(settings)


@pytest.mark.parametrize("name", ["COPYTASTER_PARTITION", "COPYTASTER_KAFKA__SASL_PASSWORD"])
def test_a_misspelt_variable_is_not_silently_without_effect(
    monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    """A name with our prefix that is no setting stops the start."""
    monkeypatch.setenv(name, "1")
    with pytest.raises(SettingsError, match=f"{name} is no setting"):
        load_settings()


@pytest.mark.parametrize(
    "name, value",
    [
        ("BROKER", "localhost:9092"),
        ("BROKER", "kafka://localhost"),
        ("BROKER", "embedded://"),
        ("PARTITIONS", "0"),
        ("SESSION_TIMEOUT", "90"),
        ("SESSION_TIMEOUT", "PT0S"),
        ("TRANSACTION_TIMEOUT", "PT0.5S"),
        ("APP_ID", "Not An Id"),
        ("TOPIC_PREFIX", "a b"),
        ("KAFKA__SECURITY_PROTOCOL", "SASL_SSL"),
    ],
)
def test_a_wrong_value_is_one_sentence(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    """The sentence names the variable (or says what must agree)."""
    monkeypatch.setenv(f"COPYTASTER_{name}", value)
    with pytest.raises(SettingsError) as raised:
        load_settings()
    assert str(raised.value).startswith("COPYTASTER")
    assert "\n" not in str(raised.value)


def test_durations_have_units(monkeypatch: pytest.MonkeyPatch) -> None:
    """ISO 8601 and clock notation are taken."""
    monkeypatch.setenv("COPYTASTER_SESSION_TIMEOUT", "PT6S")
    monkeypatch.setenv("COPYTASTER_STALL_TIMEOUT", "00:01:00")
    settings = load_settings()
    assert settings.session_timeout == timedelta(seconds=6)
    assert settings.stall_timeout == timedelta(minutes=1)


def test_every_setting_says_what_it_is() -> None:
    """An operator finds a sentence for each."""
    fields = {**Settings.model_fields, **Kafka.model_fields}
    assert [name for name, field in fields.items() if not field.description] == []
