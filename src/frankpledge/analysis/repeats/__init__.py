"""What happens again: at the same place, to the same person or premises."""
