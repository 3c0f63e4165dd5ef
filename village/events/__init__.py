"""What happens in the village and who comes: the calendar, its feeds, and registration with a fair waiting list.

For residents who read and register without an account, and for officials and group officers who post. Words: an event
(kegiatan) is one row even when it repeats; a registration (pendaftaran) is one person with so many seats.
"""
