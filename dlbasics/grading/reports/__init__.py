"""What is written for people: gradebook, feedback pages, the class report."""
