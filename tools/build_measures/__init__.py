"""CLDR -> the table of measures that ships."""
