from conflictmodel.values.measures import (
    ABANDONED as ABANDONED,
    ABDUCTED as ABDUCTED,
    AIRBORNE as AIRBORNE,
    ARRESTED as ARRESTED,
    CAPTURED as CAPTURED,
    DAMAGED as DAMAGED,
    DESTROYED as DESTROYED,
    DETAINED as DETAINED,
    DISPLACED as DISPLACED,
    FATES_OF_EQUIPMENT as FATES_OF_EQUIPMENT,
    FATES_OF_LAUNCHED as FATES_OF_LAUNCHED,
    FATES_OF_PEOPLE as FATES_OF_PEOPLE,
    KILLED as KILLED,
    LAUNCHED as LAUNCHED,
    LEFT as LEFT,
    LOST as LOST,
    MISSING as MISSING,
    NEWLY_DISPLACED as NEWLY_DISPLACED,
    REACHED as REACHED,
    RECEIVED as RECEIVED,
    SENT as SENT,
    SHOT_DOWN as SHOT_DOWN,
    UNHARMED as UNHARMED,
    WOUNDED as WOUNDED,
    Measure as Measure,
    Outcomes as Outcomes,
    partition as partition,
)
from conflictmodel.values.overlaps import (
    consistent as consistent,
    coverage as coverage,
)
from conflictmodel.values.periods import (
    ABOUT_DAYS_1 as ABOUT_DAYS_1,
    Period as Period,
    Precision as Precision,
    on as on,
    through as through,
)
from conflictmodel.values.points import Point as Point
from conflictmodel.values.ranges import (
    Pieces as Pieces,
    Range as Range,
    around as around,
    at_least as at_least,
    at_most as at_most,
    between as between,
    exactly as exactly,
    fewer_than as fewer_than,
    more_than as more_than,
    union as union,
    unknown as unknown,
)
from conflictmodel.values.sources import (
    Attribution as Attribution,
    Credibility as Credibility,
    Grade as Grade,
    Reliability as Reliability,
    Source as Source,
    SourceKind as SourceKind,
)
from conflictmodel.values.subjects import (
    Group as Group,
    Place as Place,
    Subject as Subject,
    nearest as nearest,
)
from conflictmodel.values.units import (
    ITEMS as ITEMS,
    PERSONS as PERSONS,
    Quantity as Quantity,
    Unit as Unit,
    currency as currency,
)
