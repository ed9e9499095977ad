"""Attribution: who said it, how sure that is, and why."""
