"""Kills, corrections, notes and refiles in several languages: through the whole path to alerts."""

from collections.abc import Mapping
from typing import Any

import orjson
import pytest

from support.story_check import Outputs
from support.story_run import outputs_of

REPORTS = {
    "en": ("Train derails in Leeds", "A train derailed in Leeds on Monday, police confirmed."),
    "it": (
        "Treno deragliato a Bologna",
        "Un treno è deragliato lunedì a Bologna, ha confermato la polizia.",
    ),
    "es": (
        "Descarrila un tren en Sevilla",
        "Un tren descarriló el lunes en Sevilla, confirmó la policía.",
    ),
    "de": (
        "Zug in Hannover entgleist",
        "Ein Zug ist am Montag in Hannover entgleist, bestätigte die Polizei.",
    ),
    "fr": (
        "Un train déraille à Lyon",
        "Un train a déraillé lundi à Lyon, a confirmé la police.",
    ),
}
"""Invented; each is confirmed by the police in its own words."""

KILLS = {
    "en": ("STORY WITHDRAWN: Train in Leeds", "This story has been withdrawn."),
    "it": ("ANNULLA: Treno a Bologna", "Questo articolo è stato ritirato."),
    "es": ("ANULADA: Tren en Sevilla", "Esta noticia ha sido anulada."),
    "de": ("KILL: Zug in Hannover", "Die Meldung wurde zurückgezogen."),
    "fr": ("ANNULATION: train à Lyon", "Cette dépêche est annulée."),
}
REFILES = {
    "en": "REFILE - ", "de": "WIEDERHOLUNG - ", "es": "REPETICIÓN - ", "it": "RIPETIZIONE - ",
}  # fmt: skip


def article(
    language: str, title: str, body: str, *, number: int = 1, name: str = "a", **more: str
) -> bytes:
    """One revision of the page `name` in two outlets' worth of words, an hour after the last."""
    return orjson.dumps(
        {
            "url": f"https://{name}-daily.example/borvale", "title": title, "body": body,
            "language": language, "version": str(number), "publisher": {"name": f"{name} Daily"},
            "published_at": "2025-03-03T06:00:00Z",
            "updated_at": f"2025-03-03T{6 + number:02}:00:00Z", **more,
        }
    )  # fmt: skip


def reports(language: str) -> list[bytes]:
    """Two outlets with the same news: it sounds."""
    title, body = REPORTS[language]
    return [article(language, title, body, name=name) for name in "ab"]


def derailment(out: Outputs) -> Mapping[str, Any]:
    """The development of the derailment as it stands."""
    (found,) = [
        one for one in out.final.values()
        if one["predicate"] == "derail" and "merged" not in one["flags"]
    ]  # fmt: skip
    return found


@pytest.mark.parametrize("language", REPORTS)
def test_it_is_confirmed_in_each_language(language: str) -> None:
    """What the tests below withdraw stands before: one alert."""
    out = Outputs(outputs_of(reports(language)))
    assert derailment(out)["status"] == "confirmed"
    assert [one["type"] for one in out.alerts] == ["development.confirmed"]


@pytest.mark.parametrize("language", REPORTS)
def test_a_status_withdraws(language: str) -> None:
    """`pub_status: canceled` of both pages retracts, and cancels the alert."""
    title, body = REPORTS[language]
    killed = [
        article(language, title, body, number=2, name=name, pub_status="canceled") for name in "ab"
    ]
    out = Outputs(outputs_of([*reports(language), *killed]))
    assert derailment(out)["status"] == "retracted"
    assert [one["msg_type"] for one in out.alerts] == ["alert", "cancel"]
    assert out.alerts[1]["references"] == [out.alerts[0]["alert_id"]]


@pytest.mark.parametrize("language", KILLS)
def test_a_kill_in_the_text_withdraws(language: str) -> None:
    """The words of a wire's kill do what the field would."""
    title, body = KILLS[language]
    killed = [article(language, title, body, number=2, name=name) for name in "ab"]
    out = Outputs(outputs_of([*reports(language), *killed]))
    assert derailment(out)["status"] == "retracted"
    assert out.alerts[-1]["type"] == "development.retracted"


@pytest.mark.parametrize("language", ["en", "it"])
def test_a_kill_that_came_first_waits_for_its_article(language: str) -> None:
    """The kill of both pages before the pages: nothing is alerted, nothing stands."""
    title, body = REPORTS[language]
    killed = [
        article(language, title, body, number=2, name=name, pub_status="canceled") for name in "ab"
    ]
    out = Outputs(outputs_of([*killed, *reports(language)]))
    assert out.alerts == []
    assert {one["status"] for one in out.final.values()} <= {"retracted"}


@pytest.mark.parametrize("language", REFILES)
def test_a_refile_changes_nothing(language: str) -> None:
    """The same text again under a new version: same status, no alert, no withdrawal."""
    title, body = REPORTS[language]
    again = [
        article(language, REFILES[language] + title, body, number=2, name=name) for name in "ab"
    ]
    before, after = (
        Outputs(outputs_of(x)) for x in (reports(language), [*reports(language), *again])
    )
    assert derailment(after)["status"] == "confirmed"
    assert derailment(after)["transition_seq"] == derailment(before)["transition_seq"]
    assert [one["alert_id"] for one in after.alerts] == [one["alert_id"] for one in before.alerts]


@pytest.mark.parametrize(
    "language, title, body",
    [
        (
            "en",
            "Correction: Train in Leeds was late",
            "Editor's note: An earlier version of this article was wrong. The train was late.",
        ),
        (
            "it",
            "Rettifica: treno in ritardo a Bologna",
            "Una versione precedente di questo articolo era errata. Il treno era in ritardo.",
        ),
        (
            "de",
            "Korrektur: Zug in Hannover verspätet",
            "In einer früheren Version dieses Artikels war das falsch. Der Zug war verspätet.",
        ),
        (
            "es",
            "Corrección: tren con retraso en Sevilla",
            "Una versión anterior de este artículo era errónea. El tren llegó tarde.",
        ),
    ],
)
def test_a_revision_without_it_takes_it_back(language: str, title: str, body: str) -> None:
    """Both outlets correct themselves: what the new text does not say stands no more."""
    corrected = [article(language, title, body, number=2, name=name) for name in "ab"]
    out = Outputs(outputs_of([*reports(language), *corrected]))
    assert derailment(out)["status"] in {"retracted", "denied"}
    assert out.alerts[-1]["msg_type"] == "cancel"


def test_one_outlet_that_withdraws_leaves_the_others() -> None:
    """A kill of one page is not a kill of what another outlet has from nobody."""
    title, body = REPORTS["it"]
    killed = article("it", title, body, number=2, name="b", pub_status="canceled")
    out = Outputs(outputs_of([*reports("it"), killed]))
    assert derailment(out)["status"] == "confirmed"
    assert derailment(out)["corroboration"]["carriers"] == 1
