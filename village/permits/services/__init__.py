"""What people do with permits: answer, choose, and change the rules; take a case on its way and check it."""
