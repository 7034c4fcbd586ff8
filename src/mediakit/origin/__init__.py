"""Who wrote an article: its lines of credit, the list of agencies, and the origin by them."""

import mediakit.readers  # noqa: F401  # the readers use this package too; whichever comes first, both load
from mediakit.origin.agencies import Agencies, read_agencies
from mediakit.origin.credit_lines import credit_lines
from mediakit.origin.origins import origins, with_origins

__all__ = ["Agencies", "credit_lines", "origins", "read_agencies", "with_origins"]
