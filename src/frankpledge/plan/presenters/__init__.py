"""What the plan's pages say, put together from what queries give."""
