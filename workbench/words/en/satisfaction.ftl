title = Satisfaction
    .lead = How satisfied are customers, who answers, where do scores differ, and does the score matter for what customers do afterwards?

source = Source: surveys of { $name }, data to { $last }.

score-name = { $kind ->
        [nps] net promoter score
        [csat] share of satisfied customers
       *[ces] mean score for ease
    }

low-name = { $kind ->
        [nps] detractors (0 to 6)
        [csat] dissatisfied customers (1, 2)
       *[ces] customers who found it hard (1 to 3)
    }

high-name = { $kind ->
        [nps] promoters (9, 10)
        [csat] satisfied customers (4, 5)
       *[ces] customers who found it easy (5 to 7)
    }

section-satisfied = How satisfied are customers?
    .intro = Of a customer who answers more than once, the latest answer counts: one person's answers are not independent of each other.

stands = { $kind ->
        [nps] The net promoter score is { $s } points ({ RANGE($s) }; { N($s) } customers).
        [csat] { $s } of the customers who answered are satisfied ({ RANGE($s) }; { N($s) } customers).
       *[ces] Customers rate how easy it was at { $s } of 7 on average ({ RANGE($s) }; { N($s) } customers).
    }
    .unknown = How satisfied customers are is not known: { $why }.

nps =
    .label = Net promoter score
    .definition = Share of promoters (9, 10) less share of detractors (0 to 6), in points from −100 to 100; the latest answer of each customer after { $since }.

csat =
    .label = Satisfied customers
    .definition = Customers whose latest answer after { $since } is 4 or 5 of 5, divided by all who answered.

ces =
    .label = Ease, 1 to 7
    .definition = Mean of each customer's latest answer after { $since } on how easy it was, from 1 (hard) to 7 (easy).

response-rate =
    .label = Response rate
    .definition = Invitations answered within { DAYS($w) }, divided by all sent at least as long before the end of { $last }; invitations are contacts of the campaigns that ask.

detractor-revenue-share =
    .label = { $kind ->
        [nps] Revenue of detractors
        [csat] Revenue of dissatisfied customers
       *[ces] Revenue of customers who found it hard
    }
    .definition = Revenue of the latest 365 days of { low-name }, divided by that of all customers who answered after { $since }.

course =
    .title = { $kind ->
        [nps] The net promoter score is { $s } points
        [csat] { $s } of customers are satisfied
       *[ces] Ease is rated at { $s } of 7
    }
    .title-unknown = Scores over time
    .subtitle = { $kind ->
        [nps] Net promoter score, points; customers who answered in a quarter, { $first } to { $last }
        [csat] Satisfied customers, % of those who answered in a quarter; { $first } to { $last }
       *[ces] Mean score for ease, 1 to 7; customers who answered in a quarter, { $first } to { $last }
    }
    .note = Quarters with fewer than 30 answers are left out; whiskers are ranges. The title counts the latest answer of each customer after { $since }.
    .alt = Line chart with ranges: the score of { COUNT($n) } quarters; of the latest answers since { $since } it is { $s }.
    .alt-unknown = Line chart with ranges: the score of { COUNT($n) } quarters.

moved = { $direction ->
        [higher] The score of the latest quarter is higher than before, by { SIZE($g) } ({ RANGE($g) }).
        [lower] The score of the latest quarter is lower than before, by { SIZE($g) } ({ RANGE($g) }).
        [little-changed] The score of the latest quarter is little changed from before (difference { $g }; { RANGE($g) }).
       *[no-clear-change] The score of the latest quarter does not clearly differ from before (difference { $g }; { RANGE($g) }).
    }
    .unknown = Whether the score of the latest quarter differs from before is not known: { $why }.

limits = { $verdict ->
        [steady] Month by month, the score stays within its usual limits ({ COUNT($n) } months; the latest { NUMBER($newest) }).
        [signal] Of { COUNT($n) } months, { COUNT($k) } lie outside the usual limits or in a long run on one side (the latest { NUMBER($newest) }).
        [few] Usual limits take 24 months of at least 30 answers; there are { COUNT($n) }.
       *[none] No month has 30 answers, so there are no usual limits.
    }

scores =
    .title = All scores
    .subtitle = Customers and their answers, count; nps in points, csat in % satisfied, ces as a mean of 1 to 7; answers after { $since }, the latest of each customer

survey-kind-nps = Net promoter score
survey-kind-csat = Satisfaction
survey-kind-ces = Ease

check-scale-from-zero = { $status ->
        [pass] Answers to the recommendation question do not look like ones from 1 to 10.
       *[warn] Several answers to the recommendation question are 1 and none is 0: was it asked from 1 to 10? Then this is no net promoter score.
    }
    .doubt = The answers look like ones from 1 to 10, from which no net promoter score follows.

section-answers = Who answers, and who does not?
    .intro = Whoever does not answer may think otherwise. Where what is known of customers tells who answers, the score is weighted to all who were asked.

answers = { $r } of the invitations are answered ({ RANGE($r) }; { N($r) } invitations).
    .unknown = How many of those asked answer is not known: { $why }.

weighted = Weighted to all who were asked, by { $by }, the score is { $w } ({ RANGE($w) }) instead of { $s }.
    .unknown = No weighted score is told: { $why }.

answering =
    .title = Who answers
    .subtitle = Customers asked and invitations, count; share answered, %; { $first } to { $last }
    .note = A small adjusted p-value means that the group answers more or less often than all others, whatever the number of groups looked at.

check-weighted-within = { $status ->
        [pass] Weighted to all who were asked, the score is { $w }, within the range of the plain one.
       *[warn] Weighted to all who were asked, the score is { $w }, outside the range of the plain one.
    }
    .doubt = Who answers differs from who was asked: weighted, the score is { $w }.

check-answered-enough = { $known ->
        [yes] { $value } of the invitations were answered; at least { SHARE($threshold) } is asked for.
       *[no] Nobody knows how many were asked.
    }
    .doubt = Too few of those asked have answered, or nobody knows how many were asked: others may think otherwise.

section-differ = Where do scores differ?
    .intro = Each group is compared with all others who answered; with many groups looked at, some differ by chance, which is taken into account.

differs = { $n ->
        [0] No group has enough answers to be compared.
       *[other] { $k ->
            [0] No group of the { COUNT($n) } compared clearly differs from the others.
           *[other] { COUNT($k) } of { COUNT($n) } groups compared clearly differ from the others; lowest lies { $lowest } ({ $by }).
        }
    }

groups =
    .title = The { score-name } by group
    .subtitle = Customers, count; score and difference from all others, in points of the score; answers after { $since }

gap-reading-differs = clearly differs
gap-reading-same = no clear difference

things = { $k ->
        [one] 1 thing
       *[other] { COUNT($k) } things
    }

goes-with = { $k ->
        [0] Nothing that is known beside the answers tells clearly who scores how.
       *[other] { $steady ->
            [yes] Of { things } known, { $thing } goes with the score the most; together they account for { $r } of how scores vary.
           *[no] Together, { things } known account for { $r } of how scores vary; which of them goes with it the most is not firm.
        }
    }
    .unknown = What goes with the score is not known: { $why }.

drivers =
    .title = What goes with the score
    .subtitle = Share of what all account for together, %, with its range; how often it comes first when customers are drawn anew, %
    .note = Shares are means over all orders in which things can be added. They say what goes together, not what would change the score.

section-matter = Does the score matter?
    .intro = Customers are followed from the day after their answer. Who scores high may have bought more before; so the difference is also told between customers who had brought as much.

buys-again = { $direction ->
        [higher] Within { DAYS($d) } of their answer, { high-name } buy again more often than { low-name }, by { SIZE($b) } ({ RANGE($b) }); among customers who had brought as much before, the difference is { $a } ({ RANGE($a) }).
        [lower] Within { DAYS($d) } of their answer, { high-name } buy again less often than { low-name }, by { SIZE($b) } ({ RANGE($b) }); among customers who had brought as much before, the difference is { $a } ({ RANGE($a) }).
        [little-changed] Within { DAYS($d) } of their answer, { high-name } buy again about as often as { low-name } (difference { $b }; { RANGE($b) }); among customers who had brought as much before, it is { $a } ({ RANGE($a) }).
       *[no-clear-change] Whether customers buy again within { DAYS($d) } does not clearly go with their score: { high-name } and { low-name } differ by { $b } ({ RANGE($b) }); among customers who had brought as much before, by { $a } ({ RANGE($a) }).
    }
    .unknown = Whether the score goes with buying again is not known: { $why }.

spends = { $direction ->
        [higher] Among customers who had brought as much before, { high-name } spend more than { low-name } within { DAYS($d) }, by { SIZE($s) } each ({ RANGE($s) }).
        [lower] Among customers who had brought as much before, { high-name } spend less than { low-name } within { DAYS($d) }, by { SIZE($s) } each ({ RANGE($s) }).
       *[no-clear-change] Among customers who had brought as much before, what { high-name } and { low-name } spend within { DAYS($d) } does not clearly differ ({ $s } each; { RANGE($s) }).
    }
    .unknown = Whether the score goes with what customers spend is not known: { $why }.

after =
    .title = What customers did after their answer
    .subtitle = Customers, count; share who bought again, %, and means, { $currency }, over { DAYS($d) } after the answer; { $first } to { $last }

score-group-low = { $kind ->
        [nps] Detractors (0 to 6)
        [csat] Dissatisfied (1, 2)
       *[ces] Hard (1 to 3)
    }
score-group-middle = { $kind ->
        [nps] Passives (7, 8)
        [csat] Neither (3)
       *[ces] Neither (4)
    }
score-group-high = { $kind ->
        [nps] Promoters (9, 10)
        [csat] Satisfied (4, 5)
       *[ces] Easy (5 to 7)
    }

at-risk = Of the yearly revenue of customers who answered, { $s } is that of { low-name } ({ RANGE($s) }).
    .unknown = How much of the revenue is that of { low-name } is not known: { $why }.

loop = { $s } of the { low-name } were contacted within { DAYS($c) } of their answer ({ RANGE($s) }; { N($s) } customers).
    .unknown = How many of the { low-name } were contacted within { DAYS($c) } is not told: { $why }.

loop-after = { $direction ->
        [higher] Those contacted buy again more often afterwards than the others, by { SIZE($b) } ({ RANGE($b) }); who was contacted was not drawn at random.
        [lower] Those contacted buy again less often afterwards than the others, by { SIZE($b) } ({ RANGE($b) }); who was contacted was not drawn at random.
        [little-changed] Those contacted buy again about as often afterwards as the others (difference { $b }; { RANGE($b) }).
       *[no-clear-change] Those contacted and the others do not clearly differ in whether they buy again afterwards (difference { $b }; { RANGE($b) }).
    }
    .unknown = Whether those contacted buy again more often is not known: { $why }.

section-decide = What can be decided?

call-half = Contact a random half of the customers with a low score within { DAYS($c) }, and compare.
    .effect = { $fits ->
        [yes] Not known: this report describes and cannot say what a contact would change. Showing, in four tests of five, a change of { POINTS($p) } in how many buy again takes about { COUNT($n) } low scores in each half; there have been enough.
       *[no] Not known: this report describes and cannot say what a contact would change. Showing, in four tests of five, a change of { POINTS($p) } in how many buy again takes about { COUNT($n) } low scores in each half, { NUMBER($times) } times as many in all as there have been.
    }
    .cost = The time of those who call.
    .owner = Customer service
    .size = Half of the customers with a low score
    .turns = A test in which the two halves clearly differ, or clearly do not.
call-half-if-untested = No test has been made
    .do = Draw the half by chance when the answer comes.
    .regret = If nothing changes: the time of those who called.
    .now = yes
call-half-if-works = A test shows that more buy again
    .do = Contact all; keep a random tenth without a contact.
    .regret = If the test looked good by chance: the time spent, until the tenth shows it.
    .now = { "" }
call-half-if-fails = A test shows no difference
    .do = Mend what low scores name instead of calling.
    .regret = If the difference is smaller than { POINTS($p) }: that much is forgone.
    .now = { "" }

definition-scales = Recommendation from 0 to 10, satisfaction from 1 to 5, ease from 1 to 7; answers on another scale are refused, since they are another score.
    .term = Scales

definition-groups = { $kind ->
        [nps] Promoters answer 9 or 10, passives 7 or 8, detractors 0 to 6.
        [csat] Satisfied customers answer 4 or 5, dissatisfied ones 1 or 2.
       *[ces] Easy is 5 to 7, hard is 1 to 3.
    }
    .term = High and low

definition-latest = The latest answer of each customer after { $since }.
    .term = Answer that counts

definition-invitation = A contact of a campaign that asks for an answer; an answer belongs to the latest one in the { DAYS($w) } before it.
    .term = Invitation

definition-weighted = Each group counts with its share of those asked instead of those who answered; within a group, who answers must not depend on the answer.
    .term = Weighted score

definition-range = Chance variation with this many customers at the stated level; it does not cover wrong data or a changed market.
    .term = Range

limitation-describes = This report describes; it does not show that a better score would make customers stay.
limitation-silent = Weighting removes only what the known groups explain: those who stay silent may think otherwise for other reasons.
limitation-few-low = No answer of a kind is no certainty that nobody thinks so; ranges allow for it.
limitation-other-runs = Small groups are guarded within this report, not against other runs with other dates or parameters.
