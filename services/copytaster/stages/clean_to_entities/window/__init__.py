"""words -> PER, ORG and LOC spans: a hashed-feature window network, numpy only."""

from copytaster.stages.clean_to_entities.window.network import Residual, Weights, WindowTagger
from copytaster.stages.clean_to_entities.window.propose import WindowProposer
from copytaster.stages.clean_to_entities.window.words import Words, words_of

__all__ = ["Residual", "Weights", "WindowProposer", "WindowTagger", "Words", "words_of"]
