"""Two articles that have one passage in common and nothing else: no copies, however long the passage."""

import numpy as np

from mediakit.stories._aligned import GAP

MOST_OF_IT = 2 / 3  # of either article: from here on the passage is the article, the rest a new lead
LEAST_REST = 20  # words that each article has beside the passage
NEARLY_ALL = 0.9  # of the aligned words that stand in one passage, where it is all that is in common
ALIKE = 0.15  # share of the runs of three words beside the passage from which on the rests are one text, reordered


def is_one_passage(a: np.ndarray, b: np.ndarray, i: np.ndarray, j: np.ndarray) -> bool:
    """Whether what is aligned of two articles is one passage, below two thirds of either, and the rests differ.

    A copy that was cut has no rest, one with a new lead keeps two thirds, and one that was edited throughout agrees in
    many places. Words that were changed inside the passage belong to it.

    Parameters
    ----------
    a, b : numpy.ndarray
        The word numbers of two articles, boilerplate left out.
    i, j : numpy.ndarray
        The places in each of the words that are aligned.

    Examples
    --------
    Thirty words of their own before the same forty:

    >>> a, b, same = np.arange(30), np.arange(30, 60), np.arange(100, 140)
    >>> places = np.arange(30, 70)
    >>> is_one_passage(np.append(a, same), np.append(b, same), places, places)
    True
    """
    if not len(i):
        return False
    breaks = np.flatnonzero((np.diff(i) > GAP + 1) | (np.diff(j) > GAP + 1)) + 1
    starts, ends = np.append(0, breaks), np.append(breaks, len(i))
    longest = int(np.argmax(ends - starts))
    start, end = int(starts[longest]), int(ends[longest])
    if end - start < NEARLY_ALL * len(i):
        return False
    rests = [np.delete(codes, np.s_[at[start] : at[end - 1] + 1]) for codes, at in ((a, i), (b, j))]
    for rest, codes in zip(rests, (a, b), strict=True):
        if len(rest) < LEAST_REST or len(codes) - len(rest) >= MOST_OF_IT * len(codes):
            return False
    runs = [set(zip(*(rest[place:].tolist() for place in range(3)), strict=False)) for rest in rests]
    return len(runs[0] & runs[1]) < ALIKE * min(map(len, runs))
