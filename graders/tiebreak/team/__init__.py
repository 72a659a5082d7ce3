"""What a hiring team does with many submissions."""
