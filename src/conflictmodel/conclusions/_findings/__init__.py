"""Findings of the audit by what they are about; each check takes a dossier and yields findings."""
