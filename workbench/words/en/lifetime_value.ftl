title = Customer lifetime value
    .lead = What may customers be expected to buy and to bring within a stated horizon, how sure is that, and who brings most of it?

source = Source: transactions of { $name }, data to { $last }.

section-worth = What are the customers worth?
    .intro = Expected purchases times the expected margin of a purchase, discounted, over a stated horizon. It is what is still to come from those who have bought; what they have brought so far, and new customers, are not in it.

basis = { $money ->
        [margin] as in the order lines
       *[spend] assumed at { SHARE($margin) } of revenue
    }

value-of-base = { $standing ->
        [sound] Estimate: the { N($t) } customers will bring { $t } in margin ({ basis }) within { DAYS($d) } ({ RANGE($t) }), discounted at { SHARE($rate) } a year.
        [doubtful] Doubtful estimate: a model puts the margin ({ basis }) that the { N($t) } customers will bring within { DAYS($d) } at { $t } ({ RANGE($t) }), discounted at { SHARE($rate) } a year.
        [unproven] Estimate, not proven to within a tenth: the { N($t) } customers will bring { $t } in margin ({ basis }) within { DAYS($d) } ({ RANGE($t) }), discounted at { SHARE($rate) } a year.
       *[in-total] Estimate with reservations: the { N($t) } customers will bring { $t } in margin ({ basis }) within { DAYS($d) } ({ RANGE($t) }), discounted at { SHARE($rate) } a year.
    }
    .unknown = What the customers are worth is not known: { $why }.

clv-total =
    .label = Value of the customer base (margin { basis })
    .definition = Margin ({ basis }) to be expected of all who have bought within { DAYS($d) }, discounted at { SHARE($rate) } a year; returns taken off; without new customers.

clv-mean =
    .label = Value per customer, mean
    .definition = The value of the customer base divided by the number of customers who have bought.

top-decile-clv-share =
    .label = Share of the most valuable tenth
    .definition = Value of the tenth of customers with the highest expected value, divided by the value of all.

half-are-worth-less = Estimate: half of the customers will bring less than { MONEY($median) } each; the mean is { $m } ({ RANGE($m) }).
    .unknown = A value per customer is not known.

tenth-number = Tenth { COUNT($days) }

value-by-tenth =
    .title = A tenth of customers holds { $t } of the expected value
    .title-unknown = Expected value by tenths of customers
    .subtitle = Share of the value of all, %, by tenths of customers from the most valuable; { COUNT($n) } customers, next { DAYS($d) }
    .alt = Bar chart: share of the expected value by tenths of customers. The first tenth holds { $t } ({ RANGE($t) }).
    .x = Share of the value of all

section-where = Where does the value lie?
    .intro = Groups of customers by expected value, by the quarter in which they were first seen, and by the channel through which they came where that is known. Differences between groups are described, not explained.

value-tier-high = High (top fifth)
value-tier-medium = Medium (next three tenths)
value-tier-low = Low (other half)

value-by-tier =
    .title = Value by tier
    .subtitle = Expected value within { DAYS($d) } and its range per customer; data to { $last }

value-by-cohort =
    .title = Value by quarter first seen
    .subtitle = Expected value within { DAYS($d) } and its range per customer; small quarters are left out
    .note = Who was there before the data begin counts as first seen when they do. Short histories lean on the average of all customers, so differences between quarters are not differences between newcomers.

value-by-channel =
    .title = Value by channel of acquisition
    .subtitle = Expected value within { DAYS($d) } and its range per customer, by channel of acquisition

section-cost = Is it worth what it cost to win them?
    .intro = Cost and customers of the same channel and quarter are compared. Customers who were acquired and never bought count too.

value-against-cost =
    .title = Margin so far and to come is { $r } times the cost of acquisition
    .title-unknown = Value for acquisition cost
    .subtitle = Margin so far and value to come within { DAYS($d) }, per unit of acquisition cost, by channel; data to { $last }
    .alt = Bar chart: value for 1 of acquisition cost by channel, with ranges; over all paid channels { $r } for { N($r) } customers.
    .x = Value for 1 of acquisition cost
    .source = Source: customers, spend and transactions of { $name }, data to { $last }.
    .note = Ranges cover the chance in what is to come; cost and margin so far are counted.

value-against-cost-by-quarter =
    .title = Value and acquisition cost by quarter of acquisition
    .subtitle = Paid channels together; value to come within { DAYS($d) }; data to { $last }
    .source = Source: customers, spend and transactions of { $name }, data to { $last }.
    .note = Younger quarters have had less time to pay back. [x] in the last column: not paid back yet.

section-test = Does the forecast work?
    .intro = A model is fitted on the first part of the data only and then held against what the same customers did afterwards. Two naive forecasts stand beside it: everybody goes on at the average rate, and everybody repeats their last period.

tenths-clause = { $tenths ->
        [no] { "" }
       *[yes] The tenth of customers expected to buy least was expected to do so on { NUMBER($low) } days each and did on { NUMBER($low_seen) }; the tenth expected to buy most, on { NUMBER($high) } and { NUMBER($high_seen) }.
    }

forecast-tested = Fitted on data to { $cut }, the model expected { $p } purchase days of { N($p) } customers in the { DAYS($held) } after it ({ RANGE($p) }); { $a } came. { tenths-clause } { closest }.
    .unknown = The forecast cannot be tested on these data: { $why }.

holdout-orders-predicted =
    .label = Purchase days expected in the test period
    .definition = Purchase days that the model, fitted on data to { $cut }, expects of the customers known then, within the { DAYS($held) } after it.

holdout-orders-actual =
    .label = Purchase days seen in the test period
    .definition = Purchase days of the same customers in the { DAYS($held) } after { $cut }, counted.

tracking =
    .title = Repeat purchases seen and expected, week by week
    .note = Expected here is the course of all customers from their first purchase on, whatever each of them did; the test itself starts from what each had done by { $cut }.
    .subtitle = Days with a repeat purchase, cumulative count by week, of { COUNT($n) } customers known by { $cut }; { $first } to { $last }
    .alt = Line chart: cumulative repeat purchases by week, seen and expected. Of those known at the cut, in the test period { $p } were expected ({ RANGE($p) }) and { $a } were seen.
    .x = Weeks since the first purchases

closest = { $best ->
        [model] Customer by customer the model comes closest to what was seen
        [naive] A naive forecast came closer to each customer than the model
        [even] Customer by customer the model is not clearly closer than a naive forecast
       *[none] Forecasts of the test period
    }

forecast-method-model = Model
forecast-method-mean-rate = Average rate for everybody
forecast-method-last-period = Last period again

accuracy =
    .title = { closest }
    .subtitle = Purchase days of { COUNT($n) } customers in the { DAYS($held) } after { $cut }

series-actual = seen
series-predicted = expected

holdout-by-frequency =
    .title = In { $i } of groups the forecast lies within the range seen
    .title-unknown = Purchases by earlier frequency
    .subtitle = Purchase days per customer in the { DAYS($held) } after { $cut }, by repeat purchases until then
    .alt = Line chart: purchase days per customer in the test period by earlier repeat purchases, seen with ranges and expected; in { $i } of { COUNT($k) } groups of { COUNT($n) } customers the forecast lies within the range.
    .x = Repeat purchases by the end of calibration

holdout-by-decile =
    .title = Forecast and outcome by tenths of the forecast, the lowest first
    .subtitle = Purchase days per customer in the { DAYS($held) } after { $cut }; customers with the same history stay together

money-tested = In money, the same test is off by { $e } ({ RANGE($e) }; { N($e) } customers).
    .unknown = In money, the forecast could not be tested.

money-counted = { $money ->
        [margin] Margin
       *[spend] Revenue
    }

accuracy-in-money =
    .title = In money: { closest }
    .subtitle = { money-counted } of { COUNT($n) } customers in the { DAYS($held) } after { $cut }

check-holdout-total = The forecast of all purchase days is off by { SIZE($value) } ({ RANGE($value) }); a tenth is allowed.
    .unknown = The forecast could not be tested.
    .doubt = The past test missed all purchases together by { SIZE($value) }.
    .doubt-unknown = The forecast could not be tested on the past.

check-holdout-beats-naive = { closest }
    .doubt = Customer by customer the model came no closer than a naive forecast.

check-holdout-money = The forecast of all money is off by { SIZE($value) } ({ RANGE($value) }); a tenth is allowed.
    .unknown = In money, the forecast could not be tested.
    .doubt = In money the forecast of that time was { SIZE($value) } off.
    .doubt-unknown = The amounts spent are untested.

check-holdout-groups = In { $value } of groups of like customers the forecast lies within the range seen; four in five are asked for.
    .unknown = The forecast could not be tested by groups.
    .doubt = Of groups of like customers only { $value } bought what was expected of them, as far as chance allows: a value for one customer or a few means less than the total.
    .doubt-unknown = Groups of like customers are untested.

check-base-against-sales = { $known ->
        [yes] What these customers are expected to bring within { DAYS($d) } is { NUMBER($value) } times what the company took in as many days, at the rate of the last year or of the last 90 days, whichever is more; up to { NUMBER($threshold) } passes.
       *[no] The value told cannot be held against the company's sales: one of them is not known.
    }
    .doubt = The value told is more than the company takes, or cannot be held against it.

section-model = Which model, and who is still a customer?
    .intro = Three models of repeat buying are fitted to all customers; the one under which the purchases are most likely is used. They differ in when a customer may leave: after any repeat purchase, after any purchase, or at any moment.

model-bg-nbd = BG/NBD (may leave after a repeat purchase)
model-mbg-nbd = MBG/NBD (may leave after any purchase)
model-pareto-nbd = Pareto/NBD (may leave at any moment)
model-none = none

reason-none = fitted

models =
    .title = { $fitted ->
        [yes] The model used: { $called }
       *[no] No model could be fitted
    }
    .subtitle = Customers with at least one purchase, { COUNT($n) }; data to { $last }
    .note = All three have four parameters, so log-likelihoods compare directly; the test period takes no part in the choice.
    .note-2 = Under BG/NBD a customer who bought once counts as one for certain: that is how the model is built, not a finding.

still-customers = Estimate: { $a } of { N($a) } buyers are still customers ({ RANGE($a) }).
    .unknown = How many are still customers is not known: { $why }.

one-time-buyers = { $told ->
        [built-in] Those who bought once all count as customers under BG/NBD, by its construction and whatever their silence; MBG/NBD puts their mean chance at { SHARE($m) }.
        [estimated] Of those who bought once, an estimated { $o } are still customers ({ RANGE($o) }; { N($o) } customers).
       *[not-known] Nothing can be said of those who bought once.
    }
    .unknown = Nothing can be said of those who bought once.

p-alive =
    .title = Chance to be still a customer, by repeat purchases and days of silence
    .subtitle = Mean probability, %; { COUNT($n) } customers; data to { $last }
    .note = Columns: days since the last purchase. The number of customers in each cell is in the CSV. The chances are the model's own and are not tested here.

check-model-edges = { $edge ->
        [none] The data show how customers differ, in buying and in leaving.
        [nobody-leaves] The data show nobody leaving: every buyer counts as a customer for good, which does not hold over a long horizon.
        [alike] Customers differ so little both in how often they buy and in how soon they leave that the model cannot measure by how much.
        [alike-buying] Customers differ so little in how often they buy that the model cannot measure by how much; how they differ in leaving it can.
        [alike-leaving] Customers differ so little in how soon they leave that the model cannot measure by how much; how they differ in buying it can.
        [extreme] Customers are so far apart in how often they buy, or in how soon they leave, that the model cannot measure by how much.
       *[no-model] No model could be fitted.
    }
    .doubt = { check-model-edges }

section-wrong = What could be wrong with it?
    .intro = The model takes for granted that how often somebody buys has nothing to do with how much they spend each time, that no few customers dominate, and that the future is not much longer than what was observed.

independence = { $verdict ->
        [pass] How often customers buy says little about how much they spend each time (correlation { $c }, { RANGE($c) }), near enough to what the model assumes.
       *[warn] How often customers buy and how much they spend each time go together (correlation { $c }, { RANGE($c) }): the value of frequent customers is misjudged.
    }
    .unknown = Whether frequency and spending go together cannot be told.

check-independence = { independence }
    .unknown = Whether frequency and spending go together cannot be told.
    .doubt = Frequent customers spend more, or less, each time than the model takes for granted.

dominance = { $told ->
        [both] The { COUNT($k) } largest customers have brought { $s } of all money. With them the base is worth { $t }; refitted without them, { $w } ({ RANGE($w) }).
        [share] The { COUNT($k) } largest customers have brought { $s } of all money.
       *[nothing] Whether a few customers dominate cannot be told.
    }
    .unknown = Whether a few customers dominate cannot be told.

check-dominance = { dominance }
    .unknown = Whether a few customers dominate cannot be told.
    .doubt = A few customers hold much of the value.

check-horizon = The horizon of { DAYS($d) } is { NUMBER($value) } times the { DAYS($o) } observed; twice is the most that is not a mere extrapolation.
    .doubt = The horizon is more than twice what was observed.

check-left-truncation = { SHARE($value) } of customers were first seen within { DAYS($w) } of the start of the data; they may be older than they look.
    .doubt = { SHARE($value) } of customers may have been there before the data begin.

check-sold-at-a-loss = { SHARE($value) } of customers with repeat purchases brought nothing or a loss; they take no part in the model of spending.
    .doubt = { SHARE($value) } of customers with repeat purchases brought nothing or a loss and are not in the model of spending.

check-margin-known = { $money ->
        [margin] Value is counted in the margin of the order lines.
       *[spend] The order lines have no margin; { SHARE($margin) } of revenue is assumed. The value moves in proportion to it.
    }

one-returns = { $one ->
        [yes] { " " }One customer alone returned more than a tenth of all that was paid, and every value is lower for it.
       *[no] { "" }
    }

check-returns = { COUNT($returns_only_days) } customer days had no paid purchase (returns, or nothing charged): they do not count as purchases, and { SHARE($refund_share) } is taken off every expected purchase for them. { COUNT($never_bought) } customers never paid for anything.{ one-returns }
    .doubt = One customer alone returned more than a tenth of all that was paid, and every value is lower for it.

section-decide = What can be decided?

set-a-ceiling = { $known ->
        [yes] Set a ceiling for the cost of winning a customer, and test it by pausing advertising in part of the market.
       *[no] Set no ceiling for the cost of winning a customer from these data yet: follow those who are surely new for a year.
    }
    .effect = Estimate: a new customer brings { $v } on average within { DAYS($d) }, the first purchase included ({ RANGE($v) }); a higher cost is not earned back in that time.
    .effect-unknown = What a new customer brings is not known: { $why }.
    .cost = { $known ->
        [yes] The sales forgone where advertising is paused.
       *[no] No cost.
    }
    .owner = Marketing, for winning customers
    .size = { $known ->
        [yes] Every new customer
       *[no] Those who are surely new
    }
    .turns = A year of new customers followed from their first purchase, or a pause of advertising in part of the market.
set-a-ceiling-if-known = What a new customer brings is estimated
    .do = Pay at most that for a new customer.
    .regret = If they bring less: the difference, for each customer won.
    .now = { $known ->
        [yes] yes
       *[no] { "" }
    }
set-a-ceiling-if-unknown = What a new customer brings is not known
    .do = Set no ceiling; follow those who are surely new for a year.
    .regret = If winning them costs more than they bring: a year of the difference.
    .now = { $known ->
        [yes] { "" }
       *[no] yes
    }
set-a-ceiling-if-paused = A pause has shown how many come without advertising
    .do = Set the cost against the customers it added, not against all who came.
    .regret = If that part of the market is unlike the rest: sales lost elsewhere.
    .now = { "" }

serve-by-tier = Give service and offers by tier, and keep a random tenth of each tier as it is.
    .effect = { $tells ->
        [yes] Not known: this report expects, it does not show what would change the value. A tenth left alone ({ COUNT($n) } customers) shows, in four tests of five, a change of { SHARE($p) } or more in what a customer brings within { DAYS($held) }; a smaller one takes a larger part left alone.
        [few] Not known: this report expects, it does not show what would change the value. A tenth left alone is too few customers to show anything: leave a random half of the high tier as it is instead.
       *[no] Not known: this report expects, it does not show what would change the value. A tenth left alone ({ COUNT($n) } customers) is too few to show even a doubling of what a customer brings: leave a random half of the high tier as it is instead.
    }
    .cost = The offers for nine in ten customers.
    .owner = Customer service
    .size = Nine in ten customers of every tier
    .turns = A tenth left alone that brings as much as the others.

definition-purchase = A day on which a customer placed at least one order; several orders on a day are one purchase.
    .term = Purchase

definition-still-a-customer = The probability, given how often and how long ago somebody bought, that they will buy again if given time. A silent customer may still count as one here whom other reports call lapsed or at risk.
    .term = Chance to be still a customer

definition-expected-value = Margin to be expected from purchases within { DAYS($d) } after { $last }, discounted at { SHARE($rate) } a year to that day.
    .term = Expected value

definition-range = Futures drawn from the fitted model with parameters as uncertain as they are (parametric bootstrap), at the stated level; it does not cover a wrong model or a changed market.
    .term = Range of a total

definition-tier = High: the fifth of customers with the highest expected value; medium: the next three tenths; low: the others.
    .term = Tier

definition-average-rate = A naive forecast: all customers buy on at the mean rate of all.
    .term = Average rate for everybody

definition-last-period = A naive forecast: each customer buys as often as in the equally long time before.
    .term = Last period again

limitation-bought = The value is that of customers who have bought; prospects and new customers are not in it.
limitation-seasons = The model knows no seasons and no campaigns: what they moved is taken for the customers' own rhythm.
limitation-single-customer = The value of a single customer is uncertain by far: use the bands of the export, not the figure.
limitation-new-card = A customer who changes their card or account counts as lost and as new.
limitation-constant = Margins and discount rate are taken as constant over the horizon.
limitation-experiment = Whether marketing can change a customer's value is not shown here; that takes an experiment.
