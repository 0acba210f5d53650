"""What the review's pages show, made from what the queries answer."""
