title = Certificate: analyses against known truth
    .lead = Does the workbench find what was planted, as often as it says, and does it refuse what cannot be known?

source = Source: the truth tests of this version, run with the seeds in the table.

section-ranges = Do the ranges hold what they promise?
    .intro = Worlds are simulated whose truth is known; each is analysed as a company's data would be. A range that promises to hold the truth in nineteen of twenty worlds has to do so, within the chance variation of the number of worlds tried.

hold = { COUNT($held) } of { COUNT($all) } gates hold; each was tried on at least { COUNT($worlds) } simulated worlds.

gates-held =
    .label = Gates held
    .definition = Gates that held, divided by all gates: coverage within its band, bias within chance and within a stated part of the truth, false alarms below their bound, true effects found.

coverage-lies = Coverage of the ranges that promise { SHARE($promise) } lies between { SHARE($lo) } and { SHARE($hi) }.

coverage =
    .title = Ranges hold the truth in { SHARE($lo) } to { SHARE($hi) } of simulated worlds
    .subtitle = Coverage of ranges at a promised { SHARE($promise) }, %, by quantity; at least { COUNT($worlds) } worlds each; whiskers: chance variation
    .alt = Bar chart of coverage by quantity; the lowest is { SHARE($lo) }, the highest { SHARE($hi) }.
    .x = Share of worlds in which the range held the truth
    .note = Drawn are the { COUNT($shown) } of { COUNT($every) } quantities whose coverage is farthest from what is promised; the table has all.

section-tried = What was tried, and what came out?

certificate =
    .title = Every gate with its figures
    .subtitle = Share of simulated worlds, and mean error in the unit of the quantity

verdict-pass = pass
verdict-fail = fail

check-gates = { COUNT($held) } of { COUNT($all) } gates hold.

definition-t1 = Cohort retention: beta-geometric customers, arrivals growing, data that end in mid-month.
    .term = T1

definition-t2 = A risk that rises with age: the right model covers it, the wrong one is noticed.
    .term = T2

definition-t3 = Survival with late entry and with two competing exits.
    .term = T3

definition-t4 = Four kinds of customers in log space: all four are found.
    .term = T4

definition-t5 = One kind of customers: the segmenter says that there are no groups.
    .term = T5

definition-t6 = Moves between five segments by a known matrix, and two periods that do not differ.
    .term = T6

definition-t7 = Chains of steps with and without a memory: the one is seldom accused of one, the other is found out and attribution warns.
    .term = T7

definition-t8 = Advertising that follows intent and does nothing, and search that works: only the hold-out tells them apart.
    .term = T8

definition-t9 = A funnel with a window of days, waiting times, and paths still open when the data end.
    .term = T9

definition-t10 = Churn whose level drifts, seen from several days: chances, list and profit as good as the law's own; a planted leak stops the run.
    .term = T10

definition-t11 = The chance to be still a customer, where the model is the truth; too few repeat buyers are refused.
    .term = T11

definition-t12 = Joining explained by what is observed: the effect on the joiners, which a plain comparison misses.
    .term = T12

definition-t12b = The same after costs, themselves estimated: the return and what is left over per member.
    .term = T12b

definition-t13 = Joiners with ever fewer like them among the others: the estimate is given, then warned of, then refused.
    .term = T13

definition-t14 = Customers who join on a purchase: a programme without effect must find none.
    .term = T14

definition-t15 = A start store by store with growing effects; and one whose stores were on a trend anyway, which must be noticed.
    .term = T15

definition-t16 = A trait that nobody recorded: how strong it must be to explain the effect away is reported right.
    .term = T16

definition-t17 = Points that expire after eighteen months, of which nine have been seen: the part that will be redeemed, marked as extrapolated.
    .term = T17

definition-t18 = Purchases and value of customers to come, under two truths; spending that goes with frequency is warned of.
    .term = T18

definition-t19 = Who responds in a randomised trial: ranking and policy worth what they are said to be worth.
    .term = T19

definition-t20 = Net promoter score from few answers, and from those asked but silent.
    .term = T20

definition-t21 = The money of a churn list where lapsed customers return: the range holds the true profit, and a list that loses is called so.
    .term = T21

definition-t22 = Recurring revenue: the bridge of a month to the cent in worlds with upgrades, pauses and failed payments, and revenue kept with its range.
    .term = T22

definition-t23 = What of today's recurring revenue is still paid a quarter on, where customers differ in their chance to stay.
    .term = T23

definition-t24 = Months to payback, where younger cohorts have not been observed long enough to have paid back.
    .term = T24

definition-t25 = A scorecard of twelve measures: quiet where nothing happens, and a step of three deviations found within three points; where values hang together, in four cases of five.
    .term = T25

definition-t29 = Waits of service cases, open ones among them; promises kept; and customers with a case who would have bought the same without one.
    .term = T29

definition-t30 = Satisfaction from few answers and from people of whom the happy answer more often; a link to buying that is there, or is not.
    .term = T30

definition-t31 = Themes of comments: those that are there are found, and none are claimed where words go together by chance.
    .term = T31

definition-coverage = Share of worlds in which the range held the truth.
    .term = Coverage

definition-bias = Mean error over the worlds, in the unit of the quantity.
    .term = Bias

definition-found = Share of worlds in which what was planted was noticed.
    .term = Found

definition-false-alarms = Share of worlds in which something was noticed that was not there.
    .term = False alarms

limitation-simpler = Simulated worlds are simpler than companies: the certificate says that the arithmetic is right, not that the assumptions hold for you.
