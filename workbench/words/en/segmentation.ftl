title = Customer segments and value tiers
    .lead = Who makes the revenue, which kinds of customers are there, who is moving up or slipping away, and what fits whom?

source = Source: transactions of { $name }, data to { $last }.

section-revenue = Who makes the revenue?
    .intro = Customers are put in order of what they brought in the window. The most valuable ones who make the first part of it together are the high tier, those who make the next part the medium tier, all others the low tier.

high-tier = The first { SHARE($h) } of { $what }, the share set for the high tier, comes from { $c } of the customers who bought in the last { DAYS($d) } ({ RANGE($c) }; { N($c) } customers).
    .unknown = Who makes most of { $what } cannot be told: too few customers bought in the last { DAYS($d) }.

top-tier-customer-share =
    .label = Customers in the high tier
    .definition = The most valuable customers, who make the first { SHARE($h) } of { $what } in the window together, divided by all customers who bought in it.

top-tier-revenue-share =
    .label = Share of { $what } that sets the high tier
    .definition = What customers of the high tier brought in the window, divided by that of all customers: about { SHARE($h) } by definition, for the tier is cut there.

top-tier-revenue-since =
    .label = Share of { $what } from those who were the high tier before (chance alone: { $u })
    .label-unknown = Share of { $what } from those who were the high tier before
    .definition = What the customers who were the high tier on { $day } have brought since, divided by what all customers have; chosen on one stretch and counted on the next, it is not set by definition.

tiers =
    .title = { $c } of customers are in the high tier
    .title-unknown = Customers by value tier
    .subtitle = Customers who bought in the { DAYS($d) } to { $last }, and the { $what } they brought
    .note = { $told ->
        [yes] A customer is in the high tier from about { MONEY($high) } in the window, in the medium tier from about { MONEY($medium) }.
       *[no] { "" }
    }

dominance = { $one ->
        [yes] One customer alone brings more than a tenth of { $what }, so every share of it hangs on few: the { COUNT($minimum) } largest bring { $t }; without them { $w } of customers make the first { SHARE($h) } of the rest.
       *[no] No customer alone brings a tenth of { $what }; the { COUNT($minimum) } largest bring { $t }, and without them { $w } of customers make the first { SHARE($h) } of the rest.
    }
    .unknown = { $one ->
            [yes] One customer alone brings more than a tenth of { $what }, so every share of it hangs on few.
           *[no] Whether a few customers dominate cannot be told.
        }

check-dominance = { dominance }
    .unknown = { $one ->
            [yes] One customer alone brings more than a tenth of { $what }, so every share of it hangs on few.
           *[no] Whether a few customers dominate cannot be told.
        }
    .doubt = One customer alone decides this share.

section-natural-groups = Do customers fall into natural groups?
    .intro = Customers are compared by the days since their last purchase, their orders and their revenue per order, on a scale on which all three weigh the same. Groups are natural when fewer customers lie between them than within them, more clearly so than in data that are made without groups but are otherwise alike.

natural-groups = { $verdict ->
        [natural] Customers fall into { COUNT($n) } natural groups: between them lie clearly fewer customers than in data without groups.
        [convenient] There are no natural groups among the { COUNT($all) } customers; the { COUNT($n) } segments shown are a convenient cut.
        [asked] The { COUNT($n) } segments were asked for; the { COUNT($all) } customers do not fall into so many natural groups.
        [alike] All { COUNT($all) } customers are alike in what segments are made of: there is one segment.
        [few] Too few customers bought again to tell groups apart: { COUNT($r) } did, at least { COUNT($least) } are needed. All are one segment.
       *[too-many] { COUNT($k) } segments of { COUNT($all) } customers were asked for and are refused: at least { COUNT($minimum) } customers to a segment are needed. All are one segment.
    }

check-natural-groups = { natural-groups }
    .doubt = The data hold no groups of their own: this is a convenient cut.

segments =
    .label = Segments
    .definition = Groups of customers alike in recency, frequency and revenue per order; as many as the data hold, or a convenient cut where they hold none.

stability =
    .label = Stability of the segments (data without groups: { $u })
    .label-unknown = Stability of the segments
    .definition = How much of a segment comes back when the customers are drawn anew: customers in both, divided by customers in either (Jaccard), mean over the segments weighed by their customers. Beside it, the same of as many segments cut from data without groups that are otherwise alike.

check-stability = Of a segment, { $s } comes back when customers are drawn anew ({ RANGE($s) }), where in data without groups { $u } does ({ RANGE($u) }); three quarters are asked for.
    .unknown = There is only one segment, so there is nothing that could come back.
    .doubt = Drawn anew, customers would fall into other segments.

series-customers = these customers
series-reference = data without groups

groups =
    .title = { COUNT($n) } groups explain { SHARE($e) } of the differences, { SHARE($w) } in data without groups
    .subtitle = Share of the differences between { COUNT($all) } customers that lies between the groups, %, by number of groups
    .alt = Line chart: share of the differences that lies between groups, by number of groups from 2 up: { SHARE($e) } for { COUNT($n) } groups, beside { SHARE($w) } in data made without groups.
    .x = number of groups
    .note = A valley is how much fewer customers lie between two groups than at the lower of their peaks; groups are natural where all valleys are deeper than any without groups.

alone =
    .title = Each measure taken alone
    .subtitle = Number of natural groups, 1 where there are none; customers who bought in the { DAYS($d) } to { $last }
    .note = A measure counts as grouped where its p-value, times the number of measures, is small enough. Of more customers than { COUNT($n) } so many are drawn at random.

section-segments = Who are the segments?
    .intro = Each segment is named after the corner of recency, frequency and revenue per order that it lies nearest to. The names are ours and stay the same from run to run; the rule beside them says in plain bounds whom a segment mostly holds.

leading-segment = The segment that brings most is “{ $top }”: { $s } of customers ({ RANGE($s) }) with { $m } of { $what } ({ RANGE($m) }).
    .unknown = Which segment brings most cannot be said: there is only one, or none is large enough to be shown.

size-and-value =
    .title = “{ $top }”: { $s } of customers, { $m } of { $what }
    .title-unknown = Customers and { $what } by segment
    .subtitle = Share of customers and of { $what } by segment, %; customers who bought in the { DAYS($d) } to { $last }
    .alt = Bar chart: share of customers beside share of { $what } for { COUNT($n) } segments. “{ $top }” has { $s } of customers and { $m } of { $what }.
    .first = of customers
    .second = of { $what }
    .x = Share of all

middles =
    .title = The segments in figures
    .subtitle = Medians of customers who bought in the { DAYS($d) } to { $last }

rules =
    .title = A plain rule for each segment
    .subtitle = Bounds by a small decision tree; customers who bought in the { DAYS($d) } to { $last }

decision-tree = A small decision tree puts { $a } of customers it has not seen into their segment ({ RANGE($a) }); the rules in the table are its largest leaves.
    .unknown = There is only one segment, so no rule is needed.

jaccard =
    .title = How firm each segment is
    .subtitle = Part of a segment that comes back when customers are drawn anew, %; mean and middle 95% of resamples
    .note = Below 60% a segment dissolves; from 75% on it is stable (Hennig 2007).

section-differences = What else sets the segments apart?
    .intro = Only variables that did not make the segments are compared: how customers buy otherwise, and what the customers table says of them.

segments-differ = { $all ->
        [0] There is nothing to compare: there is only one segment, or nothing else is known of customers.
       *[other] { $some ->
            [0] Segments do not clearly differ in any of the { COUNT($all) } variables that did not make them.
           *[other] Segments differ in { COUNT($some) } of { COUNT($all) } variables that did not make them, beyond what chance gives when so many are compared.
        }
    }

left-out =
    .title = Columns of the customers table that the analysis does not use
    .subtitle = Attributes that were left out, and why

differences =
    .title = In what segments differ, strongest first
    .subtitle = Size of the difference between segments, from 0 (none) to 1; customers who bought in the { DAYS($d) } to { $last }
    .note = Below 0.1 a difference is negligible, from 0.3 on it is of medium size. p-values are adjusted so that at most one in twenty of the differences found is expected to be false. Ranges come from drawing customers anew; close to 0 they lie too high, because a size cannot be negative.

profile =
    .title = The strongest differences, all customers being 100
    .subtitle = Median, or share of customers, of each segment as an index of all customers; the up to four strongest differences
    .note = Differences within a variable are not tested one by one.

section-stages = Where do customers stand?
    .intro = The stage of a customer follows from fixed rules on first and last purchase and on the revenue in the two halves of the window; scores cut recency and frequency into fifths, equal customers getting equal scores.

at-risk = { $c } of all who ever bought are at risk, silent for { COUNT($a) } to { COUNT($b) } days ({ RANGE($c) }; { N($c) } customers).
    .unknown = How many customers are at risk cannot be told: too few are, or too few have bought.

halves = { $beside ->
        [more] The { N($net) } customers through the whole window brought { SIZE($net) } more in all in its later half than in its earlier, beyond what chance alone gives ({ RANGE($un) }).
        [less] The { N($net) } customers through the whole window brought { SIZE($net) } less in all in its later half than in its earlier, beyond what chance alone gives ({ RANGE($un) }).
       *[chance] Between the halves of the window, what the { N($net) } customers through the whole of it brought changed by { $net } in all: no more than chance alone gives ({ RANGE($un) }).
    } { $f } brought at least { SHARE($g) } less, where chance alone gives { $uf } ({ RANGE($uf) }); { $r } brought at least { SHARE($g) } more, where it gives { $ur } ({ RANGE($ur) }).
    .unknown = Whether customers bring more or less than before cannot be told: too few were customers through the whole window, too few of them rose or fell, one customer alone decides it, or the data do not cover it.

stages =
    .title = Customers by lifecycle stage
    .subtitle = Everybody known on { $last }, and the { $what } of the { DAYS($d) } before

grid =
    .title = Customers by recency (down) and frequency (across)
    .subtitle = Customers who bought in the { DAYS($d) } to { $last }, count, by score from 1 to 5, 5 being most recent and most frequent

grid-revenue =
    .title = Revenue by recency (down) and frequency (across)
    .subtitle = Share of net revenue in the { DAYS($d) } to { $last }, %, by score from 1 to 5

cut-points =
    .title = Where the scores begin
    .subtitle = Mid-rank cut points of customers who bought in the { DAYS($d) } to { $last }; the lowest score takes what lies below
    .note = Equal customers get equal scores, so a score may hold more or fewer than a fifth, or nobody.

section-moves = Who moves between segments?
    .intro = The segments of the last day, frozen, are applied to the customers as they stood before. Both windows are equally long and overlap in part, which makes customers look steadier than two windows apart would.

still-there = { $beside ->
        [more] Of the { N($k) } customers with a segment on { $day }, { $k } are still in it ({ RANGE($k) }), more than if chance alone moved them: then { $u } would be ({ RANGE($u) }).
        [less] Of the { N($k) } customers with a segment on { $day }, { $k } are still in it ({ RANGE($k) }), fewer than if chance alone moved them: then { $u } would be ({ RANGE($u) }).
       *[chance] Of the { N($k) } customers with a segment on { $day }, { $k } are still in it ({ RANGE($k) }), about as many as if chance alone moved them: then { $u } would be ({ RANGE($u) }).
    }
    .unknown = Who moved since { $day } cannot be told: the window before it reaches back beyond the data, or nobody had a segment then.

migration =
    .title = Where customers of each segment (down) are now (across)
    .subtitle = Share of customers by segment on { $day }, %, and their segment on { $last }
    .note = Low and High in the file hold for all cells of a row together (Goodman). Whoever first bought since had no purchase before.

stay-by-chance =
    .title = How many would stay in their segment if chance alone moved them
    .subtitle = Share of customers by segment before, %; purchases of the { DAYS($d) } to { $last } and the { DAYS($c) } before, their weeks in random order
    .note = To be set beside the shares on the diagonal of the table above; the range holds { SHARE($level) } of the random orders.

without-order = { $beside ->
        [more] In the { DAYS($d) } to { $last } customers brought { SIZE($net) } more in all than in those to { $day }, newcomers included, beyond what chance alone gives ({ RANGE($un) }).
        [less] In the { DAYS($d) } to { $last } customers brought { SIZE($net) } less in all than in those to { $day }, newcomers included, beyond what chance alone gives ({ RANGE($un) }).
       *[chance] Between the { DAYS($d) } to { $day } and those to { $last }, what customers brought in all, newcomers included, changed by { $net }: no more than chance alone gives ({ RANGE($un) }).
    } Of the { N($g) } with a segment on { $day }, { $g } have bought nothing since ({ N($m) } customers, { SIZE($m) } less from them), where chance alone gives { $ug } ({ RANGE($ug) }).
    .unknown = How many have bought nothing since, and what went with them, cannot be told: they are fewer than 30, one customer alone decides it, or the window before reaches back beyond the data.

high-tier-since = { $beside ->
        [more] Those who were the high tier on { $day } have brought { $t } of { $what } since, that of newcomers included ({ RANGE($t) }); chosen as they were for bringing { SHARE($h) }, by chance alone they would have kept { $u } ({ RANGE($u) }): they kept more.
        [less] Those who were the high tier on { $day } have brought { $t } of { $what } since, that of newcomers included ({ RANGE($t) }); chosen as they were for bringing { SHARE($h) }, by chance alone they would have kept { $u } ({ RANGE($u) }): they kept less.
       *[chance] Those who were the high tier on { $day } have brought { $t } of { $what } since, that of newcomers included ({ RANGE($t) }); chosen as they were for bringing { SHARE($h) }, by chance alone they would have kept { $u } ({ RANGE($u) }): no clear difference.
    }
    .unknown = What an earlier high tier has brought since cannot be told: the window before reaches back beyond the data, or it is about too few customers.

moves-changed = { $changed ->
        [changed] Customers moved differently in the last { DAYS($c) } than in the { DAYS($c) } before (p = { NUMBER($p) }, bootstrap over customers).
        [alike] There is no clear sign that customers moved differently in the last { DAYS($c) } than in the { DAYS($c) } before (p = { NUMBER($p) }, bootstrap over customers).
       *[unknown] Whether customers move differently than before cannot be told: the data do not reach back so far.
    }

section-services = What fits whom?
    .intro = Service levels follow from the value tier by a fixed table: attention that costs money goes where revenue is. Whether it pays is not shown here; that takes a test.

treatment =
    .title = Service level by value tier
    .subtitle = Customers who ever bought, and { $what } in the { DAYS($d) } to { $last }; silent: at risk or lost
    .note = Can be reached: has been sent a campaign before; not available where the data hold no campaigns.

contact-a-half = Give a random half of the high tier a personal contact, leave the other half as it is, and compare what they bring in the next { DAYS($c) }.
    .effect = { $tells ->
        [yes] Not known: this report describes and cannot say what a contact would change. With halves of { COUNT($n) } customers a change of { SHARE($p) } or more in what they bring would show in four tests of five.
       *[no] Not known, and no test of a size that would tell can be named: the high tier is too small, or the data do not reach back far enough to say how much it varies in what it brings.
    }
    .cost = The contacts for half of the high tier.
    .owner = Sales and customer service
    .size = { COUNT($n) } customers contacted, as many left as they are
    .turns = The outcome of the test: what the two halves bring, less the contacts.
contact-a-half-if-untested = No contact has been tested
    .do = { $tells ->
        [yes] Test it on a random half of the high tier.
       *[no] Ask some of the high tier what they lack; do not compare halves.
    }
    .regret = If contacts change nothing: their cost.
    .now = yes
contact-a-half-if-works = The contacted half brings more than its contacts cost
    .do = Contact the whole high tier; leave a random tenth as it is.
    .regret = If the test looked good by chance: the contacts, until the tenth shows it.
    .now = { "" }
contact-a-half-if-fails = The halves bring alike
    .do = Stop the contacts.
    .regret = { $tells ->
        [yes] If they change less than { SHARE($p) }: that much is forgone.
       *[no] If they change too little to show: that much is forgone.
    }
    .now = { "" }

definition-revenue = What customers paid in the window, net of returns.
    .term = Revenue

definition-window = The { DAYS($d) } up to and including { $last }.
    .term = Window

definition-segment = Customers alike in days since the last purchase, orders and revenue per order in the window, each on the scale log(1 + x / median), outliers moved in, all three weighing the same.
    .term = Segment

definition-value-tier = High: the most valuable customers who make { SHARE($h) } of { $what }; medium: the next up to { SHARE($m) }; low: all others who bought in the window.
    .term = Value tier

definition-stage = Lost: silent for more than { DAYS($l) }. At risk: more than { DAYS($r) }. New: first purchase at most { DAYS($n) } ago. Growing: a customer through the whole window with revenue in its earlier half and at least { SHARE($g) } more in the later. Mature: all others.
    .term = Stage

definition-score = From 1 to 5, the fifth in which a customer's mid-rank lies; 5 is most recent, most frequent, most revenue.
    .term = Score, 1 to 5

definition-chance = The same customers' purchases of the same days with the weeks put in random order, { COUNT($times) } times: no week comes before another, so whatever then rises, falls or moves does so by chance. The range holds { SHARE($level) } of the orders.
    .term = Chance alone

definition-range = Chance variation with this many customers at the stated level, segments and cut points held fixed; it does not cover wrong data or a changed market.
    .term = Range

limitation-describes = This report describes; it does not show that treating segments differently pays.
limitation-soft-borders = Segments that are a convenient cut have soft borders: two customers on either side of one are much alike.
limitation-season = What goes beyond chance alone may be the season: the weeks compared lie at different times of the year.
limitation-newcomers = Whoever came during the window had less time to order and looks less frequent.
limitation-first-seen-early = Customers first seen soon after the data begin may have been there before, so some stages come too early.
limitation-past = Revenue of the past is not revenue of the future: the lifetime value report looks ahead.
limitation-two-accounts = Someone with two accounts or cards counts as two customers.
