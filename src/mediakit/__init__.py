"""mediakit: from raw news articles to a report that stands up to review."""

__version__ = "0.1.0"
