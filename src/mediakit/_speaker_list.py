"""One name for each speaker: what the researcher's list says."""

from mediakit._name_list import NameList


class SpeakerList(NameList):
    """The names to use for speakers, by the names that are found.

    A name is found whatever its case, white space and the style of its apostrophes and dashes. The name to use is one
    of its names itself.

    Examples
    --------
    >>> speakers = SpeakerList({"Ilse Brandt": ["President Brandt", "I. Brandt"]})
    >>> [speakers.name_of(name) for name in ("PRESIDENT  Brandt", "ilse brandt", "Marrow")]
    ['Ilse Brandt', 'Ilse Brandt', None]
    """

    noun, plural = "speaker", "speakers"
    allowed = (
        'Write each speaker once, with the names that articles use: Ilse Brandt: ["President Brandt", "I. Brandt"].'
    )
