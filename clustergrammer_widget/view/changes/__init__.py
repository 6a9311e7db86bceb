"""Changes of a view: functions from one resolved view to the next."""
