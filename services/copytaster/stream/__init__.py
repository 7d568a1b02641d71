"""The path on a broker. Kafka and Faust live here and nowhere else; read `path.py` first."""
