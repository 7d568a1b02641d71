"""The messages of Copytaster and the topics that carry them. Usable alone by a subscriber."""
