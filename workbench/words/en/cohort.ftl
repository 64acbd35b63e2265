title = Customer retention by cohort
    .lead = Do customers come back after their first purchase, do newer cohorts behave differently, and what may be expected next?

source = Source: transactions of { $name }, data to { $last }.

section-come-back = Do new customers come back?
    .intro = A customer comes back in a period when they are active in it at least once. Only periods that every customer of a cohort has lived through are counted; customers who were probably there before the data begin are kept apart.

group-new = New customers
group-early = First seen early

come-back = { $r1 } of new customers come back in the { $unit } after that of their first purchase ({ RANGE($r1) }; { N($r1) } customers).
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
       *[warn] Many called new may not be: had the data begun { DAYS($d) } later, { $t } of the { N($t) } called new ({ RANGE($t) }) had been there before.
    }
    .unknown = Whether the rule for who is new works cannot be said: the data are too short, or the customers concerned too few to show.

check-newness-trial = { $t } of { N($t) } customers called new in a trial had been there before; at most a tenth is asked for.
    .unknown = The outcome of the trial of who is new is not known, or about too few customers to show.

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

retention =
    .title = Share of each cohort active, by { $units } since the first purchase
    .subtitle = %, customers by { $unit } of first purchase, { $first } to { $last }

newer-cohorts = { $direction ->
        [higher] Cohorts from { $since } on are active more often in { $unit } 1 than earlier ones, by { SIZE($c) } ({ RANGE($c) }).
        [lower] Cohorts from { $since } on are active less often in { $unit } 1 than earlier ones, by { SIZE($c) } ({ RANGE($c) }).
        [little-changed] Cohorts from { $since } on are active in { $unit } 1 about as often as earlier ones ({ RANGE($c) }).
       *[no-clear-change] Whether newer cohorts are active more or less often in { $unit } 1 cannot be told (since { $since }, later minus earlier: { $c }; { RANGE($c) }; { N($c) } customers).
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

spending-lasts = Of revenue in the first { DAYS($d) }, { $kept } comes again three { $units } later ({ RANGE($kept) }; { N($kept) } customers), in equal windows of each customer's own time.
    .unknown = How much of the first revenue comes again cannot be told: too few have been observed that long.

revenue-per-customer =
    .title = { $known ->
        [yes] { MONEY($a) } in the rest of the first { $unit } ({ NUMBER($s) } days), { MONEY($b) } in { $unit } 3
       *[no] Revenue per new customer by { $unit }
    }
    .subtitle = Net revenue per new customer, { $currency }, by calendar { $units } since that of the first purchase, which begins with it; { $first } to { $last }
    .alt = { $known ->
        [yes] Line chart: revenue per new customer by calendar { $units } since the first purchase, ages 0 to { COUNT($k) }; { MONEY($a) } at age 0, which holds { NUMBER($s) } days on average, and { MONEY($b) } at age 3.
       *[no] Line chart: revenue per new customer by calendar { $units } since the first purchase, ages 0 to { COUNT($k) }.
    }
    .note = { $known ->
        [yes] At age 0 new customers had { NUMBER($s) } days on average, so its revenue is no base for what comes again: the { $kept } above sets equal windows of { DAYS($d) } of each customer’s own time side by side.
       *[no] Age 0 begins with the first purchase and is shorter than a whole { $unit }, so its revenue is no base for what comes again.
    }
    .note-unknown = Age 0 begins with the first purchase and is shorter than a whole { $unit }, so its revenue is no base for what comes again.
    .x = { $units } since the first purchase

section-how-long = How long do they stay, and what may be expected?
    .intro = A customer has lapsed once they stay silent for several whole periods. A model carries the observed survival forward; past forecasts, made with what was known then, are held against what happened since.

stay = { $standing ->
        [sound] Estimate: { $s } of new customers will not have fallen silent for { COUNT($k) } { $units } within { COUNT($age) } { $units } of their first purchase ({ RANGE($s) }), if they go on as they do now.
        [unproven] Estimate, not yet proven on past forecasts: { $s } of new customers will not have fallen silent for { COUNT($k) } { $units } within { COUNT($age) } { $units } of their first purchase ({ RANGE($s) }).
       *[doubtful] Doubtful estimate: a model puts those who have not fallen silent for { COUNT($k) } { $units } within { COUNT($age) } { $units } of their first purchase at { $s } ({ RANGE($s) }), but it fits badly or its past forecasts did not hold.
    }
    .unknown = How many will stay cannot be projected: too few new customers could be followed.

won-back = Lapsed is not lost: of those who fell silent for { COUNT($k) } { $units }, { $b } came back within { COUNT($k) } { $units } more ({ RANGE($b) }; { N($b) } customers).
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

constant-chance = { $chance ->
        [holds] The data do not speak against each customer leaving with a constant chance of their own, as the projection assumes.
        [fails] The data speak against a constant chance of leaving: the projection is misspecified, read it as a rough guide.
       *[unknown] Whether each customer leaves with a constant chance of their own cannot be told from so few losses.
    }

check-constant-chance = { constant-chance }

backtest =
    .title = What the projection would have said before, and what happened since
    .subtitle = Number of new customers not lapsed, three { $units } beyond the last known ones; a forecast could be made once { COUNT($k) } { $units } of silence had passed

section-definition = How much depends on the definition?

definitions =
    .title = Active in the period itself, and in it or any later one
    .subtitle = Share of new customers, %, by { $units } since the first purchase; complete periods; { $first } to { $last }
    .note = At the last ages little time is left to come later, so the two draw together; an age that would tell of a few customers is left out.

section-decide = What can be decided?

test-a-reason = Give a random half of new customers a reason to buy again within { DAYS($d) }, and compare.
    .effect = { $wait ->
        [long] Not known, and such a test would take too long here: showing a change of { POINTS($p) } takes about { COUNT($n) } new customers in each half, { COUNT($t) } { $units } of newcomers. Test on all customers, or for a larger change.
        [unknown] Not known: this report describes and cannot say what would change it. Showing a change of { POINTS($p) } takes about { COUNT($n) } new customers in each half; how many come in a { $unit } is not known.
       *[short] Not known: this report describes and cannot say what would change it. Showing a change of { POINTS($p) } takes about { COUNT($n) } new customers in each half: { COUNT($t) } { $units } of newcomers at the present rate.
    }
    .cost = The offer for half of the new customers.

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
