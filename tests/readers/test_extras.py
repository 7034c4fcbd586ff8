"""Libraries that only some formats need."""

import pytest

from mediakit.readers._extras import library
from mediakit.readers._source import NotRead


def test_what_is_not_installed_names_the_line_to_type():
    """One sentence for the audit, no stack trace."""
    with pytest.raises(NotRead, match=r'PDF files need .* \(no_such\). Type: pip install "mediakit\[exports\]"'):
        library("no_such", "PDF files")


def test_what_is_installed_is_given():
    """Also a part of a package."""
    assert library("os.path", "paths").join("a", "b")
