"""Common English words for invented articles: a story draws its own from them."""

_NOUNS = """
    acorn alley altar anchor ankle antenna apron arcade arrow atlas attic auction axle badge bakery
    balcony ballad bamboo banner barge barley barn barrel basin basket battery beacon beam beehive
    bench bicycle blanket blossom boiler bolt bonfire border bottle boulder bracelet branch brick
    bridge broom bucket buffet bulb bunker butter cabin cable cactus calendar camera canal candle
    canoe canvas canyon cargo carpet carriage cart castle cathedral cattle cave ceiling cellar
    cement chain chalk chapel charcoal chimney choir cider cinema circus clay cliff clinic clock
    coal cobble coin comet compass concert copper coral cork corridor cotton courtyard cradle crane
    crater creek cricket crown crystal curtain cushion cylinder dam desert diary dock dome donkey
    drawer drum dune dust eagle easel echo elbow elevator engine envelope estuary fabric falcon farm
    feather fence ferry festival fiddle fjord flag flour flute foam forest forge fountain fox frame
    freight furnace gallery garage garden garlic gate geyser glacier glove goat granite grape gravel
    greenhouse grove guitar gutter hammer hammock harbour harvest hay hedge helmet herb heron hill
    hinge honey horizon hostel hotel iceberg inn island ivory jacket jetty jewel jungle kettle kiln
    kitchen kite ladder lagoon lake lantern laundry lawn ledge lemon lens lever library lighthouse
    lime linen lobster locker lodge log loom luggage magnet mango maple marble market marsh mast
    meadow medal melon mill mirror mosaic moss motor mountain mural museum mushroom needle nest
    notebook novel nursery oak oasis oat observatory oil olive onion opera orbit orchard organ oven
    oyster paddle pagoda palace panel paper parade park parrot pasture pavement pavilion pear pebble
    pedal pencil pepper piano pier pillar pillow pipe pistachio plateau platform plough plum pond
    poppy porch postcard pottery prairie prism propeller pulley pump puppet quarry quilt rabbit
    radio raft railway rain ranch reef resin ribbon ridge rocket roof rope rose rudder rug saddle
    saffron sail salmon salt sandal satellite saw scarf school scooter sculpture seal seed shelf
    shell shovel shrine silk silver sketch sled slope snow soap socket sparrow spice spoon squash
    stable stadium stairs statue steam stove straw stream studio sugar suitcase summit swamp swan
    tapestry tea telescope temple tent terrace theatre thread tide tile timber tobacco tomato torch
    tower tractor trail tram trellis trophy trumpet tunnel turbine turtle umbrella valley valve vase
    velvet village vineyard violin volcano wagon wallet walnut warehouse waterfall wax weir well
    wharf wheat wheel whistle willow windmill window wine wool workshop wreath yacht yarn zinc
"""
_QUALITIES = """
    abandoned ancient bitter blue brass bright broken calm clumsy coastal cracked crowded curved
    damp distant dusty eastern empty faded famous fragile frozen gentle golden green grey heavy
    hidden hollow humid idle iron lonely loose lower loud marine modern muddy narrow noisy northern
    oval pale plain polished private quiet rapid rare red round rural rusty salty shallow sharp
    silent slender southern spare square steep stone sturdy sunny tall thick tidal tiny twin
    upper vacant warm western white wide wild windy wooden yellow
"""
_VERBS = """
    borrowed brushed carved cleaned coloured copied covered crossed decorated drained faced filled
    flooded followed framed greased heated hugged ironed joined labelled lifted lined lit loaded
    marked matched measured mixed moved numbered packed painted parked patched photographed planted
    polished poured printed pulled pushed rented repaired replaced restored rinsed rolled rubbed
    scrubbed sealed served sewed shaded sketched sorted stacked stored stretched swept tied towed
    trimmed turned twisted visited washed watched watered weighed wrapped
"""

NOUNS = tuple(_NOUNS.split())
QUALITIES = tuple(_QUALITIES.split())
VERBS = tuple(_VERBS.split())
