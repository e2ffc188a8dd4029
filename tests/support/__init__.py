"""What the tests share: small values, worlds, files, and how they ask for refusals."""
