"""Who said, wrote, believes or intends what."""
