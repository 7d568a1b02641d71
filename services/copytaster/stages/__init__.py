"""What Copytaster knows about news: pure functions from message to message. No I/O, clock or
randomness.
"""
