title = Data quality
    .lead = What came, how much of it can be used, whether something is missing in time, and which reports rest on it?

source = Source: all tables of { $name }, data to { $last }.

section-used = How much of what came is used?
    .intro = Rows are counted from what was read to what reports see; each row that is left out has a reason.

rows-used = { $s } of the { N($s) } rows that were read are used.
    .unknown = How many rows are used is not known: { $why }.

checks-told = { $missed ->
        [0] All { COUNT($made) } checks of the data passed.
        [one] One of { COUNT($made) } checks of the data did not pass; { COUNT($reports) } of { COUNT($all) } reports begin with tables it is about.
       *[other] { COUNT($missed) } of { COUNT($made) } checks of the data did not pass; { COUNT($reports) } of { COUNT($all) } reports begin with tables they are about.
    }

rows-used-share =
    .label = Rows used
    .definition = Rows that reports see, divided by the rows read, over all tables of the dataset.

days-without-rows =
    .label = Days without rows
    .definition = Days from { $first } to { $last } on which no table has a row.

checks-warned =
    .label = Checks not passed
    .definition = Checks made when the data were opened that did not pass, of all checks made.

tables-off =
    .label = Tables off their usual volume
    .definition = Tables of which clearly fewer or more rows came in the latest { DAYS($days) } than in the three blocks of { DAYS($days) } before, of all tables with a time.

ledger =
    .title = What was left out
    .subtitle = Rows, count, and share of the rows read of the table, %; all days

ledger-step-erased-on-request = Erased on request
ledger-step-objected = Objected
ledger-step-without-consent = No consent on record
ledger-step-far-from-all-other-days = Far from all other days
ledger-step-a-stand-in-date-before-1971-or-after-2098 = A stand-in date, before 1971 or after 2098
ledger-step-earlier-than-data-from = Earlier than the declared first day
ledger-step-later-than-data-to = Later than the declared last day

section-time = Is something missing in time?
    .intro = A block is a number of whole weeks, so that each has as many weekends as the others. Usual is what the three blocks before the latest brought.

volume-told = { $off ->
        [0] No table brought clearly fewer or more rows than usual in the latest { DAYS($days) } ({ COUNT($known) } of { COUNT($tables) } tables with a time reach back far enough to say).
        [one] One table brought clearly fewer or more rows than usual in the latest { DAYS($days) }: { $named }.
       *[other] { COUNT($off) } tables brought clearly fewer or more rows than usual in the latest { DAYS($days) }: { $named }.
    }

days-told = { $empty ->
        [0] Every one of the { COUNT($n) } days from { $first } to { $last } has rows.
        [one] On one of the { COUNT($n) } days from { $first } to { $last } no table has a row.
       *[other] On { COUNT($empty) } of the { COUNT($n) } days from { $first } to { $last } no table has a row.
    }

course =
    .title = { $main }: rows a day, month by month
    .subtitle = Rows a day, mean of each whole month; { $first } to { $last }
    .y = Rows a day
    .note = The table with the most rows; months that have begun are left out until they are whole.
    .alt = Line chart: rows a day of { $main } in { COUNT($n) } months.

volume =
    .title = Rows against the usual
    .subtitle = Rows, count, latest { DAYS($days) } up to { $last } and blocks of as many days before
    .note = Told is a block that lies below the least or above the most of the three before it by more than { SHARE($apart) } and by more than chance brings; one that is as it was a year before is the season.

volume-usual = as usual
volume-low = clearly fewer
volume-high = clearly more
volume-season = as a year before
volume-short = too short to say

freshness =
    .title = How old the newest rows are
    .subtitle = Days from the newest row to { $last }, and longest pause between two days with rows before

fresh-usual = as usual
fresh-late = late
fresh-unknown = too few days to say

gaps =
    .title = Stretches without rows where rows were usual
    .subtitle = First and last day, and rows that the days around them make usual, count

weekdays =
    .title = { $main }: rows a day by weekday
    .subtitle = Rows a day, mean, latest { DAYS($days) } up to { $last } and three times as many before

weekday-name-none = All days
weekday-name-monday = Monday
weekday-name-tuesday = Tuesday
weekday-name-wednesday = Wednesday
weekday-name-thursday = Thursday
weekday-name-friday = Friday
weekday-name-saturday = Saturday
weekday-name-sunday = Sunday

section-columns = Have the columns changed?
    .intro = Compared is with the last run of this report on other data that is kept in the same folder.

columns-told = { $state ->
        [first] There is no earlier run on other data in this folder, so nothing is known of changes; { COUNT($columns) } columns are on record from now on.
        [same] None of the { COUNT($columns) } columns has changed since the data to { DAY($before) }.
       *[changed] Against the data to { DAY($before) }, { COUNT($changed) } of { COUNT($columns) } columns are new, gone, of another type, or missing more or less often.
    }

columns =
    .title = Columns to look at
    .subtitle = Share of rows without a value, %; changes first, then those of which most is missing, { COUNT($most) } at most
    .note = All columns are in the CSV file of the run. A share is hidden where fewer than { $minimum } rows have a value, or have none.

value-type-text = text
value-type-whole = whole number
value-type-number = number
value-type-day = day
value-type-time = time
value-type-yes-no = yes or no
value-type-other = other
value-type-none = none

drift-first = nothing to compare with
drift-same = as before
drift-new = new
drift-gone = gone
drift-type = another type
drift-more = missing more often
drift-fewer = missing less often

section-rests = Which reports rest on what did not pass?
    .intro = A report rests on the tables it begins with; further tables that it uses where there are any are not counted here.

warned =
    .title = Checks that did not pass, and the reports they touch
    .subtitle = All checks made when the data were opened

reports =
    .title = Checks of the tables that each report begins with
    .subtitle = Checks, count; reports that these data allow

check-volume-usual = { $status ->
        [pass] No table brought clearly fewer or more rows than usual lately.
       *[warn] Of { $named } clearly fewer or more rows came than usual lately.
    }
    .doubt = Some tables brought clearly fewer or more rows than usual lately.

check-rows-fresh = { $status ->
        [pass] No table has been without rows for longer than ever before.
       *[warn] The newest rows of { $named } are older than the longest pause there was before: not delivered, or is it over?
    }
    .doubt = Some tables have had no rows for longer than ever before.

check-columns-kept = { $status ->
        [pass] No column is known to have changed since the earlier data.
       *[warn] Columns have changed since the earlier data: { $named }.
    }
    .doubt = Columns have changed since the earlier data.

section-decide = What can be decided?

settle-first = Settle what did not pass with those who deliver the data before the numbers that rest on it are used.
    .effect = Not known: this report says what came, not what is true.
    .cost = A question to those who deliver the data, and perhaps a second delivery.
    .owner = Data team
    .size = { COUNT($missed) } checks, { COUNT($off) } tables off their usual volume, { COUNT($changed) } columns changed
    .turns = A second delivery in which the same checks pass.
settle-first-if-warned = Something did not pass, came in unusual volume, or has changed
    .do = Ask what happened; use the reports named here with care until it is known.
    .regret = If it was nothing: the time to ask.
    .now = { $state ->
        [clean] { "" }
       *[warned] yes
    }
settle-first-if-clean = All passed, volumes are usual, and no column is known to have changed
    .do = Use the reports.
    .regret = If something is wrong that no check looks for: numbers that rest on it.
    .now = { $state ->
        [clean] yes
       *[warned] { "" }
    }

definition-read = Rows as the sources have them, before any is left out.
    .term = Rows read

definition-usual = What the three blocks before the latest brought, and in tables their median; a table that does not reach back so far has no usual volume.
    .term = Usual

definition-missing = A cell without a value after marks such as NA, where the dataset file declares them, have been read as missing.
    .term = Missing

definition-changed = New, gone, of another type, or missing in a share of rows that differs by 5 percentage points or more.
    .term = Changed

limitation-true = Checks find what contradicts itself or the usual. Whether values are true they cannot say.
limitation-trend = A business that grows or shrinks fast brings more or fewer rows than usual without a fault.
limitation-newest = Age is counted to the last day of the data, not to today.
