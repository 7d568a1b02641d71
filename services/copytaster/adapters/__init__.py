"""Everything outside: one file for each thing that is not ours, or not in this process."""
