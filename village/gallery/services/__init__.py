"""What people do with products: put up, change, confirm, hide, delete and copy; keep photos; what an import drafts."""
