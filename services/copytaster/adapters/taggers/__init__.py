"""Other taggers behind the port of the entities stage: chosen by a setting, imported when used.

None is needed: the tagger that ships with the package is the default. Nothing here fetches
anything; a model that is not on this machine is an error that says how to fetch it.
"""
