"""Bytes on the wire <-> typed messages. No state, no I/O."""
