"""Copytaster: raw news articles in, alerts about newly confirmed developments out."""

import os

# Matrices here are small: a second BLAS thread waits for the first and takes a core from the
# worker beside it. Measured on 2 cores: tagging an article takes 2.3 ms of CPU time with one
# thread and 17.5 ms with two. Read by numpy when it is first imported.
for _name in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ.setdefault(_name, "1")
