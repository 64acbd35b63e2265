"""The words of reports, by language: Project Fluent files, typed values, and the numbers and dates in them.

`words/<language>/<analysis>.ftl` holds what one analysis says and `common.ftl` what all share; whoever cannot program can
read and mend them. Every room above may import this one; it imports nothing of ours but the errors.
"""
