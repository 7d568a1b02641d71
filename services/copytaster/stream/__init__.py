"""The path of an article over a broker. The only place that knows Faust and aiokafka."""
