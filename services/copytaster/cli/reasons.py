"""codes of messages and rules -> the words in which `copytaster explain` tells them."""

from typing import Final

RULES: Final = {
    "authority": "K1 authority: the body that establishes such things says so on record, or an "
    "institution that is no party to it confirms what others reported",
    "admission": "K2 admission: a voice that the fact hurts says so",
    "performative": "K3 performative: whoever did it announces that it is done",
    "public_act": "K3 performative: a known outlet tells in its own voice, as its news, that a "
    "body has done what only such a body does, and nobody with standing says otherwise",
    "record": "K4 record: a primary record shows it",
    "independent_reporting": "K5 independent reporting: three newsrooms, two of them known (or two "
    "of the first rank), vouch for it themselves, and no single voice is behind them",
    "confirmed_and_denied": "one of K1 to K5 holds, and a voice of comparable standing denies it",
    "corroborated_and_denied": "two newsrooms and two voices have it, and a voice without an "
    "interest of its own denies it",
    "two_newsrooms_and_two_voices": "two newsrooms and two voices have it; none of K1 to K5 holds",
    "denied": "whoever it is about, or the authority, denies it, and no more than a lone report "
    "speaks for it",
    "reported": "somebody says so; none of K1 to K5 holds, and there are no two newsrooms with two "
    "voices",
    "all_support_withdrawn": "everything that spoke for it was withdrawn",
    "denial_withdrawn": "nothing but a denial was there, and it was withdrawn",
    "nothing_stands": "nothing is left that speaks for it or against it",
}
"""Status reason -> the rule that fired, in words (status-model 4.5)."""

NOT_COUNTED: Final = {
    "same_origin": "goes back to the same newsroom",
    "same_family": "the same publisher",
    "same_voice": "the same voice again",
    "syndicated": "the same agency text",
    "near_copy": "a copy of its text",
    "wider_place": "said of a wider place",
    "guarded": "not said outright",
    "no_commitment": "neither confirms nor denies",
    "plan": "a plan or a prediction, nothing that has happened",
    "low_confidence": "read with too little certainty",
    "withdrawn": "withdrawn by its outlet",
    "superseded": "replaced by a later revision",
    "headline": "a headline never outranks the body below it",
    "background": "background",
}

GUARDS: Final = {
    "negated_cue": "“could not confirm”", "conditional": "conditional", "future": "future",
    "question": "a question", "plan": "a plan", "other_sense": "another sense of the word",
    "no_commitment": "neither confirms nor denies", "scope": "says less than that it happened",
    "hearsay": "hearsay", "adverb": "“reportedly”, “effectively” or the like",
    "headline": "a headline", "aside": "said in passing", "unsafe_reading": "an unsafe reading",
    "translated": "machine-translated",
}  # fmt: skip
"""Flags of a statement that keep it from deciding, in words."""

SUPPOSED: Final = {
    "newsroom": "one more known newsroom vouches for it itself",
    "newsrooms_2": "two more known newsrooms vouch for it themselves",
    "newsrooms_3": "three more known newsrooms vouch for it themselves",
    "newsroom_with_a_voice": "another newsroom has it from a voice of its own",
    "authority": "the competent authority says so on record",
    "institution": "an institution that is no party to it confirms it",
    "actor": "{who} announces it as done",
    "actor_admits": "{who} owns up to it",
    "record": "a primary record shows it: a filing, a docket, a gazette",
    "outright": "{who} says outright, on record, that it happened",
    "authority_denies": "the competent authority denies it",
    "institution_denies": "an institution that is no party to it denies it",
    "subject_denies": "whoever it is about denies it",
    "voice_withdraws": "every outlet withdraws what it has from {who}",
    "newsroom_withdraws": "{who} withdraws its report, and all copies of it fall",
    "all_withdraw": "every outlet withdraws",
    "denial_withdrawn": "{who} takes the denial back",
    "same_again": "one more outlet with the same words",
}
