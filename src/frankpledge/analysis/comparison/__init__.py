"""Areas beside areas like them: rates with intervals, funnels, and which are alike."""
