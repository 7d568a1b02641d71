"""The adjudicator against a real local HTTP server, its faults included."""

from collections import Counter
from collections.abc import Callable, Iterator
from datetime import UTC, datetime

import orjson
import pytest
from pydantic import SecretStr

from copytaster.adapters.adjudicator import ChatAdjudicator, adjudicator_of, unreviewed
from copytaster.adapters.allowance import FAILURES_MAX, OPEN_S, Allowance, Budget
from copytaster.adapters.chat_endpoint import REPLY_BYTES_MAX, ChatEndpoint
from copytaster.settings import Llm
from copytaster.stages.claims_blob import unpack
from copytaster.stages.claims_to_claims import GUARD
from copytaster.wiring import Enriching
from copytaster_schemas.digest import Digest
from support.adjudicated import CONTENT, a_claim_about, an_article_claiming
from support.chat_server import ChatServer, Respond, chat_server, dripping, raw, saying, silent

ARTICLE = an_article_claiming(a_claim_about())
AGREED = {"verdicts": [{"item": 0, "stance": "fact", "speaker": "Mark Rutte", "content": CONTENT}]}
DENIED = {"verdicts": [{"item": 0, "stance": "denied", "speaker": "", "content": CONTENT}]}


class Clock:
    """Seconds that pass when told to."""

    def __init__(self) -> None:
        self.now = 1_000.0

    def __call__(self) -> float:
        """The time."""
        return self.now


@pytest.fixture
def server() -> Iterator[ChatServer]:
    """A server that agrees, until a test says otherwise."""
    with chat_server() as running:
        running.respond = saying(AGREED)
        yield running


@pytest.fixture
def make(
    server: ChatServer,
) -> Iterator[Callable[..., tuple[ChatAdjudicator, Counter[str], Clock]]]:
    """Make an adjudicator of the server, with what it counts and its clock."""
    endpoints: list[ChatEndpoint] = []

    def made(
        *,
        requests: int = 100,
        tokens: int = 1_000_000,
        timeout_s: float = 5.0,
        url: str | None = None,
    ) -> tuple[ChatAdjudicator, Counter[str], Clock]:
        counted, clock = Counter[str](), Clock()

        def count(outcome: str) -> None:
            counted[outcome] += 1

        endpoint = ChatEndpoint(url or server.url, api_key="key-1", timeout_s=timeout_s)
        endpoints.append(endpoint)
        allowance = Allowance(Budget(requests, tokens))
        return ChatAdjudicator(endpoint, "tiny", 1.0, allowance, count, clock), counted, clock

    yield made
    for endpoint in endpoints:
        endpoint.close()


Make = Callable[..., tuple[ChatAdjudicator, Counter[str], Clock]]


def test_the_request_is_what_the_protocol_wants(server: ChatServer, make: Make) -> None:
    """Model, messages, a strict schema and the key, at the right path."""
    adjudicate, counted, _ = make()
    assert adjudicate(ARTICLE) == ARTICLE
    assert counted == {"agreed": 1}
    (request,) = server.requests
    assert request["model"] == "tiny"
    assert request["temperature"] == 0
    assert request["response_format"]["json_schema"]["strict"] is True
    assert [message["role"] for message in request["messages"]] == ["system", "user"]
    assert server.paths == ["/v1/chat/completions"]
    assert server.headers[0]["Authorization"] == "Bearer key-1"


def test_an_objection_guards_the_claim(server: ChatServer, make: Make) -> None:
    """The claim stays, and can confirm nothing any more."""
    server.respond = saying(DENIED)
    adjudicate, counted, _ = make()
    assert adjudicate(ARTICLE).claims[0].guards == (GUARD,)
    assert counted == {"objected": 1}


def test_an_article_without_a_decisive_claim_costs_nothing(server: ChatServer, make: Make) -> None:
    """Nothing is sent."""
    adjudicate, counted, _ = make()
    article = an_article_claiming(a_claim_about(guards=("plan",)))
    assert adjudicate(article) == article
    assert not server.requests
    assert not counted


@pytest.mark.parametrize(
    ("respond", "code"),
    [
        (raw(b"oops", 500), "http_status"),
        (raw(b"{}", 401), "http_status"),
        (raw(b"", 302), "http_status"),
        (raw(b"not json"), "no_content"),
        (raw(b'{"choices": []}'), "no_content"),
        (raw(b'{"choices": [{"message": {"content": null, "refusal": "no"}}]}'), "no_content"),
        (raw(b" " * (REPLY_BYTES_MAX + 1)), "too_large"),
        (saying("Gladly! Here are the verdicts."), "bad_answer"),
        (saying({"verdicts": [{"item": 0}]}), "bad_answer"),
    ],
)
def test_a_bad_reply_leaves_the_claims_as_they_were(
    server: ChatServer, make: Make, respond: Respond, code: str
) -> None:
    """Nothing is raised and nothing changes; the code is counted."""
    server.respond = respond
    adjudicate, counted, _ = make()
    assert adjudicate(ARTICLE) == ARTICLE
    assert counted == {code: 1}


@pytest.mark.parametrize("manner", [silent, dripping])
def test_a_slow_server_is_cut_off(
    server: ChatServer, make: Make, manner: Callable[[ChatServer], Respond]
) -> None:
    """The timeout is of the whole exchange, whether nothing comes or too little."""
    server.respond = manner(server)
    adjudicate, counted, _ = make(timeout_s=0.2)
    assert adjudicate(ARTICLE) == ARTICLE
    assert counted == {"timeout": 1}


def test_nobody_there(make: Make) -> None:
    """A refused connection is a failure like any other."""
    adjudicate, counted, _ = make(url="http://127.0.0.1:9/v1")
    assert adjudicate(ARTICLE) == ARTICLE
    assert counted == {"unreachable": 1}


def test_failures_open_the_circuit_and_a_success_closes_it(server: ChatServer, make: Make) -> None:
    """After some failures nothing is sent for a while, then one request at a time."""
    server.respond = raw(b"", 503)
    adjudicate, counted, clock = make()
    for _ in range(FAILURES_MAX + 2):
        adjudicate(ARTICLE)
    assert counted == {"http_status": FAILURES_MAX, "circuit_open": 2}
    clock.now += OPEN_S
    adjudicate(ARTICLE)
    adjudicate(ARTICLE)
    assert counted == {"http_status": FAILURES_MAX + 1, "circuit_open": 3}
    clock.now += OPEN_S
    server.respond = saying(AGREED)
    adjudicate(ARTICLE)
    adjudicate(ARTICLE)
    assert counted["agreed"] == 2


def test_the_requests_of_a_minute_are_bounded(make: Make) -> None:
    """Beyond the budget articles go on unreviewed; a minute later they are reviewed again."""
    adjudicate, counted, clock = make(requests=2)
    for _ in range(5):
        adjudicate(ARTICLE)
    assert counted == {"agreed": 2, "budget": 3}
    clock.now += 60
    adjudicate(ARTICLE)
    assert counted["agreed"] == 3


@pytest.mark.parametrize("told", [600, None])
def test_the_tokens_of_an_hour_are_bounded(
    server: ChatServer, make: Make, told: int | None
) -> None:
    """A server that does not say what it took is estimated by the length of its reply."""
    server.respond = saying(AGREED, told)
    adjudicate, counted, clock = make(tokens=600 if told else 20)
    adjudicate(ARTICLE)
    adjudicate(ARTICLE)
    assert counted == {"agreed": 1, "budget": 1}
    clock.now += 3_600
    adjudicate(ARTICLE)
    assert counted["agreed"] == 2


def test_it_is_off_unless_set() -> None:
    """Without an address claims pass by untouched."""
    assert adjudicator_of(Llm.model_validate({}), print) is unreviewed


def test_the_text_stages_ask_it(server: ChatServer) -> None:
    """Raw bytes in, and the enriched article carries the guard of the second reader."""
    body = (
        "Police in Rotterdam confirmed on Monday that they had arrested Marco Ferrante, the "
        "mayor of Dunmere.\n\nHe was held at the airport."
    )
    server.respond = saying(
        {
            "verdicts": [
                {"item": n, "stance": "other", "speaker": "", "content": "Monday"} for n in range(8)
            ]
        }
    )
    counted = Counter[str]()

    def count(outcome: str) -> None:
        counted[outcome] += 1

    options = Llm.model_validate(
        {"url": server.url, "model": "tiny", "api_key": SecretStr("k"), "timeout": "PT5S"}
    )
    enrich = Enriching.load(adjudicator=adjudicator_of(options, count))
    record = orjson.dumps({"url": "https://a.example/1", "title": "Mayor held", "body": body})
    out = list(enrich(record, datetime(2025, 1, 1, tzinfo=UTC)))
    (digest,) = (one for one in out if isinstance(one, Digest))
    guarded = [claim for claim in unpack(digest.blob).claims if GUARD in claim.guards]
    assert guarded
    assert counted["objected"] == len(guarded)
