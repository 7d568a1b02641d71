"""Function words -> bits: what a rule may ask of a word, the same questions in every language.

One word may have several (English "that" introduces a complement and a relative clause). Plain
integers rather than an enum: the rules test them for every word of every article.
"""

from typing import Final

DETERMINER: Final = 1 << 0
OF: Final = 1 << 1
BY: Final = 1 << 2
TO: Final = 1 << 3
IN: Final = 1 << 4
WITH: Final = 1 << 5
FROM: Final = 1 << 6
AGAINST: Final = 1 << 7
BETWEEN: Final = 1 << 8
ABOUT: Final = 1 << 9
AT_TIME: Final = 1 << 10
OTHER_PREPOSITION: Final = 1 << 11
COMPLEMENTISER: Final = 1 << 12
SUBORDINATOR: Final = 1 << 13
CONDITIONAL: Final = 1 << 14
RELATIVE: Final = 1 << 15
COORDINATOR: Final = 1 << 16
BE: Final = 1 << 17
HAVE: Final = 1 << 18
AUXILIARY: Final = 1 << 19
NEGATION: Final = 1 << 20
MODAL: Final = 1 << 21
FUTURE: Final = 1 << 22
HEDGE: Final = 1 << 23
HEARSAY: Final = 1 << 24
ADVERB: Final = 1 << 25
CLITIC: Final = 1 << 26
HE: Final = 1 << 27
SHE: Final = 1 << 28
THEY: Final = 1 << 29
FIRST_PERSON: Final = 1 << 30
NEUTER: Final = 1 << 31
TIME_WORD: Final = 1 << 32
REPORT_NOUN: Final = 1 << 33
INFINITIVE_MARK: Final = 1 << 34
PLAN: Final = 1 << 35
IMPLICATIVE: Final = 1 << 36
DECLINE: Final = 1 << 37
FAIL: Final = 1 << 38
PHASE: Final = 1 << 39
NOUN_LIKE: Final = 1 << 41
INFERRED: Final = 1 << 42
ASK: Final = 1 << 43
PLAN_ADJECTIVE: Final = 1 << 44
ABLE: Final = 1 << 45
CONTRAST: Final = 1 << 46
COUNTED_CASE: Final = 1 << 47
PASSIVE: Final = 1 << 48
CONDITIONAL_AUXILIARY: Final = 1 << 49
FIRST_ABLE: Final = 1 << 50
INTERROGATIVE: Final = 1 << 51
ARMS: Final = 1 << 52
GENITIVE: Final = 1 << 53
ADDRESSEE: Final = 1 << 54
EXPECT: Final = 1 << 55
ADDRESSING: Final = 1 << 56
DIRECTION: Final = 1 << 57
PLACE_NOUN: Final = 1 << 58
POSSESSIVE: Final = 1 << 59
FACT_NOUN: Final = 1 << 65
OUR: Final = 1 << 64
FRONTIER: Final = 1 << 66
NOUN_GOVERNOR: Final = 1 << 67
HIS: Final = 1 << 68
IMPLIED: Final = 1 << 69
PLAN_NOUN: Final = 1 << 70
OTHER_OBJECT: Final = 1 << 71
TRUE_WORD: Final = 1 << 72
FALSE_WORD: Final = 1 << 73
GIVE: Final = 1 << 74
PARTICLE: Final = 1 << 75
REPORTING_MOOD: Final = 1 << 76
OTHER_SENSE: Final = 1 << 60
AS_SAID: Final = 1 << 61
WHETHER: Final = 1 << 62
ARRIVE: Final = 1 << 63
RESPONSIBILITY: Final = 1 << 77
ANONYMITY: Final = 1 << 78
UNNAMED: Final = 1 << 79
EVIDENCE: Final = 1 << 80
PARTITIVE: Final = 1 << 81
FUSED_PARTITIVE: Final = 1 << 82
DECIDED: Final = 1 << 83

PREPOSITION: Final = (
    OF | BY | TO | IN | WITH | FROM | AGAINST | BETWEEN | ABOUT | AT_TIME | OTHER_PREPOSITION
)
VERBAL: Final = BE | HAVE | AUXILIARY | MODAL | FUTURE
PERSONAL: Final = HE | SHE | THEY | FIRST_PERSON
CLAUSE_OPENER: Final = COMPLEMENTISER | SUBORDINATOR | CONDITIONAL | RELATIVE
IN_VERB_GROUP: Final = (
    VERBAL | NEGATION | HEDGE | HEARSAY | ADVERB | CLITIC | INFERRED | CONTRAST | IMPLIED
)
GOVERNOR: Final = PLAN | IMPLICATIVE | DECLINE | FAIL | PHASE | ABLE | EXPECT

NAMES: Final[dict[str, int]] = {
    "determiners": DETERMINER,
    "of": OF,
    "by": BY,
    "to": TO,
    "in": IN,
    "with": WITH,
    "from": FROM,
    "against": AGAINST,
    "between": BETWEEN,
    "about": ABOUT,
    "at_time": AT_TIME,
    "other_prepositions": OTHER_PREPOSITION,
    "complementisers": COMPLEMENTISER,
    "subordinators": SUBORDINATOR,
    "conditionals": CONDITIONAL,
    "relatives": RELATIVE,
    "coordinators": COORDINATOR,
    "contrast": CONTRAST,
    "be": BE,
    "have": HAVE,
    "auxiliaries": AUXILIARY,
    "passive_auxiliaries": PASSIVE,
    "conditional_auxiliaries": CONDITIONAL_AUXILIARY,
    "negations": NEGATION,
    "modals": MODAL,
    "first_person_able": FIRST_ABLE,
    "futures": FUTURE,
    "hedges": HEDGE,
    "hearsay": HEARSAY,
    "inferred": INFERRED,
    "adverbs": ADVERB,
    "clitics": CLITIC,
    "he": HE,
    "she": SHE,
    "they": THEY,
    "first_person": FIRST_PERSON,
    "neuter": NEUTER,
    "time_words": TIME_WORD,
    "report_nouns": REPORT_NOUN,
    "infinitive_marks": INFINITIVE_MARK,
    "noun_like": NOUN_LIKE,
    "plan_adjectives": PLAN_ADJECTIVE,
    "counted_cases": COUNTED_CASE,
    "interrogatives": INTERROGATIVE,
    "implicatives": IMPLICATIVE,
    "genitives": GENITIVE,
    "arms": ARMS,
    "addressees": ADDRESSEE,
    "addressing": ADDRESSING,
    "directions": DIRECTION,
    "place_nouns": PLACE_NOUN,
    "possessives": POSSESSIVE,
    "fact_nouns": FACT_NOUN,
    "our": OUR,
    "frontiers": FRONTIER,
    "noun_governors": NOUN_GOVERNOR,
    "his": HIS,
    "other_senses": OTHER_SENSE,
    "as_said": AS_SAID,
    "whether": WHETHER,
    "responsibility_nouns": RESPONSIBILITY,
    "anonymity": ANONYMITY,
    "unnamed": UNNAMED,
    "evidence": EVIDENCE,
    "partitives": PARTITIVE,
    "fused_partitives": FUSED_PARTITIVE,
    "decided": DECIDED,
    "implied": IMPLIED,
    "plan_nouns": PLAN_NOUN,
    "other_objects": OTHER_OBJECT,
    "true_words": TRUE_WORD,
    "false_words": FALSE_WORD,
    "particles": PARTICLE,
    "reporting_mood": REPORTING_MOOD,
}
"""The word lists that a lexicon file may hold, by name."""

GOVERNORS: Final[dict[str, int]] = {
    "plan": PLAN,
    "expect": EXPECT,
    "implicative": IMPLICATIVE,
    "decline": DECLINE,
    "fail": FAIL,
    "phase": PHASE,
    "able": ABLE,
    "ask": ASK,
    "arrive": ARRIVE,
    "give": GIVE,
}
"""The lists of verbs that govern other verbs; every inflected form gets the bit."""
