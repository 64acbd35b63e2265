title = Scorecard
    .lead = How is the company doing, is anything beyond usual variation, what is a change of revenue made of, and who carries it?

section-usual = Is anything beyond usual variation?
    .intro = Each measure is held against the limits of its own past, with its season and what hangs on from one period to the next taken out. Inside the limits nothing has been shown to change.

signals-found = { $v ->
        [signal] { $n ->
            [one] One of { COUNT($k) } judged measures is beyond usual variation: { $first } has been { $way ->
                [above] above
               *[below] below
            } its limits since { DAY($since) }.
           *[other] { COUNT($n) } of { COUNT($k) } judged measures are beyond usual variation, first of all { $first }: { $way ->
                [above] above
               *[below] below
            } its limits since { DAY($since) }.
        }
        [steady] All { COUNT($k) } judged measures are within usual variation.
       *[unjudged] Whether anything is beyond usual variation cannot be said yet: that takes 24 whole periods of a measure.
    }

kpis =
    .label = Measures
    .definition = Measures of the scorecard that the data allow; { $judged } of them have 24 whole { $units } or more and are judged.

signals =
    .label = Measures with a signal
    .definition = Measures whose newest point, or the latest two or three together, lie beyond what their first 24 points (52 where there are many more) would usually allow.

course =
    .title = Revenue of the newest { $unit }, { $r }, { $v ->
        [usual] is within usual variation
        [above] is above usual variation
        [below] is below usual variation
       *[unjudged] cannot be judged yet
    }
    .subtitle = Revenue by { $unit }, { $currency }; the band is usual variation; all customers, to { $last }
    .note = Whole periods only; points about few customers are left out.
    .alt = Line chart of revenue by { $unit }, { COUNT($n) } points, with a band of usual variation; the newest value is { $r }.
    .y = revenue

board =
    .title = All measures by { $unit }
    .subtitle = Newest whole { $unit }, and between which limits it would usually lie; measures with a signal first; to { $last }
    .note = Limits start anew only from a day declared in the dataset file. Without limits a measure has too few points.
    .note-2 = Retention, conversion and other shares are per { $unit }; none is turned into a yearly figure.

kpi-all = All
kpi-revenue = Revenue
kpi-orders = Orders
kpi-active-customers = Active customers
kpi-order-value = Order value
kpi-retention = Customers kept
kpi-revenue-retention = Revenue kept
kpi-repeat-rate = Second purchase
kpi-cac = Cost of a new customer
kpi-conversion = Conversion
kpi-referral = Came by referral
kpi-contract-churn = Contracts lost
kpi-nps = Net promoter score
kpi-csat = Satisfied
kpi-response-time = First response, hours

kpi-reading-usual = within usual variation
kpi-reading-above = above
kpi-reading-below = below
kpi-reading-unjudged = too few points

check-enough-judged = { $status ->
        [pass] { COUNT($value) } of { COUNT($all) } measures have the 24 whole periods that limits take.
       *[warn] Not one of { COUNT($all) } measures has the 24 whole periods that limits take.
    }
    .doubt = No measure has enough points for limits.

section-change = What changed, and what is it made of?
    .intro = Revenue is a product of customers, orders for each, items in an order, the price of an item and the mix of products. A change of it is split over them exactly, whatever the order in which they are taken.

made-of = Revenue of the latest { COUNT($k) } { $units } differs by { $c } from the { COUNT($k) } before; most lies in { $f }: { $m }.
    .unknown = What a change of revenue is made of is not known: { $why }.

factors =
    .title = What the change of revenue is made of
    .subtitle = Latest { COUNT($k) } { $units } and as many before; contributions in { $currency } add up to the whole change
    .note = Shapley values: the mean over all orders of change. A product sold in one stretch only counts as mix; where some quantities are weights or volumes, order lines count as items.

revenue-factor-customers = Customers
revenue-factor-orders = Orders for each
revenue-factor-basket = Items in an order
revenue-factor-price = Price of an item
revenue-factor-mix = Mix of products

carried = { $beyond ->
        [0] Not one of { COUNT($n) } segments by { $part } changed by more than chance gives.
       *[other] { COUNT($beyond) } of { COUNT($n) } segments by { $part } changed by more than chance gives, most of all { $first }.
    }

carriers =
    .title = Which segments carry the change
    .subtitle = Customers of either stretch, count; change of revenue with the range of chance, { $currency }
    .note = Segments of few, or that one or two customers make up, count with all others. Ranges hold together for all rows.

part-name-all-others = All others
carries-beyond-chance = beyond chance
carries-within-chance = within chance

section-declared = What was decided, and what was known?

notes =
    .title = Known changes
    .subtitle = Declared in the dataset file, within the data; to { $last }

measures =
    .title = Measures taken, before and after
    .subtitle = Points by { $unit }, count; step of the measure at the day, in its own unit; to { $last }
    .note = Level and trend before and after are fitted together. Other things may have changed on that day: a step does not show why.

step-reading-clear-up = clearly higher
step-reading-clear-down = clearly lower
step-reading-no-clear = no clear step
step-reading-too-short = too few points

section-decide = What can be decided?

look-into-signals = { $v ->
        [signal] Ask the owner of { $first } what changed on or before { DAY($since) }.
       *[other] Change nothing on the grounds of this scorecard.
    }
    .effect = Not known: this report describes and cannot say what would change a measure.
    .cost = An hour for each measure with a signal.
    .owner = Management
    .size = { $v ->
        [unjudged] No measure is judged yet
       *[other] { COUNT($n) } of { COUNT($k) } judged measures
    }
    .turns = A known change that is written into the dataset file: limits then start anew.
look-into-signals-if-known = What changed is known
    .do = Write it as a note into the dataset file, with a shift where it stays.
    .regret = If it was something else: the next signal comes later.
    .now = { "" }
look-into-signals-if-unknown = Nobody knows what changed
    .do = Look at the segments that carry the change, and wait for the next { $unit }.
    .regret = One scorecard in ten or fewer has a signal by chance: then the search was for nothing.
    .now = { $v ->
        [signal] { $way ->
            [above] yes
           *[below] yes
        }
       *[other] { "" }
    }
look-into-signals-if-none = There is no signal
    .do = Do not explain differences between two { $units }.
    .regret = If a small change began: it shows once it has lasted.
    .now = { $v ->
        [steady] yes
       *[other] { "" }
    }

definition-usual = What a measure's first 24 whole periods allow (52 where there are 78 or more): their level, what is carried from one to the next, and a little more than three standard deviations of the rest, more where it is learned from few.
    .term = Usual variation

definition-signal = A newest point, or the latest two or three together, that lie beyond it. With twelve measures at most one scorecard in ten has one by chance.
    .term = Signal

definition-order-value = Revenue net of returns, divided by orders; returns count when they are made.
    .term = Order value

definition-kept = Customers of the { $unit } before who buy again in this one, divided by all customers of the { $unit } before; who does not has not left for good. Revenue kept is what they bring now divided by what all brought then; new customers are in neither.
    .term = Customers kept, revenue kept

definition-repeat = { $repeat_rate ->
        [yes] Customers with a second purchase day within 90 days of the first, divided by all whose 90 days ended in the { $unit }; the first 90 days of the data start nobody.
       *[no] { "" }
    }
    .term = Second purchase

definition-cac = { $cac ->
        [yes] Marketing spend of the { $unit } divided by customers acquired in it, all channels together.
       *[no] { "" }
    }
    .term = Cost of a new customer

definition-conversion = { $conversion ->
        [yes] Customers with an order within 30 days of being acquired, divided by all whose 30 days ended in the { $unit }.
       *[no] { "" }
    }
    .term = Conversion

definition-referral = { $referral ->
        [yes] New customers who came by a referral, divided by new customers.
       *[no] { "" }
    }
    .term = Came by referral

definition-contract-churn = { $contract_churn ->
        [yes] Customers with a contract at the start of the { $unit } and none at its end, divided by all with one at the start.
       *[no] { "" }
    }
    .term = Contracts lost

definition-answers = { $nps ->
        [yes] Share of answers of 9 or 10 less share of 0 to 6, times 100; satisfied is 4 or 5 of 5. Only who answered counts.
       *[no] { "" }
    }
    .term = Net promoter score, satisfied

definition-response = { $response_time ->
        [yes] Median hours from opening to the first response, round the clock; a case without one yet waits longer than any with one.
       *[no] { "" }
    }
    .term = First response

limitation-describes = A signal says that something changed, not what or why.
limitation-parts = A split of revenue is arithmetic: that customers contribute does not say why they came.
limitation-worth = Lifetime value is not on this scorecard: it rests on a model and has a report of its own.
