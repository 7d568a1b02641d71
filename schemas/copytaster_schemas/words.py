"""The closed vocabularies of the messages. Adding a value to one of them is a breaking change."""

from typing import Literal

EntityType = Literal["person", "organisation", "place", "event", "product", "other"]

CueClass = Literal[
    "report", "confirm", "admit", "allege", "deny", "no_commitment", "suggest", "factive",
    "retract", "plan", "predict", "hearsay", "direct", "none",
]  # fmt: skip
"""`direct` is a directive or commissive, `none` the outlet's own voice."""

SpeakerKind = Literal[
    "official", "named_person", "organisation", "document", "eyewitness", "anonymous", "outlet",
    "unknown",
]  # fmt: skip

Mode = Literal["direct", "mixed", "indirect", "headline", "pull_quote", "author"]
SpeechAct = Literal["assert", "deny", "predict", "direct", "commit", "ask", "decline"]
Polarity = Literal["affirmed", "negated", "unknown"]
Tense = Literal["past", "ongoing", "future", "unknown"]
Modality = Literal["asserted", "reported", "alleged", "denied", "conditional", "predicted"]

FactualityValue = Literal["CT+", "PR+", "PS+", "CT-", "PR-", "PS-", "CTu", "Uu"]
"""FactBank (Sauri & Pustejovsky 2009): certain, probable, possible, underspecified; polarity."""

EventType = Literal[
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE",
    "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
    "DISASTER", "ACCIDENT", "HEALTH", "CRIME", "BUSINESS", "LEGAL", "APPOINTMENT", "DEATH", "TECH",
    "SPORT", "OTHER",
]  # fmt: skip
"""The 16 PLOVER categories, then our extensions (status-model 4.10)."""

ParticipantRole = Literal["actor", "recipient", "other"]
Section = Literal["title", "lead", "subhead", "body"]
Comparator = Literal["=", ">=", "<=", "~", "range"]
Standing = Literal[
    "performer", "adverse_party", "competent_authority", "institution", "opposing_party",
    "subject_favourable", "newsroom_own_voice", "expert", "witness", "anonymous", "unknown",
]  # fmt: skip

Status = Literal["reported", "corroborated", "confirmed", "disputed", "denied", "retracted"]
Basis = Literal["authority", "admission", "performative", "record", "independent_reporting"]
Stance = Literal["supports", "contradicts", "neutral"]
PubStatus = Literal["usable", "withheld", "canceled"]
DatePrecision = Literal["second", "minute", "hour", "day", "month", "year", "unknown"]
AlertType = Literal[
    "development.reported", "development.corroborated", "development.confirmed",
    "development.updated", "development.disputed", "development.denied", "development.retracted",
    "development.merged",
]  # fmt: skip
