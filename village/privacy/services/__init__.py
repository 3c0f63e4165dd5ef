"""What happens to personal data."""
