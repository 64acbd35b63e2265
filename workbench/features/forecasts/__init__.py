"""Series by week or month, as far as they may be shown, and the moving holidays that fall into their periods."""
