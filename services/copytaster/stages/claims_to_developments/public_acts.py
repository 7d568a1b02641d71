"""claim in the outlet's own voice -> whether it tells of a public act of the body that did it.

"The central bank left its rate unchanged": nobody is quoted, for the act is public the moment it is
done, and nobody else can do it. ADR 7 says why such a report is performative (K3), and when not.
"""

from typing import Final

from copytaster_schemas.claim import Claim, Participant, Proposition

OWN_VOICE: Final = "author"
"""The mode of main clauses that nobody is quoted with."""

OPENINGS: Final = frozenset({"title", "lead"})
"""Where an article tells what is new; what its body mentions may be of another year."""

CONFIDENCE_MIN: Final = 60
"""As for every statement that decides (`statement.py`)."""

_DIPLOMACY: Final = frozenset(
    {"sanction", "lift_sanctions", "impose_tariff", "lift_tariff", "freeze_assets", "recognise",
     "break_relations", "restore_relations", "summon", "expel", "recall_ambassador",
     "close_embassy", "open_embassy", "join_alliance", "leave_alliance", "sign", "ratify",
     "close_border", "open_border", "ban", "lift_ban", "declare_war", "declare_independence"}
)  # fmt: skip
_LAWS: Final = frozenset({"pass_law", "reject_law", "repeal_law", "legalise", "veto", "ratify"})
_POLLS: Final = frozenset({"call_election", "postpone_election", "annul_election", "dissolve"})
_GOVERNING: Final = frozenset(
    {"declare_emergency", "lift_emergency", "appoint", "dismiss", "nationalise", "pardon",
     "grant_asylum", "deport", "extradite", "quarantine", "ease_rules", "tighten_rules",
     "end_outbreak", "approve_drug", "grant_request", "deny_request", "revoke_licence", "mourn",
     "pledge_aid", "issue_warning", "block_access", "fine"}
)  # fmt: skip
_STATE: Final = _DIPLOMACY | _LAWS | _POLLS | _GOVERNING
_VOTES: Final = frozenset(
    {"elect", "impeach", "censure_government", "survive_confidence_vote", "topple_government",
     "open_investigation", "adopt_resolution", "lift_immunity", "extend_mandate", "appoint",
     "dismiss", "sanction", "declare_emergency", "declare_independence", "dissolve", "ban",
     "reject"}
)  # fmt: skip
_JUDGEMENTS: Final = frozenset(
    {"sentence", "convict", "acquit", "uphold_ruling", "overturn_ruling", "fine", "ban",
     "lift_ban", "issue_warrant", "annul_election", "disqualify_candidate", "lift_immunity",
     "drop_charges", "deny_request", "grant_request", "extradite", "allow_extradition"}
)  # fmt: skip
_PROSECUTING: Final = frozenset(
    {
        "charge",
        "open_investigation",
        "search",
        "confiscate",
        "drop_charges",
        "issue_warrant",
        "arrest",
    }
)
_POLICING: Final = frozenset(
    {"arrest", "search", "confiscate", "dismantle_gang", "recapture", "open_investigation"}
)
_REGULATING: Final = frozenset(
    {"approve_drug", "grant_request", "deny_request", "revoke_licence", "ban", "lift_ban", "fine",
     "recall", "issue_warning", "tighten_rules", "ease_rules", "end_outbreak", "sanction",
     "declare_emergency", "suspend_official", "open_investigation"}
)  # fmt: skip
_RATES: Final = frozenset({"raise_rates", "cut_rates", "hold_rates"})
_TOGETHER: Final = frozenset(
    {"adopt_resolution", "extend_mandate", "agree", "admit", "appoint", "suspend_official",
     "end_outbreak", "pledge_aid", "open_investigation"}
)  # fmt: skip
_SPORT: Final = frozenset({"suspend_athlete", "fine", "ban", "lift_ban", "postpone", "cancel"})
_TRADING: Final = frozenset(
    {"recall", "report_profit", "report_loss", "warn_on_profit", "pay_dividend", "raise_price",
     "cut_price", "discontinue", "suffer_outage", "sign", "launch_product", "launch_spacecraft",
     "sack_coach", "go_public", "go_bankrupt"}
)  # fmt: skip

PUBLIC_ACTS: Final = {
    **dict.fromkeys(("country", "government", "ministry", "presidency", "cabinet", "capital"),
                    _STATE),
    "parliament": _LAWS | _VOTES,
    "court": _JUDGEMENTS,
    "prosecutor": _PROSECUTING,
    "police": _POLICING,
    "central_bank": _RATES,
    "electoral": _POLLS | frozenset({"disqualify_candidate"}),
    **dict.fromkeys(("regulator", "agency", "health", "aviation", "nuclear", "local"), _REGULATING),
    **dict.fromkeys(("alliance", "international"), _DIPLOMACY | _REGULATING | _TOGETHER),
    **dict.fromkeys(("sport", "federation", "association"), _SPORT),
    **dict.fromkeys(("company", "bank", "airline", "club", "transport", "utility", "space"),
                    _TRADING),
}  # fmt: skip
"""Kind of a body -> what only such a body can do, and does in public.

Left out is what is rumoured before it is done (takeovers, hirings, transfers, lay-offs), what is a
success to whoever claims it, and everything that a body may want to hide.
"""

_NOTHING: Final = frozenset[str]()

UNKNOWN_BODY: Final = "x-org:"
"""How the ids of bodies begin that the knowledge base does not know: firms, by far the most."""

UNDER_WAY: Final = frozenset({"search", "go_bankrupt"})
"""Acts that are done once they have begun; who is insolvent has said so to a court."""


def enacts(claim: Claim, proposition: Proposition) -> bool:
    """Whether the outlet itself tells, as its news, that a body has done what is its to do.

    Every actor must be a body of that kind: what "the police and neighbours" did was no act of an
    office.
    """
    attribution = claim.attribution
    if attribution.chain or attribution.mode != OWN_VOICE or claim.section not in OPENINGS:
        return False
    if not claim.main or claim.guards or claim.confidence < CONFIDENCE_MIN:
        return False
    predicate, tense = proposition.predicate, proposition.tense
    if tense != "past" and not (tense == "ongoing" and predicate in UNDER_WAY):
        return False
    body = proposition.acting_body
    kinds = [_kind(one) for one in proposition.participants if one.role == "actor"]
    if body is None:
        return bool(kinds) and all(_is_of(kind, predicate) for kind in kinds)
    others = [kind for kind in kinds if kind != "country"]  # "the Kenyan supreme court"
    own = _is_of(body, predicate)
    return all(own or _is_of(kind, predicate) for kind in others) and (own or bool(others))


def _kind(actor: Participant) -> str | None:
    """The kind of a body; one of which no more is known than that it is one trades."""
    unknown = actor.kind is None and actor.entity_id.startswith(UNKNOWN_BODY)
    return "company" if unknown else actor.kind


def _is_of(kind: str | None, predicate: str) -> bool:
    """Whether an act is one of bodies of this kind."""
    return predicate in PUBLIC_ACTS.get(kind or "", _NOTHING)
