"""What libraries log stays unheard while a page is read, and only then."""

import logging
import warnings

import pytest

from mediakit.readers._quiet import quiet


def test_logs_and_warnings_are_held_back_and_come_back(caplog):
    """Inside nothing is heard of these libraries; afterwards, a fault inside or not, all is as it was."""
    logger = logging.getLogger("trafilatura.core")
    with quiet():
        logger.error("inside")
        warnings.warn("inside", DeprecationWarning, stacklevel=1)
    with pytest.raises(KeyError), quiet():
        raise KeyError("a fault")
    logger.error("outside")
    assert [record.message for record in caplog.records] == ["outside"]
    with pytest.raises(DeprecationWarning):
        warnings.warn("outside", DeprecationWarning, stacklevel=1)


def test_a_part_of_a_library_is_held_back_too(caplog):
    """pypdf logs under the names of its modules."""
    with quiet():
        logging.getLogger("pypdf._reader").warning("EOF marker not found")
    assert caplog.records == []
