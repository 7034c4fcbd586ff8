"""What holds for all tests."""

import matplotlib.pyplot as plt
import pytest


@pytest.fixture
def figures_closed():
    """No figure outlives its test."""
    yield
    plt.close("all")


def pytest_make_parametrize_id(val: object, argname: str) -> str | None:
    """Bytes are named by their argument: packed ones hold the time, and all processes must name their tests alike."""
    return argname if isinstance(val, bytes) else None
