"""Dumps and tables of users -> entries that extend the knowledge base."""

from copytaster.adapters.knowledge_sources.entry import Entry, SourceError
from copytaster.adapters.knowledge_sources.read import entries_in

__all__ = ["Entry", "SourceError", "entries_in"]
