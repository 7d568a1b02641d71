"""filed article -> claims and developments: what is known, and how firmly."""
