"""Progress is for a terminal; elsewhere there is none."""

import io

from workbench.execution.progress import shown


class Terminal(io.StringIO):
    def isatty(self):
        return True


def test_a_terminal_sees_the_analysis_and_the_question_at_work(monkeypatch):
    monkeypatch.setenv("TERM", "xterm")
    terminal = Terminal()
    with shown(terminal) as progress:
        progress("cohort", 3, 37, "Do customers come back?")
    assert "cohort" in terminal.getvalue()
    assert "Do customers come back?" in terminal.getvalue()


def test_a_file_sees_nothing():
    file = io.StringIO()
    with shown(file) as progress:
        assert progress is None
    assert file.getvalue() == ""
