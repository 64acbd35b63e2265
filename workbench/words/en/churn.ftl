# Customer churn: who is leaving, when, and whom it pays to call. Fluent syntax.
# Everywhere: $kind is contractual or non-contractual; $horizon, $gap and $hiatus are days; $tried says how the model was tried.

title = Customer churn
    .lead = Who is leaving, when, and whom does it pay to call? What is known of customers at a day tells the chance that they leave in a window after it; the money at stake and the cost of an offer then tell whom to contact.

rule-of-thumb = { $kind ->
        [contractual] the newest contracts first
       *[other] the longest silence first
    }

since = { $kind ->
        [contractual] months since the contract began
       *[other] months since the first purchase
    }

churn-means = { $kind ->
        [contractual] Customers whose last running contract ended from day { COUNT($opens) } to day { COUNT($closes) } after the moment, with no other begun within { DAYS($gap) }, divided by all customers with a contract running at the moment and through the gap; newest moment whose window has ended.
       *[other] Active customers who bought nothing from day { COUNT($opens) } to day { COUNT($closes) } after the moment, divided by all active at the moment: silent no longer than their own limit; newest moment whose window has ended.
    }

judged-on = { $tried ->
        [time] on customers of the newest moment, by a model fitted to earlier ones
        [customers] on customers of the one period there is, each by a model fitted without them
       *[none] not tried
    }

## Who is leaving, and whom does it pay to call?

section-who = Who is leaving, and whom does it pay to call?

list-worked = { $direction ->
        [higher] The last list worked: contacting kept { SIZE($k) } more customers than were kept among those held out at random ({ RANGE($k) }).
        [lower] The last list did harm: fewer of those contacted stayed, by { SIZE($k) } ({ RANGE($k) }), than of those held out at random.
        [little-changed] The last list achieved little: as many stayed of those contacted as of those held out at random ({ RANGE($k) }).
       *[no-clear-change] What the last list achieved cannot be told from its hold-out: contacted less held out, { RANGE($k) } staying.
    }
    .unknown = What calling achieves is not known yet: { $why }.

list-brought = It brought { $b } ({ RANGE($b) }); promised were { $promise }.
    .unknown = What it brought in money is not known.

left = { $kind ->
        [contractual] { $r } of customers ended their last contract within { DAYS($horizon) } ({ RANGE($r) }; { N($r) } customers).
       *[other] { $r } of active customers bought nothing for { DAYS($horizon) } ({ RANGE($r) }; { N($r) } customers).
    }
    .unknown = How many leave is not known: { $why }.

terms = a margin of { SHARE($margin) }, { MONEY($contact) } for a contact and { MONEY($incentive) } for an accepted offer

lost-clause = { $measured ->
        [yes] Of the yearly value of those who leave, { $lost } is truly lost ({ RANGE($lost) }, measured); of the money told to be leaving with such customers, { SHARE($came_true) } left.
       *[no] A contract that ends is taken as lost for the whole year.
    }
    .unknown = How much of it is truly lost is not known.

leading-clause = { $one ->
        [yes] { " " }One customer alone promises more than a tenth of this profit.
       *[no] { "" }
    }{ $others ->
        [yes] { " " }Without the { COUNT($first) } customers who promise most it would be { MONEY($without) } ({ MONEY($without_lo) } to { MONEY($without_hi) }).
       *[no] { "" }
    }

list-pays = { $sign ->
        [clear] Estimate: contacting { N($p) } customers brings { $p } if it keeps { SHARE($save_rate) } of those who would leave. That share is assumed, nobody has measured it: over what is assumed of it ({ SHARE($save_low) } to { SHARE($save_high) }) and of the values (wrong by a fifth), and by chance in who leaves, the profit is { RANGE($p) }, and the chance of a loss { SHARE($l) }. The list pays from { $e } kept on ({ RANGE($e) }). Assumed as well: { terms }. { lost-clause }{ leading-clause }
       *[open] Contacting { N($p) } customers { $risk ->
            [possible] may lose money
           *[likely] carries a serious risk of losing money
        } (a chance of { SHARE($l) }): it pays only if it keeps at least { $e } of those who would leave ({ RANGE($e) }), and nobody has measured how many it keeps. At the { SHARE($save_rate) } assumed it would bring { $p }; over what is assumed of that share ({ SHARE($save_low) } to { SHARE($save_high) }) and of the values (wrong by a fifth), and by chance in who leaves, { RANGE($p) }. Assumed as well: { terms }. { lost-clause }{ leading-clause }
    }
    .unknown = Whom it pays to contact cannot be said: { $why }. Doing nothing earns 0.

reach = The tenth of customers with the highest chance included { $t } of those who left ({ RANGE($t) }); the rule of thumb, { rule-of-thumb }, included { SHARE($rule_reached) }; a tenth drawn at random would include 10%.
    .unknown = Who will leave cannot be predicted: { $why }.

value-at-risk =
    .title = { $withheld ->
        [yes] The margin at risk is not told
       *[no] The three tenths with the highest chance hold { SHARE($s) } of the margin at risk
    }
    .subtitle = Yearly margin expected to be truly lost, { $currency }, by tenth of today's customers from the highest chance of leaving down; { $last }
    .alt = Bar chart: margin expected to be lost by tenth of customers; the three tenths with the highest chance hold { SHARE($s) } of it.
    .note = Chance of leaving times yearly value times share truly lost times margin; the range covers the assumed error of values and the measured one of that share.
    .x = yearly margin expected to be lost

## How far down the list does it pay to go?

section-how-far = How far down the list does it pay to go?
    .intro = A contacted customer who would have left accepts the offer with the save rate; one who would have stayed accepts it in any case, and it is given away.

profit-curve =
    .title = { $sign ->
        [clear] Contacting { N($p) } customers is expected to bring { $p }
       *[other] If { SHARE($save_rate) } of leavers are kept, contacting { N($p) } customers brings { $p }
    }
    .title-unknown = No profit of the chosen list is told
    .subtitle = Expected profit, { $currency }, by number of customers contacted; today's customers, { $last }
    .alt = Line chart: expected profit by number of customers contacted, 0 for doing nothing and { MONEY($then) } for contacting { COUNT($deepest) }.
    .note = The curve contacts everybody down to a depth; of the list itself a tenth is held out and not contacted.
    .x = customers contacted, most profitable first
    .mark = chosen list
    .line-profit = profit

assumptions =
    .title = What the list would be under other assumptions
    .subtitle = Customers contacted and expected profit, { $currency }, when the list is chosen anew; the first row is doing nothing

acts =
    .title = The list in numbers
    .subtitle = Today's customers by what to do with them; profit of contacting them, { $currency }

break-even =
    .label = Share to be kept for the list to pay
    .definition = Of the contacted who would leave, the share that a contact has to keep for the margin saved to equal the cost of contacts and offers; the range covers the error assumed of the values and the measured one of the share truly lost.

expected-profit =
    .label = Profit of the list if { SHARE($save_rate) } are kept (assumed)
    .definition = Sum over contacted customers of p·g·(m·L·V - d) - (1 - p)·d - f: p chance of leaving times { SHARE($came_true) }, the share of the money told to be leaving with such customers that did leave; g save rate, V yearly value, L share of it truly lost, m margin { SHARE($margin) }, d offer { MONEY($incentive) }, f contact { MONEY($contact) }; the save rate is Beta(6, 14), values may all be wrong by a fifth, and who leaves is chance.

last-list =
    .title = What the last list achieved
    .subtitle = Customers of the last list by arm, and the share that stayed within { DAYS($horizon) }

## How many leave, and when?

section-when = How many leave, and when?

moments =
    .title = Who was looked at, when, and how many left afterwards
    .subtitle = Customers at each moment, and the share that left in the window after it, %; data to { $last }
    .note = Nothing after a moment is used to predict its window; between the two lie { DAYS($gap) }.

churn-rate =
    .label = Churn rate
    .definition = { churn-means }

over-time-left = { $kind ->
        [contractual] left
       *[other] reached { DAYS($hiatus) } of silence
    }

churn-over-time =
    .title = { $verdict ->
        [few] In the newest { DAYS($length) } { SHARE($newest) } { over-time-left }
        [steady] As many as usual { over-time-left } in all { COUNT($n) } periods
        [signal] In { COUNT($k) } of { COUNT($n) } periods not as many as usual { over-time-left }
       *[none] How the churn rate moves cannot be shown
    }
    .subtitle = Share of those there at the start of a period who left in it, %, in periods of { DAYS($length) }; { $first } to { $last }
    .alt = Line chart: share that left in each of { COUNT($n) } periods of { DAYS($length) }, { SHARE($newest) } in the newest; { COUNT($k) } of them are marked as not usual.
    .note = { $kind ->
        [contractual] Counted are customers: one leaves on the day the last running contract ends, unless another begins within { DAYS($gap) }.
       *[other] A customer leaves on the day a silence reaches { DAYS($hiatus) }.
    }
    .note-2 = The limits are the mean of the first 24 periods plus and minus three of their standard deviations; later periods do not move them. Below 24 periods there are none, and no point is called unusual.
    .note-3 = The periods are the shortest of 7, 14, 28 and 91 days in which enough left and stayed to be shown.
    .y = share that left

no-periods = How the share that leaves moves from period to period cannot be shown: in every length of period too few left, or stayed, in one of them.

survival =
    .title = { $kind ->
        [contractual] After 6 months { $s } of contracts still run
       *[other] After 6 months { $s } are still there
    }
    .title-unknown = How long customers stay, as far as observed
    .subtitle = Share still there, %, by { since }; Kaplan-Meier; { $first } to { $last }
    .alt = Line chart: share of customers still there by { since }; { $s } after 6 months ({ RANGE($s) }).
    .note = A curve ends where fewer than 30 are followed.
    .note-2 = { $kind ->
        [contractual] Counted are contracts, so a customer may have several lives. One that another takes the place of, begun before its end or within { DAYS($gap) } after it, counts as followed until then and not as ended.
       *[other] { "" }
    }
    .x = { since }

hazards =
    .title = Who leaves sooner: hazards compared (Cox model)
    .subtitle = Ratio of hazards, 1 is no difference; { COUNT($n) } { $kind ->
        [contractual] contracts
       *[other] customers
    }; p of the test that the ratio is the same at all ages
    .note = Differences go together with leaving; they need not be why.

survival-scores =
    .title = How well the hazards foretell who leaves, and by when
    .subtitle = On fifths of the customers the model was not fitted to, seen from their start; { COUNT($n) } lives
    .note = Concordance: of two customers, how often the one who left first had the higher hazard; ½ is chance.
    .note-2 = Brier score: mean squared distance between being there and its chance, over the months; lower is better. Both let customers who could be followed stand for those who could not.

check-hazards-foretell = { $known ->
        [yes] The Brier score of the hazards is { NUMBER($value) }, that of one curve for all { NUMBER($threshold) }: what is known of a customer has to make it smaller.
       *[no] How well the hazards foretell is not known: too few lives were seen whole.
    }

check-proportional-hazards = For { COUNT($value) } of { COUNT($n) } factors the ratio changes with age (p below 0.05): read those ratios as averages.

causes =
    .title = How contracts end
    .subtitle = Share of contracts, not customers, ended in each way by the last month seen, %; the ways compete

## When does silence mean that a customer is gone?

section-silence = When does silence mean that a customer is gone?

churn-period =
    .title = After { DAYS($silence) } of silence { SHARE($returning) } still return within 90 days
    .subtitle = Share of silences that end within the next 90 days, %, by their length so far; { $first } to { $last }
    .alt = Line chart: share of customers who return within 90 days, by days of silence so far; after { DAYS($silence) } it is { SHARE($returning) }.
    .note = The limit, unless it is given, is the silence beyond the own limit of nine customers in ten.
    .note-2 = Lengths after which too few return, or stay away, to be shown are left out.
    .x = days of silence so far
    .mark = counts as lapsed
    .line-returning = return

rules =
    .title = Three ways to call a customer lapsed
    .subtitle = Who was called lapsed, how many of those stayed away for { DAYS($horizon) }, and the share of all verdicts borne out, %; all who had bought by the newest moment
    .note = Where few leave, calling nobody lapsed is nearly always right: a rule is worth what it adds to that.

## Can the chances be believed?

section-believed = Can the chances be believed?
    .intro = Every chance below was told by a model that had not seen how the customer turned out.

calibration =
    .title = { $group ->
        [yes] Among those to call: told { SHARE($told) }, seen { SHARE($seen) }; off by { $e } on average
       *[no] The chances told are off by { $e } on average
    }
    .title-unknown = Whether the chances hold is not known
    .subtitle = Share that left, %, by chance told beforehand; { COUNT($n) } customers of the newest moment, groups by chance
    .alt = Points with whiskers: share of customers who left against the chance told, in { COUNT($k) } groups; off by { $e } on average.
    .x = chance told
    .y = share that left

gain =
    .title = Contacting a tenth reaches { $t } of those who leave
    .title-unknown = Whom the list reaches is not known
    .subtitle = Share of leavers reached, %, by share of customers contacted; { COUNT($n) } customers of the newest moment
    .alt = Line chart: share of leavers reached by share of customers contacted; a tenth reaches { $t } with the model, { SHARE($rule_reached) } with the rule of thumb.
    .x = share of customers contacted
    .mark = chosen list
    .line-reached-share = model
    .line-naive = rule of thumb

models =
    .title = Kinds of model and a rule of thumb, on the same customers
    .subtitle = { $tried ->
        [time] Newest moment, { COUNT($n) } customers; the kind used was chosen on earlier moments, if there were any
        [customers] Newest moment, { COUNT($n) } customers; each customer's chance is by models fitted without them, and the kind used was chosen by these chances
       *[none] Newest moment, { COUNT($n) } customers; not tried
    }
    .note = Average precision of random order is the share that left: { SHARE($b) }.
    .note-2 = { $tried ->
        [time] Log loss: every kind set right by earlier moments alone, so that all are treated alike; the chances used are set right by more.
        [customers] Log loss: every kind set right by other customers.
       *[none] not tried
    }

top-decile-lift =
    .label = { $tried ->
            [none] Lift of the first tenth
           *[other] Lift of the first tenth (rule of thumb { NUMBER($rule_lift) }, at random 1)
        }
    .definition = Share of leavers among the tenth with the highest chance, divided by the share among all; { judged-on }.

average-precision =
    .label = { $tried ->
            [none] Average precision
           *[other] Average precision (rule of thumb { NUMBER($rule_precision) }, at random { NUMBER($left_share) })
        }
    .definition = Mean share of leavers among those ranked at least as high as each leaver; { judged-on }. Random order gives the churn rate.

calibration-error =
    .label = { $group ->
            [yes] Calibration error (those to call: told { SHARE($told) }, seen { SHARE($seen) })
           *[no] Calibration error
        }
    .definition = Mean distance between chance told and share that left, over tenths of customers by chance; { judged-on }.

roc-auc =
    .label = { $tried ->
            [none] Ranking (AUC)
           *[other] Ranking, AUC (rule of thumb { NUMBER($rule_auc) }, at random 0.5)
        }
    .definition = How often a customer who left had the higher chance than one who stayed; { judged-on }.

scores =
    .title = How good the chances are, in the usual numbers
    .subtitle = Newest moment, { COUNT($n) } customers, corrected chances
    .note = Intercept and slope of what happened on the log odds told; 0 and 1 are right. The slope's range allows for chance among the customers judged and among those learned from.
    .note-2 = Expected maximum profit per customer by the same offer: { MONEY($e) }.

check-temporal-validation = { $how ->
        [time] The model was tried on later customers, with an embargo of { DAYS($embargo) }; nothing was split at random.
        [customers] All outcomes fall into one period, so the model was tried on customers left out, not on later ones: how it holds over time is not known.
        [few] The model could not be tried: { reason-too-few-known-to-have-left }.
       *[period] The model could not be tried: { reason-too-few-left-earlier }.
    }
    .doubt = The model was tried on one period only, not on later customers.

check-calibration-level = { $known ->
        [yes] On average the chances told are { SHARE($s) } and the share that left is { SHARE($b) }.
       *[no] The calibration slope is not known.
    }
    .doubt = The predicted chances did not come true on average.

check-calibration-slope = Slope of what happened on the chances told: { $value } ({ RANGE($value) }); 1 is right.
    .unknown = The calibration slope is not known.
    .doubt = High and low chances lie further apart, or closer together, than what happened.

check-calibration-called = Of the customers of the newest moment whom the offer would have gone to, { SHARE($threshold) } were expected to leave and { $value } left ({ RANGE($value) }; { N($value) } customers).
    .unknown = Whether the chances hold for those whom the offer would go to is not known.
    .doubt = Of those whom the offer would have gone to, { SHARE($threshold) } were expected to leave and { $value } did.
    .doubt-unknown = Whether the chances hold for those whom the offer would go to is not known: they are too few.

check-yearly-values = { $known ->
        [yes] The yearly values told of today's customers add up to { NUMBER($value) } times a year's sales, the last year's or the last 90 days' at a yearly rate, whichever is more; up to { NUMBER($threshold) } passes.
       *[no] The yearly values told cannot be held against a year's sales: these are not known.
    }
    .doubt = The yearly values told add up to more than the company takes, or cannot be held against it.

check-leak-screen = { $status ->
        [pass] No single column gives the answer away: the best alone ranks with an AUC of { NUMBER($value) }, and none without a date knows more of today than of half a year ago.
       *[warn] Whether a single column gives the answer away could not be tried: too few customers left, or stayed.
    }
    .doubt = Whether a column gives the answer away could not be tried.

check-label-permutation = With labels dealt out at random average precision is { NUMBER($value) }; chance alone gives up to { NUMBER($threshold) }.
    .doubt = The model ranks customers even by labels dealt out at random.

check-random-split-gap = A random split would have shown an average precision { NUMBER($value) } higher than the honest one; up to 0.05 passes.
    .doubt = Customers met again at a later moment would have flattered the model.

## What goes together with leaving?

section-together = What goes together with leaving?
    .intro = How much worse the model ranks customers it has not seen when it loses sight of a group of features that move together. This is association: changing one of them need not change who leaves.

goes-together = { $clear ->
        [clear] What goes together with leaving most is: { $first }.
        [chance] No feature is missed by more than chance; the model looks most at: { $first }.
       *[unknown] What goes together with leaving is not known.
    }

drivers =
    .title = What the model looks at most
    .subtitle = Average precision lost on customers not learned from when the feature, and those that move with it, are shuffled; mean chance at its low and high end
    .note = Low and high end: the 10th and the 90th percentile; words have none.

reasons =
    .title = What sets groups of customers apart
    .subtitle = Percentage points by which a feature goes together with a higher or lower mean chance; today's customers by chance

## Has the world moved since the model learned?

section-moved = Has the world moved since the model learned?

check-drift-together = Seeing all features at once, a model tells today's customers from those learned from with an AUC of { $value } ({ RANGE($value) }); 0.5 is alike, up to 0.7 passes.
    .unknown = Whether today's customers are like those learned from is not known: too few to compare.
    .doubt = Today's customers are clearly unlike those the model learned from.
    .doubt-unknown = Whether today's customers are like those the model learned from is not known.

check-drift = { COUNT($value) } of { COUNT($n) } features lie clearly elsewhere today than when the model learned (stability index above 0.25).

drift =
    .title = Where today's customers differ from those learned from
    .subtitle = Population stability index: up to 0.1 steady, above 0.25 moved; the features that moved most, without those that grow by themselves

left-out =
    .title = Columns of the customers table that the analysis does not use
    .subtitle = Attributes that were left out, and why

performance =
    .title = How the model did at each moment it was tried
    .subtitle = Average precision, and how many times that of random order

## Who comes back without being contacted?

section-back = Who comes back without being contacted?

come-back = { $u } of lapsed customers who were left alone came back within 90 days ({ RANGE($u) }; { N($u) } lapses): a win-back offer would be given away to them.
    .unknown = How many lapsed customers return untouched is not known: too few lapses have been followed long enough.

truly-lost = Those who left brought less afterwards than customers who had been as likely to leave and stayed: of their yearly value { $lost } is truly lost ({ RANGE($lost) }; { N($lost) } customers followed after they left).
    .unknown = How much of a leaver's yearly value is truly lost is not known: { $why }.

win-back =
    .title = What those who returned had in common
    .subtitle = Means before the lapse, of lapses that ended in a return within 90 days and of those that did not

## What can be decided?

section-decide = What can be decided?

contact-the-list = { $sign ->
        [clear] Contact the { N($p) } customers of the list, and leave those held out alone.
        [open] Contact the { N($p) } customers of the list as a test only, leave those held out alone, and make no second list before their outcome is known.
       *[none] Contact nobody on the ground of this model; test an offer on customers drawn at random instead.
    }
    .effect = Estimate: a profit of { $p } ({ RANGE($p) }) if the assumed save rate holds. { $lists ->
            [1] The { COUNT($held) } held out would show that effect with a chance of { SHARE($power) }.
           *[other] The { COUNT($held) } held out would show that effect with a chance of { SHARE($power) } only; for four in five, { COUNT($lists) } such lists have to be taken together.
        }
    .effect-unknown = Not told: { $why }.
    .cost = { MONEY($contact) } a contact, { MONEY($incentive) } for every accepted offer.
    .owner = Customer relations
    .size = { $sign ->
        [none] { $fits ->
            [yes] { COUNT($half) } customers drawn at random, and as many left alone: enough to show, in four tests of five, that the { SHARE($assumed) } assumed of leavers are kept
            [no] All { COUNT($there) } customers, halved at random, are too few for one test: to show, in four tests of five, that the { SHARE($assumed) } assumed of leavers are kept takes { COUNT($half) } in each half, so tests at { COUNT($runs) } moments have to be taken together
           *[unknown] Customers drawn at random; how many are needed is not known
        }
       *[other] { N($p) } customers contacted, { COUNT($held) } held out
    }
    .turns = { $sign ->
        [none] Chances told that come true in a later run, or a cheaper contact.
       *[other] The measured share that a contact keeps, against the share from which the list pays.
    }
contact-the-list-if-clear = The range of the profit lies above 0
    .do = Contact the list; keep a random part of it out.
    .regret = If contacts keep fewer than assumed: { MONEY($contact) } a contact and { MONEY($incentive) } for every accepted offer.
    .now = { $sign ->
        [clear] yes
       *[other] { "" }
    }
contact-the-list-if-open = The range of the profit lies on both sides of 0
    .do = Contact the list once, as a test, with a hold-out.
    .regret = If contacts keep too few: the cost of one list. If they keep enough: nothing, the next list follows.
    .now = { $sign ->
        [open] yes
       *[other] { "" }
    }
contact-the-list-if-none = No profit can be told, or none is expected
    .do = Contact nobody by this list; test an offer on customers drawn at random.
    .regret = If the list would have paid: its profit until the test is read.
    .now = { $sign ->
        [none] yes
       *[other] { "" }
    }
contact-the-list-if-measured = A hold-out has shown what a contact keeps
    .do = Contact those for whom that share earns more than a contact costs.
    .regret = If customers have changed since: the cost of one list.
    .now = { "" }

definition-active = { $kind ->
        [contractual] With a contract running on the day.
       *[other] Silent no longer than the limit of their own rhythm: the 95th percentile of their own gaps between purchases, drawn towards everybody's.
    }
    .term = Active or still there

definition-left = { churn-means }
    .term = Left

definition-yearly-value = { $kind ->
        [contractual] Twelve times the monthly price of all contracts running.
       *[other] Recent net spending at a yearly rate, over the longest window the data cover. The first purchase does not count, and a rate seen for few days is drawn towards that of all.
    }
    .term = Yearly value

definition-save-rate = The share of leavers who would stay if contacted: assumed, Beta distributed with mean { SHARE($save_rate) }, until a hold-out tells.
    .term = Save rate

definition-hold-out = A tenth of the list, drawn at random and not contacted, so that the next run can tell what contacting achieved.
    .term = Hold-out

definition-rule-of-thumb = No model: { rule-of-thumb }.
    .term = Rule of thumb

definition-range = Chance variation with this many customers at the stated level; it does not cover wrong data or a changed market. The range of a list's profit is another: it comes from what is assumed of the save rate and of the values, from the measured share truly lost, and from chance in who leaves.
    .term = Range

limitation-persuaded = A high chance of leaving does not mean that a customer can be persuaded: only a hold-out tells whom contacting keeps.
limitation-assumptions = The save rate, the margin and the costs are assumptions; the table of other assumptions shows how much hangs on them.
limitation-associations = Drivers and hazards are associations seen in the past, not levers.
limitation-undated = Columns of customers carry no date: they are taken as they are today, also for past moments.
limitation-silent = A silent customer is not gone for certain: some return without being asked.

## Groups of customers

by-chance-tenth = { ORDINAL($days) } tenth
by-chance-high = Highest tenth
by-chance-middle = The next four tenths
by-chance-low = The lower half
act-contact = Contact
act-hold-out = Hold out at random
act-leave-alone = Leave alone
arm-treatment = Contacted
arm-control = Held out
group-new = New customers
group-early = First seen early
group-none = All contracts
way-left = By choice
way-involuntary = Payment failed

## Features, factors and traits

feature-none = nothing
feature-attribute = { $part }
feature-days = days with a purchase in the last { DAYS($days) }
feature-spend = spending in the last { DAYS($days) }
feature-returns = money returned in the last { DAYS($days) }
feature-discount = discounts in the last { DAYS($days) }
feature-breadth = kinds of goods a purchase day in the last { DAYS($days) }
feature-contacts = campaign contacts in the last { DAYS($days) }
feature-cases = service cases in the last { DAYS($days) }
feature-touches = touchpoints in the last { DAYS($days) }
feature-recency-days = days since the last purchase
feature-tenure-days = days since the first purchase
feature-purchase-days = days with a purchase, ever
feature-typical-gap-days = usual days between purchases
feature-silence-limit-days = longest usual silence, in days
feature-silence-ratio = silence as a share of the longest usual one
feature-spend-trend = recent spending beside earlier spending
feature-contract-days = days since the contract began
feature-running = contracts running
feature-plan = plan
feature-price = price a month
factor-group = { $part } rather than { $base }
factor-price = price a month, one standard deviation more
factor-orders-first-30 = orders in the first 30 days, one standard deviation more
factor-spend-first-30 = spending in the first 30 days, one standard deviation more
trait-purchase-days = days with a purchase before the lapse
trait-spend-per-day = spending a purchase day before the lapse

## Models, rules and scores

scorer-together = Logistic regression and gradient boosting, averaged
scorer-logistic = Logistic regression
scorer-tree = Decision tree
scorer-svm = Support vector machine
scorer-boosting = Gradient boosting
scorer-naive = Rule of thumb, no model
choice-used = used
choice-not-used = not used
rule-hiatus = Silent longer than the fixed limit
rule-own = Silent longer than their own limit
rule-alive = Chance of being alive below a half (BG/NBD)
skill-brier = Brier score
skill-log-loss = Log loss
skill-slope = Calibration slope
skill-intercept = Calibration intercept
skill-concordance = Concordance (C-index)
skill-integrated-brier = Integrated Brier score
skill-integrated-brier-alone = The same of one curve for all
reading-usual = as usual
reading-unjudged = not judged
reading-outside = outside the limits
reading-two = the second of three beyond two thirds of the limits
reading-run = a long run on one side of the mean
