"""From several ranges to one answer: rules, their laws, and the voices that they hear."""
