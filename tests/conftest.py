"""What every test shares: the Kafka fixtures and hypothesis without a clock."""

from hypothesis import settings

pytest_plugins = ["support.kafka", "support.brokers"]

# no deadline: no test is timed; derandomised: a red run is red again for whoever looks into it
settings.register_profile("ci", deadline=None, derandomize=True)
settings.load_profile("ci")
