"""Leaving at any time: everything of the village as spreadsheets and plain files, in one archive.

An administrator asks for it on a page or on the command line; what comes out is read without this site.
"""
