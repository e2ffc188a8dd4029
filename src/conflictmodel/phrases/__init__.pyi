from conflictmodel.phrases.figures import (
    ACLED_1 as ACLED_1,
    LITERAL_1 as LITERAL_1,
    POLICIES as POLICIES,
    ROUNDING_1 as ROUNDING_1,
    Policy as Policy,
    Width as Width,
    Wording as Wording,
    read as read,
)
from conflictmodel.phrases.languages import (
    ENGLISH as ENGLISH,
    FRENCH as FRENCH,
    GERMAN as GERMAN,
    LANGUAGES as LANGUAGES,
    MEXICAN_SPANISH as MEXICAN_SPANISH,
    RUSSIAN as RUSSIAN,
    SPANISH as SPANISH,
    UKRAINIAN as UKRAINIAN,
    Language as Language,
    Meaning as Meaning,
)
from conflictmodel.phrases.likelihood import (
    ICD203 as ICD203,
    PHIA as PHIA,
    YARDSTICKS as YARDSTICKS,
    Likelihood as Likelihood,
    Yardstick as Yardstick,
)
from conflictmodel.phrases.times import Timing as Timing, read_period as read_period
