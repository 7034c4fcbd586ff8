"""The researcher's choices of events, kept by whole stories."""

from pathlib import Path

import numpy as np

from mediakit._check import MediakitError, listed
from mediakit.grouping_choices import GroupingChoices, chosen_groups


def chosen_events(
    choices: GroupingChoices | str | Path | None, doc_ids: list[object], story_of: np.ndarray, groups: list[list[int]]
) -> list[list[int]]:
    """The groups of stories after what was split off and joined; an article takes its story's copies along.

    Parameters
    ----------
    choices : GroupingChoices, str, Path or None
        The choices, or their file.
    doc_ids : list
        The articles.
    story_of : numpy.ndarray
        The number of each article's story.
    groups : list of list of int
        The stories of each event.

    Returns
    -------
    list of list of int
        Like `groups`; what is left of an event with a single story is none.

    Raises
    ------
    MediakitError
        Two copies of one story would have to be in two events.

    Examples
    --------
    >>> choices = GroupingChoices(events={})
    >>> chosen_events(choices, ["a", "b", "b2", "c"], np.array([0, 1, 1, 2]), [[0, 1]])
    [[0, 1]]
    """
    if choices is None:
        return groups
    event_of = np.full(story_of.max(initial=-1) + 1, -1)
    for number, group in enumerate(groups):
        event_of[group] = number
    before = event_of[story_of] if len(story_of) else np.zeros(0, dtype=np.int64)
    after = chosen_groups(choices, "events", doc_ids, before)
    moved = np.flatnonzero(after != before)
    new: dict[int, int] = {}
    for row in moved:
        story = int(story_of[row])
        if new.setdefault(story, int(after[row])) != after[row]:
            copies = [doc_ids[r] for r in moved if story_of[r] == story]
            raise MediakitError(
                f"choices, events: {listed(copies)} are copies of one story and cannot be in two events. Take one of "
                "them out, or split the story first."
            )
    event_of[list(new)] = list(new.values())
    found: dict[int, list[int]] = {}
    for story, event in enumerate(event_of.tolist()):
        found.setdefault(event, []).append(story)
    return sorted(group for event, group in found.items() if event >= 0 and len(group) > 1)
