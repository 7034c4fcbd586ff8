"""The verbs and phrases that introduce what somebody says: said, told, according to, in the words of."""

import re
from typing import NamedTuple

from mediakit.quotes.lexicon import listed

# Verbs that report speech or writing. Doubled letters and irregular pasts stand in the table below.
SAY = listed(
    "say add admit affirm allege announce answer argue ask assert assure begin boast caution claim comment "
    "complain concede conclude confess confirm contend continue counter cry declare deny elaborate emphasize "
    "exclaim explain express fume grumble hint insist interject joke lament maintain mention muse mutter note "
    "object observe opine point posit post predict proclaim promise protest quip react read reason recall recount "
    "reflect reiterate remark remember remind repeat reply report respond retort reveal rule scoff scream shout "
    "sigh snap speculate state stress suggest summarize tell testify text tweet underscore urge vent vow wail "
    "warn charge whisper wonder write yell advise agree pledge inform acknowledge gush chime intone recommend retweet "
    "demand deadpan signal stipulate think believe clarify sum bemoan crow implore plead allow volunteer decree "
    "instruct interrupt propose theorize venture chant sing mouth bellow blog brag fret gripe marvel order "
    "thunder cheer email direct charge insinuate fire opt quote concur estimate expect hope fear disclose divulge "
    "guarantee offer preach pronounce swear tease cite"
)
# Verbs whose object is quoted in part: called the plan "a disaster".
CALL = listed(
    "call describe dub label denounce criticize blast slam decry hail praise accuse brand condemn deride refer "
    "cite deem characterize tout portray dismiss ridicule invoke mock threaten applaud liken rip blame lambaste "
    "bash defend welcome credit chide rebuke consider question express voice offer issue thank"
)
# Of these the bare form and the one in -s are mostly nouns (the United States, notes, calls).
NOUN_LIKE = listed(
    "add answer boast caution claim comment counter cry hint joke lament mention note object point post promise "
    "protest quip reason remark report repeat rule scoff scream shout sigh snap state stress text tweet urge vow "
    "warn whisper wonder yell call label blast praise brand pledge recall order signal demand mouth cheer chant "
    "question voice offer issue blame credit rip welcome blog read volunteer sum venture begin allow"
)
# Verbs that are speech only beside a whole quotation, because they have a wider sense.
WIDE = listed(
    "begin continue read think believe remember reason react signal sum rule point order allow cheer sing mouth "
    "venture charge reflect reveal wonder direct fire opt estimate expect hope fear offer issue consider thank "
    "post text vent sigh"
)
_PASTS = {
    "begin": ("began", "begun"),
    "read": ("read",),
    "say": ("said",),
    "sing": ("sang", "sung"),
    "swear": ("swore", "sworn"),
    "tell": ("told",),
    "think": ("thought",),
    "write": ("wrote", "written"),
    "cry": ("cried",),
    "deny": ("denied",),
    "testify": ("testified",),
    "clarify": ("clarified",),
    "decry": ("decried",),
    "reply": ("replied",),
    "rebuke": ("rebuked",),
}
# Verbs that may only name a thing: a bill called "Harbour Act".
NAMING = listed("call dub label describe brand deem")
_DOUBLED = listed("admit concur quip snap slam dub rip begin refer brag")
_PHRASE = re.compile(
    r"(?<!\w)(?:(?P<after>according\s+to|in\s+the\s+words\s+of|in\s+(?:a|an)\s+(?:statement|interview|tweet|post|letter|"
    r"email|memo|report|speech)\s+(?:by|from))|(?P<put>(?:put|puts)\s+it)|(?P<goes>(?:goes|went)\s+on(?:\s+to\s+say)?)|"
    r"(?P<quoted>(?:quoted\s+(?:\w+\s+){0,4}as\s+saying)|(?:has|have|had)\s+this\s+to\s+say))(?!\w)",
    re.I,
)


class Cue(NamedTuple):
    """A verb or phrase of speech where it stands; `form` is finite, base, participle, after, put or quoted."""

    start: int
    end: int
    lemma: str
    form: str


def _forms(lemma: str) -> list[tuple[str, str]]:
    """The forms of a verb, each with what it is."""
    if lemma.endswith("y") and lemma[-2] not in "aeiou":
        third = lemma[:-1] + "ies"
    else:
        third = lemma + ("es" if lemma.endswith(("s", "sh", "ch", "x")) else "s")
    stem = lemma + lemma[-1] if lemma in _DOUBLED else lemma.removesuffix("e")
    stem = lemma if lemma in ("decree", "agree") else stem
    pasts = _PASTS.get(lemma) or (lemma + "d" if lemma.endswith("e") else stem + "ed",)
    return [
        (lemma, "base"),
        (third, "finite"),
        *((past, "finite") for past in pasts),
        (stem + "ing", "participle"),
    ]


#: Every form of every verb: the lemma and what form it is.
VERBS: dict[str, tuple[str, str]] = {
    form: (lemma, kind) for lemma in sorted(SAY | CALL) for form, kind in _forms(lemma)
}


def verb_of_speech(word: str) -> tuple[str, str] | None:
    """Lemma and form of a verb of speech, or None.

    >>> verb_of_speech("replied"), verb_of_speech("adding"), verb_of_speech("walked")
    (('reply', 'finite'), ('add', 'participle'), None)
    """
    return VERBS.get(word)


def phrases_of_speech(text: str) -> list[Cue]:
    """The fixed phrases (according to, as she put it) in order.

    >>> phrases_of_speech("It rained, according to Marrow.")
    [Cue(start=11, end=23, lemma='according to', form='after')]
    """
    return [
        Cue(match.start(), match.end(), " ".join(match.group().lower().split()), match.lastgroup)
        for match in _PHRASE.finditer(text)
    ]
