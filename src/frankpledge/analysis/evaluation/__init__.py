"""Did what was done make a difference, where is it gone to, and how sure can one be?"""
