"""What officials do with the house: notices, the village's own pages, and the sample village."""
