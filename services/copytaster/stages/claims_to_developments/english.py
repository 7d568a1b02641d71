"""predicate id -> English: its past, its participle, and the noun of a happening without parties.

A predicate that is missing here is formed by rule: "dismiss" is "dismissed", "rename" "renamed".
"""

from typing import Final

VERBS: Final = """
abduct abducted|acquit acquitted|agree_to_acquire agreed to buy
agree reached an agreement|annul_election annulled the election
allow_extradition allowed the extradition|fall_ill fell ill
approve_drug approved|arrest arrested|bail_out bailed out|ban banned|beat beat
block_access blocked access to|break_agreement broke an agreement|break_record broke a record
break_relations broke off relations|buy bought|call_election called an election|cancel cancelled
cease_fire agreed a ceasefire|censure_government censured the government
close_border closed the border|close_embassy closed an embassy|commit_suicide took their own life
concede_defeat conceded defeat|coup staged a coup|cut_rates cut rates
declare_emergency declared an emergency|declare_independence declared independence
declare_war declared war|default defaulted|defect defected|deploy deployed
detect_infection detected an infection|die died|drop_candidacy dropped out
earthquake was hit by an earthquake|enter_into_force entered into force|erupt erupted
end_outbreak declared an outbreak over|open_investigation opened an investigation
recommend_drug recommended|withdraw_request withdrew a request
expel expelled|fight fought|find found|flood was flooded|foil foiled
form_government formed a government|freeze_assets froze assets of|give_birth gave birth
go_bankrupt went bankrupt|go_missing went missing|go_public went public
grant_asylum granted asylum|hold held|hold_election held an election|hold_rates held rates
hospitalise taken to hospital|impose_tariff imposed tariffs|issue_warning issued a warning
issue_warrant issued a warrant|join_alliance joined an alliance|landslide was hit by a landslide
launch_missile launched missiles|launch_product launched a product
launch_spacecraft launched a spacecraft|lay_off laid off staff|leak leaked
leave_alliance left an alliance|leave_hospital left hospital|lift_ban lifted a ban
lift_emergency lifted the emergency|lift_sanctions lifted sanctions|lift_tariff lifted tariffs
lose lost|lose_power lost power|make_emergency_landing made an emergency landing|meet met
open_border opened the border|open_embassy opened an embassy|outbreak had an outbreak
overturn_ruling overturned a ruling|pass_law passed a law|plead_guilty pleaded guilty
plead_not_guilty pleaded not guilty|postpone_election postponed the election|quit quit
raise_rates raised rates|recall_ambassador recalled its ambassador|reject_law rejected a law
repeal_law repealed a law|report_loss reported a loss|report_profit reported a profit
restore_relations restored relations|riot rioted|run_aground ran aground
run_for_office ran for office|sack_coach sacked the coach|seize seized|sell sold|send sent|set set
settle_lawsuit settled a lawsuit|sexually_assault sexually assaulted
share_information shared information|shoot shot|shoot_down shot down|sink sank|spy spied
storm was hit by a storm|strike struck|strike_work went on strike
survive_confidence_vote survived a confidence vote|suspend_athlete suspended
test_positive tested positive|topple_government toppled the government|transfer transferred
trap trapped|tsunami was hit by a tsunami|uphold_ruling upheld a ruling
violate_airspace violated airspace|wildfire was hit by a wildfire|win won|win_award won an award
win_contract won a contract|win_title won a title|withdraw withdrew
lift_immunity lifted the immunity of
disqualify_candidate barred from office|suspend_official suspended
disperse_protest broke up a protest
sales_fall sales fell|sales_rise sales rose|price_fall prices fell|price_rise prices rose
inflation_fall inflation fell|inflation_rise inflation rose|economy_grow economy grew
economy_shrink economy shrank|unemployment_fall unemployment fell
unemployment_rise unemployment rose|contain_fire contained the fire
dismantle_gang dismantled a gang|enrich_uranium enriched uranium|suffer_outage suffered an outage
identify_suspect identified a suspect|nominate_candidate nominated|make_first_flight first flew
"""
"""Simple pasts that the rule gets wrong or that need more words."""

PARTICIPLES: Final = """
approve_drug approved|bail_out bailed out|ban banned|beat beaten|block_access blocked|break broken
break_relations broken off|cancel cancelled|choose chosen|close_border cut off
close_embassy closed|coup overthrown|drive driven|expel expelled|fall_ill taken ill
fight fought|find found
foil foiled|forbid forbidden|lift_immunity stripped of immunity
disqualify_candidate barred from office|suspend_official suspended from office
disperse_protest dispersed|freeze frozen|freeze_assets frozen out of assets|give given
grant_asylum granted asylum|hide hidden|hold held|hospitalise taken to hospital
issue_warning warned|issue_warrant named in an arrest warrant|launch_missile fired at
open_investigation put under investigation|lay_off laid off|leak leaked
overthrow overthrown|sack_coach sacked|see seen|sell sold|send sent
sexually_assault sexually assaulted|shake shaken|shoot_down shot down|sink sunk|spy spied on
steal stolen|strike struck|suspend_athlete suspended|take taken|throw thrown
topple_government toppled|transfer transferred|trap trapped|withdraw withdrawn|write written
"""
"""Participles that are not the simple past."""

HAPPENS: Final = frozenset(
    {"die", "go_missing", "resign", "collapse", "crash", "derail", "sink", "escape", "go_bankrupt",
     "default", "retire", "erupt", "explode", "burn", "capsize", "give_birth", "commit_suicide",
     "lose_power", "leave_hospital", "test_positive", "run_aground", "go_public", "earthquake",
     "tsunami", "flood", "storm", "landslide", "wildfire", "outbreak", "plead_guilty", "defect",
     "plead_not_guilty", "make_emergency_landing", "concede_defeat", "enter_into_force", "land",
     "drop_candidacy", "recover", "survive_confidence_vote", "surrender", "testify", "fall_ill"}
)  # fmt: skip
"""What befalls whoever stands alone with it: "Anna Weld died", not "Anna Weld was died"."""

NOUNS: Final = """
abduct abduction|acquire acquisition|agree agreement|arrest arrest|attack attack|blockade blockade
bribe bribery|burn fire|capture capture|cease_fire ceasefire|charge charges
close_border border closure|collapse collapse|contaminate contamination|convict conviction
coup coup|crash crash|damage damage|declare_emergency state of emergency|deploy deployment
derail derailment|destroy destruction|die death|discover discovery|discuss talks
earthquake earthquake|elect election|erupt eruption|evacuate evacuation|explode explosion
fight fighting|flood flood|halt halt|hijack hijacking|hold_election election|injure injuries
invade invasion|issue_warning warning|kill deaths|landslide landslide
launch_missile missile launch|leak leak|leave departure|meet meeting|murder murder|negotiate talks
acquit acquittal|annex annexation|appoint appointment|ban ban|beat defeat|besiege siege
bombard bombardment|boycott boycott|conceal concealment|confiscate seizure
contain_fire fire under control|demolish demolition|deport deportation|detect_infection infection
diagnose diagnosis|dismantle_gang gang dismantled|dismiss dismissal|embezzle embezzlement
enrich_uranium uranium enrichment|escape escape|expel expulsion|extradite extradition
fall_ill illness|find find|fine fine|foil foiled plot
go_missing disappearance|hack hacking|hospitalise hospital treatment
identify_suspect suspect identified|impeach impeachment|inspect inspection
launch_spacecraft spacecraft launch|open_investigation investigation|
lay_off layoffs|liberate liberation|pardon pardon
poison poisoning|recall recall|recapture recapture|sexually_assault sexual assault
shoot_down shooting down|smuggle smuggling|spy spying|stab stabbing|steal theft|sue lawsuit
suffer_outage outage|summon summons|suspend_athlete suspension|test_positive positive test
topple_government fall of the government|trap people trapped|vandalise vandalism
violate_airspace airspace violation
appeal appeal|auction auction|blackmail blackmail|close closure|commemorate commemoration
declare_war declaration of war|displace displacement|end_strike end of a strike
end_talks end of talks
extreme_heat extreme heat|heavy_rain heavy rain|impose_tariff tariffs|investigate investigation
issue_warrant arrest warrant|lift_ban end of a ban|lift_sanctions end of sanctions
lift_tariff end of tariffs|merge merger|mourn mourning|nationalise nationalisation|open opening
pass_law new law|postpone postponement|quarantine quarantine|ratify ratification
reject_law rejected law|restore_power power restored|resume resumption
search_for search|settle_lawsuit settlement
sign signing|swap_prisoners prisoner swap|threaten threat|winter_weather winter weather
outbreak outbreak|protest protest|release release|rescue rescue|resign resignation|riot riot
sanction sanctions|search search|seize seizure|sentence sentence|shoot shooting|sink sinking
storm storm|strike_work strike|try trial|tsunami tsunami|vaccinate vaccination|visit visit
wildfire wildfire
"""

LINKS: Final = {
    **dict.fromkeys(
        ("agree", "close_border", "open_border", "break_relations", "restore_relations",
         "cease_fire", "break_agreement", "settle_lawsuit", "share_information"),
        "with",
    ),
    **dict.fromkeys(
        ("declare_war", "impose_tariff", "lift_ban", "lift_sanctions", "lift_tariff", "pass_law"),
        "on",
    ),
    **dict.fromkeys(("grant_asylum", "issue_warning", "win_contract"), "to"),
    **dict.fromkeys(
        ("issue_warrant", "recall_ambassador", "close_embassy", "open_embassy", "launch_missile"),
        "for",
    ),
    **dict.fromkeys(
        ("shoot_down", "bail_out", "block_access", "freeze_assets", "violate_airspace"), ""
    ),
    "launch_missile": "at",
    "recall_ambassador": "from",
    "close_embassy": "in",
    "open_embassy": "in",
}  # fmt: skip
"""What joins a verb of several words to whom it was done."""

PEOPLE: Final = frozenset({"kill", "die", "injure", "arrest", "rescue", "evacuate", "abduct",
                           "hospitalise", "release", "capture", "expel", "lay_off",
                           "fall_ill"})  # fmt: skip
"""Predicates whose number counts people."""

NEED_OBJECT: Final = frozenset(
    {"abduct", "acquit", "appoint", "arrest", "attack", "ban", "beat", "blockade", "boycott",
     "capture", "charge", "confiscate", "convict", "damage", "deport", "destroy", "dismiss",
     "evacuate", "expel", "extradite", "find", "fine", "hijack", "impeach", "injure",
     "kill", "liberate", "murder", "pardon", "poison", "recall", "release", "rescue", "sanction",
     "search", "seize", "sentence", "sexually_assault", "shoot", "shoot_down", "stab", "steal",
     "sue", "summon", "suspend_athlete", "try"}
)  # fmt: skip
"""Predicates whose line without an object reads the other way round: "Jordan arrested" is an
arrest by Jordan.
"""

TELLING: Final = frozenset(
    {"economy_grow", "economy_shrink", "inflation_fall", "inflation_rise", "price_fall",
     "price_rise", "sales_fall", "sales_rise", "unemployment_fall", "unemployment_rise"}
)  # fmt: skip
"""Predicates that name what rises or falls: "unemployment fell" says it without anybody."""

BETWEEN: Final = frozenset({"agree", "cease_fire", "discuss", "meet", "merge", "negotiate",
                            "settle_lawsuit", "swap_prisoners"})  # fmt: skip
"""What two do with each other: of one party alone, "talks with Norland"."""

DEEDS: Final = {"kill": "killing", "injure": "wounding"}
"""Nouns of what somebody did, where the other noun is of what befell people."""

TRANSFERS: Final = frozenset({"supply", "send", "sell", "transfer", "give", "deliver", "award"})
"""Predicates whose recipient is whom the thing goes to."""


IRREGULAR: Final = """
beat beat|break broke|bring brought|build built|buy bought|catch caught|choose chose|cut cut
deal dealt|drive drove|fall fell|flee fled|fly flew|forbid forbade|freeze froze|get got|give gave
go went|hide hid|hit hit|keep kept|know knew|lead led|leave left|lend lent|let let|lose lost
make made|overthrow overthrew|pay paid|put put|quit quit|read read|rise rose|run ran|say said
see saw|sell sold|send sent|set set|shake shook|shoot shot|shut shut|sink sank|speak spoke
spend spent|spread spread|stand stood|steal stole|swear swore|take took|tell told|throw threw
drop dropped|find found|hold held|seek sought|spin spun|swap swapped|top topped
undergo underwent|wear wore|win won|withdraw withdrew|write wrote
"""
"""Verbs with which a new predicate may begin."""


def _table(text: str) -> dict[str, str]:
    pairs = (entry.split(" ", 1) for line in text.split("\n") for entry in line.split("|") if entry)
    return {predicate: words.strip() for predicate, words in pairs}


_PASTS: Final = _table(VERBS)
_PARTICIPLES: Final = _table(PARTICIPLES)
_NOUNS: Final = _table(NOUNS)
_VERBS: Final = _table(IRREGULAR)


def past(predicate: str) -> str:
    """The simple past: "deployed", "shot down"."""
    return _PASTS.get(predicate) or _regular(predicate)


def participle(predicate: str) -> str:
    """The participle after "was": "sunk", "deployed"."""
    return _PARTICIPLES.get(predicate) or past(predicate)


def noun(predicate: str) -> str:
    """The happening by itself: "explosion"."""
    return _NOUNS.get(predicate) or predicate.replace("_", " ")


def deed(predicate: str) -> str:
    """The happening as somebody's act: "killing" by whom."""
    return DEEDS.get(predicate) or noun(predicate)


def _regular(predicate: str) -> str:
    head, _, rest = predicate.partition("_")
    if head in _VERBS:
        verb = _VERBS[head]
    elif head.endswith("e"):
        verb = head + "d"
    elif head.endswith("y") and head[-2:-1] not in "aeiou":
        verb = head[:-1] + "ied"
    else:
        verb = head + "ed"
    return f"{verb} {rest.replace('_', ' ')}".strip()
