title = 客户服务
    .lead = 有工单的客户要等多久？承诺兑现了吗？还有多少未结？这些客户之后表现如何？

source = 来源：{ $name } 工单表，数据截至 { $last }。

counted = { $clock ->
        [elapsed] 自然小时（含夜间与周末）
       *[other] 营业小时
    }

section-wait = 客户要等多久？
    .intro = 尚未结案的工单按已等待的时间计入；若将其剔除，等待时间会显得比实际短。

waits = 一半工单在 { $f }内得到首次回复（{ RANGE($f) }），在 { $c }内结案（{ RANGE($c) }；{ N($c) } 张工单）。
    .unknown = 工单等待首次回复和结案的时间尚不完全清楚：{ $why }。

in-time = { $s } 的工单在 { HOURS($respond) }内得到首次回复（{ RANGE($s) }；{ N($s) } 张工单）{ $promised ->
        [declared] ，即承诺的时限。
       *[assumed] ；没有声明服务承诺，该时限为假定值。
    }
    .unknown = 有多少工单在 { HOURS($respond) }内得到首次回复，尚不清楚：{ $why }。

nine-in-ten = 九成工单在 { $c }内结案（{ RANGE($c) }）。
    .unknown = 九成工单在多长时间内结案，尚不清楚：{ $why }。

median-first-response-hours =
    .label = 首次回复中位时间
    .definition = { $last }之前开立的工单中，半数得到首次回复所需的时间，未结工单计入；按{ counted }计。

median-resolution-hours =
    .label = 结案中位时间
    .definition = { $last }之前开立的工单中，半数结案所需的时间，未结工单计入；按{ counted }计。

sla-share =
    .label = { HOURS($respond) }内首次回复的占比
    .definition = 开立后 { HOURS($respond) }内得到首次回复的工单数，除以在{ $last }日终时开立已满这一时长的全部工单数；按{ counted }计。

backlog =
    .label = 未结工单
    .definition = 截至{ $last }日终已开立而未结案的工单数。

course =
    .title = 一半工单在 { $c }内结案
    .title-unknown = 尚未结案的工单
    .subtitle = 按开立后时间（{ counted }）统计的未结工单占比；{ $first }至{ $last }
    .due = 此时应已结案
    .alt = 折线图：{ COUNT($n) } 个时点的未结工单占比；一半在 { $c }内结案。
    .alt-unknown = 折线图：{ COUNT($n) } 个时点的未结工单占比。
    .note = 曲线止于跟踪满该时长的工单不足 30 张处。

channels =
    .title = 各渠道的等待时间
    .subtitle = 工单数及客户数；中位时间，按{ counted }计；{ $first }至{ $last }

stretches =
    .title = 等待时间的变化
    .subtitle = 按十二周时段的首日列出期间开立的工单；中位时间，按{ counted }计；截至{ $last }
    .note = 每行均按截至{ $last }的信息计算：最近一行的工单可能尚未结案。

check-answers-recorded = { $known ->
        [yes] 已结工单中，{ $value } 在结案前没有回复记录；要求不超过二十分之一。
       *[no] 还没有工单结案。
    }
    .doubt = 许多工单在结案前没有回复记录；以结案时间代替。

check-calendar-published = { $status ->
        [pass] { $calendar } 日历包含最近一年的调休上班日（如有）。
       *[warn] { $calendar } 日历没有最近一年的调休上班日，而此前各年均有：可能是之后才公布的。
    }
    .doubt = 日历中可能缺少最近一年的调休上班日，这些日子会被当作休息日。

section-promise = 承诺兑现了吗？
    .intro = 只统计开立时间已足以判断的工单：其余工单仍可能按时完成。这里看的是团队而非个人：难办的工单落到谁手里，会左右任何排名。

closed-in-time = { $s } 的工单在 { HOURS($resolve) }内结案（{ RANGE($s) }；{ N($s) } 张工单）。
    .unknown = 有多少工单在 { HOURS($resolve) }内结案，尚不清楚：{ $why }。

kept =
    .title = 各渠道按时回复与按时结案的情况
    .subtitle = 足以判断的工单数及客户数；占工单的百分比；首次回复 { HOURS($respond) }内，结案 { HOURS($resolve) }内

comes-again = { $s } 的已结工单之后，客户在 { DAYS($again) }内又开立同类工单（{ RANGE($s) }；{ N($s) } 张工单）。
    .unknown = 客户再次开立同类工单的频率尚不清楚：{ $why }。

reopened = { $s } 的已结工单被重新打开（{ RANGE($s) }；{ N($s) } 张工单）。
    .unknown = 有多少已结工单被重新打开，尚不清楚：{ $why }。

section-open = 还有多少未结？
    .intro = 按开立后经过的时间列出工单，含夜间与周末。

open = 截至{ $last }日终，未结工单 { $b } 张。
    .unknown = 未结工单的数量未列出：{ $why }。

queue =
    .title = 未结工单的账龄
    .subtitle = 未结工单数、客户数，以及工单尚无回复的客户数；{ $last }日终

age-group-under-one = 不足 1 天
age-group-one-to-three = 1 至 3 天
age-group-three-to-seven = 3 至 7 天
age-group-seven-to-thirty = 7 至 30 天
age-group-older = 超过 30 天

section-volume = 会来多少工单，是哪些类别？
    .intro = 四周一个时段，各星期几出现次数相同。预测沿用过去各时段的水平，不考虑季节和计划。

next-weeks = 估计未来四周会开立 { $v } 张工单（{ RANGE($v) }）。
    .unknown = 未来四周会开立多少工单，尚不清楚：{ $why }。

volume =
    .title = 每四周的工单数，以及当时会作出的预测
    .subtitle = 工单数及客户数；预测在上一时段结束时作出；截至{ $last }
    .note = 经验法则是重复上一时段的数量。

check-volume-backtest = 过去 { COUNT($made) } 个时段中，有 { COUNT($held) } 个的实际数量落在预测区间内；要求至少四个时段且达到五分之四。
    .doubt = 过去的工单数量预测命中不够，或次数太少。

check-volume-beats-rule = { $known ->
        [yes] 过去的预测平均误差 { NUMBER($value) } 张工单，重复上一时段的误差为 { NUMBER($rule) }。
       *[no] 预测是否比重复上一时段更接近，尚不清楚：无法作出过去的预测。
    }
    .doubt = 过去的工单数量预测并不比重复上一时段更接近。

grows = { $n ->
        [0] 没有类别在最近十二周和之前十二周都有足够的客户可供比较。
       *[other] { $k ->
            [0] 在比较的 { COUNT($n) } 个类别中，没有明显增长的。
           *[other] 在比较的 { COUNT($n) } 个类别中，{ COUNT($k) } 个明显增长；增长最多的是{ $most }。
        }
    }

categories =
    .title = 最近十二周与之前十二周的各类别
    .subtitle = 工单数及客户数；现在与之前的工单数之比；截至{ $last }
    .note = 在称为增长或减少的类别中，预计至多二十分之一是偶然所致。

growth-grows = 明显增长
growth-shrinks = 明显减少
growth-steady = 无明显变化
growth-few = 数量太少，无法比较

section-after = 有工单的客户之后表现如何？
    .intro = 每张工单与当日至多三位此前购买情况相似、但没有工单的客户相比。相似是就数据所知而言，并非就工单的起因而言：这只是描述。

bought-after = { $direction ->
        [higher] 有工单的客户在 { DAYS($d) }内再次购买的比例高于相似的无工单客户，相差 { SIZE($b) }（{ RANGE($b) }）。
        [lower] 有工单的客户在 { DAYS($d) }内再次购买的比例低于相似的无工单客户，相差 { SIZE($b) }（{ RANGE($b) }）。
        [little-changed] 有工单的客户与相似的无工单客户在 { DAYS($d) }内再次购买的比例大致相同（差异 { $b }；{ RANGE($b) }）。
       *[no-clear-change] 有工单的客户与相似的无工单客户在 { DAYS($d) }内是否再次购买没有明显差异（差异 { $b }；{ RANGE($b) }）。
    }
    .unknown = 有工单的客户再次购买的比例是否与相似的无工单客户相同，尚不清楚：{ $why }。

spent-after = { $direction ->
        [higher] 他们在 { DAYS($d) }内消费更多，人均相差 { SIZE($s) }（{ RANGE($s) }）。
        [lower] 他们在 { DAYS($d) }内消费更少，人均相差 { SIZE($s) }（{ RANGE($s) }）。
       *[no-clear-change] 他们在 { DAYS($d) }内的消费没有明显差异（人均差异 { $s }；{ RANGE($s) }）。
    }
    .unknown = 有工单的客户消费是否与相似的无工单客户相当，尚不清楚：{ $why }。

after =
    .title = 有工单的客户与相似的无工单客户
    .subtitle = 工单当日之后 { DAYS($d) }的平均值；客户数；{ $first }至{ $last }

afterwards-bought = 再次购买（%）
afterwards-spend = 消费（{ $currency }）
afterwards-score = 推荐意愿（0 至 10）

check-alike = { $known ->
        [yes] 工单之前已知的情况，两方相差至多 { NUMBER($value) } 个标准差；要求不超过 0.1。
       *[no] 没有可与相似客户相比的有工单客户。
    }
    .doubt = 有工单的客户与用来比较的客户此前不够相似。

section-decide = 可以作出什么决定？

answer-first = 随机抽取一半新工单优先回复，比较这些客户是否再次购买。
    .effect = { $fits ->
        [yes] 尚不清楚：本报告只作描述，不能说明更快回复会改变什么。要在五次试验中有四次看出按时回复占比这类比例 { POINTS($p) }的变化，每一半约需 { COUNT($n) } 张工单；现有数量已够。
        [no] 尚不清楚：本报告只作描述，不能说明更快回复会改变什么。要在五次试验中有四次看出按时回复占比这类比例 { POINTS($p) }的变化，每一半约需 { COUNT($n) } 张工单，合计为迄今工单数的 { NUMBER($times) } 倍。
       *[unknown] 尚不清楚：本报告只作描述，不能说明更快回复会改变什么。
    }
    .cost = 另一半要等更久。
    .owner = 客户服务
    .size = 一半新工单
    .turns = 两半明显不同或明显相同的试验结果。
answer-first-if-untested = 尚未做过试验
    .do = 开立工单时随机分组，并坚持到底。
    .regret = 若没有变化：另一半白等了更久。
    .now = yes
answer-first-if-works = 试验表明更多客户再次购买
    .do = 更早回复更多工单，先从试验中受益的客户开始。
    .regret = 若试验结果只是偶然：更快回复的成本。
    .now = { "" }
answer-first-if-fails = 试验没有看出差异
    .do = 按承诺时限回复即可。
    .regret = 若差异小于 { POINTS($p) }：放弃的就是这么多。
    .now = { "" }

definition-case = 工单：客户的一次请求，自开立至结案。一位客户可以有多张工单；区间以客户而非工单为独立单位。
    .term = 工单

definition-first-answer = 记录在案的第一次回复；回复之前已结案的，以结案为回复。自动回执不应记为回复。
    .term = 首次回复

definition-hours = { $clock ->
        [calendar] { $calendar } 工作日声明营业时间内的时长：不计法定节假日，计入调休上班日。
        [opening] 数据集文件声明的营业时间内的时长。
       *[elapsed] 全部小时，含夜间与周末：数据集文件的 [service] 部分没有声明日历。
    }
    .term = 小时

definition-median = 半数工单结束所需的时间（卡普兰—迈耶）：未结工单按已跟踪的时长计为仍在等待。
    .term = 等待中位数

definition-alike = 距上次购买的天数、前一年的订单数与消费额、距首次购买的天数，在对数尺度上均相差不超过四分之一个标准差。
    .term = 相似

definition-range = 在所示水平下，这一客户数量的偶然波动；不涵盖错误的数据或变化的市场。
    .term = 区间

limitation-describes = 本报告只作描述，不能说明更快回复会改变什么。
limitation-mean = 不报告平均等待时间：只看已结工单会偏短，而且积压增加时反而下降。
limitation-automatic = 若自动回执被记为首次回复，等待时间会显得比实际短。
limitation-people = 从不比较个别客服人员：工单并非随机分到他们手中。
limitation-other-runs = 对人数少的群体的保护只在本报告之内，不针对日期或参数不同的其他运行。
