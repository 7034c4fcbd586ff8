"""The formats that are recognised by what a text holds, the most telling first. A new one is a line here."""

from __future__ import annotations

from types import ModuleType

from mediakit.readers import (
    europresse,
    factiva_html,
    factiva_text,
    factiva_xml,
    feeds,
    news_apis,
    nexis,
    nexis_html,
    nexis_uni,
    proquest,
    web_pages,
)

# Looked at before tables and aggregator pages: no page or table begins like one of these by chance.
TEXT_FORMATS: tuple[ModuleType, ...] = (
    nexis_html,
    factiva_html,
    europresse,
    factiva_xml,
    feeds,
    proquest,  # it heads documents as Nexis does
    nexis,
    nexis_uni,
    factiva_text,
    news_apis,
    web_pages,
)
