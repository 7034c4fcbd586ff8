"""The names of those who are quoted, as found, and which may be one speaker: what a researcher's list is made from."""

from collections import Counter, defaultdict
from collections.abc import Container, Mapping, Sequence
from pathlib import Path

import pandas as pd

from mediakit._check import MediakitError, check_columns
from mediakit._name_forms import PRONOUNS, NearWords, Person, acronym, bare_name, folded, may_be_one, person
from mediakit._phrases import counted
from mediakit._speaker_list import SpeakerList
from mediakit._yaml_edits import quoted
from mediakit.readers._outlets import plain_name
from mediakit.text import text_column

CLEARLY = 3  # times as much as all others with the surname, from which on a surname is proposed to be one person's
HEAD = """\
# One name for each speaker. On the left the name to use, below it the other names that articles use.
# Lines with # are proposals: take the # off where it is the same person or body. Nothing is merged without you.
# Case, white space and the style of apostrophes and dashes do not matter; each name belongs to one speaker.

"""


def speaker_names(quotes: pd.DataFrame, *, names: Mapping[str, object] | str | Path | None = None) -> pd.DataFrame:
    """Every name of a speaker as found, with the name that is used and one that may be the same speaker.

    Parameters
    ----------
    quotes : DataFrame
        ``quotes(articles)``: ``doc_id``, ``kind`` and ``speaker_resolved``. Scare quotes have no speaker.
    names : mapping, str or Path, optional
        The researcher's list: from the name to use to the other names (a list, or one alone), or the path of a YAML
        file that says so. `write_speaker_names` makes one to begin with.

    Returns
    -------
    DataFrame
        One row per name as found, the most quoted first: ``name``, ``speaker`` (the name that is used), ``n_quotes``,
        ``n_articles`` and ``perhaps_same_as``: a speaker who may be the same, missing where there is none. It is a
        hint to look at, nothing is merged by it. Pronouns are no names and are left out.

    Raises
    ------
    MediakitError
        A column is missing, or the list cannot be used: the message has its line.

    Notes
    -----
    Merged without a list, beyond what `quotes` resolves inside an article: names that differ by case or white space,
    by *the*, or by a title before a full name (*Minister Ilse Brandt*, *Ilse Brandt*); the commonest writing is used. A
    surname keeps its title: *Mr. Brandt* and *Mrs. Brandt* are two. Hints: a surname alone and the one full name that
    has it, or that is quoted three times as much as all others that have it; a first name and its initial, or without
    the middle name; surnames a letter apart from five letters on, two from eight on (*Tavarsky*, *Tavarskyy*); letters
    alike but for accents and marks; a full name with other words before it; initials and the name of a body.

    Examples
    --------
    >>> found = ["Ilse Brandt", "Ilse Brandt", "Minister Ilse Brandt", "Brandt", "Ilse Brant", "Otto Marrow", None]
    >>> quotes = pd.DataFrame({"doc_id": list("abcdefg"), "kind": "direct", "speaker_resolved": found})
    >>> speaker_names(quotes)
                       name      speaker  n_quotes  n_articles perhaps_same_as
    0           Ilse Brandt  Ilse Brandt         2           2             NaN
    1                Brandt       Brandt         1           1     Ilse Brandt
    2            Ilse Brant   Ilse Brant         1           1     Ilse Brandt
    3  Minister Ilse Brandt  Ilse Brandt         1           1             NaN
    4           Otto Marrow  Otto Marrow         1           1             NaN
    >>> speaker_names(quotes, names={"Ilse Brandt": ["Brandt", "Ilse Brant"]})["speaker"].value_counts()["Ilse Brandt"]
    np.int64(4)
    """
    used = used_speakers(quotes, names)
    found: dict[tuple[str, str], list] = defaultdict(list)
    for doc_id, name, speaker in zip(quotes["doc_id"], quotes["speaker_resolved"], used, strict=True):
        if isinstance(speaker, str):
            found[name, speaker].append(doc_id)
    order = sorted(found, key=lambda pair: (-len(found[pair]), pair))
    counts = Counter()
    for name, speaker in order:
        counts[speaker] += len(found[name, speaker])
    hints = _hints(counts)
    table = pd.DataFrame(
        {
            "name": text_column([name for name, _ in order]),
            "speaker": text_column([speaker for _, speaker in order]),
            "n_quotes": pd.Series([len(found[pair]) for pair in order], dtype="int64"),
            "n_articles": pd.Series([len(set(found[pair])) for pair in order], dtype="int64"),
        }
    )
    table["perhaps_same_as"] = text_column([hints.get(speaker) for speaker in table["speaker"]])
    return table


def used_speakers(quotes: pd.DataFrame, names: Mapping[str, object] | str | Path | None) -> pd.Series:
    """The name to use for each row of quotes; missing where the speaker is not known, or has no name but a pronoun."""
    check_columns(quotes, ["doc_id", "kind", "speaker_resolved"], "quotes")
    speakers = SpeakerList(names)
    found = quotes["speaker_resolved"].where(quotes["kind"] != "scare")
    counts = Counter(name for name in found if isinstance(name, str) and _is_name(name))
    writings: dict[str, Counter] = defaultdict(Counter)
    for name, n in counts.items():
        bare = bare_name(name)
        writings[plain_name(bare)][bare] += n
    # ties by name, so that the order of the articles does not matter
    commonest = {key: min(ways, key=lambda way: (-ways[way], way)) for key, ways in writings.items()}
    used = {}
    for name in counts:
        bare = commonest[plain_name(bare_name(name))]
        used[name] = speakers.name_of(name) or speakers.name_of(bare) or bare
    return pd.Series([used.get(name) for name in found], index=quotes.index, dtype="object")


def _is_name(name: str) -> bool:
    return any(c.isalnum() for c in name) and name.strip().lower() not in PRONOUNS


def _hints(counts: Mapping[str, int]) -> dict[str, str]:
    """For each speaker who may be another one the most quoted whom he may be."""
    order = sorted(counts, key=lambda name: (-counts[name], name))
    rank = {name: place for place, name in enumerate(order)}
    known = {name: found for name in order if (found := person(name))}
    full, alone, alike = defaultdict(list), defaultdict(list), defaultdict(list)
    for name in order:
        alike[folded(name)].append(name)
        if name in known:
            (full if known[name].first else alone)[known[name].last].append(name)
        letters = acronym(name)
        if len(letters) > (2 if name in known else 1):  # the initials of a person are no name
            alike[letters].append(name)
    near = NearWords([*full, *alone])
    hints = {}
    for name in order:
        candidates = _alike(name, alike) or [o for o in _inside(name, alike) if o in known and known[o].first]
        if not candidates and name in known:
            who = known[name]
            lasts = [who.last, *near.of(who.last)]
            if who.first:
                candidates = [o for last in lasts for o in full.get(last, ()) if may_be_one(who, known[o])]
            else:
                candidates = _full_names(lasts, full, known, counts) or [o for last in lasts[1:] for o in alone[last]]
        # a surname is told the full name, however rare; of two full names the rarer is told the other
        others = [o for o in candidates if o != name and (_is_longer(o, name, known) or rank[o] < rank[name])]
        if others:
            hints[name] = min(others, key=rank.__getitem__)
    return hints


def _is_longer(name: str, other: str, known: Mapping[str, Person]) -> bool:
    """Whether a full name stands beside a surname, or a body's name beside its initials."""
    if name in known and other in known:
        return bool(known[name].first) and not known[other].first
    return len(name) > 2 * len(other) and acronym(name) == folded(other)


def _alike(name: str, alike: Mapping[str, list[str]]) -> list[str]:
    """Names with the same letters, and the one body of which the name is the initials."""
    found = [other for other in alike.get(folded(name), ()) if other != name]
    same = [other for other in found if folded(other) == folded(name)]
    return same or (found if len(found) == 1 and name.isupper() else [])


def _inside(name: str, alike: Mapping[str, list[str]]) -> list[str]:
    """Names that end a longer one: what stands before may be a title that is not known as one."""
    words = name.split()
    if not all(word[:1].isupper() for word in words):
        return []
    return [other for place in range(1, len(words) - 1) for other in alike.get(folded(" ".join(words[place:])), ())]


def _full_names(
    lasts: Sequence[str], full: Mapping[str, list[str]], known: Mapping[str, Person], counts: Mapping[str, int]
) -> list[str]:
    """The full names that a surname may stand for: with this surname, or else with one near in spelling.

    None where it may be several people's, unless one is quoted three times as much as all the others.
    """
    for surnames in (lasts[:1], lasts[1:]):
        names = [name for last in surnames for name in full.get(last, ())]
        if names:
            most = max(names, key=counts.__getitem__)
            his = [name for name in names if name == most or may_be_one(known[most], known[name])]
            own, all_of_them = (sum(counts[name] for name in some) for some in (his, names))
            return his if own >= CLEARLY * (all_of_them - own) else []
    return []


def _end_of(speaker: str, proposals: Mapping[str, tuple[str, str]], merged: Container[str]) -> str:
    """Whom a speaker would be in the end, where the one he may be may be somebody else again."""
    seen = {speaker}
    while speaker in proposals and speaker not in merged and (other := proposals[speaker][0]) not in seen:
        speaker = other
        seen.add(speaker)
    return speaker


def write_speaker_names(names: pd.DataFrame, path: str | Path) -> Path:
    """Write the list of speakers for a researcher to edit: what is merged as it is, what may be one as a proposal.

    Parameters
    ----------
    names : DataFrame
        ``speaker_names(quotes)``; made with ``names=`` an earlier list, what that merged is written too, as far as it
        is found in these quotes.
    path : str or Path
        The YAML file to write. One that is there is never overwritten: it may hold a researcher's work.

    Returns
    -------
    Path
        The file that was written; it can be passed as ``names`` as it is, and then merges nothing new.

    Raises
    ------
    MediakitError
        A column is missing, the file is there, or it cannot be written.

    Examples
    --------
    >>> from tempfile import TemporaryDirectory
    >>> quotes = pd.DataFrame({"doc_id": ["a", "b"], "kind": "direct", "speaker_resolved": ["Ilse Brandt", "Brandt"]})
    >>> with TemporaryDirectory() as folder:
    ...     path = write_speaker_names(speaker_names(quotes), f"{folder}/speakers.yml")
    ...     print(path.read_text(encoding="utf-8").split("without you.")[1].split("speaker.")[1].strip())
    Ilse Brandt:
      #- Brandt  # 1 quotation
    """
    check_columns(names, ["name", "speaker", "n_quotes", "perhaps_same_as"], "names")
    path = Path(path)
    entries: dict[str, list[str]] = {}
    proposals: dict[str, tuple[str, str]] = {}
    for row in names.itertuples():
        if plain_name(row.name) != plain_name(row.speaker):
            entries.setdefault(row.speaker, []).append(f"  - {quoted(row.name)}")
        elif isinstance(row.perhaps_same_as, str):
            line = f"  #- {quoted(row.name)}  # {counted(int(row.n_quotes), 'quotation')}"
            proposals[row.speaker] = (row.perhaps_same_as, line)
    merged = set(entries)  # each name stands once in the list, so an entry with names of its own moves as a whole
    for speaker, (other, line) in proposals.items():
        if speaker not in merged:
            entries.setdefault(_end_of(other, proposals, merged), []).append(line)
    text = HEAD
    for speaker, lines in entries.items():
        if speaker in proposals:
            text += f"# perhaps {quoted(proposals[speaker][0])}: then move this name and those below it there\n"
        text += "\n".join([f"{quoted(speaker)}:", *sorted(lines, key=lambda line: "#-" in line)]) + "\n"
    if path.exists():
        raise MediakitError(f"{path} is there, and may hold work of yours. Name another file, and compare.")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except OSError as error:
        raise MediakitError(f"{path} cannot be written ({error.strerror or error}). Name another file.") from None
    return path
