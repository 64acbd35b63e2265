"""What paths lead to: attribution, rates along the way, pain points, and what contacts change."""
