title = Customer journeys and attribution
    .lead = How do customers get to a conversion, where are they lost on the way, and which channels were there when they came?

section-how-many = How many get there, and how fast?
    .intro = A journey begins with the first touch and ends with a conversion or with a long silence. One that is still open when the data end is not a failure: rates count only journeys that have had their whole time.

get-there = { $r } of journeys reach { $event } within { DAYS($within) } of the first touch ({ RANGE($r) }; { N($r) } journeys).
    .unknown = { $begun ->
            [0] The data hold no contacts and no events other than { $event }, so there is no journey to follow and nothing here can be answered.
           *[other] How many journeys reach { $event } is not known: { $why }.
        }

how-fast = Those that get there in time take { $m } at the median ({ RANGE($m) }; { N($m) } journeys).
    .unknown = How long it takes is not known: too few have got there.

time-to-convert =
    .title = Half of those who reach { $event } in time do so within { $m }
    .title-unknown = How soon journeys convert
    .subtitle = Share of journeys that have reached { $event }, %, by days since the first touch; { $first } to { $last }
    .alt = Line chart: cumulative share of journeys that have converted by days since the first touch; { $r } within { DAYS($within) }, half of them within { $m }.
    .alt-unknown = Line chart: cumulative share of journeys that have converted by days since the first touch, up to { DAYS($within) }.
    .note = The same journeys as in the conversion rate: those followed for the whole { DAYS($within) }.
    .x = days since the first touch

conversion-rate =
    .label = Conversion rate
    .definition = Journeys that reached { $event } within { DAYS($within) } of their first touch, divided by journeys that began at least { DAYS($within) } before the end of the data.

median-days-to-convert =
    .label = Median time to convert
    .definition = Days from first touch to { $event }, median of the journeys that got there within { DAYS($within) } and began at least { DAYS($within) } before the end of the data.

journeys-used =
    .title = Which journeys the rates are made of
    .subtitle = Journeys, count, { $first } to { $last }
    .note = A conversion with no touch before it, or none since the last conversion, belongs to no journey.

account-begun = Begun
account-capped = Left out: so many touches that a machine made them
account-young = Left out: begun too late to have had the whole time
account-used = Used
account-over = Of these over, so that steps and paths are counted from them

section-where-lost = Where are they lost?
    .intro = A customer enters the funnel with the first time they take its first step; later stages count in this order, whatever lies between.

largest-loss = The largest loss is between { $before } and { $after }: { $drop } of the customers who get to the first do not reach the second within { DAYS($within) } of entering the funnel ({ RANGE($drop) }; { N($drop) } customers).
    .unknown = Where most are lost is not known: too few customers have entered the funnel.

funnel-either-way =
    .title = The funnel under either order of steps at the same time
    .subtitle = Customers who reach each stage, count, if steps at the same time came in the worst, the given and the best order; { $first } to { $last }
    .note = The given order is the data's own, or that in which the rows of the file came; where a source has neither, names decide. Of steps known by the day only, contacts come first and conversions last.

funnel =
    .title = Between { $before } and { $after }, { $drop } are lost
    .title-unknown = The funnel, as far as it can be shown
    .subtitle = Customers who reach each stage within { DAYS($within) }, % of those who enter; { $first } to { $last }
    .alt = Bar chart: share of entering customers who reach each of { COUNT($k) } stages in order; the largest loss is { $drop }.
    .note = { $left_out ->
        [nobody] All customers who entered did so at least { DAYS($within) } before the end of the data.
       *[some] { $young } customers entered less than { DAYS($within) } before the end of the data and are left out.
    }
    .note-unknown = Fewer than { COUNT($minimum) } customers entered less than { DAYS($within) } before the end of the data and are left out.
    .x = share of customers who enter

detour = { $course ->
        [ended] Of the { N($share) } customers lost between { $before } and { $after }, { $share } do nothing more that is known ({ RANGE($share) }).
        [late] Of the { N($share) } customers lost between { $before } and { $after }, { $share } come to it directly, but too late ({ RANGE($share) }).
       *[onward] Of the { N($share) } customers lost between { $before } and { $after }, { $share } go to { $step } next ({ RANGE($share) }); no other step comes more often.
    }
    .unknown = What customers do instead is not known: too few are lost at a stage.

detours =
    .title = The commonest next steps of those who do not reach the next stage
    .subtitle = Customers lost between two stages, by the step directly after the first; { $first } to { $last }
    .note = (end): nothing more is known of them. The missed stage itself: it came, but not within { DAYS($within) } of entry.

largest-drop-off =
    .label = Largest drop-off
    .definition = Customers at a stage of the funnel who do not reach the next within { DAYS($within) } of entry, divided by all at that stage; the largest of the stages, whose range is widened for having been picked.

than-usual = { $against ->
        [more] clearly more often here than elsewhere
        [less] many pass through here, and it is less frequent than elsewhere
       *[alike] many pass through here, and it is not clearly more frequent than elsewhere
    }

worst-pain = { $kind ->
        [lost] What goes wrong for the most customers is that journeys end after { $step } without { $event }: { $share } of those through it do ({ RANGE($share) }; { N($share) } journeys; { COUNT($customers) } customers concerned), against { SHARE($usual) } over all steps: { than-usual }.
        [slow] What goes wrong for the most customers is a wait of more than { NUMBER($days) } days after { $step }: { $share } of the journeys through it have one ({ RANGE($share) }; { N($share) } journeys; { COUNT($customers) } customers concerned), against { SHARE($usual) } over all steps: { than-usual }.
        [again] What goes wrong for the most customers is that journeys come back to { $step }: { $share } of those through it do ({ RANGE($share) }; { N($share) } journeys; { COUNT($customers) } customers concerned), against { SHARE($usual) } over all steps: { than-usual }.
        [ticket] What goes wrong for the most customers is a ticket after { $step }: { $share } of the journeys through it are followed by one within { DAYS($within) } ({ RANGE($share) }; { N($share) } journeys; { COUNT($customers) } customers concerned), against { SHARE($usual) } over all steps: { than-usual }.
       *[low_score] What goes wrong for the most customers is a low score after { $step }: of the journeys through it with a survey answer within { DAYS($within) }, { $share } have one ({ RANGE($share) }; { N($share) } journeys; { COUNT($customers) } customers concerned), against { SHARE($usual) } over all steps: { than-usual }.
    }
    .unknown = Nothing goes wrong at a step for enough customers to be shown.

dearest-pain = In value, times the journeys concerned, the largest gap is at { $step } (“{ $kind ->
        [lost] { pain-lost }
        [slow] { pain-slow }
        [again] { pain-again }
        [ticket] { pain-ticket }
       *[low_score] { pain-low-score }
    }”): { N($short) } journeys were each worth { $short } less than the others through it ({ RANGE($short) }).
    .unknown = In value no pain point stands out: { $why }.

pain-lost = Lost there
pain-slow = Long wait
pain-again = Comes again
pain-ticket = Followed by a ticket
pain-low-score = Followed by a low score

against-more = clearly more
against-less = clearly less
against-alike = no clear difference

pain-points =
    .title = Pain points that concern most customers, by what happens
    .subtitle = Settled journeys through a step, share %; ranges hold together; { $first } to { $last }
    .note = Customers are those with such a journey, and the same ones may stand in several rows; compared with the share over all steps. A long wait for the next step is one above { NUMBER($days) } days, a tenth of all. A ticket or a low score (NPS up to 6, CSAT up to 2, CES up to 3; of journeys with an answer) counts within { DAYS($within) } after the step. “Followed by” is an order in time, not a cause.

pain-value =
    .title = Pain points at which a journey is worth less than the others
    .subtitle = Mean value of the other journeys through the step less that of those concerned, for each journey; ranges hold together; { $first } to { $last }
    .note = Sorted by this difference times the journeys. One journey may stand in several rows, so the rows do not add up, and mending one would not bring its difference: the journeys concerned need not be like the others. Lost journeys have no value by definition and are left out.

section-each-step = What do they do at each step?
    .intro = Small steps are put together as other steps, so that no cell is about a few people. Counted are journeys that are over: what comes next in one that is still open is not known.

step-matrix =
    .title = Where journeys are at each step
    .subtitle = Share of all journeys, %, by step; { $first } to { $last }
    .note = (end): the journey is over, with a conversion or without one. Counted are journeys whose last touch lies more than { DAYS($longest) } before the end of the data.

transitions =
    .title = What follows each step
    .subtitle = Moves from a step, % of all moves from it; { $first } to { $last }
    .note = How many moves there are and the range of each share, with customers as clusters, are in the data to download.

flow =
    .title = { $known ->
        [yes] By the fourth step { SHARE($won) } have reached { $event }, { SHARE($gone) } ended without it
       *[no] Too few customers for a flow of journeys
    }
    .subtitle = Journeys by step, bands as wide as their share; grey: ended without { $event }; { $first } to { $last }
    .alt = Flow chart of { COUNT($n) } journeys over their first five steps; bands of at least 2% of journeys are drawn, those that end without { $event } in grey.
    .note = A journey is drawn up to { $event } or to its end: what comes to a step goes on from it. Moves of fewer than { COUNT($minimum) } customers go to other steps; where one was an end or { $event }, it is drawn one step later.

top-paths =
    .title = The commonest paths of journeys that have ended
    .subtitle = Whole journeys from the first touch; { $first } to { $last }
    .note = Ranges as of as many independent journeys as there are customers.

sequence = The commonest sequence is { $path }: { $share } of the journeys that ended have it in this order, whatever lies between ({ RANGE($share) }; { N($share) } journeys).
    .unknown = No sequence of steps is frequent enough to be shown.

sequences =
    .title = The commonest sequences, whatever lies between
    .subtitle = Journeys that ended and have the steps in this order, %; ranges hold together; { $first } to { $last }
    .note = Sequences of two or three steps in at least 5% of the journeys; a journey counts once.

order = { $told ->
        [first] The data do not speak against a chain that remembers only the present step, on which the attribution below rests.
        [weak] What came before the present step matters, but hardly: the attribution below may forget it.
        [longer] What came before the present step matters for the next: the attribution below, which forgets it, is a rough guide.
       *[unknown] Whether the next step depends on earlier ones cannot be told: the journeys are too short.
    }

check-order = { order }
    .doubt = What comes next depends on more than the step before, or cannot be told.

section-which-channels = Which channels were there?
    .intro = Every method gives away the same conversions, in its own way. They describe who was present, not who brought them about: a channel that follows people who were coming anyway gets credit for it.

leader = By removal from the chain of channels, { $channel } gets the largest share of conversions, { $share } ({ RANGE($share) }; { N($share) } conversions); it was in { $present } of all journeys that ended, converted or not. It was there, which does not say that it brought them.
    .unknown = There is nothing to attribute: no journey with a channel has converted.

methods-differ = The methods differ most for { $channel }, by { $span }.
    .unknown = The methods cannot be compared.

attribution-methods =
    .title = The same conversions, given away by seven methods
    .subtitle = Conversions, count; each column adds up to the same total; { $first } to { $last }
    .note = Descriptive: shares of presence, not effects.

attribution-value =
    .title = The value of the same conversions, given away by seven methods
    .subtitle = Value of conversions, { $currency }; each column adds up to the same total; { $first } to { $last }

markov-shares =
    .title = How sure the shares are, and what other settings of the chain would give
    .subtitle = Share of conversions, %, by removal from the chain of channels; { SHARE($level) } ranges over customers; { $first } to { $last }

section-contacts = What did contacts change?
    .intro = Only customers kept out at random tell what a contact changes. Where campaigns did that, the answer stands here beside the attribution; where they did not, there is none.

contacts = { $clear ->
        [0] Experiment: none of the { COUNT($tried) } kinds of campaigns with a hold-out shows a difference clear of chance; { $kind } comes nearest, with { $effect } in conversions per contact ({ RANGE($effect) }; { N($effect) } contacts).
       *[other] Experiment: { COUNT($clear) } of the { COUNT($tried) } kinds of campaigns with a hold-out show a difference clear of chance; the clearest is { $kind }, with { $effect } in conversions per contact ({ RANGE($effect) }; { N($effect) } contacts).
    }
    .unknown = { $without ->
        [young] { COUNT($kept) } customers were kept out at random, but none of these contacts was planned { DAYS($within) } before the end of the data: what contacts change is not known yet.
        [few] Too few customers were kept out at random: what contacts change cannot be told from these data.
       *[none] No campaign kept customers out at random: what contacts change cannot be told from these data.
    }

experiments =
    .title = Contacted customers beside those kept out at random
    .subtitle = Contacted minus held-out customers within campaigns, per contact, { DAYS($within) } after it was planned; ranges hold together

check-attribution-against-experiment = { $tried ->
        [0] Attribution is descriptive only: no experiment stands beside it, and a channel that follows intent would look strong.
       *[other] { COUNT($clear) } of { COUNT($tried) } kinds of campaigns show a clear difference in the experiment; the others follow intent as far as can be told, whatever share attribution gives them.
    }
    .doubt = No experiment bears out these shares.

section-groups = Do groups of customers go different ways?

groups-differ = { COUNT($clear) } of { COUNT($compared) } transitions differ clearly between customers of { $one } and of { $two }, at a false discovery rate of 5%.

differences =
    .title = The transitions that differ most clearly between the two largest groups
    .subtitle = Share of moves from a step, %: { $two } minus { $one }, percentage points, ranges that hold together; { $first } to { $last }
    .note = First group: { $one }; second group: { $two }. Bootstrap over customers; transitions from steps that at least 30 customers of each group leave.

section-definition = How much depends on the definition?

gaps-matter = When { DAYS($shortest) } to { DAYS($longest) } of silence end a journey, { $low } ({ RANGE($low) }) to { $high } ({ RANGE($high) }) of journeys convert.
    .unknown = How much the rate depends on the silence that ends a journey is not known.

gaps =
    .title = Conversion rate when another silence ends a journey
    .subtitle = Journeys cut by silence that convert within { DAYS($within) }, %; { $first } to { $last }

sessions =
    .title = Sessions when another silence ends one
    .subtitle = Sessions by minutes of silence, where times of day are known; { $first } to { $last }

check-ties = { SHARE($swapped) } of moves join two steps at the same time: the declared order (contacts, orders, events, conversions) decides them, and among events the order in which they came; { COUNT($n) } touches have only their name to decide.
    .doubt = { $order ->
        [open] Steps at the same moment are in an order that was declared, not seen: with another one the largest loss would be { SHARE($least) } to { SHARE($most) }.
       *[told] Steps at the same moment are in an order that was declared, not seen; with another one the largest loss would hardly change.
    }

check-machines = { COUNT($n) } journeys had more than { COUNT($cap) } touches and were cut off; they count as open.
    .doubt = { COUNT($n) } journeys were cut off and count as open.

check-untouched = { COUNT($n) } conversions had no touch before them and are left out.
    .doubt = { COUNT($n) } conversions without a touch before them are left out.

merged = { $known ->
        [yes] { $m } of { N($m) } anonymous ids were merged into a customer.
       *[no] Every event carries a customer and no anonymous id: how many visitors were merged, rightly or wrongly, cannot be told from these data.
    }
    .unknown = How many anonymous ids were merged is not shown: it would be about a few.

nameless = { $a } of { N($a) } events are of visitors who were never identified; each is a customer of their own here.
    .unknown = Few events, or nearly all, are of visitors who were never identified.

shared = { $s } of { N($s) } anonymous ids belong to several customers: merged too widely, or devices that people share.
    .unknown = Few anonymous ids, or nearly all, belong to several customers.

section-decide = What can be decided?

find-out-why = { $known ->
        [yes] Find out why customers stop between { $before } and { $after }, before anything is changed there.
       *[no] { $begun ->
            [0] Record contacts and events, such as visits and messages sent, with the customer and the time of each.
           *[other] Go on recording events until journeys can be followed for { DAYS($within) } and a funnel can be counted.
        }
    }
    .effect = Not known: { $drop } stop there ({ RANGE($drop) }; { N($drop) } customers), and not all of them would go on.
    .effect-unknown = Not known.
    .cost = { $known ->
        [yes] Asking or watching some of those who stop.
       *[no] The work of recording them.
    }
    .owner = The team in charge of that step
    .size = { $known ->
        [yes] A few dozen of those who stop there ({ $drop } of { N($drop) } customers)
       *[no] Nobody yet
    }
    .turns = A reason that many of them give, or that none can give.
find-out-why-if-open = Why they stop is not known
    .do = { $known ->
        [yes] Ask or watch some of them; change nothing yet.
       *[no] Record more events first.
    }
    .regret = If the reason is plain: a few weeks.
    .now = yes
find-out-why-if-found = A reason is known that can be mended
    .do = Mend it for a random half, and compare.
    .regret = If it was not the reason: the work of mending it.
    .now = { "" }
find-out-why-if-none = They never meant to go on
    .do = Leave the step as it is; look at the next largest loss.
    .regret = If they did not tell the reason: those who go on stopping.
    .now = { "" }

hold-out = { $without ->
        [young] Look at the hold-out again once { DAYS($within) } have passed since its contacts: { COUNT($kept) } customers are kept out at random.
        [few] Go on keeping a random part of every campaign's customers out of it, as large as the size named here, and compare.
       *[none] Keep a random part of every campaign's customers out of it, and compare.
    }
    .effect = Not known: attribution describes presence. Showing a change of { POINTS($p) } in conversion takes about { COUNT($n) } journeys in each group{ $fits ->
        [yes] { "" }
       *[no] , in all { NUMBER($times) } times as many as these data hold: several campaigns have to be taken together
    }.
    .cost = { $without ->
        [young] Nothing but the wait.
       *[other] The contacts not sent to those kept out.
    }
    .owner = Campaign management
    .size = { COUNT($n) } journeys in each group
    .turns = A clear difference in conversion between those contacted and those kept out.

definition-touch = A contact that was sent, or an event. Orders, and events without a channel where others have one, are steps but not touches.
    .term = Touch

definition-journey = Touches of a customer up to a conversion, or until nothing has reached them for { DAYS($gap) }.
    .term = Journey

definition-conversion = The event { $event }.
    .term = Conversion

definition-lost = A journey that ended in silence; one still within { DAYS($gap) } of its last touch is open.
    .term = Lost

definition-removal-effect = By how much, in the chain of channels, conversion falls if a channel leads to nothing; a property of paths.
    .term = Removal effect

definition-range = Chance variation with this many customers at the stated level; it does not cover wrong data or a changed market.
    .term = Range

limitation-presence = Attribution divides conversions by presence; it does not show what would have happened without a channel.
limitation-two-cards = A customer who uses two cards, devices or accounts is two customers with two shorter journeys.
limitation-not-recorded = What was not recorded, such as advertising seen elsewhere, is in no journey.
limitation-under-way = Journeys that were under way when the data begin lack their first touches.
limitation-stages = The stages of the funnel were chosen from the same data when none were given.
