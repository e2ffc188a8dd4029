"""Our own documents, and what is interchanged with others."""
