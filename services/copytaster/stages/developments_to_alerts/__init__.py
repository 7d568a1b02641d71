"""development -> alert: one message a transition, and only of what is news."""

from copytaster.stages.developments_to_alerts.alerting import Alerting
from copytaster.stages.developments_to_alerts.render import text_long, text_short, text_state

__all__ = ["Alerting", "text_long", "text_short", "text_state"]
