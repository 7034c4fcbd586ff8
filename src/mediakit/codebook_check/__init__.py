"""A codebook tested: by its examples, by what its patterns say, and in a corpus."""

from mediakit.codebook_check.check import check_codebook
from mediakit.codebook_check.report import check_text

__all__ = ["check_codebook", "check_text"]
