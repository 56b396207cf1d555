"""Who is spoken of: people, organisations, countries and groups, each one actor however it is mentioned."""
