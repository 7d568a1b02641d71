"""A small single-node broker that speaks the Kafka wire protocol over a SQLite log. Knows nothing of news."""
