"""People who sign in: accounts, roles, invitations and sessions.

For everybody who keeps something on the site; readers, buyers and residents need none of it.
Words: account (akun), role (peran), invitation (undangan), session (perangkat).
"""
