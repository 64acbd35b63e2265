title = Recurring revenue
    .lead = How much recurring revenue is there, how much of it stays, how did it come to where it is, and what may be expected next?

source = Source: subscriptions of { $name }, data to { $last }.

span = { $k ->
        [one] one month
       *[other] { COUNT($k) } months
    }

section-kept = How much recurring revenue is there, and does it stay?
    .intro = Recurring revenue is what running contracts bring in a month; a price for several months is spread over them evenly. Customers are compared with themselves at an earlier day; new ones do not count in what is kept.

kept = Of the monthly revenue of { $then }, { $g } is still paid by the same customers ({ RANGE($g) }); with what they have added it is { $v } ({ RANGE($v) }; { N($v) } customers).
    .unknown = How much of the monthly revenue of { $then } the same customers still pay is not known: { $why }.

recurs-now = Contracts bring { $m } a month at the end of { $last }, or { $y } a year ({ N($m) } customers).
    .unknown = What contracts bring in a month is not known: { $why }.

lost = { $c } of the customers of { $then } pay nothing any more ({ RANGE($c) }; { N($c) } customers).
    .unknown = How many of the customers of { $then } pay nothing any more is not known: { $why }.

mrr =
    .label = Monthly recurring revenue
    .definition = What the contracts that run at the end of { $last } bring in a month, in states whose money recurs; a price for several months divided by their number, credit notes taken off.

net-revenue-retention =
    .label = Net revenue retention, { span }
    .definition = What the customers who paid at the end of { $then } pay a month now, divided by what they paid a month then.

gross-revenue-retention =
    .label = Gross revenue retention, { span }
    .definition = As net revenue retention, but a customer who pays more now counts with what they paid then.

logo-churn-rate =
    .label = Customers lost, { span }
    .definition = Customers who paid at the end of { $then } and pay nothing at the end of { $last }, divided by all who paid then.

course =
    .title = Contracts bring { $m } a month
    .title-unknown = Monthly recurring revenue
    .subtitle = Recurring revenue at the end of the month, { $currency }; all contracts, { $first } to { $last }
    .note = Months in which few customers moved stand together with those before them, as in the bridge.
    .note-2 = { $recorded ->
        [yes] { "" }
       *[no] In few of the latest months anybody is on record to have stopped paying: earlier points may count only customers who stayed.
    }
    .alt = Line chart: monthly recurring revenue at { COUNT($n) } points in time, at the end { $m }.
    .alt-unknown = Line chart: monthly recurring revenue at { COUNT($n) } points in time.

section-bridge = How did it come to where it is?
    .intro = Each row is exact: start, plus what came, less what went, is the end. Neighbouring months stand in one row where few customers moved.

quick = For each unit of recurring revenue that went in { span }, { $q } came (quick ratio).
    .unknown = The quick ratio is not known: { $why }.

payment = Of those who stopped paying within { span } and whose reason is on record, { $f } did so when a payment failed ({ RANGE($f) }; { N($f) } customers).
    .unknown = How many stopped paying when a payment failed is not known: { $why }.

bridge =
    .title = Bridge of monthly recurring revenue
    .subtitle = { $currency } a month; the latest rows up to { $last }, all of them in the CSV file of the run
    .note = A customer's movement is that of a day: an end and a beginning on the same day are one change. A single hidden amount would follow from the others, so the next smallest is hidden with it.

changes =
    .title = What moved recurring revenue
    .subtitle = Customers, count, and what they moved, { $currency } a month, in { span } to { $last }
    .note = A change of price is one at the same plans. Amounts are told without sign.

change-new = New customers
change-reactivation = Came back after paying nothing
change-expansion-plan = More: other or further plans
change-expansion-price = More: higher price
change-contraction-plan = Less: other or fewer plans
change-contraction-price = Less: lower price
change-churn-choice = Stopped paying: ended the contract
change-churn-payment = Stopped paying: a payment failed
change-churn-pause = Stopped paying: paused
change-churn-unsaid = Stopped paying: no reason on record

section-who = Who stays?
    .intro = Customers who paid at the earlier day, by when they first paid and by plan. Neighbouring quarters stand in one row where few customers left.

retention =
    .title = Revenue kept, by when customers first paid
    .subtitle = Customers who paid at the end of { $then }; share of their monthly revenue kept to { $last }, %

plans =
    .title = Who stayed in a plan, moved on or left
    .subtitle = Customers by the plan that brought most of their revenue at the end of { $then }, count, to { $last }

plan-moves =
    .title = From which plan to which
    .subtitle = Customers who paid at both days and changed plan, count, { $then } to { $last }

section-next = What may be expected next?
    .intro = A contract renews when its term is over. The chance to renew is counted from past renewals, by length of term and by how long the customer had paid; what new customers and changes of plan will add is not in it.

expected = An estimated { $e } of today's monthly revenue will still be paid in { next } ({ RANGE($e) }), that is { $v } a month before new customers and changes of plan.
    .unknown = How much of today's monthly revenue will still be paid in { next } is not known: { $why }.

next = { $ahead ->
        [one] one month
       *[other] { COUNT($ahead) } months
    }

forecasts =
    .title = What the forecast would have said before, and what happened since
    .subtitle = Share of monthly revenue kept within { next }, %, by the day of the forecast
    .note = The rule of thumb repeats the share of as many months before. Stretches in which few customers left are left out.

due =
    .title = Renewals that fall due in the next { DAYS($days) }
    .subtitle = Customers, count; what falls due and what may be expected of it, { $currency }, by stretches of 30 days; from { $last }
    .note = A renewal comes about only if those before it did. The list by customer, with value and chance, is in the CSV file of the run.

check-forecast-backtest = The forecast's range held what happened in { COUNT($held) } of { COUNT($made) } past forecasts; four in five of at least four are asked for.
    .doubt = Past forecasts of this kind did not hold often enough, or were too few.

check-forecast-beats-rule = { $known ->
        [yes] Past forecasts missed by { $value } on average, the rule of thumb by { $rule }.
       *[no] Whether the forecast is nearer than the rule of thumb is not known: no past forecast could be made.
    }
    .doubt = Past forecasts were no nearer than the rule of thumb.

section-counted = What counts as recurring?
    .intro = A state means what the source says it means. Money of a contract that is active, past due (a payment is being tried again) or ended counts up to its end; that of a trial, a pause or an unpaid contract does not.

states =
    .title = States of contracts
    .subtitle = Stretches of contracts that began by { $last }, count, and whether their money recurs

state-active = Active
state-past-due = Past due
state-canceled = Ended
state-trialing = Trial
state-incomplete = First payment open
state-incomplete-expired = First payment never made
state-unpaid = Unpaid
state-paused = Paused
recurs-yes = yes
recurs-no = no

check-losses-recorded = Somebody is on record to have stopped paying in { COUNT($seen) } of the { COUNT($months) } months that retention looks back on; half of them are asked for.
    .doubt = Few months have a loss on record: customers who left earlier may be missing from the data.

check-year-recorded = Somebody is on record to have stopped paying in { COUNT($seen) } of the latest { COUNT($months) } months; half of them are asked for.
    .doubt = In few of the latest months anybody is on record to have stopped paying: customers who left earlier may be missing from the data.

check-doubled-contracts = { $status ->
        [pass] At most one customer in twenty has two contracts of one plan at the same time; contracts add up.
       *[warn] More than one customer in twenty has two contracts of one plan at the same time; contracts add up, so a row delivered twice would count twice.
    }
    .doubt = Many customers have two contracts of one plan at the same time; rows may have been delivered twice.

section-decide = What can be decided?

ask-before-renewal = Give a random half of the customers whose contracts renew within { DAYS($days) } a reason to stay, and compare.
    .effect = { $wait ->
        [enough] Not known: this report describes and cannot say what would change it. Showing, in four tests of five, a change of { POINTS($p) } in how many renew takes about { COUNT($n) } customers in each half; { COUNT($due) } fall due.
        [few] Not known: this report describes and cannot say what would change it. Showing, in four tests of five, a change of { POINTS($p) } in how many renew takes about { COUNT($n) } customers in each half, and { COUNT($due) } fall due in all: either look for a change of { POINTS($least) } or more, which these can show, or add up the results of { COUNT($rounds) } such calendars.
        [too-few] Not known: this report describes and cannot say what would change it. Showing, in four tests of five, a change of { POINTS($p) } in how many renew takes about { COUNT($n) } customers in each half, and { COUNT($due) } fall due in all, too few for a change of any size: add up the results of { COUNT($rounds) } such calendars.
       *[unknown] Not known: this report describes and cannot say what would change it.
    }
    .cost = The offer for half of these customers.
    .owner = Customer retention
    .size = { $wait ->
        [unknown] Half of the customers whose contracts renew
       *[known] Half of the { COUNT($due) } customers whose contracts renew
    }
    .turns = A test in which the two halves clearly differ, or clearly do not.
ask-before-renewal-if-untested = No test has been made
    .do = Test it on a random half of the customers in the calendar of renewals.
    .regret = If it changes nothing: the offer for that half.
    .now = yes
ask-before-renewal-if-works = A test shows that more renew, and that they bring more than the offer costs
    .do = Give it to all before their renewal; keep a random tenth without it.
    .regret = If the test looked good by chance: the offer for everybody, until the tenth shows it.
    .now = { "" }
ask-before-renewal-if-fails = A test shows no difference
    .do = Stop the offer.
    .regret = If the difference is smaller than { POINTS($p) }: that much is forgone.
    .now = { "" }

definition-recurring = What running contracts bring in a month, in whole minor units of the currency; a price for several months is divided by their number, to the nearest minor unit.
    .term = Recurring revenue

definition-contracts = All contracts of a customer that run at the end of a day, added up; a contract does not run on the day on which it ends.
    .term = What a customer pays

definition-churn = A customer stops paying altogether: by ending the contract, by a payment that fails, or by a pause; how is told where the data say it.
    .term = Churn

definition-grace = { $grace ->
        [0] Who comes back after paying nothing, however soon, is reactivated.
       *[other] Who comes back within { DAYS($grace) } after their last contract ended has not been away; who comes back later is reactivated. So churn of the last { DAYS($grace) } may still be taken back.
    }
    .term = Reactivation

definition-expansion = A customer who pays goes on paying, but more, or less: through other or further plans, or through another price of the same ones.
    .term = Expansion and contraction

definition-net = Revenue now of the customers of an earlier day, divided by their revenue then; with what they added.
    .term = Net revenue retention

definition-gross = The same, but no customer counts with more than they paid then.
    .term = Gross revenue retention

definition-range = Chance variation with this many customers at the stated level; it does not cover wrong data or a changed market.
    .term = Range

limitation-describes = This report describes; it does not show why customers stay or leave.
limitation-not-accounts = Recurring revenue is a measure of contracts, not revenue of the accounts: discounts for a time, taxes and use beyond the contract are not in it.
limitation-ends = Where a source keeps only the customers of today, earlier losses are missing and retention over longer stretches comes out too high.
limitation-compared = Who stopped paying and came back in between counts as kept: the two days are compared, not what lay between.
limitation-forecast = The forecast takes past chances to renew as those to come; it knows neither prices to come nor competitors.
limitation-other-runs = Small groups are guarded within this report, not against other runs with other dates or parameters.
