title = Loyalty ROI
    .lead = Does the programme, or the campaign, pay: what does it bring that would not have come anyway, and what does it cost?

# Parts of sentences: $subject says what is studied, a membership or campaigns.
case = { $subject ->
        [membership] member
       *[campaign] contact
    }
thing = { $subject ->
        [membership] membership programme
       *[campaign] campaigns
    }
span = { $subject ->
        [membership] since joining, to { $last }
       *[campaign] in the { DAYS($response_days) } after a contact
    }
window = { $first } to { $last }

# Said where the margin is assumed: $part says whether it is, $m the share taken.
margin-taken = { $part ->
        [yes] , with { SHARE($m) } of the list price taken as margin
       *[no] { "" }
    }

# Said of a cost: $priced says whether it is assumed for want of a recorded one.
cost-taken = { $priced ->
        [yes] the assumed cost
       *[no] the cost
    }

check-stops-early = The data reach to { $end }; this report stops at { $last }.
    .doubt = The data reach further than this report.

section-pay = Does it pay?
    .intro = The margin that would not have come anyway is set against what the programme or the contacts cost. The diagnostics decide first whether it may be estimated at all.

brought = { $direction ->
        [higher] { $verdict ->
            [WARN] Estimate with reservations: the { thing } brought { $e } of margin per { case } that would not have come otherwise ({ RANGE($e) }), { span }.{ one-customer }
           *[ESTIMATE] Estimate: the { thing } brought { $e } of margin per { case } that would not have come otherwise ({ RANGE($e) }), { span }.{ one-customer }
        }
        [lower] Estimate: the { thing } took { SIZE($e) } of margin per { case } that would have come otherwise ({ RANGE($e) }), { span }.{ one-customer }
       *[unclear] Whether the { thing } brought margin cannot be told: the estimate is { $e } per { case } and ranges over both sides of 0 ({ RANGE($e) }), { span }.{ one-customer }
    }
    .unknown = We cannot tell from these data whether the { thing } paid: the diagnostics do not allow an estimate.

one-customer = { $sway ->
        [decides] { " " }One customer decides this: without the one who moves it most the answer is another.
        [moves] { " " }No customer alone moves it by more than { SHARE($moved) } of that range.
       *[none] {""}
    }

left-over = { $standing ->
        [known] { $priced ->
            [yes] { $direction ->
                [higher] It pays below { $e } per { case } ({ RANGE($e) }){ margin-taken }; no cost is recorded, and at the { $c } assumed, { $net } is left ({ RANGE($net) }).
               *[other] No cost is recorded: at the { $c } per { case } assumed{ margin-taken }, { $net } is left ({ RANGE($net) }).
            }
           *[no] { $left ->
                [higher] Estimate: set against a cost of { $c } per { case }{ margin-taken }, { $net } is left ({ RANGE($net) }); the chance that it pays is { SHARE($p) }.
                [lower] Estimate: set against a cost of { $c } per { case }{ margin-taken }, { $net } is left ({ RANGE($net) }); the chance that it pays is { SHARE($p) }.
               *[open] Whether it pays cannot be told: set against a cost of { $c } per { case }{ margin-taken }, an estimated { $net } is left, and the range lies on both sides of 0 ({ RANGE($net) }); the chance that it pays is { SHARE($p) }.
            }
        }
        [no-cost] No cost is counted, neither in the data nor in the parameters: whether it pays is not known.
       *[no-effect] Whether the cost of { $c } per { case } came back is not known.
    }
    .unknown = What is left over is not known: the cost cannot be counted.

comes-back = { $state ->
        [free] Neither the data nor the parameters hold a cost that could come back.
        [never] Within the { DAYS($h) } observed { cost-taken } does not come back, at either end of the range.
        [perhaps] Within the { DAYS($h) } observed { cost-taken } does not come back; at the favourable end of the range it does after { DAYS($lo) }.
        [open] At the estimate { cost-taken } comes back after { DAYS($v) } (at the favourable end after { DAYS($lo) }, at the unfavourable end not within the { DAYS($h) } observed).
        [within] After { DAYS($v) } { cost-taken } comes back (ends of the range: { DAYS($lo) } and { DAYS($hi) }).
       *[refused] When the cost comes back is not known.
    }

plain-gap = { $drawn ->
        [yes] Without adjusting for what chance left unlike, the groups differ by { $n } of margin per { case } ({ RANGE($n) }).
       *[no] A plain comparison shows { $n } more margin per { case } than others brought ({ RANGE($n) }); it holds who was chosen or chose as well as what changed.
    }
    .unknown = A plain comparison cannot be made: there is nobody to compare with.

rehearsed = Rehearsed { COUNT($n) } times on customers who were not treated, with joiners drawn by how joining really went: where there was no effect, this design found none { COUNT($quiet) } times, and an effect as large as the one found in the first window was noticed { COUNT($seen) } times. The smallest effect it notices there four times in five is { $s } per { case }.

margin-assumed = On { SHARE($s) } of the days with orders no margin is recorded: there it is taken to be { SHARE($m) } of the list price, less discounts. The result rests on that.

incremental-margin-per-member =
    .label = { $verdict ->
        [ESTIMATE] Incremental margin per { case }
        [WARN] Incremental margin per { case }, with reservations
       *[none] Effect on margin per { case }: not estimated
    }
    .definition = Margin net of discounts and returns, over all channels, { span }: what it was less what it would have been without, per { case }.

cost-per-member =
    .label = { $priced ->
        [yes] Cost per { case }, assumed
       *[no] Cost per { case }
    }
    .definition = Rewards redeemed at cost, open points times their chance of being redeemed, running cost or price of a contact, per { case }.

roi =
    .label = { $priced ->
        [yes] Return on investment, at the cost assumed
       *[no] Return on investment
    }
    .definition = (Effect on margin − cost) / cost; above 0 it pays.

naive-difference =
    .label = { $drawn ->
        [yes] Plain comparison, not adjusted
       *[no] Plain comparison, not an effect
    }
    .definition = Mean margin of members or contacted customers less that of all others over the same days; without a draw at random it includes who joins or is chosen.

section-evidence = What kind of evidence do the data hold?
    .intro = From the strongest design down. The first that the data hold and whose diagnostics allow it is used; none is chosen by its result.

ladder =
    .title = Which designs could be used
    .subtitle = Strongest first; { window }

rung-experiment = Hold-out drawn at random
rung-invitation = Invitation drawn at random
rung-rollout = Staged roll-out by region or store
rung-trial = Trials among customers who chose or were chosen
rung-refuse = No estimate; a test is proposed
rung-state-used = used
rung-state-refused = diagnostics forbid it
rung-state-absent = not in the data
rung-state-few = fewer than 30 groups
rung-state-beside = estimated beside it
rung-state-weaker = not needed

staged-start = { $state ->
        [campaigns] Campaigns have no staged start.
        [no_memberships] There is no programme that could have been started group by group.
        [no_groups] Whether the programme started group by group cannot be seen: the customers have no column that names groups.
        [not_staged] The programme was not started group by group: in every column of the customers all groups joined from the beginning.
        [few] The programme started one { $by } after another, in { COUNT($n) } groups; from fewer than 30 nothing is estimated that way.
        [refused] The programme started one { $by } after another, in { COUNT($n) } groups; the diagnostics forbid an estimate that way.
       *[used] The programme started one { $by } after another, in { COUNT($n) } groups; those that had not started yet are the comparison.
    }

diagnoses =
    .title = What the diagnostics found
    .subtitle = Found, asked for, and the bound beyond which nothing is estimated; { window }

design-experiment = Experiment
design-rollout = Staged start
design-trial = Trial
verdict-estimate = allows an estimate
verdict-warn = warns
verdict-no-estimate = forbids an estimate
verdict-absent = no such customers in the data
diagnosis-customers = Customers in the smaller group
diagnosis-members = Members among the customers of the groups
diagnosis-groups = Groups
diagnosis-groups-apart = Groups on the smaller side of the first start
diagnosis-leads = Chance of differences before the start as large as these (p)
diagnosis-lead-trend = Chance of a trend before the start as steep as this (p)
diagnosis-leads-power = Power to notice a trend that explains half the effect
diagnosis-breakdown = Step after the start that would explain the effect, in largest steps before it
diagnosis-joined-on-a-purchase = Share of members who joined on a purchase day
diagnosis-overlap = Effective share of the comparison group
diagnosis-joining-predicted = How well joining is predicted from what was known (area under the curve)
diagnosis-balance = Largest difference between the groups as compared, in standard deviations
diagnosis-variance-ratio = Largest ratio of variances between the groups as compared
diagnosis-curved-balance = Difference in squares and products of what was known, beyond chance
diagnosis-placebo-group = Who could but did not, against who could not: first window
diagnosis-earlier = Difference in spending long before, per window
diagnosis-models = What the choice of model moves: straight lines less trees
diagnosis-robustness = Strength a hidden trait would need
diagnosis-none = nothing

verdict = { $verdict ->
        [ESTIMATE] All diagnostics allow an estimate.
        [WARN] A diagnosis warns: read the estimate with reservations.
       *[none] A diagnosis forbids an estimate; none is shown.
    }

check-diagnostics = { verdict }
    .doubt = The diagnostics were not all passed.

forbidden = What forbids an estimate first: “{ $what }”.

invited = Invitations were drawn at random: among those who joined because of one, the effect on margin is { $e } ({ RANGE($e) }).
    .unknown = No invitation drawn at random says more about the effect of joining.

section-alike = Were the groups alike?
    .intro = Differences between those who joined or were contacted and those who did not, as they were and as they are compared.

balance =
    .title = { $design ->
        [experiment] Drawn at random, the groups differ by at most { NUMBER($w) } standard deviations
       *[other] After weighting the largest difference is { NUMBER($w) } standard deviations
    }
    .subtitle = The covariates that differed most before, at most twenty; difference of means in standard deviations; { window }
    .alt = Dot chart: differences of means as the groups were and as they are compared; the largest of these is { NUMBER($w) } standard deviations, 0.1 is asked for.
    .x = Difference of means, in standard deviations
    .before = as they were
    .after = as compared

covariate-lead = margin { COUNT($days) } window before
covariate-lead-1-log = margin 1 window before (log)
covariate-lead-2-log = margin 2 window before (log)
covariate-lead-3-log = margin 3 window before (log)
covariate-orders-1-log = orders 1 window before (log)
covariate-orders-2-log = orders 2 window before (log)
covariate-orders-3-log = orders 3 window before (log)
covariate-orders-1-any = any order 1 window before
covariate-orders-2-any = any order 2 window before
covariate-orders-3-any = any order 3 window before
covariate-value = value of the purchase
covariate-value-log = value of the purchase (log)
covariate-orders-before-log = orders before (log)
covariate-first-order = first order ever
covariate-recency-log = days since the last order (log)
covariate-known-log = days since the first order (log)
covariate-per-order = spending per order so far
covariate-per-order-log = spending per order so far (log)
covariate-flow = spending per day so far
covariate-flow-log = spending per day so far (log)
covariate-contacts-log = contacts before (log)
covariate-same-kind-log = contacts of the same kind before (log)

courses-compared = A staged start compares courses, not levels: groups may differ, so long as they moved alike before it; the windows before the start speak to that.

section-when = When does a difference show?
    .intro = Window by window, those who joined, were contacted or whose group started, against those they are compared with.

event-time =
    .title = { $direction ->
        [higher] In the first window { $gap } more per { case } than others ({ RANGE($gap) })
        [lower] In the first window { SIZE($gap) } less per { case } than others ({ RANGE($gap) })
       *[unclear] In the first window no clear difference: { $gap } per { case } ({ RANGE($gap) })
    }
    .title-unknown = How the first window differs is not known
    .subtitle = Margin per { case } and window of { DAYS($window_days) }, { $currency }; { window }
    .alt = Line chart: difference in margin between treated and others by window of { DAYS($window_days) }, with ranges; { $gap } in the first window after the moment.
    .x = Windows of { DAYS($window_days) } since the moment
    .adjusted-for = adjusted for
    .compared-with = compared with
    .moment = start, joining or contact
    .note = A difference here is evidence only as far as the verdict above goes.
    .note-2 = { $design ->
        [experiment] Window 1 begins with the contact; who was held out is the comparison.
        [trial] Window 1 begins after the moment. Windows −2 to 0 are adjusted for and not shown; before them nothing may show. Others who join later stay in the comparison, so that a lasting effect shrinks in it.
        [rollout] Window 1 is that of the start, window 0 the one all are compared with, 0 by construction; before it nothing may show. Groups that start later are compared with until they do.
       *[none] Nothing is compared.
    }

part-before = before
part-after = after

section-overturn = What would overturn it?
    .intro = Where the method should find nothing it must find nothing; and a trait nobody recorded would have to be strong.

refutations =
    .title = Attempts to refute the estimate
    .subtitle = Margin per { case } and window of { DAYS($window_days) }, or as named; { window }

attempt-first-window = First window, for comparison
attempt-lead-trend = Trend before the start, where nothing may show
attempt-without-largest-group = Without the largest group
attempt-placebo-group = Placebo group: who could but did not, against who could not
attempt-earlier = Spending long before, where nothing may show
attempt-winsorised = Largest values cut
attempt-without-largest = Without the customer who weighs most
attempt-models = Straight lines less trees, first window
attempt-robustness = Share of the rest a hidden trait must explain
attempt-benchmark = The same for the strongest observed trait
attempt-e-value = Risk ratio a hidden trait must have

at-random = The hold-out was drawn at random: no trait, recorded or not, decided who was contacted, so there is nothing of this kind to refute.

section-cost = What does it cost, and what is left?

money =
    .title = { $standing ->
        [known] Effect { $e } less { cost-taken } of { $c } leaves { $net } per { case } ({ RANGE($net) })
        [no-cost] Effect { $e } per { case } ({ RANGE($e) }), no cost counted
       *[no-effect] What of the plain gap of { $n } per { case } is effect is unknown
    }
    .title-unknown = Neither effect nor plain gap per { case } is known
    .subtitle = { $currency } per { case }, { span }
    .alt = Waterfall chart in { COUNT($k) } steps from the plain comparison by way of costs to what is left; cost { $c } per { case }.
    .x = { $currency } per { case }

money-step-naive = Plain comparison
money-step-selection = Less: who joins or is chosen
money-step-effect = Effect on margin
money-step-rewards = Less: rewards redeemed
money-step-liability = Less: open points, as expected
money-step-running = Less: running cost or contact
money-step-net = Left over

redeemed = Of points issued, { $u } will be redeemed before they expire ({ RANGE($u) }); open ones are costed at what is still to come.
    .unknown = No points were issued, or too few redeemed, to tell how many will be redeemed.

tornado =
    .title = { $moved ->
        [effect] Return { $r }; the range of the effect moves it most, { SHARE($lo) } to { SHARE($hi) }
        [redemption] Return { $r }; how many open points are redeemed moves it most, { SHARE($lo) } to { SHARE($hi) }
        [running] Return { $r }; the running or contact cost moves it most, { SHARE($lo) } to { SHARE($hi) }
       *[none] The return is not known
    }
    .subtitle = Return on investment, one assumption changed at a time; { span }
    .alt = Bar chart: return on investment under { COUNT($k) } other assumptions, around { $r } as estimated.
    .x = Return on investment
    .note = Break-even: an effect of { $c } per { case }.

assumption-effect = Effect at the ends of its range
assumption-redemption = All or none of the open points redeemed
assumption-running = Running or contact cost twice or half as high

section-back = When does it come back?

payback =
    .title = In { DAYS($h) }: effect { $g } per { case } ({ RANGE($g) }), cost { $c }
    .title-unknown = When the cost comes back is not known
    .subtitle = Effect on margin and cost per { case }, summed up, { $currency }; { window }
    .alt = Line chart: effect on margin per { case } summed up over { DAYS($h) }, with its range, beside the cost.
    .x = Days since the moment
    .note = { $subject ->
        [membership] { $design ->
            [trial] The main points give { $e }: what { N($e) } members brought so far, after { DAYS($m) } on average. Here one is followed for { DAYS($h) }; joining changes the same share of the margin.
            [rollout] The main points give { $e }: what { N($e) } members brought so far, after { DAYS($m) } on average. Here the windows of the figure above are summed up to { DAYS($h) }.
           *[other] The last point is the effect of the main points.
        }
       *[campaign] The last point is the effect of the main points.
    }
    .note-2 = Points and running cost are taken to arise evenly with the days of membership, contacts at the beginning.

side-gained = brought
side-cost = cost

section-campaigns = Which campaigns?

kinds =
    .title = Campaigns by kind
    .subtitle = Margin per contact in the { DAYS($response_days) } after it, { $currency }; { window }

programme-only = The programme is studied here; its campaigns are with the parameter subject set to campaign.

section-responds = Who responds?
    .intro = Only a trial drawn at random can say; elsewhere the question is refused.

responds = Choosing whom to contact by expected response instead of at random changes what a customer brings by { $q } ({ RANGE($q) }), averaged over all cuts; contacting only those expected to pay changes it by { $b } against contacting nobody ({ RANGE($b) }).
    .unknown = Who responds is not asked here: the contacts were not drawn at random, or are too few.

uplift =
    .title = Response by expected response
    .subtitle = Fifths of contacts, highest expected response first; margin per contact, { $currency }; { window }

section-tiers = What does the next tier change?

tier-passed = { $direction ->
        [higher] Members just past the line at which the tier “{ $tier }” begins ({ tier-line }) brought { $e } more margin in the { DAYS($window_days) } from the review on than those just short of it ({ RANGE($e) }).
        [lower] Members just past the line at which the tier “{ $tier }” begins ({ tier-line }) brought { SIZE($e) } less margin in the { DAYS($window_days) } from the review on than those just short of it ({ RANGE($e) }).
       *[unclear] Whether the tier “{ $tier }” changes what members bring cannot be told: between those just past the line at which it begins ({ tier-line }) and those just short of it, margin in the { DAYS($window_days) } from the review on differs by { $e } ({ RANGE($e) }).
    }
    .unknown = What passing into a tier changes is not known: too few members lie near its line.
tier-line = { NUMBER($x) } { $score ->
        [points] points
       *[spend] of spending
    } in the year before

tiers =
    .title = What passing into a tier changed
    .subtitle = Members just past and just short of the line; margin in the { DAYS($window_days) } from the review on, { $currency }; { window }
    .note = The line, and whether points or spending decide it, are found from the data. The difference holds for members near the line, and only if they could not place themselves past it.

section-referrals = Who came by referral?

referred = { $direction ->
        [higher] Of new customers { $r } were referred by another ({ RANGE($r) }), and { $b } referred somebody. In their first { DAYS($window_days) } the referred brought { $e } more margin than others who came in the same month ({ RANGE($e) }); who is referred is chosen by those who refer, so this is no effect.{ strays }
        [lower] Of new customers { $r } were referred by another ({ RANGE($r) }), and { $b } referred somebody. In their first { DAYS($window_days) } the referred brought { SIZE($e) } less margin than others who came in the same month ({ RANGE($e) }); who is referred is chosen by those who refer, so this is no effect.{ strays }
       *[unclear] Of new customers { $r } were referred by another ({ RANGE($r) }), and { $b } referred somebody. Whether the referred bring more in their first { DAYS($window_days) } than others who came in the same month cannot be told: they differ by { $e } of margin ({ RANGE($e) }).{ strays }
    }
    .unknown = Of new customers { $r } were referred by another ({ RANGE($r) }), and { $b } referred somebody. What they brought cannot be compared: too few came in the same months without a referral.{ strays }
strays = { $strays ->
        [0] { "" }
       *[other] {" "}{ COUNT($strays) } name somebody who was no customer then; they count as not referred.
    }

chains =
    .title = How far customers stand from the first of their chain
    .subtitle = Referrals behind a customer, three and more as three; margin per customer in the first { DAYS($window_days) }, { $currency }; { window }

section-decide = What can be decided?

go-on = { $standing ->
        [known] { $left ->
            [higher] { $priced ->
                [yes] Find out what a { case } costs and go on below { $e } ({ RANGE($e) }){ margin-taken }; { $c } is assumed here. Hold a random group out from now on.
               *[no] Go on as it is{ margin-taken }, and hold a random group out from now on to keep knowing.
            }
            [lower] { $direction ->
                [higher] { $priced ->
                    [yes] Find out what a { case } costs: it pays below { $e } ({ RANGE($e) }){ margin-taken }, and not at the { $c } assumed here.
                   *[no] End it, or bring its cost below { $e } per { case }{ margin-taken }.
                }
               *[other] { $priced ->
                    [yes] Find out what a { case } costs: no margin is seen to come of it{ margin-taken }, and the { $c } assumed here would not come back.
                   *[no] End it: no margin is seen to come of it{ margin-taken }, and its cost of { $c } per { case } does not come back.
                }
            }
           *[unclear] { $priced ->
                [yes] Change nothing on the ground of this estimate: at the { $c } per { case } assumed{ margin-taken }, what is left over ranges over both sides of 0.
               *[no] Change nothing on the ground of this estimate: what is left over ranges over both sides of 0{ margin-taken }.
            }
        }
       *[other] Count what it costs before deciding.
    }
    .unknown = Change nothing on the ground of these data: what is left over is not known.
    .effect = { $standing ->
        [known] { $priced ->
            [yes] { $net } left over per { case } at the { $c } assumed ({ RANGE($net) }).
           *[no] Estimate: { $net } left over per { case } ({ RANGE($net) }); the chance that it pays is { SHARE($p) }.
        }
       *[other] What is left over is not known.
    }
    .effect-unknown = What is left over is not known.
    .cost = { $left ->
        [lower] { $priced ->
            [yes] A look into the books.
           *[no] Nothing; it saves { $c } per { case }.
        }
       *[other] { $c } per { case }, as so far.
    }
    .cost-unknown = What it costs is not known.
    .owner = { $subject ->
        [membership] Head of the programme
       *[campaign] Campaign management
    }
    .size = Every { case }
    .turns = A random hold-out that shows what is left over on the other side of 0, or a cost counted otherwise.
go-on-if-pays = What is left over lies above 0, and the cost is counted
    .do = Go on; hold a random group out.
    .regret = If it does not pay: its cost, until the group held out shows it.
    .now = { $standing ->
        [known] { $priced ->
            [yes] { "" }
           *[no] { $left ->
                [higher] yes
               *[other] { "" }
            }
        }
       *[other] { "" }
    }
go-on-if-loses = What is left over lies below 0, and the cost is counted
    .do = End it, or bring its cost below what it brings.
    .regret = If it does pay: what it would have brought, until it is started again.
    .now = { $standing ->
        [known] { $priced ->
            [yes] { "" }
           *[no] { $left ->
                [lower] yes
               *[other] { "" }
            }
        }
       *[other] { "" }
    }
go-on-if-unclear = It ranges over both sides of 0, or its cost is only assumed
    .do = Change nothing yet; count the cost and hold a random group out.
    .regret = If it does not pay: its cost for as long as the question is open.
    .now = { $standing ->
        [known] { $priced ->
            [yes] yes
           *[no] { $left ->
                [higher] { "" }
                [lower] { "" }
               *[other] yes
            }
        }
       *[other] yes
    }

hold-out = { $subject ->
        [membership] Hold a random group of customers out of the programme's offers, and compare.
       *[campaign] Hold a random group out of every campaign, and compare.
    }
    .effect = Showing an effect as large as the cost of { $c } per { case } takes about { $n } customers in each arm for { DAYS($response_days) }; with half of the { COUNT($m) } customers here held out, effects of { $s } and more show.
    .effect-unknown = How many customers a test takes cannot be said: there is no cost to size it by, or there are too few data.
    .cost = What the programme or the contacts would have brought from those held out.
    .owner = { $subject ->
        [membership] Head of the programme
       *[campaign] Campaign management
    }
    .size = A random part of all customers, drawn before the next start
    .turns = The difference between those held out and the others, with its range.
hold-out-if-nobody = Nobody was held out at random
    .do = Hold a random group out, and change nothing else.
    .regret = If it pays: what the group held out would have brought.
    .now = yes
hold-out-if-more = Those held out bring clearly less, by more than it costs
    .do = Go on with it for all but a random tenth.
    .regret = If that was chance: its cost, until the tenth shows it.
    .now = { "" }
hold-out-if-alike = Those held out bring as much
    .do = End it, or make it cheaper.
    .regret = If the effect is too small to show: that much is forgone.
    .now = { "" }

definition-margin = Price paid less cost of goods, net of discounts and returns, over all channels; where lines have no margin, { SHARE($m) } of the list price less discounts. Reports that do not look at discounts take a share of revenue instead, which is more on discounted goods.
    .term = Margin

definition-effect = Margin less what it would have been without membership or contact, averaged over those who joined or were contacted.
    .term = Effect on margin

definition-plain-comparison = Those who joined or were contacted less all others; who joins or is chosen differs from others anyway.
    .term = Plain comparison

definition-trial = { $allowed ->
        [yes] A purchase day, or a campaign's first day: customers who joined or were contacted on it against those who might have been.
       *[no] { "" }
    }
    .term = Trial

definition-staged-start = { $allowed ->
        [yes] The programme began in one group of customers after another. Counted are customers who had ordered before the first start; what their groups gained is shared out among the members of them.
       *[no] { "" }
    }
    .term = Staged start

definition-chance = { $allowed ->
        [yes] Share of the estimate's chance variation that lies above the cost; it takes the diagnostics and assumptions to hold.
       *[no] { "" }
    }
    .term = Chance that it pays

definition-break-even = { $allowed ->
        [yes] The effect on margin at which cost is just covered.
       *[no] { "" }
    }
    .term = Break-even

definition-range = Chance variation with this many customers at the stated level; it does not cover wrong data or a changed market.
    .term = Range

limitation-hidden-trait = Without a draw at random a trait that nobody recorded may explain any difference; in trials against experiments such estimates have often been far off.
limitation-one-share = { $allowed ->
        [yes] Membership is taken to change what each member brings by one and the same share.
       *[no] { "" }
    }
limitation-other-changes = { $allowed ->
        [yes] Whatever else began in a group on the day the programme did, such as a refit or new prices, is counted with it.
       *[no] { "" }
    }
limitation-attributes = { $allowed ->
        [yes] Attributes of customers are taken as known before; one that was written afterwards would mislead.
       *[no] { "" }
    }
limitation-together = { $allowed ->
        [yes] Campaigns sent to the same customers at the same time are not told apart.
       *[no] { "" }
    }
limitation-margin = Margin is assumed, not recorded, where order lines do not hold it; discounts come off it in full.
limitation-one-look = { $allowed ->
        [yes] A range holds for one look: of many cut-offs, windows, subjects or sets of attributes tried one after another some show an effect where there is none.
       *[no] { "" }
    }
limitation-other-costs = Costs that are not in the data or the parameters, such as staff and set-up, are not counted.
