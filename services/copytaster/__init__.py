"""Copytaster: raw news articles in, one alert out when a development becomes confirmed."""
