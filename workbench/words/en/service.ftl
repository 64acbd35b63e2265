title = Service
    .lead = How long do customers with a case wait, is what was promised kept, what is still open, and what do these customers do afterwards?

source = Source: tickets of { $name }, data to { $last }.

counted = { $clock ->
        [elapsed] hours, nights and weekends counted
       *[other] business hours
    }

section-wait = How long do customers wait?
    .intro = Cases that are still open count with the time they have waited so far; leaving them out would make waits look shorter than they are.

waits = Half of the cases have a first answer within { $f } ({ RANGE($f) }) and are closed within { $c } ({ RANGE($c) }; { N($c) } cases).
    .unknown = How long cases wait for a first answer and until they are closed is not known in full: { $why }.

in-time = { $s } of the cases get a first answer within { HOURS($respond) } ({ RANGE($s) }; { N($s) } cases){ $promised ->
        [declared] , as promised.
       *[assumed] ; nobody has declared a promise, so this one is assumed.
    }
    .unknown = How many cases get a first answer within { HOURS($respond) } is not known: { $why }.

nine-in-ten = Nine in ten cases are closed within { $c } ({ RANGE($c) }).
    .unknown = Within what time nine in ten cases are closed is not known: { $why }.

median-first-response-hours =
    .label = First answer, median
    .definition = Time by which half of the cases opened up to { $last } have a first answer, open ones counted; in { counted }.

median-resolution-hours =
    .label = Closed, median
    .definition = Time by which half of the cases opened up to { $last } are closed, open ones counted; in { counted }.

sla-share =
    .label = Answered within { HOURS($respond) }
    .definition = Cases with a first answer within { HOURS($respond) } of being opened, divided by all cases opened at least as long before the end of { $last }; in { counted }.

backlog =
    .label = Open cases
    .definition = Cases opened and not closed by the end of { $last }.

course =
    .title = Half of the cases are closed within { $c }
    .title-unknown = Cases that are still open
    .subtitle = Share of cases still open, by time since they were opened, { counted }; { $first } to { $last }
    .due = to be closed by then
    .alt = Line chart: share of cases still open at { COUNT($n) } points in time; half are closed within { $c }.
    .alt-unknown = Line chart: share of cases still open at { COUNT($n) } points in time.
    .note = The line ends where fewer than 30 cases have been followed so long.

channels =
    .title = Waits by channel
    .subtitle = Cases and their customers, count; median time in { counted }; { $first } to { $last }

stretches =
    .title = Waits over time
    .subtitle = Cases opened in stretches of twelve weeks, by first day; median time in { counted }; to { $last }
    .note = Each row is told with what is known by { $last }: cases of the last one may still be open.

check-answers-recorded = { $known ->
        [yes] { $value } of the closed cases have no answer on record before they were closed; at most one in twenty is asked for.
       *[no] No case has been closed yet.
    }
    .doubt = Many cases were closed without an answer on record; the time of closing stands in for it.

check-calendar-published = { $status ->
        [pass] The calendar of { $calendar } holds the days worked at weekends of the last year, if there are any.
       *[warn] The calendar of { $calendar } holds no days worked at weekends in the last year, but does for the years before: they may have been published since.
    }
    .doubt = Days worked at weekends in the last year may be missing from the calendar and count as days off.

section-promise = Is what was promised kept?
    .intro = Only cases old enough to tell are counted: the others may still be in time. The team, not single people, is looked at: who gets the hard cases would decide any ranking.

closed-in-time = { $s } of the cases are closed within { HOURS($resolve) } ({ RANGE($s) }; { N($s) } cases).
    .unknown = How many cases are closed within { HOURS($resolve) } is not known: { $why }.

kept =
    .title = Answered and closed in time, by channel
    .subtitle = Cases old enough to tell and their customers, count; shares of cases, %; first answer within { HOURS($respond) }, closed within { HOURS($resolve) }

comes-again = After { $s } of the closed cases the customer opens another of the same category within { DAYS($again) } ({ RANGE($s) }; { N($s) } cases).
    .unknown = How often a customer comes again with a case of the same category is not known: { $why }.

reopened = { $s } of the closed cases were opened again ({ RANGE($s) }; { N($s) } cases).
    .unknown = How many closed cases were opened again is not known: { $why }.

section-open = What is still open?
    .intro = Cases by the time since they were opened, weekends and nights counted.

open = { $b } cases are open at the end of { $last }.
    .unknown = How many cases are open is not told: { $why }.

queue =
    .title = Open cases by age
    .subtitle = Open cases and their customers, and customers whose case has no answer yet, count; end of { $last }

age-group-under-one = less than a day ago
age-group-one-to-three = 1 to 3 days ago
age-group-three-to-seven = 3 to 7 days ago
age-group-seven-to-thirty = 7 to 30 days ago
age-group-older = more than 30 days ago

section-volume = How many cases come, and of what kind?
    .intro = Stretches of four weeks hold every weekday equally often. The forecast follows the level of past stretches; it knows no season and no plans.

next-weeks = An estimated { $v } cases will be opened in the next four weeks ({ RANGE($v) }).
    .unknown = How many cases will be opened in the next four weeks is not known: { $why }.

volume =
    .title = Cases in stretches of four weeks, and what would have been forecast
    .subtitle = Cases and their customers, count; forecast made at the end of the stretch before; to { $last }
    .note = The rule of thumb repeats the stretch before.

check-volume-backtest = The forecast's range held what came in { COUNT($held) } of { COUNT($made) } past stretches; four in five of at least four are asked for.
    .doubt = Past forecasts of the number of cases did not hold often enough, or were too few.

check-volume-beats-rule = { $known ->
        [yes] Past forecasts missed by { NUMBER($value) } cases on average, repeating the stretch before by { NUMBER($rule) }.
       *[no] Whether the forecast is nearer than repeating the stretch before is not known: no past forecast could be made.
    }
    .doubt = Past forecasts of the number of cases were no nearer than repeating the stretch before.

grows = { $n ->
        [0] No category has enough customers in twelve weeks and in the twelve before to be compared.
       *[other] { $k ->
            [0] No category of the { COUNT($n) } compared clearly grows.
           *[other] { COUNT($k) } of { COUNT($n) } categories compared clearly grow; most of all { $most }.
        }
    }

categories =
    .title = Categories in the latest twelve weeks and in the twelve before
    .subtitle = Cases and their customers, count; ratio of cases now to before; to { $last }
    .note = Of categories called growing or shrinking, at most one in twenty is expected to be called so by chance.

growth-grows = clearly grows
growth-shrinks = clearly shrinks
growth-steady = no clear change
growth-few = too few to compare

section-after = What do customers with a case do afterwards?
    .intro = Each case is set beside up to three customers without one who had bought alike before that day. Customers are alike in what the data know, not in what brought the case about: this describes.

bought-after = { $direction ->
        [higher] Customers with a case buy again within { DAYS($d) } more often than alike customers without one, by { SIZE($b) } ({ RANGE($b) }).
        [lower] Customers with a case buy again within { DAYS($d) } less often than alike customers without one, by { SIZE($b) } ({ RANGE($b) }).
        [little-changed] Customers with a case buy again within { DAYS($d) } about as often as alike customers without one (difference { $b }; { RANGE($b) }).
       *[no-clear-change] Customers with a case and alike ones without do not clearly differ in whether they buy again within { DAYS($d) } (difference { $b }; { RANGE($b) }).
    }
    .unknown = Whether customers with a case buy again as often as alike ones without is not known: { $why }.

spent-after = { $direction ->
        [higher] They spend more within { DAYS($d) }, by { SIZE($s) } each ({ RANGE($s) }).
        [lower] They spend less within { DAYS($d) }, by { SIZE($s) } each ({ RANGE($s) }).
       *[no-clear-change] What they spend within { DAYS($d) } does not clearly differ (difference { $s } each; { RANGE($s) }).
    }
    .unknown = Whether customers with a case spend as much as alike ones without is not known: { $why }.

after =
    .title = Customers with a case, and alike ones without
    .subtitle = Means over { DAYS($d) } after the day of the case; customers, count; { $first } to { $last }

afterwards-bought = Bought again, %
afterwards-spend = Spend, { $currency }
afterwards-score = Likelihood to recommend, 0 to 10

check-alike = { $known ->
        [yes] What was known before the case differs by at most { NUMBER($value) } standard deviations between the two sides; 0.1 is asked for.
       *[no] No customers with a case could be set beside alike ones.
    }
    .doubt = Customers with a case and those beside them were not alike enough before.

section-decide = What can be decided?

answer-first = Answer a random half of the new cases before all others, and compare whether these customers buy again.
    .effect = { $fits ->
        [yes] Not known: this report describes and cannot say what a quicker answer would change. Showing, in four tests of five, a change of { POINTS($p) } in a share like that of cases answered in time takes about { COUNT($n) } cases in each half; there have been enough.
        [no] Not known: this report describes and cannot say what a quicker answer would change. Showing, in four tests of five, a change of { POINTS($p) } in a share like that of cases answered in time takes about { COUNT($n) } cases in each half, { NUMBER($times) } times as many in all as there have been.
       *[unknown] Not known: this report describes and cannot say what a quicker answer would change.
    }
    .cost = The other half waits longer.
    .owner = Customer service
    .size = Half of the new cases
    .turns = A test in which the two halves clearly differ, or clearly do not.
answer-first-if-untested = No test has been made
    .do = Draw the half by chance when a case is opened, and keep to it.
    .regret = If nothing changes: the other half has waited longer for nothing.
    .now = yes
answer-first-if-works = A test shows that more buy again
    .do = Answer more cases early, those first whose customers the test found to gain.
    .regret = If the test looked good by chance: the cost of quicker answers.
    .now = { "" }
answer-first-if-fails = A test shows no difference
    .do = Keep to what is promised, and no more.
    .regret = If the difference is smaller than { POINTS($p) }: that much is forgone.
    .now = { "" }

definition-case = A ticket: a customer's request from the time it was opened until it is closed. A customer may have several; ranges treat customers, not cases, as independent.
    .term = Case

definition-first-answer = The first answer on record; a case closed before any counts as answered when it was closed. An automatic receipt should not be on record as an answer.
    .term = First answer

definition-hours = { $clock ->
        [calendar] Time within the declared opening hours on working days of { $calendar }, public holidays left out and days worked to make up for them counted.
        [opening] Time within the opening hours that the dataset file declares.
       *[elapsed] All hours, nights and weekends too: the dataset file declares no calendar in a section [service].
    }
    .term = Hours

definition-median = The time by which half of the cases are over (Kaplan and Meier): open cases count as waiting as long as they have been followed.
    .term = Median wait

definition-alike = As many days since the last purchase, orders and spend of a year before, and days since the first purchase: each within a quarter of a standard deviation on a logarithmic scale.
    .term = Alike

definition-range = Chance variation with this many customers at the stated level; it does not cover wrong data or a changed market.
    .term = Range

limitation-describes = This report describes; it does not show what quicker answers would change.
limitation-mean = No mean wait is told: over closed cases it is too short, and falls when a backlog grows.
limitation-automatic = Where automatic receipts are on record as first answers, waits look shorter than they are.
limitation-people = Single agents are never compared: cases do not come to them at random.
limitation-other-runs = Small groups are guarded within this report, not against other runs with other dates or parameters.
