"""What is read of CLDR, under which names, and the little that is not in it."""

from typing import Final

LISTED: Final = (
    "af ar az be bg bn bs ca cs cy da de el en es et eu fa fi fr gl gu he hi hr hu hy id is it ja"
    " ka kk km kn ko ky lo lt lv mk ml mn mr ms my ne nl nn no pa pl ps pt ro ru si sk sl sq sr sv"
    " sw ta te th tr uk ur uz vi zh"
)
LANGUAGES: Final = tuple(LISTED.split())
"""Languages that the language identification tells apart and that CLDR covers fully."""

SCRIPTS: Final = {"sr": ("sr", "sr_Latn"), "bs": ("bs", "bs_Cyrl"), "uz": ("uz", "uz_Cyrl")}
"""Languages that are printed in two scripts: the words of both."""

UNITS: Final = {
    "concentr-percent": "share:percent",
    "length-kilometer": "distance:km",
    "length-mile": "distance:mi",
    "length-nautical-mile": "distance:nmi",
    "length-meter": "length:m",
    "length-centimeter": "length:cm",
    "length-millimeter": "length:mm",
    "length-foot": "length:ft",
    "length-inch": "length:in",
    "area-hectare": "area:ha",
    "area-acre": "area:acre",
    "area-square-meter": "area:m2",
    "area-square-kilometer": "area:km2",
    "area-square-mile": "area:mi2",
    "area-square-foot": "area:ft2",
    "volume-barrel": "volume:bbl",
    "volume-liter": "volume:l",
    "volume-milliliter": "volume:ml",
    "volume-gallon": "volume:gal",
    "volume-cubic-meter": "volume:m3",
    "mass-tonne": "mass:t",
    "mass-kilogram": "mass:kg",
    "mass-gram": "mass:g",
    "mass-milligram": "mass:mg",
    "mass-pound": "mass:lb",
    "mass-ounce": "mass:oz",
    "power-watt": "power:W",
    "power-kilowatt": "power:kW",
    "power-megawatt": "energy:MW",
    "power-gigawatt": "power:GW",
    "power-horsepower": "power:hp",
    "energy-kilowatt-hour": "energy:kWh",
    "speed-kilometer-per-hour": "speed:km/h",
    "speed-mile-per-hour": "speed:mph",
    "speed-meter-per-second": "speed:m/s",
    "speed-knot": "speed:kn",
    "temperature-celsius": "temperature:C",
    "temperature-fahrenheit": "temperature:F",
    "digital-megabyte": "data:MB",
    "digital-gigabyte": "data:GB",
    "digital-terabyte": "data:TB",
    "graphics-megapixel": "data:MP",
    "frequency-hertz": "frequency:Hz",
    "frequency-kilohertz": "frequency:kHz",
    "frequency-gigahertz": "frequency:GHz",
    "duration-year": "duration:year",
    "duration-month": "duration:month",
    "duration-week": "duration:week",
    "duration-day": "duration:day",
    "duration-hour": "duration:hour",
    "duration-minute": "duration:minute",
    "duration-second": "duration:second",
}
"""Units of CLDR under the names that `units.toml` gives them."""

DOLLARS: Final = ("USD", "AUD", "CAD", "NZD", "HKD", "SGD")
"""Their names share one word in most languages, which shows on which side nouns stand."""

PLAIN: Final = ("USD", "GBP", "CHF", "RUB", "JPY", "CNY", "INR")
"""What news means by a bare "dollar", "pound", "franc", ... where it is not the own currency."""

LINKS: Final = {
    "ro": ["de"], "es": ["de"], "pt": ["de"], "gl": ["de"], "it": ["di"], "fr": ["de", "d"],
    "ca": ["de", "d"],
}  # fmt: skip
"""What stands between a number and what it counts: "2 milioane de lei". Written for this
project.
"""

ABBREVIATIONS: Final = {"el": {"εκατ": 1e6, "δισ": 1e9}, "sv": {"milj": 1e6}}
"""Scales as newsrooms shorten them, where CLDR does it otherwise. Written for this project."""

SINGLE: Final = frozenset("mtlgмтл")
"""Letters that are units and no words ("5 s" is "5 with" in Czech)."""

POSSESSIVE: Final = frozenset({"az", "kk", "ky", "tr", "uz"})
"""Where the noun in a name has an ending ("ABD doları", "Japon yeni": "yeni" alone means "new")."""

UNSPACED: Final = frozenset({"ja", "zh", "ko", "th", "lo", "km", "my"})
