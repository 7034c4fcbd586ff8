"""What a study file says: the question, the articles, the codebook and how to count."""

import dataclasses
import re
from pathlib import Path
from typing import Any

import pandas as pd

from mediakit._check import MediakitError, StudyError, listed, nearest
from mediakit._speaker_list import SpeakerList
from mediakit._study_analyzers import Entry, check_analyzer, dictionary_path, entry_of, read_analyzers, same_entry
from mediakit._study_entries import KINDS, check_entries, load_entries
from mediakit.analyzers import Analyzer
from mediakit.codebook import Codebook, read_codebook
from mediakit.grouping_choices import read_choices
from mediakit.milestones import read_milestones
from mediakit.origin import origins, read_agencies, with_origins
from mediakit.readers import Corpus, read_corpus
from mediakit.tables import TABLES, write_table


@dataclasses.dataclass(frozen=True)
class Study:
    """A study, as its file says it; made by `read_study`.

    Attributes
    ----------
    name : str
        Short name: letters, digits, - and _; the report's folder is named after it.
    raw : tuple of Path
        Files and folders of raw articles.
    codebook : Path
        The codebook's YAML file.
    title, question : str
        What the report is called and what it asks.
    captured : str or dict, optional
        When the pages were captured: an ISO time (UTC where it has no zone), a captures.csv, or a
        mapping from file name to time. Without it a captures.csv beside the pages is used.
    columns : dict
        For tables: articles column -> column of the file, where the names are not the usual ones.
    names : str
        What the names of text files say, such as ``{published}_{outlet}_{title}``; see `read_corpus`.
    outlets : Path, optional
        A YAML file with one spelling for each outlet; see `read_corpus`.
    by : str
        The articles column whose groups are compared: outlet, origin or any other.
    focus : tuple of str
        Frames that the findings speak of; the codebook's first two where none is named.
    target : str
        The group whose words keyness looks for; the largest group where none is named.
    analyzer : str or dict
        Whose polarity stands for tone: vader, textblob, or the path of a dictionary with positive and negative
        words or valences, in a format that `read_codebook` reads. Where it is not English, its categories have other
        names than positive and negative, or the middle of its valences is not 0, a mapping with its ``path`` and of
        ``name``, ``positive``, ``negative``, ``formula``, ``scale``, ``language`` what `dictionary_analyzer` needs,
        and ``negation: false`` where no word turns another's sign.
    other_analyzers : tuple of str or dict
        Those that its findings are held against, named alike; vader or textblob where no other one is named.
    voice : {"narrator", "quoted", "all"}
        Whose words count for tone in the main comparison: the paper's own, its quotations, or both.
    speakers : Path, optional
        A YAML file with one name for each speaker; see `speaker_names`.
    agencies : Path, optional
        A YAML file of agencies and their spellings, in place of the kit's own list; see `credit_lines`.
    choices : Path, optional
        A YAML file of the stories and events that you joined or split; see `edit_choices`.
    milestones : dict
        Days or times with what happened then, drawn as lines into figures of time.
    copies : {"all", "one_per_story", "own"}
        Which articles count in the main comparison; the report shows all three ways.
    correction : {"holm", "bh"}
        Correction for many tests: Holm or Benjamini-Hochberg.
    frequency : {"hour", "day", "week"}
        Step of the time line.
    window : int
        Words on each side of a match in KWIC.
    min_articles, max_groups : int
        Least articles (5 or more) a group needs for an interval and a test; most groups drawn and tested.
    seed : int
        Seed of every random step.
    include_texts : bool
        Whether the report's tables may hold whole articles. Most licences forbid passing them on.
    path : Path
        The study file.
    out : Path or None
        Folder in which `write` puts tables; None writes nothing.
    """

    name: str
    raw: tuple[Path, ...]
    codebook: Path
    path: Path
    title: str = ""
    question: str = ""
    captured: str | dict[str, str] | None = None
    columns: dict[str, str] = dataclasses.field(default_factory=dict)
    names: str = ""
    outlets: Path | None = None
    by: str = "outlet"
    focus: tuple[str, ...] = ()
    target: str = ""
    analyzer: Entry = "vader"
    other_analyzers: tuple[Entry, ...] = ()
    voice: str = "narrator"
    speakers: Path | None = None
    agencies: Path | None = None
    choices: Path | None = None
    milestones: dict[str, str] = dataclasses.field(default_factory=dict)
    copies: str = "all"
    correction: str = "holm"
    frequency: str = "week"
    window: int = 8
    min_articles: int = 5
    max_groups: int = 12
    seed: int = 1
    include_texts: bool = False
    out: Path | None = None

    def read_corpus(self) -> Corpus:
        """The study's raw files, read."""
        raw: Any = self.raw[0] if len(self.raw) == 1 else list(self.raw)
        corpus = read_corpus(
            raw,
            captured=self.captured,
            columns=self.columns or None,
            names=self.names or None,
            outlets=self.outlets,
        )
        if self.agencies is None:
            return corpus
        told = origins(corpus.articles, agencies=self.agencies)
        return dataclasses.replace(corpus, articles=with_origins(corpus.articles, told[["doc_id", "origin"]]))

    def read_codebook(self) -> Codebook:
        """The study's codebook, read; a focus frame that it lacks is a StudyError."""
        codebook = read_codebook(self.codebook)
        for frame in self.focus:
            if frame not in codebook.frames:
                raise StudyError(
                    f"{self.path}: focus frame '{frame}' is not in the codebook {self.codebook.name}. "
                    f"Known: {listed(codebook.frames)}.{nearest(frame, codebook.frames)}"
                )
        return codebook

    def focus_frames(self, codebook: Codebook) -> list[str]:
        """The frames that the findings speak of."""
        return list(self.focus) or codebook.roots[:2]

    @property
    def analyzers(self) -> list[Entry]:
        """The study's analyzer, then those that its findings are held against, each once, as the study names them.

        There are always two: where no other one is named, vader is the second, or textblob where vader is the first.
        """
        usual = "textblob" if self.analyzer == "vader" else "vader"
        found: list[Entry] = []
        for one in (self.analyzer, *self.other_analyzers):
            if all(same_entry(one) != same_entry(other) for other in found):
                found.append(one)
        return found if len(found) > 1 else [*found, usual]

    @property
    def dictionaries(self) -> list[Path]:
        """The files of those that are dictionaries."""
        return [file for one in self.analyzers if (file := dictionary_path(one, self.path))]

    def read_analyzers(self) -> list[Analyzer]:
        """The study's analyzer, then the others; dictionaries are read. One that cannot be used is a StudyError."""
        return read_analyzers(self.analyzers, self.path)

    def publishable(self, table: pd.DataFrame) -> pd.DataFrame:
        """The table, without whole texts unless the study says ``include_texts: true``.

        Left out are ``text`` and every other column that is not of the articles table and holds a text of
        more than 300 characters: exports carry bodies under many names.
        """
        if self.include_texts:
            return table
        others = [c for c in table.columns if c not in TABLES["articles"]]
        return table.drop(columns=["text", *(c for c in others if _longest(table[c]) > 300)], errors="ignore")

    def write_audit(self, corpus: Corpus) -> None:
        """Write the audit of an import as out/audit.html; without `out` nothing is written."""
        if self.out is not None:
            from mediakit.audit import write_audit  # it needs jinja2, which a notebook without `out` does not

            write_audit(corpus, self.out / "audit.html", title=self.title or self.name)

    def write(self, **tables: pd.DataFrame) -> None:
        """Write each table as out/tables/<name>.csv; without `out` nothing is written.

        A character of a name that has no place in a file's name becomes an underscore.
        """
        if self.out is not None:
            for name, table in tables.items():
                write_table(table, self.out / "tables" / f"{re.sub(r'[^A-Za-z0-9_-]', '_', name)[:80]}.csv")


FILES = ("outlets", "speakers", "agencies", "choices")  # entries that are paths of lists


def _longest(values: pd.Series) -> int:
    return max((len(value) for value in values if isinstance(value, str)), default=0)


def find_upwards(path: str | Path) -> Path:
    """The file `path`, looked for in the working directory and then in each folder above it."""
    path = Path(path).expanduser()
    here = Path.cwd()
    for folder in (here, *here.parents):
        if (folder / path).is_file():
            return folder / path
    raise StudyError(
        f"There is no study file {path} in {here} or a folder above it. "
        "Give the path of a study's YAML file, such as studies/summit.yml."
    )


def _check_files(entries: dict[str, Any], path: Path) -> None:
    """Raise a StudyError where a list that the study names is missing or cannot be used, or a milestone is no time."""
    for entry in FILES:
        if entries.get(entry) and not entries[entry].is_file():
            raise StudyError(
                f"{path}: {entry}: there is no file {entries[entry]}. Give {KINDS[entry][1]}, counted from the study "
                "file, or leave the entry out."
            )
    readers = {"speakers": SpeakerList, "agencies": read_agencies, "choices": read_choices}
    for entry, read in (readers | {"milestones": read_milestones}).items():
        if entries.get(entry):
            try:
                read(entries[entry])
            except MediakitError as error:
                raise StudyError(f"{path.name}: {entry}: {error}") from None


def read_study(
    path: str | Path,
    *,
    raw: str | Path = "",
    captured: str = "",
    out: str | Path = "",
    **changes: Any,
) -> Study:
    """Read a study file; what is given here takes the place of what the file says.

    Parameters
    ----------
    path : str or Path
        The study file, looked for from the working directory upwards. Paths in it count from the
        study file; `raw` and `out` count from the working directory.
    raw : str or Path, optional
        Other raw articles; the study's own question, capture times and target are
        not used for them.
    captured : str, optional
        Capture time of all pages, or the path of a captures.csv.
    out : str or Path, optional
        Folder for the tables that the notebooks write.
    **changes
        Any other entry of a study file, such as ``analyzer="textblob"``; an empty string or None
        leaves the file's own. An analyzer may be named as the study file names its dictionaries, by ``name`` or path.

    Returns
    -------
    Study

    Raises
    ------
    StudyError
        The file is not there or not YAML; an entry is missing, unknown, or of a wrong kind; a file that it names is
        not there, or its list of speakers cannot be used. The message names the file, the entry, what is allowed and
        the nearest right name.
    """
    path = find_upwards(path)
    entries = load_entries(path)
    base = path.parent
    paths = entries.get("raw")
    entries["raw"] = tuple(base / Path(p) for p in (paths if isinstance(paths, list) else [paths]))
    if str(entries.get("captured") or "").endswith(".csv"):
        entries["captured"] = str(base / str(entries["captured"]))
    if str(raw):
        asked = (
            f"Articles from {Path(raw).name}, read with the codebook and the settings of the study {entries['name']}."
        )
        entries |= {
            "raw": (Path(raw).expanduser().absolute(),),
            "captured": None,
            "target": "",
            "question": asked,
        }
    if captured:
        entries["captured"] = captured
    given = {k: v for k, v in changes.items() if v is not None and v != ""}
    if "analyzer" in given:
        held = (entries.get("analyzer", ""), *(entries.get("other_analyzers") or ()))
        given["analyzer"] = entry_of(given["analyzer"], held)
    check_entries(given, path)
    entries |= given
    for entry in ("codebook", *FILES):
        if entries.get(entry):
            entries[entry] = base / entries[entry]
    if str(out):
        entries["out"] = Path(out).expanduser().absolute()
    for entry in ("focus", "other_analyzers"):
        entries[entry] = tuple(entries.get(entry) or ())
    check_analyzer(entries.get("analyzer", "vader"), "analyzer", path)
    for one in entries["other_analyzers"]:
        check_analyzer(one, "other_analyzers", path)
    _check_files(entries, path)
    if str(entries.get("captured") or "").endswith(".csv") and not Path(entries["captured"]).is_file():
        raise StudyError(f"captured: there is no file {entries['captured']}. Give an ISO time or a captures.csv.")
    for folder in entries["raw"]:
        if not folder.exists():
            raise StudyError(
                f"{path.name if not str(raw) else 'raw'}: there is no file or folder {folder}. "
                "Give the path of a page, a table or a folder of them."
            )
    return Study(path=path, **entries)
