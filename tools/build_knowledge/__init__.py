"""Data files and curated tables -> the one file that the entities stage matches with."""
