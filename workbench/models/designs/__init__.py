"""Effects of designs that stand apart from programmes and campaigns: a tier's threshold, a test in regions, referrals."""
