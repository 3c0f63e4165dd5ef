"""What people do with accounts: sign in, accept invitations, keep their own account, look after those of others."""
