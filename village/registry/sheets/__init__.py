"""Understands the spreadsheets in which clerks keep their lists of businesses.

A file is opened by a short-lived child process (`reading`), its tables and columns are recognised (`understanding`),
and each line becomes a reading of one business with everything doubtful said in words. Nothing here knows the
database, the web or any particular file.
"""
