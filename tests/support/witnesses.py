"""What breaks the laws that a rule does not declare: the smallest voices for each.

Each line reads: the voices → the answer; what the law compares that with. A date or a letter after
an origin is its day or its grade.
"""

WITNESSES: dict[str, dict[str, str]] = {
    "hull": {
        "ignores a vacuous report": (
            "a: exactly 0 → exactly 0; but a: exactly 0; a: 0 or more → 0 or more"
        ),
        "equals the core when consistent": "a: exactly 0; b: at most 1 → at most 1",
        "no value outside every source": "a: exactly 0; b: exactly 2 → at most 2",
        "sound with 1 wrong": "a: exactly 0 → exactly 0; the truth is 1",
    },
    "intersection": {
        "always answers": "a: exactly 0; b: exactly 1 → disagreement",
        "sound with 1 wrong": "a: exactly 0 → exactly 0; the truth is 1",
        "sound with most right": (
            "a: exactly 0; b: exactly 0; c: exactly 1 → disagreement; the truth is 0"
        ),
        "sound with 2 right": (
            "a: exactly 0; b: exactly 0; c: exactly 1 → disagreement; the truth is 0"
        ),
        "sound with 1 right": "a: exactly 0; b: at most 1 → exactly 0; the truth is 1",
    },
    "robust(1)": {
        "associative": (
            "a: exactly 0; b: exactly 0 → exactly 0; but a: 0 or more; b: exactly 0 → 0 or more"
        ),
        "idempotent": "a: exactly 0 → 0 or more",
        "duplicate-insensitive": (
            "a: exactly 0 → 0 or more; but a: exactly 0; a: exactly 0 → exactly 0"
        ),
        "always answers": "a: exactly 0; b: exactly 0; c: exactly 1; d: exactly 1 → disagreement",
        "equals the core when consistent": "a: exactly 0 → 0 or more",
        "no value outside every source": "a: exactly 0 → 0 or more",
        "hull-bounded": "a: exactly 0 → 0 or more",
        "translation-equivariant": "a: exactly 0 → 0 or more; but a: exactly 1 → 0 or more",
        "sound with most right": (
            "a: exactly 0; b: exactly 0; c: at most 1; d: at most 1; e: at most 1 → exactly 0; "
            "the truth is 1"
        ),
        "sound with 2 right": (
            "a: exactly 0; b: exactly 0; c: at most 1; d: at most 1 → exactly 0; the truth is 1"
        ),
        "sound with 1 right": (
            "a: exactly 0; b: exactly 0; c: at most 1 → exactly 0; the truth is 1"
        ),
    },
    "median": {
        "associative": (
            "a: exactly 0; b: exactly 0; c: at most 1 → exactly 0; but a: exactly 0; c: at most "
            "1 → at most 1"
        ),
        "duplicate-insensitive": (
            "a: exactly 0; b: at most 1 → at most 1; but a: exactly 0; b: at most 1; a: exactly "
            "0 → exactly 0"
        ),
        "ignores a vacuous report": (
            "a: exactly 0 → exactly 0; but a: exactly 0; a: 0 or more → 0 or more"
        ),
        "equals the core when consistent": "a: exactly 0; b: at most 1 → at most 1",
        "no value outside every source": "a: exactly 0; b: exactly 2 → at most 2",
        "sound with 1 wrong": "a: exactly 0 → exactly 0; the truth is 1",
        "sound with 2 right": (
            "a: exactly 0; b: exactly 0; c: exactly 0; d: at most 1; e: at most 1 → exactly 0; "
            "the truth is 1"
        ),
        "sound with 1 right": (
            "a: exactly 0; b: exactly 0; c: at most 1 → exactly 0; the truth is 1"
        ),
    },
    "lowest": {
        "ignores a vacuous report": (
            "a: exactly 1 → exactly 1; but a: exactly 1; a: 0 or more → 0 or more"
        ),
        "inclusion-isotone": (
            "a: at most 2; b: exactly 1 → at most 2; but a: at most 2; b: at most 1 → at most 1"
        ),
        "order-monotone": (
            "a: at most 2; b: exactly 1 → at most 2; but a: 1–2; b: exactly 1 → exactly 1"
        ),
        "equals the core when consistent": "a: at most 1; b: exactly 1 → at most 1",
        "limit-local": (
            "a: at most 1; b: at most 2 → at most 1; but a: exactly 1; b: at most 2 → at most 2"
        ),
        "sound with 1 wrong": "a: exactly 0 → exactly 0; the truth is 1",
        "sound with most right": (
            "a: exactly 0; b: at most 1; c: at most 1 → exactly 0; the truth is 1"
        ),
        "sound with 2 right": (
            "a: exactly 0; b: at most 1; c: at most 1 → exactly 0; the truth is 1"
        ),
        "sound with 1 right": "a: exactly 0; b: at most 1 → exactly 0; the truth is 1",
    },
    "min_max": {
        "idempotent": "a: at least 1 → exactly 1",
        "inclusion-isotone": "a: 1–2 → 1–2; but a: at least 1 → exactly 1",
        "order-monotone": "a: 1–2 → 1–2; but a: at least 1 → exactly 1",
        "keeps a common core": "a: at least 1 → exactly 1",
        "equals the core when consistent": "a: at least 1 → exactly 1",
        "no value outside every source": "a: exactly 0; b: exactly 2 → at most 2",
        "translation-equivariant": "a: 0 or more → 0 or more; but a: at least 1 → exactly 1",
        "limit-invariant": "a: at least 1 → exactly 1; but a: 1–2 → 1–2",
        "limit-local": "a: 0 or more → 0 or more; but a: at least 1 → exactly 1",
        "sound with 0 wrong": "a: at least 1 → exactly 1; the truth is 2",
        "sound with 1 wrong": "a: exactly 0 → exactly 0; the truth is 1",
        "sound with most right": "a: at least 1 → exactly 1; the truth is 2",
        "sound with 2 right": "a: 0 or more; b: at least 1 → exactly 1; the truth is 2",
        "sound with 1 right": "a: at least 1 → exactly 1; the truth is 2",
    },
    "k_of_n(1)": {
        "ignores a vacuous report": (
            "a: exactly 0 → exactly 0; but a: exactly 0; a: 0 or more → 0 or more"
        ),
        "one range": "a: exactly 0; b: exactly 2 → exactly 0 or exactly 2",
        "equals the core when consistent": "a: exactly 0; b: at most 1 → at most 1",
        "scale-equivariant": (
            "a: exactly 0; b: exactly 1 → at most 1; but a: exactly 0; b: exactly 2 → exactly 0 "
            "or exactly 2"
        ),
        "sound with 1 wrong": "a: exactly 0 → exactly 0; the truth is 1",
    },
    "k_of_n(2)": {
        "associative": "a: exactly 0; b: exactly 0 → exactly 0; but a: exactly 0 → disagreement",
        "idempotent": "a: exactly 0 → disagreement",
        "duplicate-insensitive": (
            "a: exactly 0 → disagreement; but a: exactly 0; a: exactly 0 → exactly 0"
        ),
        "ignores a vacuous report": (
            "a: exactly 0 → disagreement; but a: exactly 0; a: 0 or more → exactly 0"
        ),
        "order-monotone": (
            "a: exactly 0; b: at most 1; c: at most 2 → at most 1; but a: exactly 0; b: at most "
            "1; c: exactly 2 → exactly 0"
        ),
        "one range": "a: exactly 0; b: at most 2; c: exactly 2 → exactly 0 or exactly 2",
        "always answers": "a: exactly 0 → disagreement",
        "keeps a common core": "a: exactly 0 → disagreement",
        "equals the core when consistent": "a: exactly 0 → disagreement",
        "scale-equivariant": (
            "a: exactly 0; b: at most 1; c: exactly 1 → at most 1; but a: exactly 0; b: at most "
            "2; c: exactly 2 → exactly 0 or exactly 2"
        ),
        "sound with 0 wrong": "a: exactly 0 → disagreement; the truth is 0",
        "sound with 1 wrong": "a: exactly 0 → disagreement; the truth is 0",
        "sound with most right": "a: exactly 0 → disagreement; the truth is 0",
        "sound with 1 right": "a: exactly 0 → disagreement; the truth is 0",
    },
    "majority": {
        "associative": (
            "a: exactly 0; b: exactly 0; c: exactly 1 → exactly 0; but a: exactly 0; c: exactly "
            "1 → disagreement"
        ),
        "duplicate-insensitive": (
            "a: exactly 0; b: at most 1 → exactly 0; but a: exactly 0; b: at most 1; b: at most "
            "1 → at most 1"
        ),
        "ignores a vacuous report": (
            "a: exactly 0; b: at most 1 → exactly 0; but a: exactly 0; b: at most 1; a: 0 or more "
            "→ at most 1"
        ),
        "order-monotone": (
            "a: exactly 0; b: at most 1; c: at most 2 → at most 1; but a: exactly 0; b: at most "
            "1; c: exactly 2 → exactly 0"
        ),
        "one range": "a: exactly 0; b: at most 2; c: exactly 2 → exactly 0 or exactly 2",
        "always answers": "a: exactly 0; b: exactly 1 → disagreement",
        "equals the core when consistent": "a: exactly 0; b: at most 1; c: at most 1 → at most 1",
        "scale-equivariant": (
            "a: exactly 0; b: at most 1; c: exactly 1 → at most 1; but a: exactly 0; b: at most "
            "2; c: exactly 2 → exactly 0 or exactly 2"
        ),
        "sound with 1 wrong": "a: exactly 0 → exactly 0; the truth is 1",
        "sound with 2 right": (
            "a: exactly 0; b: exactly 0; c: at most 1; d: at most 1 → exactly 0; the truth is 1"
        ),
        "sound with 1 right": "a: exactly 0; b: at most 1 → exactly 0; the truth is 1",
    },
    "most_agreed": {
        "associative": (
            "a: exactly 0; b: exactly 0; c: exactly 1 → exactly 0; but a: exactly 0; c: exactly "
            "1 → at most 1"
        ),
        "duplicate-insensitive": (
            "a: exactly 0; b: exactly 1 → at most 1; but a: exactly 0; b: exactly 1; a: exactly "
            "0 → exactly 0"
        ),
        "inclusion-isotone": (
            "a: exactly 0; b: exactly 1 → at most 1; but a: at most 1; b: exactly 1 → exactly 1"
        ),
        "order-monotone": "a: exactly 0; b: 1–2 → at most 2; but a: at most 1; b: 1–2 → exactly 1",
        "one range": "a: exactly 0; b: exactly 2 → exactly 0 or exactly 2",
        "scale-equivariant": (
            "a: exactly 0; b: exactly 1 → at most 1; but a: exactly 0; b: exactly 2 → exactly 0 "
            "or exactly 2"
        ),
        "limit-local": (
            "a: exactly 0; b: at most 1 → exactly 0; but a: exactly 0; b: exactly 1 → at most 1"
        ),
        "sound with 1 wrong": "a: exactly 0 → exactly 0; the truth is 1",
        "sound with most right": (
            "a: exactly 0; b: at most 1; c: at most 1 → exactly 0; the truth is 1"
        ),
        "sound with 2 right": (
            "a: exactly 0; b: at most 1; c: at most 1 → exactly 0; the truth is 1"
        ),
        "sound with 1 right": "a: exactly 0; b: at most 1 → exactly 0; the truth is 1",
    },
    "camps": {
        "associative": (
            "a: exactly 0; c: exactly 1; b: exactly 0 → at most 1; but a: at most 1; b: exactly "
            "0 → exactly 0"
        ),
        "inclusion-isotone": (
            "a: exactly 0; b: exactly 1 → at most 1; but a: at most 1; b: exactly 1 → exactly 1"
        ),
        "order-monotone": "a: exactly 0; b: 1–2 → at most 2; but a: at most 1; b: 1–2 → exactly 1",
        "one range": "a: exactly 0; b: exactly 2 → exactly 0 or exactly 2",
        "scale-equivariant": (
            "a: exactly 0; b: exactly 1 → at most 1; but a: exactly 0; b: exactly 2 → exactly 0 "
            "or exactly 2"
        ),
        "limit-local": (
            "a: exactly 0; b: at most 1 → exactly 0; but a: exactly 0; b: exactly 1 → at most 1"
        ),
        "sound with 1 wrong": "a: exactly 0 → exactly 0; the truth is 1",
        "sound with most right": (
            "a: exactly 0; b: at most 1; c: at most 1 → exactly 0; the truth is 1"
        ),
        "sound with 2 right": (
            "a: exactly 0; b: at most 1; c: at most 1 → exactly 0; the truth is 1"
        ),
        "sound with 1 right": "a: exactly 0; b: at most 1 → exactly 0; the truth is 1",
    },
    "quantile(Fraction(1, 2))": {
        "associative": (
            "a: exactly 0; b: at most 1; c: at most 1 → at most 1; but a: exactly 0; c: at most "
            "1 → exactly 0"
        ),
        "duplicate-insensitive": (
            "a: exactly 0; b: at most 1 → exactly 0; but a: exactly 0; b: at most 1; b: at most "
            "1 → at most 1"
        ),
        "ignores a vacuous report": (
            "a: exactly 1 → exactly 1; but a: exactly 1; a: 0 or more → at most 1"
        ),
        "equals the core when consistent": "a: at most 1; b: exactly 1 → at most 1",
        "sound with 1 wrong": "a: exactly 0 → exactly 0; the truth is 1",
        "sound with 2 right": (
            "a: exactly 0; b: exactly 0; c: at most 1; d: at most 1 → exactly 0; the truth is 1"
        ),
        "sound with 1 right": "a: exactly 0; b: at most 1 → exactly 0; the truth is 1",
    },
    "quantile(Fraction(1, 2), {'a': 1, 'b': 2, 'c': 1, 'd': 1, 'e': 1})": {
        "associative": (
            "c: at most 1; b: at most 1; a: exactly 0 → at most 1; but c: at most 1; a: exactly "
            "0 → exactly 0"
        ),
        "duplicate-insensitive": (
            "a: exactly 0; b: at most 1 → at most 1; but a: exactly 0; b: at most 1; a: exactly "
            "0 → exactly 0"
        ),
        "ignores a vacuous report": (
            "a: exactly 1 → exactly 1; but a: exactly 1; a: 0 or more → at most 1"
        ),
        "equals the core when consistent": "a: exactly 0; b: at most 1 → at most 1",
        "sound with 1 wrong": "a: exactly 0 → exactly 0; the truth is 1",
        "sound with most right": "a: at most 2; b: exactly 1; c: 1–2 → exactly 1; the truth is 2",
        "sound with 2 right": "a: at most 2; b: exactly 1; c: 1–2 → exactly 1; the truth is 2",
        "sound with 1 right": "a: exactly 0; b: exactly 1 → exactly 1; the truth is 0",
    },
    "latest(intersection)": {
        "associative": (
            "a (2024-12-22): exactly 0; c (2024-12-22): exactly 1; b (2024-12-23): exactly 0 → "
            "exactly 0; but a (2024-12-22): exactly 0; c (2024-12-22): exactly 1 → disagreement"
        ),
        "ignores a vacuous report": (
            "a (2024-12-22): exactly 0 → exactly 0; but a (2024-12-22): exactly 0; another origin "
            "(9999-12-31): 0 or more → 0 or more"
        ),
        "always answers": "a (2024-12-22): exactly 0; b (2024-12-22): exactly 1 → disagreement",
        "equals the core when consistent": (
            "a (2024-12-22): exactly 0; b (2024-12-23): at most 1 → at most 1"
        ),
        "sound with 1 wrong": "a (2024-12-22): exactly 0 → exactly 0; the truth is 1",
        "sound with most right": (
            "a (2024-12-22): exactly 0; b (2024-12-22): exactly 0; c (2024-12-22): exactly 1 → "
            "disagreement; the truth is 0"
        ),
        "sound with 2 right": (
            "a (2024-12-22): exactly 0; b (2024-12-22): exactly 0; c (2024-12-22): exactly 1 → "
            "disagreement; the truth is 0"
        ),
        "sound with 1 right": (
            "a (2024-12-22): exactly 0; b (2024-12-22): at most 1 → exactly 0; the truth is 1"
        ),
    },
    "most_reliable(intersection)": {
        "associative": (
            "b (B): exactly 0; c (B): exactly 1; a (A): exactly 0 → exactly 0; but b (B): "
            "exactly 0; c (B): exactly 1 → disagreement"
        ),
        "ignores a vacuous report": (
            "a (B): exactly 0 → exactly 0; but a (B): exactly 0; another origin (A): 0 or more → "
            "0 or more"
        ),
        "always answers": "a (A): exactly 0; b (A): exactly 1 → disagreement",
        "equals the core when consistent": "a (B): exactly 0; b (A): at most 1 → at most 1",
        "sound with 1 wrong": "a (A): exactly 0 → exactly 0; the truth is 1",
        "sound with most right": (
            "a (A): exactly 0; b (A): exactly 0; c (A): exactly 1 → disagreement; the truth is 0"
        ),
        "sound with 2 right": (
            "a (A): exactly 0; b (A): exactly 0; c (A): exactly 1 → disagreement; the truth is 0"
        ),
        "sound with 1 right": "a (A): exactly 0; b (A): at most 1 → exactly 0; the truth is 1",
    },
    "gtd": {
        "associative": (
            "a (2024-12-22): exactly 0; b (2024-12-22): at most 1; c (2024-12-22): exactly 1 → "
            "at most 1; but a (2024-12-22): exactly 0; c (2024-12-22): exactly 1 → exactly 0"
        ),
        "duplicate-insensitive": (
            "a (2024-12-22): exactly 0; b (2024-12-22): exactly 1 → exactly 0; but a "
            "(2024-12-22): exactly 0; b (2024-12-22): exactly 1; b (2024-12-22): exactly 1 → "
            "exactly 1"
        ),
        "ignores a vacuous report": (
            "a (2024-12-22): exactly 0 → exactly 0; but a (2024-12-22): exactly 0; another origin "
            "(9999-12-31): 0 or more → 0 or more"
        ),
        "inclusion-isotone": (
            "a (2024-12-22): exactly 0; b (2024-12-22): exactly 1 → exactly 0; but a "
            "(2024-12-22): at most 1; b (2024-12-22): exactly 1 → exactly 1"
        ),
        "order-monotone": (
            "a (2024-12-22): at most 1; b (2024-12-22): 1–2 → exactly 1; but a (2024-12-22): at "
            "most 1; b (2024-12-22): exactly 2 → at most 1"
        ),
        "one range": (
            "a (2024-12-22): exactly 0; b (2024-12-22): at most 2; c (2024-12-22): exactly 2 → "
            "exactly 0 or exactly 2"
        ),
        "equals the core when consistent": (
            "a (2024-12-22): exactly 0; b (2024-12-23): at most 1 → at most 1"
        ),
        "scale-equivariant": (
            "a (2024-12-22): exactly 0; b (2024-12-22): at most 1; c (2024-12-22): exactly 1 → "
            "at most 1; but a (2024-12-22): exactly 0; b (2024-12-22): at most 2; c "
            "(2024-12-22): exactly 2 → exactly 0 or exactly 2"
        ),
        "limit-local": (
            "a (2024-12-22): at most 1; b (2024-12-22): exactly 1 → exactly 1; but a (2024-12-22): "
            "exactly 0; b (2024-12-22): exactly 1 → exactly 0"
        ),
        "sound with 1 wrong": "a (2024-12-22): exactly 0 → exactly 0; the truth is 1",
        "sound with most right": (
            "a (2024-12-22): exactly 0; b (2024-12-22): at most 1; c (2024-12-22): at most 1 → "
            "exactly 0; the truth is 1"
        ),
        "sound with 2 right": (
            "a (2024-12-22): exactly 0; b (2024-12-22): at most 1; c (2024-12-22): at most 1 → "
            "exactly 0; the truth is 1"
        ),
        "sound with 1 right": (
            "a (2024-12-22): exactly 0; b (2024-12-22): at most 1 → exactly 0; the truth is 1"
        ),
    },
    "per_origin(intersection.or_else(hull), majority)": {
        "associative": (
            "a: exactly 0; b: exactly 0; c: exactly 1 → exactly 0; but a: exactly 0; c: exactly "
            "1 → disagreement"
        ),
        "ignores a vacuous report": (
            "a: exactly 0; b: at most 1 → exactly 0; but a: exactly 0; b: at most 1; another "
            "origin: 0 or more → at most 1"
        ),
        "inclusion-isotone": (
            "a: exactly 0; a: exactly 1 → at most 1; but a: at most 1; a: exactly 1 → exactly 1"
        ),
        "order-monotone": (
            "a: exactly 0; b: at most 1; c: at most 2 → at most 1; but a: exactly 0; b: at most "
            "1; c: exactly 2 → exactly 0"
        ),
        "one range": "a: exactly 0; b: at most 2; c: exactly 2 → exactly 0 or exactly 2",
        "always answers": "a: exactly 0; b: exactly 1 → disagreement",
        "equals the core when consistent": "a: exactly 0; b: at most 1; c: at most 1 → at most 1",
        "no value outside every source": "a: exactly 0; a: exactly 2 → at most 2",
        "scale-equivariant": (
            "a: exactly 0; b: at most 1; c: exactly 1 → at most 1; but a: exactly 0; b: at most "
            "2; c: exactly 2 → exactly 0 or exactly 2"
        ),
        "sound with 1 wrong": "a: exactly 0 → exactly 0; the truth is 1",
        "sound with most right": (
            "a: exactly 0; a: exactly 0; b: exactly 1 → disagreement; the truth is 0"
        ),
        "sound with 2 right": (
            "a: exactly 0; a: exactly 0; b: exactly 1 → disagreement; the truth is 0"
        ),
        "sound with 1 right": "a: exactly 0; b: at most 1 → exactly 0; the truth is 1",
    },
    "intersection.or_else(hull)": {
        "associative": (
            "a: exactly 0; c: exactly 1; b: exactly 0 → at most 1; but a: at most 1; b: exactly "
            "0 → exactly 0"
        ),
        "ignores a vacuous report": (
            "a: exactly 0; b: exactly 1 → at most 1; but a: exactly 0; b: exactly 1; a: 0 or more "
            "→ 0 or more"
        ),
        "inclusion-isotone": (
            "a: exactly 0; b: exactly 1 → at most 1; but a: at most 1; b: exactly 1 → exactly 1"
        ),
        "order-monotone": "a: exactly 0; b: 1–2 → at most 2; but a: at most 1; b: 1–2 → exactly 1",
        "no value outside every source": "a: exactly 0; b: exactly 2 → at most 2",
        "limit-local": (
            "a: exactly 0; b: at most 1 → exactly 0; but a: exactly 0; b: exactly 1 → at most 1"
        ),
        "sound with 1 wrong": "a: exactly 0 → exactly 0; the truth is 1",
        "sound with most right": (
            "a: exactly 0; b: at most 1; c: at most 1 → exactly 0; the truth is 1"
        ),
        "sound with 2 right": (
            "a: exactly 0; b: at most 1; c: at most 1 → exactly 0; the truth is 1"
        ),
        "sound with 1 right": "a: exactly 0; b: at most 1 → exactly 0; the truth is 1",
    },
    "within(Range(lower=1, upper=3), hull)": {
        "associative": "a: exactly 0; b: at most 1 → exactly 1; but a: exactly 0 → disagreement",
        "idempotent": "a: exactly 0 → disagreement",
        "ignores a vacuous report": (
            "a: exactly 0 → disagreement; but a: exactly 0; a: 0 or more → 1–3"
        ),
        "always answers": "a: exactly 0 → disagreement",
        "keeps a common core": "a: exactly 0 → disagreement",
        "equals the core when consistent": "a: exactly 0 → disagreement",
        "no value outside every source": "a: exactly 0; b: exactly 2 → 1–2",
        "translation-equivariant": "a: exactly 0 → disagreement; but a: exactly 1 → exactly 1",
        "scale-equivariant": "a: at most 1 → exactly 1; but a: at most 2 → 1–2",
        "sound with 0 wrong": "a: exactly 0 → disagreement; the truth is 0",
        "sound with 1 wrong": "a: exactly 0 → disagreement; the truth is 0",
        "sound with most right": "a: exactly 0 → disagreement; the truth is 0",
        "sound with 2 right": "a: exactly 0; b: exactly 0 → disagreement; the truth is 0",
        "sound with 1 right": "a: exactly 0 → disagreement; the truth is 0",
    },
}
