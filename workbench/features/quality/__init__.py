"""What came: rows by table and day, columns, what is missing of them, and what rests on them."""
