"""The way up: which permits a business needs, in which order, and how far it has come, until a paper is a checked badge.

For owners and those who help them, for officials who check papers, and for everybody who wants to read what a permit is.
Words: permit type (jenis izin), path (jalur), case (berkas izin), permit (izin terbit), badge (lencana).
"""
