"""The way up: which permits a business needs, in which order, and how far it has come, to the badge that was checked.

For owners and those who help them, for officials who check papers, and for everybody who wonders what a permit is.
Words: permit type (jenis izin), path (jalur), case (berkas izin), permit (izin terbit), badge (lencana).
"""
