"""Producers: their identities, their sequence numbers, their transactions."""
