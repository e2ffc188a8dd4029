from conflictmodel.rules._law_checks import Counterexample as Counterexample
from conflictmodel.rules.bounds import (
    hull as hull,
    intersection as intersection,
    lowest as lowest,
    median as median,
    min_max as min_max,
    robust as robust,
)
from conflictmodel.rules.combinators import (
    one_voice as one_voice,
    per_origin as per_origin,
    within as within,
)
from conflictmodel.rules.laws import (
    ALWAYS_ANSWERS as ALWAYS_ANSWERS,
    ASSOCIATIVE as ASSOCIATIVE,
    COMMUTATIVE as COMMUTATIVE,
    DUPLICATE_INSENSITIVE as DUPLICATE_INSENSITIVE,
    EQUALS_CORE as EQUALS_CORE,
    HULL_BOUNDED as HULL_BOUNDED,
    IDEMPOTENT as IDEMPOTENT,
    IGNORES_VACUOUS as IGNORES_VACUOUS,
    INCLUSION_ISOTONE as INCLUSION_ISOTONE,
    KEEPS_CORE as KEEPS_CORE,
    LAWS as LAWS,
    LIMIT_INVARIANT as LIMIT_INVARIANT,
    LIMIT_LOCAL as LIMIT_LOCAL,
    ONE_RANGE as ONE_RANGE,
    ORDER_MONOTONE as ORDER_MONOTONE,
    SCALE_EQUIVARIANT as SCALE_EQUIVARIANT,
    SOUND as SOUND,
    SOUND_WITH_MOST_RIGHT as SOUND_WITH_MOST_RIGHT,
    TRANSLATION_EQUIVARIANT as TRANSLATION_EQUIVARIANT,
    WITHIN_SOURCES as WITHIN_SOURCES,
    Law as Law,
    sound_with_right as sound_with_right,
    sound_with_wrong as sound_with_wrong,
)
from conflictmodel.rules.names import rule_named as rule_named
from conflictmodel.rules.quantiles import Weight as Weight, quantile as quantile
from conflictmodel.rules.rule import (
    AnyRule as AnyRule,
    DisagreementError as DisagreementError,
    Rule as Rule,
)
from conflictmodel.rules.selection import (
    gtd as gtd,
    latest as latest,
    most_reliable as most_reliable,
)
from conflictmodel.rules.voices import (
    EachReport as EachReport,
    Voice as Voice,
    Voices as Voices,
    each_report as each_report,
)
from conflictmodel.rules.voting import (
    camps as camps,
    k_of_n as k_of_n,
    majority as majority,
    most_agreed as most_agreed,
)
