title = Forecast
    .lead = What may be expected of revenue, orders, active customers and tickets, how far off may it be, and is it nearer than the rule of thumb that repeats the last value?

section-expected = What may be expected, and is it nearer than repeating the last value?
    .intro = Several ways to carry a series on were tried at past moments, each with what was known then. The rule of thumb repeats the last period, or the same period a year before where a season is found.

nearer = { $v ->
        [nearer] Past forecasts of revenue missed by { $e } times its usual move from one { $unit } to the next, the rule of thumb by { $r } times.
       *[naive] The rule of thumb is as good: past forecasts of revenue missed by { $e } times its usual move from one { $unit } to the next, repeating the last value by { $r } times.
    }
    .unknown = How near a forecast of revenue would be is not known: { $why }.

next-is = For the next { $unit } revenue of { $t } may be expected ({ RANGE($t) }).
    .unknown = What revenue may be expected is not known: { $why }.

mase =
    .label = Error of the forecast, scaled
    .definition = Mean absolute error of past forecasts of revenue, up to { COUNT($k) } { $units } ahead, divided by the mean absolute change of the series known at the time, from one { $unit } to the next or over a year where there is a season (MASE).

coverage =
    .label = Past values within their range
    .definition = Values of past { $units } that lay in the range that would have been told for them, divided by all told; { SHARE($level) } is meant. Each range is made from errors that were known at its moment.

next-period =
    .label = Revenue of the next { $unit }
    .definition = What the way that did best at past moments tells for the { $unit } after the last whole one, net of returns; the range is as wide as past forecasts were off.

course =
    .title = For the next { $unit }, { $t } may be expected
    .title-unknown = Revenue by { $unit }
    .subtitle = Revenue by { $unit }, { $currency }, seen and told with range; all customers, to { $last }
    .note = Shown from where every { $unit } is about enough customers; whole { $units } only.
    .alt = Line chart of revenue by { $unit }, { COUNT($n) } points: values seen, then those told with their range, { $t } in the first { $unit }.
    .alt-unknown = Line chart of revenue by { $unit }, { COUNT($n) } points, values seen only.

line-seen = seen
line-told = told

overview =
    .title = The next { $unit } of every series
    .subtitle = What is told with its range, { $currency } or count; errors of past forecasts, in usual moves; past values held, %
    .note = A series of which too few whole periods may be shown is not forecast.

series-name-revenue = Revenue, { $currency }
series-name-orders = Orders
series-name-active-customers = Active customers
series-name-tickets = Service tickets

forecast-way-naive = rule of thumb
forecast-way-theta = theta
forecast-way-damped = fading trend
forecast-way-combined = middle of several
forecast-way-none = none

section-past = How did past forecasts fare?
    .intro = Every way was tried at the latest moments, with nothing known of what came after.

by-step =
    .title = The further ahead, the less is known
    .subtitle = Past forecasts of revenue by { $units } ahead; errors in usual moves; values held by their range, %
    .note = Forecasts of overlapping stretches err together.

check-beats-rule = { $known ->
        [yes] Past forecasts of revenue missed by { $value } usual moves, repeating the last value by { $threshold }.
       *[no] Whether the forecast is nearer than the rule of thumb is not known: too few whole periods were seen.
    }
    .doubt = Past forecasts were no nearer than the rule of thumb.

check-past-held = { $known ->
        [yes] Ranges would have held { $value } of past values; { SHARE($threshold) } is meant.
       *[no] Whether ranges held past values is not known: too few whole periods were seen.
    }
    .doubt = Past ranges held fewer values than they should, or could not be tried.

check-enough-past = { COUNT($value) } whole { $units } may be used; a season is looked for with { COUNT($threshold) } or more.
    .doubt = With fewer than three years a season cannot be told from chance and is not in the forecast.

section-parts = What may each part bring?
    .intro = Each part is forecast by itself; then what is lacking to the total is shared out, most to parts whose forecasts were furthest off.

adds-up = The forecasts of { COUNT($n) } parts by { $part } add up to the { $t } told in all.
    .unknown = What the parts may bring is not known: { $why }.

parts =
    .title = Revenue of the next { $unit } by part
    .subtitle = What is told of each part alone, and so that all add up to the total, { $currency }
    .note = A part of which half of all periods or more may not be shown counts with all others.

part-name-all-others = All others

section-decide = What can be decided?

plan-by-range = Plan stock and staff of the coming periods by the range, not by the single number.
    .effect = Not known: this report describes and cannot say what would change revenue.
    .cost = Reserve for the upper end, in money of your own plan.
    .owner = Finance
    .size = { $t } told for the next { $unit }, { RANGE($t) }
    .size-unknown = The next { $unit }
    .turns = A { $unit } outside its range, or two in a row on the same side near its end.
plan-by-range-if-held = The { $unit } falls into the range
    .do = Keep the plan; nothing has to be explained.
    .regret = If a change began all the same: it shows in one of the next periods.
    .now = { "" }
plan-by-range-if-outside = The { $unit } falls outside the range
    .do = Look for what is known to have changed, write it into the dataset file, and forecast anew.
    .regret = One period in twenty lies outside by chance at the usual level: then the search was for nothing.
    .now = { "" }
plan-by-range-if-naive = The rule of thumb is as good as the forecast
    .do = Plan with the last value, and keep the range.
    .regret = If a trend began: the plan follows it one { $unit } late.
    .now = { $v ->
        [naive] yes
       *[nearer] { "" }
    }

definition-way = Theta is smoothing with half of the trend; a fading trend is exponential smoothing whose trend runs out; the middle of several is the median of both, of both on logarithms, and of smoothing without a trend.
    .term = Ways

definition-chosen = The middle of several, unless another way's past errors are smaller by more than two standard errors.
    .term = Choice

definition-range = As wide as past forecasts were off, wider the further ahead, with what few of them cannot show; it does not cover a break with the past.
    .term = Range

definition-move = By how much the series moves from one { $unit } to the next on average, or over a year where it has a season.
    .term = Usual move

definition-active = Customers with an order in the { $unit }.
    .term = Active customers

limitation-describes = A forecast carries the past on; it knows nothing of prices, offers or competitors to come.
limitation-season = Without three whole years no season is in it: a { $unit } such as that before Christmas is then told too low.
limitation-small = Series start where every { $unit } is about enough customers; earlier { $units } are not learned from.
