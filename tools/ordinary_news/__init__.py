"""Ordinary news through the whole path: how often it sounds, and whether it should have.

    python -m tools.ordinary_news --set gmb-a --articles 1500 --draw 50 --out build/ordinary.json

Nothing here scores by itself: a person reads what was drawn and says whether it is right. The texts
are read in place and never copied into the project (docs/quality/ordinary-news.md).
"""
