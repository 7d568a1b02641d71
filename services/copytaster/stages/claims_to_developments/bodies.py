"""What kinds of bodies, offices and acts there are, and who establishes what by its office."""

from typing import Final

JURISDICTION: Final[dict[str, frozenset[str]]] = {
    "police": frozenset(
        {"CRIME", "DEATH", "ACCIDENT", "PROTEST", "LEGAL", "DISASTER", "ASSAULT", "RETREAT"}
    ),
    "prosecutor": frozenset({"CRIME", "DEATH", "LEGAL", "ACCIDENT"}),
    "court": frozenset({"LEGAL", "CRIME"}),
    "health": frozenset({"HEALTH", "DEATH", "DISASTER", "ACCIDENT", "ASSAULT"}),
    "hospital": frozenset({"HEALTH", "DEATH", "DISASTER", "ACCIDENT", "ASSAULT", "CRIME"}),
    "rescue": frozenset({"DISASTER", "ACCIDENT", "DEATH", "ASSAULT", "HEALTH", "RETREAT"}),
    "agency": frozenset({"DISASTER", "ACCIDENT", "DEATH", "HEALTH", "TECH"}),
    "government": frozenset(
        {"DISASTER", "ACCIDENT", "DEATH", "HEALTH", "CRIME", "PROTEST", "LEGAL"}
    ),
    "ministry": frozenset({"DISASTER", "ACCIDENT", "DEATH", "HEALTH", "CRIME", "PROTEST", "LEGAL"}),
    "seismic": frozenset({"DISASTER"}),
    "weather": frozenset({"DISASTER"}),
    "aviation": frozenset({"ACCIDENT", "DEATH", "TECH"}),
    "transport": frozenset({"ACCIDENT", "DEATH", "BUSINESS", "DISASTER"}),
    "utility": frozenset({"ACCIDENT", "DISASTER"}),
    "electoral": frozenset({"APPOINTMENT", "LEGAL"}),
    "regulator": frozenset({"BUSINESS", "LEGAL", "SANCTION", "HEALTH", "TECH", "ACCIDENT"}),
    "central_bank": frozenset({"BUSINESS"}),
    "exchange": frozenset({"BUSINESS"}),
    "nuclear": frozenset({"ACCIDENT", "TECH"}),
    "space": frozenset({"TECH", "ACCIDENT"}),
    "parliament": frozenset({"LEGAL", "REJECT", "APPOINTMENT"}),
    "local": frozenset({"DISASTER", "ACCIDENT", "DEATH", "HEALTH", "CRIME", "PROTEST", "RETREAT"}),
    "sport": frozenset({"SPORT"}),
    "club": frozenset({"SPORT", "HEALTH"}),
    "family": frozenset({"DEATH", "HEALTH"}),
}
"""Body -> what it establishes by its office, inside its own country (status-model 4.4)."""

STATES: Final = frozenset({"government", "ministry"})
"""Bodies that establish things only where it is known that they happened at home."""

COUPS: Final = frozenset({"coup", "topple_government"})
DEALS: Final = frozenset({"acquire", "agree_to_acquire", "sell", "nationalise", "invest"})
"""Acts that are nothing without what they are about."""

TRUCES: Final = frozenset({"cease_fire"})
"""What the parties announce, or the state that brought them to it."""

MEMBERSHIP: Final = frozenset({"join_alliance", "leave_alliance"})

SOVEREIGN: Final = frozenset({"SANCTION", "MOBILIZE", "COERCE", "LEGAL"})
ANYBODYS: Final = frozenset(
    {"sue", "appeal", "testify", "plead_guilty", "plead_not_guilty", "settle_lawsuit", "divorce",
     "surrender"}
)  # fmt: skip
"""Acts of states and courts, and those of them that anybody can do."""

OWN_ACTS: Final = frozenset(
    {"recall", "close", "open", "halt", "resume", "lay_off", "hire", "launch_spacecraft",
     "launch_product", "lose_spacecraft", "cancel", "postpone", "suffer_outage", "sack_coach",
     "transfer", "extend_contract", "discontinue", "raise_price", "cut_price", "cut_output",
     "raise_output", "pay_dividend", "report_profit", "report_loss", "warn_on_profit",
     "end_strike", "strike_work", "go_public", "relocate", "restore_power"}
)  # fmt: skip
"""What a firm, a club, a union or an operator does with what is its own, and tells without naming
itself: "the line is closed, the operator said".
"""

POSTS: Final = frozenset({"appoint", "dismiss"})
"""What a government's spokesman tells of as done, whoever signed it: "X has been appointed"."""

ARMED: Final = frozenset({"military", "armed_group", "police", "intelligence"})
"""Bodies that tell of violence they did themselves."""

FORCES: Final = frozenset({"military", "police", "intelligence"})
"""Bodies of a state that tell of their own dead."""

ACCUSERS: Final = frozenset({"police", "prosecutor"})
"""Bodies that establish that harm was done; who did it is for a court to say."""

BODIES_OF: Final = {
    "police_chief": "police", "prosecutor": "prosecutor", "attorney_general": "prosecutor",
    "judge": "court", "mayor": "local", "prefect": "local", "governor": "local",
    "councillor": "local", "coroner": "health", "speaker": "parliament", "minister": "government",
    "prime_minister": "government", "interior_minister": "ministry",
    "health_minister": "ministry", "justice_minister": "ministry", "defence_minister": "ministry",
    "transport_minister": "ministry", "emergency_minister": "ministry",
}  # fmt: skip
"""Offices that tell what sort of body speaks, whatever else is known of it."""

EVERYWHERE: Final = frozenset({"seismic", "nuclear", "space", "weather", "family", "sport"})
"""Bodies whose office does not end at a border."""

INSTITUTIONS: Final = frozenset(
    {"alliance", "organisation", "international", "union", "agency", "ngo", "government",
     "ministry", "parliament", "military", "intelligence", "country", "presidency", "embassy",
     "cabinet", "capital", "religious", "university", "regulator", "police", "court", "health",
     "company", "club", "association", "federation", "party", "bank", "airline", "school",
     "hospital", "rescue", "prosecutor", "central_bank", "exchange", "transport", "aviation",
     "seismic", "electoral", "utility", "weather", "space", "sport", "nuclear", "local"}
)  # fmt: skip
"""Bodies that can vouch for what others report, where they are no party to it. A company or a club
that confirms a report does so of what is its own: it is not asked about anything else.
"""

DOMESTIC: Final = frozenset(
    {"DISASTER", "ACCIDENT", "HEALTH", "CRIME", "DEATH", "PROTEST", "LEGAL", "APPOINTMENT"}
)
"""What a state establishes about its own territory."""

HOSTILE: Final = frozenset({"ASSAULT", "COERCE", "SANCTION", "THREATEN", "ACCUSE"})
INCRIMINATING: Final = frozenset(
    {"ASSAULT", "COERCE", "CRIME", "ACCIDENT", "MOBILIZE", "THREATEN", "HEALTH", "AID"}
)
"""Acts that are held against whoever did them: to confirm them is to admit them."""

OWN_HARM: Final = frozenset({"CRIME", "ACCIDENT", "HEALTH", "DEATH"})
CARES: Final = frozenset(
    {"end_outbreak", "vaccinate", "quarantine", "recover", "leave_hospital", "approve_drug",
     "recommend_drug"}
)  # fmt: skip
"""Acts of health that hurt nobody: who announces one performs it, and owns up to nothing."""

CASUALTIES: Final = frozenset({"injure", "hospitalise"})
OUTCOMES: Final = frozenset(
    {"capture", "seize", "destroy", "kill", "injure", "shoot_down", "intercept", "repel",
     "liberate", "defeat", "advance", "win", "thwart", "foil", "neutralise", "control"}
)  # fmt: skip
"""Predicates of success: whoever claims one of its own gains by it, and does not perform it."""

ACTIVITIES: Final = frozenset(
    {"discuss", "negotiate", "mediate", "receive", "share_information", "search", "search_for",
     "inspect", "mourn", "commemorate", "train", "expect_child", "host_show", "fight",
     "figure_of_speech", "other_sense"}
)  # fmt: skip
"""What goes on rather than being done by being announced: whoever says that it talks, searches or
mourns changes nothing by that, and wants to be heard of.
"""

LOCAL_OFFICES: Final = frozenset({"mayor", "governor", "prefect", "police_chief", "prosecutor"})
KINDS_OF_ACTORS: Final = frozenset(
    {"company", "club", "bank", "airline", "party", "union", "regulator", "agency", "university"}
)
"""Kinds by which a text calls a body again that it has just named."""

OWNERS: Final = frozenset({"company", "club", "bank", "airline", "transport", "utility", "space"})
"""Bodies that tell of their own works, lines, flights and players (`OWN_ACTS`)."""

STOPPAGES: Final = frozenset({"strike_work", "end_strike"})
"""Of OWN_ACTS those of a union: works and jobs are the firm's, and a union tells of another's."""

OWN_ACTS_OF: Final = {**dict.fromkeys(OWNERS, OWN_ACTS), "union": STOPPAGES}
"""Kind of a body -> the acts that are its own when it tells of them and names nobody."""

SPEAKING_OFFICES: Final = frozenset(
    {"spokesperson", "ceo", "director_general", "director", "chair", "chief", "president",
     "secretary_general", "commissioner", "founder"}
)  # fmt: skip
"""Offices whose holder speaks for a body, even where the text does not say for which."""

OWNING_UP: Final = frozenset({"confirm", "admit"})
