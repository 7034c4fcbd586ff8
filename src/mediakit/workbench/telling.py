"""What the workbench says of a pattern, in sentences."""

from mediakit._phrases import counted, does, joined
from mediakit.workbench.known import Brings, Overlap

_HOW = {
    "same": "the same words",
    "inside": "inside its longer match",
    "around": "around its shorter match",
    "crossing": "sharing some words",
}


def tell_found(n: int, n_articles: int, n_all: int) -> str:
    """How much was found.

    >>> tell_found(46, 29, 4000)
    '46 matches in 29 of 4,000 articles'
    """
    if not n:
        return f"No match in {counted(n_all, 'article')}"
    return f"{counted(n, 'match', 'matches')} in {n_articles:,} of {counted(n_all, 'article')}"


def tell_brings(brings: Brings, label: str, *, held: bool) -> list[str]:
    """What a pattern brings to a frame that lacks it, or would take away from one that holds it.

    >>> for sentence in tell_brings(Brings(5, 1, 1, 3, (10, 13), (6, 8), 0), "Land swap", held=False):
    ...     print(sentence)
    Adds 3 matches and 2 articles to Land swap: from 10 to 13 mentions, from 6 to 8 articles.
    Of its 5 matches 1 is counted already, and 1 is inside an excluded phrase.
    """
    new, more = counted(brings.n_new, "match", "matches"), brings.articles[1] - brings.articles[0]
    grows = f"from {brings.mentions[0]:,} to {counted(brings.mentions[1], 'mention')}"
    if more:
        new = f"{new} and {counted(more, 'article')}"
        grows += f", from {brings.articles[0]:,} to {counted(brings.articles[1], 'article')}"
    else:
        grows += ", and no article more"
    if held:
        told = [f"In {label} already. It alone brings {new}: {grows}."]
    elif brings.mentions[0] != brings.mentions[1]:
        told = [f"Adds {new} to {label}: {grows}."]
    else:
        told = [f"Adds nothing to {label}."]
    parts = [
        f"{n:,} {does(n, 'is', 'are')} {what}"
        for n, what in ((brings.n_already, "counted already"), (brings.n_excluded, "inside an excluded phrase"))
        if n
    ]
    return [*told, *([f"Of its {counted(brings.n, 'match', 'matches')} {', and '.join(parts)}."] if parts else [])]


def tell_overlap(overlap: Overlap) -> str:
    """How the matches of a pattern lie to those of another.

    >>> from mediakit.workbench.known import Part
    >>> tell_overlap(Overlap(Part("swap", "swap", False), 3, 2, {"same": 0, "inside": 0, "around": 3, "crossing": 0}))
    '3 matches in 2 articles, around its shorter match'
    """
    found = f"{counted(overlap.n, 'match', 'matches')} in {counted(overlap.n_articles, 'article')}"
    if overlap.part.excludes:
        inside = overlap.relations["same"] + overlap.relations["inside"]
        return f"{found}, {inside:,} inside this excluded phrase"
    ways = {how: n for how, n in overlap.relations.items() if n}
    if len(ways) == 1:
        return f"{found}, {_HOW[next(iter(ways))]}"
    return f"{found}: {joined([f'{n:,} {_HOW[how]}' for how, n in ways.items()])}"
