"""A small single-node broker: the Kafka wire protocol over a SQLite log. Knows nothing of news."""
