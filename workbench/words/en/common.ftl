# What all analyses share: headings of columns, names of codes, the words around a report. Fluent syntax.


## Headings of columns

column-active = Active
column-actual = Seen since
column-at-risk = Customers followed
column-cohort = First purchase
column-customers = Customers
column-fitted = Model
column-group = Group
column-hi = High
column-lo = Low
column-observed = Observed
column-on = In the period
column-or-after = In it or later
column-origin = Forecast made after
column-per-customer = Per customer
column-period = Age
column-predicted = Forecast
column-rate = Share

## Names of codes

unit-month = month
unit-week = week
unit-quarter = quarter
units-month = months
units-week = weeks
units-quarter = quarters
active-purchases = At least one purchase in the period; returns alone do not count.
active-any = At least one line in the period, returns included.

bound-any = any
bound-at-most = at most { NUMBER($hi) }
bound-at-least = at least { NUMBER($lo) }
bound-above = above { NUMBER($lo) }
bound-between = { NUMBER($lo) } to { NUMBER($hi) }
bound-exactly = exactly { NUMBER($lo) }

## Items: tables, figures, headlines

not-enough-data = Not enough data to show: { $what }.
source = Source: { $name }, data to { $last }.
code-p = [p] provisional: the period had not ended when the data were cut; left out of every average.
code-u = [u] fewer than 30 customers: read with care.
code-c = [c] hidden: few customers are behind it, or it would give away a figure about few.
code-x = [x] not available.
code-z = [z] not applicable.
code-low = [low] rounds to 0.
heading-unit = { $label } ({ $unit })
heading-points = { $label } (percentage points)
heading-days = { $label } (days)
opening = { $title }: { COUNT($rows) } rows, { COUNT($customers) } customers, to { DAY($day) }
data-of-the-figure = Data of the figure: { $title }
show-the-data = Show the data
base = { LEVEL($r) } range { RANGE($r) }; n = { N($r) }
base-no-range = no range: { $reason }; n = { COUNT($n) }
colour-scale = Colour runs from { $lo } (lightest) to { $hi } (darkest).
colour-scale-middle = Orange lies below { $middle }, blue above; the stronger, the further (from { $lo } to { $hi }).
no-cell = none
download-csv = Download the data as CSV
code-t = [t] customers who may have been active before the data begin: not new, left out of the average.
period-number-quarter = Quarter { COUNT($k) }
period-number-week = Week { COUNT($k) }
period-number-month = Month { COUNT($k) }
later-periods = Later periods, up to { COUNT($k) }, are in the CSV file.
week-of-first-purchase = Week of first purchase
colour-scale-shares = Colour runs from { SHARE($lo) } (lightest) to { SHARE($hi) } (darkest).
not-yet-observed = not yet observed
weighted-average = Weighted average

## Charts

told-happened = told = happened
period-alone = { $p }
usual-at-most = usual, at most
mean = mean
usual-at-least = usual, at least
step-number = Step { COUNT($k) }
ended = ended
other = other
observed = observed
projected = projected
fitted-up-to-here = fitted up to here

## The page around the sections

not-available = not available
range-means = { LEVEL($e) } range: chance variation with this many customers; it does not cover wrong data or a changed market.
data-checks-failed-some = Data checks: { COUNT($p) } passed, { COUNT($w) } with a warning, { COUNT($f) } failed
do-not-use = Do not use: { COUNT($k) } data checks failed. The figures are kept for diagnosis.
banner-not-comparable = Not comparable with the previous run: a parameter that defines the figures differs.
banner-provisional = Provisional: part of the data is not yet complete.
card-range = { LEVEL($e) } range { RANGE($e) }
card-no-range = No range: { $why }
previous-run = Previous run { $b }: { $word }
trend-usual = Last { COUNT($k) } runs, from { $a } to { $b }; grey: usual variation
range-alone = { RANGE($e) }
evidence-description = Description
evidence-model = Model
evidence-matched-comparison = Matched comparison
evidence-experiment = Experiment
data-window = { DAY($first) } to { DAY($last) } (data cut-off)
rows-from-customers = { COUNT($r) } rows from { COUNT($c) } customers
data-checks-warned = Data checks: { COUNT($p) } passed, { COUNT($w) } with a warning
data-checks-all-passed = Data checks: all { COUNT($p) } passed
card-value = { $e }
card-n = n = { N($e) }
trend-range = Last { COUNT($k) } runs, from { $a } to { $b }; grey: range of the last
trend = Last { COUNT($k) } runs, from { $a } to { $b }
compared-with-data-to = Compared with the run on data to { DAY($day) }.
figure-number = Figure { COUNT($k) }
output-of-a-notebook-cell = Output of a notebook cell
notebook-cell = Notebook cell { COUNT($k) }.
picture-without-a-description = Picture without a description
main-points = Main points
what-to-decide = What to decide
what-changed-since-the-last-run = What changed since the last run
definitions = Definitions
strengths-and-limitations = Strengths and limitations
data-and-checks = Data and checks
how-this-report-was-made = How this report was made
rows-read-dropped-and-used = Rows read, dropped and used
table = Table
step = Step
rows = Rows
data-checks = Data checks
check = Check
result = Result
value = Value
threshold = Threshold
what-was-found = What was found
all-rows-as-files = All rows as files
parameters = Parameters
parameters-of-this-run = Parameters of this run
parameter = Parameter
set-by = Set by
reproduce-this-report = Reproduce this report
software = Software
nothing-earlier = No earlier run of this report shows other data or other numbers, so there is nothing to compare with.
nothing-differs = Data, parameters, definitions and code are the same.
headlines-compared = Headlines now and in the previous run
headline = Headline
now = Now
before = Before
change = Change
range-of-the-change = Range of the change
in-words = In words
not-side-by-side = The figures are not set side by side, because they do not measure the same thing.
reports-and-languages = Reports and languages
all-reports = All reports
run-failed = This run failed. It made no report.
what-went-wrong = What went wrong
open-the-last-good-report = Open the last good report
no-good-report = There is no earlier good report.
open-the-notebook = Open the notebook as far as it ran
link-to-this-section = Link to this section
skip-to-the-main-points = Skip to the main points
contents = Contents
no-main-point = This report states no main point.
actions-caption = Actions with their expected effect, cost and evidence
action = Action
expected-effect = Expected effect
cost = Cost
evidence = Evidence
owner = Owner
no-action = This report describes; it proposes no action.
skip-to-the-reports = Skip to the reports
languages = Languages
report = Report
last-runs = Last runs
status = Status
data-to = Data to
how-old = How old
no-report-yet = No report has been made here yet.
runs-that-cannot-be-read = Runs that cannot be read

## Comparison with an earlier run

comparison-assumption = The range of a change treats the two runs as independent. They share customers, so the true range is narrower: a change called clear is clear, a small one may go unnoticed.
compared-with-range = { $now } now, { $before } before, change { $change } ({ RANGE($change) }): { $word }.
compared-with-run = Compared with run { $run }, data to { DAY($day) }.
compared-new = { $now } now: { $word }.
compared-no-change = { $now } now, { $before } before: { $word }.
compared = { $now } now, { $before } before, change { $change }: { $word }.
word-rise = clear rise
word-rise-better = clear rise, for the better
word-rise-worse = clear rise, for the worse
word-fall = clear fall
word-fall-better = clear fall, for the better
word-fall-worse = clear fall, for the worse
word-little = little changed
word-unclear = no clear change
word-same = unchanged
word-restated = restated
word-recalculated = recalculated
word-no-range = no range to judge by
word-redefined = not comparable
word-missing = no figure to compare
word-new = new
cause-new-period = New period: the data end on another day, so other months are counted.
cause-restated = Restated history: the same window with revised data, for example late orders or returns.
cause-parameters = Parameters differ between the two runs; see the lines below.
cause-definition = A definition has changed; figures under the old one are not set beside the new one.
cause-code = The code has changed between the two runs; part of a change may come from it.
no-range-restated = The same window with revised data: the two figures are not independent samples.
no-range-same-data = The same data: chance does not come into it.
no-range-levels = The two ranges have different levels.
no-range-missing = One of the two runs gave no range.
not-comparable-no-change = Not comparable: a parameter that defines the figures differs. No change is drawn.

## The portal

reports-as-of = Reports: { COUNT($k) }, as of { DAY($day) }
age-today = today
age-one-day = 1 day
age-days = { COUNT($k) } days
up-to-date = up to date
changed = changed
stale = stale
last-run-failed = last run failed
data-checks-failed = data checks failed
nothing-to-compare = nothing to compare
earlier-runs = Earlier runs: { COUNT($k) }
older-runs = { COUNT($k) } older runs are not listed; their folders are kept.

## How a report was made

ledger-read = read
ledger-used = used
status-pass = ✓ passed
status-warn = ! warning
status-fail = ✗ failed
count-alone = { COUNT($k) }
number-alone = { NUMBER($x) }
dataset-file = dataset file
command-line = command line
run = Run
made = Made
duration = Duration
data-name = Data
data-cut-off = Data cut-off
time-zone-of-the-data = Time zone of the data
data-fingerprint = Data fingerprint
configuration = Configuration
seed = Seed
version = Version
code = Code
files = Files
evidence-description-means = Counts and rates of what happened; they do not show why.
evidence-model-means = Estimates that rest on a fitted model and its assumptions.
evidence-matched-comparison-means = A comparison of customers made alike on what is known about them.
evidence-experiment-means = A comparison of customers who were assigned at random.
default-value = default
file-rows = { $name }, { COUNT($rows) } rows
seconds = { NUMBER($s) } seconds
day-alone = { DAY($day) }

## Checks at the door

check-no-rows = { $table } has no rows.
check-readable = All { COUNT($rows) } values of { $column } in { $table } could be read.
check-present = All { COUNT($rows) } rows of { $table } have { $column }.
check-finite = All { COUNT($rows) } values of { $column } in { $table } are finite and of a credible size.
check-known = All { COUNT($rows) } values of { $column } in { $table } are known ones.
check-currency = All { COUNT($rows) } rows of { $table } are in the dataset's currency.
check-stand-in-dates = { COUNT($dropped) } of { COUNT($rows) } rows of { $table } have a stand-in date such as 1900-01-01 and were left out.
check-before-the-data = { COUNT($dropped) } of { COUNT($rows) } rows of { $table } ({ SHARE($share) }) are dated before the data begin and were left out.
check-after-the-data = { COUNT($dropped) } of { COUNT($rows) } rows of { $table } ({ SHARE($share) }) are dated after the data end and were left out.
check-left-out-by-rule = { COUNT($dropped) } of { COUNT($rows) } rows of { $table } ({ SHARE($share) }) were left out by rule: { $reason }.
check-ids-alike = { COUNT($alike) } customer ids of { $table } differ from another only in capitals, spaces or the way an accent is encoded; they are kept apart.
check-orders-shared = { COUNT($orders) } order ids of { $table } are used by more than one customer.
check-copies = { COUNT($copies) } rows of { $table } are exact copies of another row; they are kept.
check-no-cache = Nothing can be written beside the dataset file, so every opening checks and computes anew.
check-same-file = { $file } holds the same bytes as { $other } and was read once.
check-cut-off = { $file } does not end with a line break; its last row may have been cut off.

## Why there is no number or no range

reason-all-histories-alike = all customers have the same history: there are no differences to learn from
reason-all-spend-alike = all customers spend the same: there are no differences to learn from
reason-arm-too-small = one of the two arms is too small
reason-assumed-price = an assumed price, not a sample
reason-campaign-without-points = a campaign has no points
reason-chosen-not-sampled = the number is chosen, not sampled; the stability says how firm the segments are
reason-complete-count = a complete count, not a sample
reason-contacts-not-random = the contacts were not drawn at random
reason-conversions-without-value = the conversions have no value that could be shown
reason-data-forbid-estimate = the data do not allow an estimate
reason-diagnostics-forbid-estimate = the diagnostics do not allow an estimate
reason-fewer-than-30-brought-money = fewer than 30 customers brought money
reason-fewer-than-30-for-a-ratio = fewer than 30 customers: the interval of a ratio of sums cannot be trusted
reason-fewer-than-30-moved = fewer than 30 customers moved
reason-fewer-than-30-or-no-money = fewer than 30 customers, or no money in all
reason-fit-did-not-converge = the fit did not converge
reason-forecast-not-tested = the forecast could not be tested
reason-frequency-or-value-alike = frequency or value does not vary between customers
reason-hazards-not-fitted = the model of hazards could not be fitted to every part
reason-infinite-mean-purchase = the mean purchase over customers would be infinite
reason-known-price = a known price, not a sample
reason-most-may-be-old-customers = most customers may have been there before the data begin
reason-no-bootstrap-without-effect = no bootstrap was drawn where the effect is not estimated
reason-no-campaign-with-both-groups = no campaign has both a treated and a held-out group
reason-no-chance-of-leaving = no customer got a chance of leaving
reason-no-complete-cell-at-this-age = one of the two groups has no complete cell at this age
reason-no-cost-matched-with-customers = no acquisition cost can be matched with customers
reason-no-cost-or-spread-to-size-by = there is no cost or no spread to size it by
reason-no-cost-to-compare-with = there is no cost to set the margin against
reason-no-customers-to-judge-by = there are no customers to judge the model on
reason-no-earlier-list = no earlier list with a hold-out lies far enough back in the data
reason-no-group-large-enough-to-show = no group of customers is large enough to be shown
reason-no-group-of-enough-customers = there is no group of enough customers
reason-no-journeys-worth-less = no journeys concerned were clearly worth less than the others
reason-no-model-fitted = no model could be fitted
reason-no-origin-with-enough-customers = no past origin had enough customers to follow
reason-no-points = there are no points
reason-no-random-hold-out = no campaign held customers out at random
reason-no-random-invitation = no invitation was drawn at random
reason-no-revenue-to-compare-with = no revenue has been observed to compare with
reason-no-spread-to-size-by = there is no spread to size it by
reason-no-stage-with-enough-customers = no stage of the funnel has enough customers
reason-no-step-pains-enough-customers = no step pains enough customers to show
reason-no-two-shares-to-compare = there are no two shares to compare
reason-no-window-ended = no outcome window has ended yet
reason-nobody-answered = nobody answered
reason-nobody-answered-in-a-group = nobody answered in one of the groups asked
reason-nobody-followed-long-enough = nobody has been followed long enough
reason-nobody-observed-long-enough = nobody has been observed long enough
reason-nobody-to-compare-with = there is nobody to compare with
reason-nobody-to-count = there is nobody to count
reason-nobody-worth-a-contact = nobody, or next to nobody, is worth a contact at these costs
reason-not-known = not known
reason-nothing-converted = nothing has converted
reason-only-one-segment = there is only one segment
reason-parameters-not-told-apart = the data do not tell the parameters apart: the Hessian is singular at the estimate
reason-planned-size = a planned size, not a sample
reason-property-of-the-methods = a property of the methods on the same journeys, not of a sample
reason-too-few-behind-it = too few customers are behind it to show it
reason-too-few-bought-again = too few customers bought again
reason-too-few-contacts = there are too few contacts
reason-too-few-converted = too few customers have converted to say how long it takes
reason-too-few-followed-so-long = too few were followed so long
reason-too-few-known-to-have-left = too few customers are known to have left, or to have stayed
reason-too-few-lapses-followed = too few lapses have been followed long enough
reason-too-few-left-earlier = too few customers left in earlier outcome windows to learn from
reason-too-few-left-or-stayed = too few customers left, or stayed, to show their share
reason-too-few-members = there are too few members
reason-too-few-points-redeemed = too few points have been redeemed, or all
reason-too-few-to-compare = too few customers to compare
reason-too-few-to-name-the-largest = too few customers to name a few largest
reason-too-few-to-show = it would be about too few customers to show
reason-too-few-went-any-one-way = too few customers went any one way
reason-too-few-whole-lives = too few lives were seen from their start to their end
reason-too-few-with-repeat-purchases = too few customers have repeat purchases above zero
reason-too-little-to-learn-from = there is too little to learn from
reason-weak-invitation = the invitation hardly changed who joined, so it says nothing about joining
