title = Acquisition and payback
    .lead = What does it cost to win customers, how soon have they brought it back, and what are they worth against it?

source = Source: customers, spend and transactions of { $name }, data to { $last }.

section-cost = What does a new customer cost, and is it brought back?
    .intro = Paid channels are those with cost; blended is all cost divided by all new customers, whichever way they came.

# Said where the margin is assumed.
margin-taken = { $money ->
        [margin] { "" }
       *[spend] , with { SHARE($margin) } of revenue taken as margin
    }

pays-back = Half of the cohorts have brought back their cost of acquisition by the end of their month { $m } ({ RANGE($m) }; { N($m) } customers){ margin-taken }.
    .unknown = After how many months half of the cohorts have brought back their cost is not known: { $why }.

costs = A new customer costs { $b } over all channels, and { $p } through paid ones ({ N($p) } customers).
    .unknown = What a new customer costs is not known: { $why }.

worth-against-cost = Estimate: for each unit of cost, customers of paid channels have brought { NUMBER($so_far) } in margin, and in { DAYS($d) } will have brought { $r } ({ RANGE($r) }; { N($r) } customers){ margin-taken }. { $can ->
        [yes] That pays if, counted by what they bring, at least { SHARE($least) } of them would not have come without the cost, which is not measured here.
       *[no] That does not pay, even if none of them would have come without the cost.
    }
    .unknown = What customers are worth against their cost is not known: { $why }.

roas = Revenue so far of the customers of paid channels is { $r } times the cost (return on ad spend); revenue of all customers is { $e } times the cost (marketing efficiency ratio).
    .unknown = Revenue against cost is not known: { $why }.

cac =
    .label = Cost of a new customer, blended
    .definition = Marketing cost to { $last }, divided by all new customers whose day and channel are known.

payback-months =
    .label = Months to payback, half of the cohorts
    .definition = Months of 30 days of customers' own time by whose end half of the cohorts (channel and quarter of acquisition) have brought as much margin as they cost; cohorts that have not yet count as observed so far.

ltv-to-cac =
    .label = Value for one unit of cost
    .definition = Margin so far and to be expected within { DAYS($d) } of the customers of paid channels, divided by what they cost.

conversion-rate =
    .label = Leads who bought within { DAYS($w) }
    .definition = { $lead ->
        [event] Customers with a first event that makes them a lead, who bought within { DAYS($w) } of it, divided by all observed for as long.
       *[acquired] Customers who bought within { DAYS($w) } of the day on which they were acquired, divided by all observed for as long.
    }

converted = { $c } of leads bought within { DAYS($w) } ({ RANGE($c) }; { N($c) } leads).
    .unknown = How many leads bought within { DAYS($w) } is not known: { $why }.

payback-course =
    .title = { $k ->
        [0] How much of their cost cohorts have brought back, by age
        [one] After one month cohorts have brought back { NUMBER($times) } times their cost
       *[other] After { COUNT($k) } months cohorts have brought back { NUMBER($times) } times their cost
    }
    .subtitle = Cumulative margin per unit of cost of acquisition, by months of 30 days since acquisition; paid channels; { $first } to { $last }
    .alt = Line chart: margin for one unit of cost by age over { COUNT($n) } months; 1 is payback. By month { COUNT($k) } it is { NUMBER($times) }.
    .x = months since acquisition
    .note = Each age rests on the cohorts all of whose customers have reached it, so later ages rest on older cohorts.

section-channels = Which channels cost what?

channels =
    .title = Cost and new customers by channel
    .subtitle = New customers, count, and cost, { $currency }; { $first } to { $last }
    .note = [x]: without cost, or without customers, there is no cost of a customer.

months =
    .title = Cost of a new customer by month
    .subtitle = New customers of all channels, count, and cost, { $currency }; the latest rows up to { $last }

meeting-both = yes
meeting-no-cost = no cost
meeting-no-customers = no customers

slopes =
    .title = How customers and cost go together from month to month
    .subtitle = Difference in new customers, in %, between months whose cost differs by 1%; months with cost
    .note = Months were not drawn at random: a busy season has more of both. This is no experiment, and not what more cost would bring.

section-payback = How soon is the cost brought back?
    .intro = A cohort has paid back when its margin per customer has reached its cost per customer. Only ages that all of a cohort have lived through count; later ones are missing, not zero.

payback =
    .title = Payback of cohorts by channel and quarter
    .subtitle = New customers, count; cost and margin so far per customer, { $currency }; months of 30 days to payback, or observed without it
    .note = Cohorts of few customers, or whose money one or two make up, are left out.

triangle =
    .title = Margin for one unit of cost, by quarter of acquisition and age
    .subtitle = Cumulative, by months of 30 days since acquisition; paid channels; data to { $last }

restated =
    .title = What the triangle said three months ago, and what came
    .subtitle = Margin for one unit of cost at the age reached now; by quarter of acquisition

check-restated = { $known ->
        [yes] Three months ago the same triangle missed where cohorts stand now by { $value } on average; at most { SHARE($threshold) } is asked for.
       *[no] Whether the triangle foretells later ages is not known: no older cohort has gone on for as long.
    }
    .doubt = What the triangle said three months ago did not come about closely enough, or could not be tested.

check-holdout-money = What customers known at the middle of the data would bring by the end was forecast off by { SIZE($value) } ({ RANGE($value) }) by the model behind what is still to come; a tenth is allowed.
    .unknown = The model behind what is still to come could not be tested on the past.
    .doubt = Tested on the past, the model behind what is still to come was { SIZE($value) } off.
    .doubt-unknown = What is still to come is untested.

done-yes = yes
done-no = not yet

check-channels-meet = { $value ->
        [0] Every channel with cost has customers.
       *[other] Channels with cost and without customers: { COUNT($value) }. Names of channels may be written in two ways.
    }
    .doubt = Some channels with cost have no customers: names may be written in two ways.

section-decide = What can be decided?

hold-out-a-channel = Leave out the paid channel whose customers cost most for a random half of regions, and compare new customers of all channels.
    .effect = Not known: this report describes, and months with more cost also differ otherwise. What is saved is the cost of the channel, { $p } a customer over all paid ones; what is at risk is all that its customers bring. { $long ->
        [no] It brings { SHARE($s) } of new customers: showing, in four tests of five, that they stay away without it takes about { $n ->
            [1] one month
           *[other] { COUNT($n) } months
        } at the present number of new customers, and longer where regions differ much.
        [yes] It brings { SHARE($s) } of new customers: showing, in four tests of five, that they stay away without it would take about { $n ->
            [1] one month
           *[other] { COUNT($n) } months
        } at the present number of new customers. Leaving out all paid channels at once ({ SHARE($all) } of new customers) shows it in about { $n_all ->
            [1] one month
           *[other] { COUNT($n_all) } months
        }; both take longer where regions differ much.
       *[unknown] How long a test has to be cannot be told: no paid channel brings enough customers.
    }
    .effect-unknown = Not known: this report describes, and months with more cost also differ otherwise.
    .cost = Customers who would have come through the channel there.
    .owner = Marketing
    .size = Half of the regions
    .turns = A test in which new customers of all channels clearly differ, or clearly do not.
hold-out-a-channel-if-untested = No region has been left out at random
    .do = { $long ->
        [yes] Leave out all paid channels in a random half of regions: one alone cannot be told within a year.
       *[other] Leave out the channel whose customers cost most, in a random half of regions.
    }
    .regret = If it works: its customers in these regions for as long as the test takes.
    .now = yes
hold-out-a-channel-if-works = A test shows fewer new customers without it, worth more than it costs
    .do = Keep the channel; test the next one.
    .regret = If the test looked good by chance: its cost.
    .now = { "" }
hold-out-a-channel-if-fails = A test shows no difference
    .do = Stop the channel.
    .regret = If the difference is small and was missed: its customers.
    .now = { "" }

definition-new = A customer whose day and channel of acquisition are in the data.
    .term = New customer

definition-matched = { $lag ->
        [0] The cost of a month is set against the customers acquired in the same month.
       *[other] The cost of a month is set against the customers acquired { COUNT($lag) } months later, as the parameter says.
    }
    .term = Cost and customers

definition-paid = A channel with marketing cost.
    .term = Paid channel

definition-margin = { $money ->
        [margin] As in the order lines, returns taken off.
       *[spend] { SHARE($margin) } of net revenue, as the parameter says.
    }
    .term = Margin

definition-roas = Revenue so far of customers who came through paid channels, divided by the cost of these channels.
    .term = Return on ad spend

definition-mer = Revenue of all customers, old and new, divided by all marketing cost.
    .term = Marketing efficiency ratio

definition-range = Chance variation with this many customers or cohorts at the stated level; it does not cover wrong data or a changed market.
    .term = Range

limitation-describes = This report describes; it does not show what a channel brought about.
limitation-last-channel = A customer counts for the one channel that the data name; what other channels did for them is not in it.
limitation-cost = Cost is what the table of spend holds: staff, agencies and sign-up offers are in it only where they were entered.
limitation-worth = What is still to come rests on a model of repeat buying and its assumptions; see the report on lifetime value.
limitation-other-runs = Small groups are guarded within this report, not against other runs with other dates or parameters.
