title = Customer retention by cohort
    .lead = Do customers come back after their first purchase, do newer cohorts behave differently, and what may be expected next?

source = Source: transactions of { $name }, data to { $last }.

section-come-back = Do new customers come back?
    .intro = A customer comes back in a period when they are active in it at least once. Only periods that every customer of a cohort has lived through are counted; customers who were probably there before the data begin are kept apart.

group-new = New customers
group-early = First seen early

come-back = { $verdict ->
        [pass] { $r1 } of new customers come back in the { $unit } after that of their first purchase ({ RANGE($r1) }; { N($r1) } customers).
       *[warn] { $r1 } of those counted as new customers come back in the { $unit } after that of their first purchase ({ RANGE($r1) }; { N($r1) } customers).
    }
    .unknown = How many new customers come back in the next { $unit } is not known: too few have been observed that long.

active-later = In { $unit } 6 after that of their first purchase { $r6 } are active ({ RANGE($r6) }; { N($r6) } customers).
    .unknown = How many are active in { $unit } 6 is not known: too few have been observed that long.

retention-curves =
    .title = { $r1 } of new customers come back in { $unit } 1, { $r6 } in { $unit } 6
    .title-unknown = { $r1 } of new customers come back in { $unit } 1
    .subtitle = Share of customers active, %, by { $units } since the first purchase; all cohorts, complete periods only; { $first } to { $last }
    .alt = Line chart: share of customers active by { $units } since the first purchase. New customers: { $r1 } in { $unit } 1, { $r3 } in { $unit } 3, { $r6 } in { $unit } 6. First seen early: { $e1 } in { $unit } 1.
    .alt-unknown = Line chart: share of customers active by { $units } since the first purchase, as far as observed; new customers: { $r1 } in { $unit } 1.
    .x = { $units } since the first purchase

retention-1 =
    .label = Retention in { $unit } 1
    .definition = New customers active in { $unit } { COUNT($k) } after that of their first purchase, divided by all new customers observed through it; small cohorts count with their neighbours once all have been.

retention-3 =
    .label = Retention in { $unit } { COUNT($k) }
    .definition = New customers active in { $unit } { COUNT($k) } after that of their first purchase, divided by all new customers observed through it; small cohorts count with their neighbours once all have been.

retention-6 =
    .label = Retention in { $unit } { COUNT($k) }
    .definition = New customers active in { $unit } { COUNT($k) } after that of their first purchase, divided by all new customers observed through it; small cohorts count with their neighbours once all have been.

section-seen-early = Were the customers first seen early really new?
    .intro = Whoever bought before the data begin looks new on their first day in the data. Customers first seen soon after the start are left out of the headlines for this reason.

seen-early = { $share } of the { N($share) } customers were first seen before { $start } and may have been customers before the data begin; they are not counted as new.
    .unknown = How many were first seen before { $start } is not shown: very few were, or very few were not.

newness-trial = { $verdict ->
        [pass] A trial supports the rule for who is new: had the data begun { DAYS($d) } later, only { $t } of the { N($t) } called new ({ RANGE($t) }) had been there before.
       *[warn] Had the data begun { DAYS($d) } later, { $t } of the { N($t) } called new ({ RANGE($t) }) had been there before; a tenth is the most that the rule is allowed.
    }
    .unknown = Whether the rule for who is new works cannot be said: the data are too short, or the customers concerned too few to show.

check-newness-trial = { $t } of { N($t) } customers called new in a trial had been there before; at most a tenth is asked for.
    .unknown = The outcome of the trial of who is new is not known, or about too few customers to show.
    .doubt = Customers called new may have been there before.

early-differ = { $direction ->
        [higher] In { $unit } 1 they are active more often than new customers, by { SIZE($gap) } ({ RANGE($gap) }): a report that called them new would promise too much.
        [lower] In { $unit } 1 they are active less often than new customers, by { SIZE($gap) } ({ RANGE($gap) }).
        [little-changed] In { $unit } 1 they are active about as often as new customers ({ RANGE($gap) }).
       *[no-clear-change] Whether they differ from new customers cannot be told from these data.
    }
    .unknown = Whether they differ from new customers cannot be told from these data.

check-left-truncation = { $share } of customers were first seen before { $start }; the headlines leave them out.
    .unknown = How many were first seen early is about too few customers to show.

section-newer-cohorts = Do newer cohorts behave differently?
    .intro = Each row follows the customers of one first purchase period. Cells that are still filling are marked and left out of every average. Neighbouring small cohorts enter averages together, once all of them have been observed.

by-quarter = Cohorts are taken by quarter: by month, { SHARE($h) } of the cells of the table below would be about too few customers to show.

retention =
    .title = Share of each cohort active, by { $units } since the first purchase
    .subtitle = %, customers by { $unit } of first purchase, { $first } to { $last }

newer-cohorts = { $direction ->
        [higher] Cohorts from { $since } on are active more often in { $unit } 1 than earlier ones, by { SIZE($c) } ({ RANGE($c) }); with the same cohorts in random order, a difference as large comes in { $p } of cases.
        [lower] Cohorts from { $since } on are active less often in { $unit } 1 than earlier ones, by { SIZE($c) } ({ RANGE($c) }); with the same cohorts in random order, a difference as large comes in { $p } of cases.
        [little-changed] Cohorts from { $since } on are active in { $unit } 1 about as often as earlier ones ({ RANGE($c) }).
       *[no-clear-change] Newer cohorts are not clearly more or less active in { $unit } 1: from { $since } on the share differs by { $c } from that of earlier ones ({ RANGE($c) }; { N($c) } customers), and with the same cohorts in random order by as much in { $p } of cases.
    }
    .unknown = Too few cohorts have been observed to compare newer with older ones.

check-small-cohorts = { $share } of customers belong to cohorts too small to show; they count in the averages. A longer period makes cohorts larger.

section-second-purchase = How many buy a second time?
    .intro = Counted among new customers whose first purchase lies far enough back for the whole time to have passed.

repeat-purchase-rate =
    .label = Repeat purchase rate
    .definition = New customers who bought again on a later day within { DAYS($d) } of their first purchase, divided by all new customers of cohorts that ended at least { DAYS($d) } ago.

buy-again = { $r } of new customers bought again within { DAYS($d) } ({ RANGE($r) }; { N($r) } customers).
    .unknown = How many new customers buy again within { DAYS($d) } is not known: too few have been observed that long.

section-spending = Does their spending last?
    .intro = Revenue is divided by all members of a cohort, those who bought nothing included.

revenue-retention-3 =
    .label = Revenue retention in { $unit } 3
    .definition = Revenue of new customers from day { COUNT($a) } to { COUNT($b) } after their first purchase, divided by their revenue in the first { DAYS($d) }: equal windows in each customer's own time.

spending-lasts = New customers bring { $kept } of the revenue of their first { DAYS($d) } in days { COUNT($a) } to { COUNT($b) } after their first purchase ({ RANGE($kept) }; { N($kept) } customers).
    .unknown = How much of the first revenue comes again cannot be told: too few have been observed that long.

spending-course =
    .title = { $kept } of the first revenue comes again in days { COUNT($a) } to { COUNT($b) }
    .title-unknown = How much of the first revenue comes again later
    .subtitle = Net revenue of new customers in later windows of { DAYS($d) }, % of that in their first window; customers observed through both; { $first } to { $last }
    .alt = Line chart: revenue of new customers in { COUNT($k) } later windows of { DAYS($d) } of their own time, as a share of that in the first; { $kept } in days { COUNT($a) } to { COUNT($b) }.
    .alt-unknown = Line chart: revenue of new customers in { COUNT($k) } later windows of { DAYS($d) } of their own time, as a share of that in the first.
    .note = The first window begins with a purchase by definition and the later ones do not, so a fall from it to the next is no loss yet; whether spending lasts shows in the later windows.
    .x = windows of { DAYS($d) } since the first one

section-how-long = How long do they stay, and what may be expected?
    .intro = A customer has lapsed once they stay silent for several whole periods. A model carries the observed survival forward; past forecasts, made with what was known then, are held against what happened since.

stay = { $standing ->
        [sound] An estimated { $s } of new customers never go { COUNT($k) } { $units } without a purchase in the first { COUNT($age) } { $units } after their first one ({ RANGE($s) }), if they go on as they do now.
        [doubtful] Doubtful: an estimated { $s } of new customers never go { COUNT($k) } { $units } without a purchase in the first { COUNT($age) } { $units } after their first one ({ RANGE($s) }), if they go on as they do now.
       *[unproven] Not yet proven: an estimated { $s } of new customers never go { COUNT($k) } { $units } without a purchase in the first { COUNT($age) } { $units } after their first one ({ RANGE($s) }), if they go on as they do now.
    }
    .unknown = How many will stay cannot be projected: too few new customers could be followed.

won-back = Of those who went { COUNT($k) } { $units } without a purchase, { $b } bought again within the next { COUNT($k) } { $units } ({ RANGE($b) }; { N($b) } customers).
    .unknown = How many of those who lapse come back cannot be told: too few have lapsed long enough ago.

survival =
    .title = { $standing ->
        [doubtful] Doubtful: a model expects { $s } after { COUNT($age) } { $units }
       *[other] An estimated { $s } have not lapsed after { COUNT($age) } { $units }
    }
    .title-unknown = How long new customers stay, as far as observed
    .subtitle = Share of new customers not lapsed, % (lapsed: silent for { COUNT($k) } { $units }), by { $units } since the first purchase; { $first } to { $last }
    .alt = Line chart: share of new customers not lapsed, observed and projected: { $s } after { COUNT($age) } { $units } ({ RANGE($s) }).
    .x = { $units } since the first purchase
    .note = { COUNT($n) } new customers were followed from the start. Observed points stand where at least { $minimum } more had lapsed.

check-projection-backtest = The projection's range held what happened in { COUNT($held) } of { COUNT($made) } past forecasts; four in five of at least four are asked for.
    .doubt = Past projections of this kind did not hold often enough, or were too few.

constant-chance = { $chance ->
        [holds] The data do not speak against each customer leaving with a constant chance of their own, as the projection assumes.
        [fails] The data speak against a constant chance of leaving: the projection is misspecified, read it as a rough guide.
       *[unknown] Whether each customer leaves with a constant chance of their own cannot be told from so few losses.
    }

check-constant-chance = { constant-chance }
    .doubt = { constant-chance }

backtest =
    .title = What the projection would have said before, and what happened since
    .subtitle = Number of new customers not lapsed, three { $units } beyond the last known ones; a forecast could be made once { COUNT($k) } { $units } of silence had passed

section-definition = How much depends on the definition?

definitions =
    .title = Active in the period itself, and in it or any later one
    .subtitle = Share of new customers, %, by { $units } since the first purchase; complete periods; { $first } to { $last }
    .note = At the last ages little time is left to come later, so the two draw together; an age that would tell of a few customers is left out.

section-decide = What can be decided?

test-a-reason = { $wait ->
        [long] Give a random half of all customers, not of the new ones alone, a reason to buy again within { DAYS($d) }, and compare.
       *[other] Give a random half of new customers a reason to buy again within { DAYS($d) }, and compare.
    }
    .effect = { $wait ->
        [long] Not known: this report describes and cannot say what would change it. New customers alone would take too long: showing, in four tests of five, a change of { POINTS($p) } in how many buy again within { DAYS($d) } takes about { COUNT($n) } in each half, { COUNT($t) } { $units } of newcomers.
        [unknown] Not known: this report describes and cannot say what would change it. Showing, in four tests of five, a change of { POINTS($p) } in how many buy again within { DAYS($d) } takes about { COUNT($n) } new customers in each half; how many come in a { $unit } is not known.
       *[short] Not known: this report describes and cannot say what would change it. Showing, in four tests of five, a change of { POINTS($p) } in how many buy again within { DAYS($d) } takes about { COUNT($n) } new customers in each half: { COUNT($t) } { $units } of newcomers at the present rate.
    }
    .cost = { $wait ->
        [long] The offer for half of the customers.
       *[other] The offer for half of the new customers.
    }
    .owner = Customer marketing
    .size = { $wait ->
        [long] Half of all customers
        [unknown] Half of the new customers
       *[known] { COUNT($n) } new customers in each half
    }
    .turns = A test in which the two halves clearly differ, or clearly do not.
test-a-reason-if-untested = No test has been made
    .do = { $wait ->
        [long] Test it on a random half of all customers.
       *[other] Test it on a random half of new customers.
    }
    .regret = If it changes nothing: the offer for that half.
    .now = yes
test-a-reason-if-works = A test shows that more come back, and that they bring more than the offer costs
    .do = Give every new customer the reason; keep a random tenth without it.
    .regret = If the test looked good by chance: the offer for everybody, until the tenth shows it.
    .now = { "" }
test-a-reason-if-fails = A test shows no difference
    .do = Stop the offer.
    .regret = If the difference is smaller than { POINTS($p) }: that much is forgone.
    .now = { "" }

definition-new-customer = A customer first seen on or after { $start }, at least { DAYS($d) } after the data begin.
    .term = New customer

definition-active = { $activity ->
        [purchases] At least one purchase in the period; returns alone do not count.
       *[any] At least one line in the period, returns included.
    }
    .term = Active

definition-age = The number of calendar { $units } since that of the first purchase, which counts as 0.
    .term = Age (0, 1, 2, …)

definition-lapsed = Silent for { COUNT($k) } whole { $units } in a row; who returns later was won back.
    .term = Lapsed

definition-range = Chance variation with this many customers at the stated level; it does not cover wrong data or a changed market.
    .term = Range

limitation-describes = This report describes; it does not show why customers return or stay away.
limitation-ages = Ages are calendar periods: whoever first buys late in a period has a short first one.
limitation-older-cohorts = Later ages rest on the older cohorts only, so points of a curve are not the same customers.
limitation-season = Cohort and season cannot be told apart: later cohorts reach the same age in other calendar months.
limitation-new-card = A customer who changes their card or account counts as lapsed and as new.
limitation-constant-chance = The projection assumes that each customer leaves with a constant chance of their own.
limitation-other-runs = Small groups are guarded within this report, not against other runs with other dates or parameters.
