"""What happened, will happen or won't: typed triggers, participants, status and time."""
