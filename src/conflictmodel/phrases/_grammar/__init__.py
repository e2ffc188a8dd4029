"""The grammar of figures in English phrases. It knows words, and no policy."""
