"""What is learnt from comments: the themes they fall into, and whether they are negative."""

from workbench.models.feedback.sentiment import SentimentModel
from workbench.models.feedback.themes import NO_THEME, ThemeModel

__all__ = ["NO_THEME", "SentimentModel", "ThemeModel"]
