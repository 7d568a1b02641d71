"""Training of the tagger: openly licensed sets in, one file of weights out."""
