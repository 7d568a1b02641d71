"""Consumer groups: who is in, who works on what."""
