"""Backups: the whole village in one plain file, proven whole, and brought back into an empty folder.

A backup is a ZIP: every computer and phone opens one, its list of contents stands at the end (a copy cut short is seen
at once), and one file can be taken out without unpacking the rest. Files lie in it uncompressed under the names they
have in the storage; the rows are one SQLite file, whichever database the village runs on; ``SHA256SUMS`` names
everything, and the comment of the archive seals the whole of it.
"""
