"""What people do with papers: file, add a version, correct, put away and bring back."""
