"""The grammar of words of time in English: each module reads one kind of them."""
