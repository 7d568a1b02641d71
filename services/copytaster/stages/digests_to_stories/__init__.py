"""digest -> filed article: the one serial step of the path, kept tiny on purpose."""

from copytaster.stages.digests_to_stories.filing import Filing

__all__ = ["Filing"]
