"""The house around it: front page, seller and group pages, about, notices, the workspace; composed from the others.

For everybody. Words: notice (kabar), workspace (ruang kerja), sample village (kampung contoh).
"""
