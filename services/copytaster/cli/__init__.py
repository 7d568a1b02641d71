"""The command line: standard output is data, standard error is for people; exits 0 done, 1 failed, 2 usage."""
