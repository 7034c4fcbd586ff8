"""The inflected forms of English words: plurals, possessives, -ing, -ed, and irregular ones of common kinds."""

import re
from collections.abc import Callable, Iterable
from functools import cache

from nltk.stem.snowball import SnowballStemmer

from mediakit._function_words import function_words

# One row a word: forms of the same verb or noun. Forms that are also common words of their own (left, saw, ground,
# rose, lay) are not here.
_ROWS = """
arise arises arising arose arisen|awake awoke awoken|bear bears bearing bore borne|beat beats beating beaten
become becomes becoming became|begin begins beginning began begun|bend bends bending bent|bet bets betting
bind binds binding|bite bites biting bit bitten|bleed bleeds bleeding bled|blow blows blowing blew blown
break breaks breaking broke broken|breed breeds breeding bred|bring brings bringing brought
build builds building built|burn burns burning burned burnt|burst bursts bursting|buy buys buying bought
catch catches catching caught|choose chooses choosing chose chosen|cling clings clinging clung
come comes coming came|creep creeps creeping crept|deal deals dealing dealt|dig digs digging dug
draw draws drawing drew drawn|dream dreams dreaming dreamed dreamt|drink drinks drinking drank drunk
drive drives driving drove driven|eat eats eating ate eaten|fall falls falling fell fallen
feed feeds feeding fed|feel feels feeling felt|fight fights fighting fought|find finds finding found
flee flees fleeing fled|fly flies flying flew flown|forbid forbids forbidding forbade forbidden
foresee foresees foreseeing foresaw foreseen|forget forgets forgetting forgot forgotten
forgive forgives forgiving forgave forgiven|freeze freezes freezing froze frozen|get gets getting got gotten
give gives giving gave given|go goes going went gone|grow grows growing grew grown|hang hangs hanging hung hanged
hear hears hearing heard|hide hides hiding hid hidden|hold holds holding held|keep keeps keeping kept
kneel kneels kneeling knelt|know knows knowing knew known|lead leads leading led|lean leans leaning leaned leant
leap leaps leaping leaped leapt|learn learns learning learned learnt|lend lends lending lent|lose loses losing lost
make makes making made|meet meets meeting met|mistake mistakes mistaking mistook mistaken
overcome overcomes overcoming overcame|overthrow overthrows overthrowing overthrew overthrown|pay pays paying paid
prove proves proving proved proven|rebuild rebuilds rebuilding rebuilt|repay repays repaying repaid
resell resells reselling resold|ride rides riding rode ridden|ring rings ringing rang rung|rise rises rising risen
run runs running ran|seek seeks seeking sought|sell sells selling sold|send sends sending sent
shake shakes shaking shook shaken|shoot shoots shooting shot|show shows showing showed shown
shrink shrinks shrinking shrank shrunk|sing sings singing sang sung|sink sinks sinking sank sunk
sleep sleeps sleeping slept|slide slides sliding slid|speak speaks speaking spoke spoken
spend spends spending spent|split splits splitting|spread spreads spreading|spring springs springing sprang sprung
stand stands standing stood|steal steals stealing stole stolen|stick sticks sticking stuck
strike strikes striking struck|strive strives striving strove striven|swear swears swearing swore sworn
sweep sweeps sweeping swept|swim swims swimming swam swum|swing swings swinging swung|take takes taking took taken
teach teaches teaching taught|tear tears tearing tore torn|tell tells telling told|think thinks thinking thought
throw throws throwing threw thrown|understand understands understanding understood|undo undoes undoing undid undone
undergo undergoes undergoing underwent undergone|uphold upholds upholding upheld|upset upsets upsetting
wake wakes waking woke woken|wear wears wearing wore worn|weep weeps weeping wept|win wins winning won
withdraw withdraws withdrawing withdrew withdrawn|withhold withholds withholding withheld
withstand withstands withstanding withstood|write writes writing wrote written|die dies died dying|lie lies lied lying
tie ties tied tying|panic panics panicked panicking|traffic traffics trafficked trafficking
child children|foot feet|tooth teeth|goose geese|mouse mice|ox oxen|criterion criteria|phenomenon phenomena
datum data|index indexes indices|stimulus stimuli|bacterium bacteria|curriculum curricula|memorandum memoranda
referendum referendums referenda|alumnus alumni|nucleus nuclei|appendix appendices|quota quotas|hero heroes
"""
_IRREGULAR: dict[str, set[str]] = {}
for _row in re.split(r"[|\n]", _ROWS.strip()):
    for _form in _row.split():
        _IRREGULAR.setdefault(_form, set()).update(_row.split())

_OWN = """
arms customs goods means news odds spirits woods pants shorts glasses premises proceeds securities economics politics
ethics physics athletics mathematics mechanics ceramics classics humanities clothes clothing during evening evenings
morning wedding weddings bedding being beings lightning offing outing inning innings stocking sacred naked wicked
hundred indeed proceed exceed succeed
"""
#: Words that look like the plural or -ing form of another one and mean something else.
OWN_WORDS = frozenset(_OWN.split())

#: A phrase is not varied in these.
FUNCTION_WORDS = function_words("en")

_F_TO_VES = re.compile(r"(?:kni|li|wi)fe$|(?:lea|loa|hal|cal|shel|sel|wol|thie|shea|scar|whar)f$")
_VOWELS = re.compile(r"[aeiouy]+")
_DOUBLING = re.compile(r"(?:^|.*[^aeiou]|.*qu)[aeiouy][^aeiouwxy]")


def english_forms(word: str, attested: Callable[[str], bool]) -> set[str]:
    """The inflected forms of the words that an English word may be a form of, without the word itself.

    Parameters
    ----------
    word : str
        In lower case.
    attested : callable
        Whether a word is in the corpus. A shorter word is taken for the base of `word` only if it is, and ``uniting``
        for a form of ``unit`` only if there is no ``unite``.

    Returns
    -------
    set of str
        Forms that there may be; most of them are no words. Regular ones have the word's Snowball stem.

    >>> sorted(english_forms("war", lambda word: False))
    ["war's", 'warred', 'warring', 'wars', "wars'"]
    >>> "new" in english_forms("news", lambda word: True), "fought" in english_forms("fight", lambda word: False)
    (False, True)
    """
    if len(word) < 3 or word in FUNCTION_WORDS or not word.replace("'", "").isalpha():
        return set()
    bases = {word} if word in OWN_WORDS else {word, *_bases(word, attested)}
    found = set()
    for base in bases:
        if base in FUNCTION_WORDS:
            continue
        regular = {base, *_plurals(base), *_verb_forms(base, attested)}
        found |= {form for form in regular if _stem(form) == _stem(word)}
        found |= _odd_plurals(base) | _IRREGULAR.get(base, set())
        found |= _odd_singulars(base)
    found -= OWN_WORDS
    found |= {form for one in (word, *found) for form in _possessives(one)}
    return found - {word}


@cache
def _stem(word: str) -> str:
    return _stemmer().stem(word)


@cache
def _stemmer() -> SnowballStemmer:
    return SnowballStemmer("english")


def _possessives(word: str) -> Iterable[str]:
    if "'" in word or word.endswith(("ed", "ing")):
        return ()
    return (f"{word}'",) if word.endswith("s") else (f"{word}'s",)


def _bases(word: str, attested: Callable[[str], bool]) -> set[str]:
    """The words of the corpus that a word may be a regular form of."""
    if word.endswith(("'s", "s'")):
        plain = word.removesuffix("'s").removesuffix("'")
        return {plain, *_bases(plain, attested)}
    found = set()
    if word.endswith("ies") or word.endswith("ied"):
        found.add(f"{word[:-3]}y")
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        found |= {word[:-1], word[:-2]} if word.endswith("es") else {word[:-1]}
    for ending in ("ed", "ing"):
        if word.endswith(ending):
            rest = word.removesuffix(ending)
            found |= {rest, f"{rest}e"}
            if len(rest) > 3 and rest[-1] == rest[-2]:
                found.add(rest[:-1])
    return {
        base
        for base in found
        if len(base) > 2 and attested(base) and word in (*_plurals(base), *_verb_forms(base, attested))
    }


def _plurals(word: str) -> set[str]:
    """The regular plural, which is a verb's third person too."""
    if re.search(r"(?:s|x|z|ch|sh)$", word):
        return {f"{word}es"}
    if re.search(r"[^aeiou]y$", word):
        return {f"{word[:-1]}ies"}
    return {f"{word}s", f"{word}es"} if word.endswith("o") else {f"{word}s"}


def _odd_plurals(word: str) -> set[str]:
    """Plurals that the stem does not show: lives, crises, women."""
    found = set()
    if _F_TO_VES.search(word):
        found.add(re.sub("fe?$", "ves", word))
    if len(word) > 4 and word.endswith("sis"):
        found.add(f"{word[:-2]}es")
    if word.endswith("man") and word not in ("german", "human", "roman"):
        found.add(f"{word[:-2]}en")
    return found


def _odd_singulars(word: str) -> set[str]:
    """What _odd_plurals comes from."""
    found = set()
    if word.endswith("ves"):
        found |= {f"{word[:-3]}f", f"{word[:-3]}fe"}
    if len(word) > 4 and word.endswith("ses"):
        found.add(f"{word[:-2]}is")
    if word.endswith("men"):
        found.add(f"{word[:-2]}an")
    return {one for one in found if word in _odd_plurals(one)}


def _verb_forms(base: str, attested: Callable[[str], bool]) -> set[str]:
    """The regular -ed and -ing forms."""
    if base.endswith("e"):
        rest = base if base.endswith(("ee", "oe", "ye")) else base[:-1]
        return {f"{base}d", f"{rest}ing"}
    if re.search(r"[^aeiou]y$", base):
        return {f"{base[:-1]}ied", f"{base}ing"}
    found = set()
    doubles = _DOUBLING.fullmatch(base) is not None
    if doubles:
        found |= {f"{base}{base[-1]}ed", f"{base}{base[-1]}ing"}
    if (not doubles or len(_VOWELS.findall(base)) > 1) and not attested(f"{base}e"):
        found |= {f"{base}ed", f"{base}ing"}
    return found
