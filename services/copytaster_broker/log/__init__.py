"""The log and all other state that outlives the process: one SQLite file."""
