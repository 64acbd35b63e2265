title = 客户旅程与归因
    .lead = 客户怎样走到转化，途中在哪里流失，转化之前经过哪些渠道？

section-how-many = 有多少到达，用时多久？
    .intro = 旅程从第一个触点开始，以转化或长时间沉默结束。数据截止时仍未结束的旅程不算失败：各项比率只计算观察期已满的旅程。

get-there = { $r } 的旅程在第一个触点后 { DAYS($within) }内到达“{ $event }”（{ RANGE($r) }；{ N($r) } 段旅程）。
    .unknown = { $begun ->
            [0] 数据中没有触达，除“{ $event }”外也没有其他事件，因此没有可以跟踪的旅程，本报告无法作答。
           *[other] 有多少旅程到达“{ $event }”尚不清楚：{ $why }。
        }

how-fast = 按时到达的旅程，用时中位数为 { $m }（{ RANGE($m) }；{ N($m) } 段旅程）。
    .unknown = 用时多久尚不清楚：到达的太少。

time-to-convert =
    .title = 按时到达“{ $event }”的旅程有一半用时不超过 { $m }
    .title-unknown = 旅程多久转化
    .subtitle = 已到达“{ $event }”的旅程占比，%，按自第一个触点起的天数；{ $first }至{ $last }
    .alt = 折线图：自第一个触点起按天累计的已转化旅程占比；{ DAYS($within) }内为 { $r }，其中一半用时不超过 { $m }。
    .alt-unknown = 折线图：按自第一个触点起的天数，已转化旅程的累计占比，至多 { DAYS($within) }。
    .note = 与转化率所用的旅程相同：均已被观察满 { DAYS($within) }。
    .x = 自第一个触点起的天数

conversion-rate =
    .label = 转化率
    .definition = 在第一个触点后 { DAYS($within) }内到达“{ $event }”的旅程，除以开始于数据结束前至少 { DAYS($within) }的旅程。

median-days-to-convert =
    .label = 转化用时中位数
    .definition = 从第一个触点到“{ $event }”的天数，取在 { DAYS($within) }内到达、且开始于数据结束前至少 { DAYS($within) }的旅程的中位数。

journeys-used =
    .title = 各项比率由哪些旅程构成
    .subtitle = 旅程数，{ $first }至{ $last }
    .note = 之前没有触点、或自上次转化以来没有触点的转化，不属于任何旅程。

account-begun = 已开始
account-capped = 未计入：触点过多，应为机器所为
account-young = 未计入：开始太晚，观察期未满
account-used = 计入
account-over = 其中已结束，步骤与路径据此计数

section-where-lost = 他们在哪里流失？
    .intro = 客户首次走到第一步时进入漏斗；其后各阶段按此顺序计算，中间可以有其他步骤。

largest-loss = 最大的流失在“{ $before }”与“{ $after }”之间：到达前者的客户中，{ $drop } 未能在进入漏斗后 { DAYS($within) }内到达后者（{ RANGE($drop) }；{ N($drop) } 名客户）。
    .unknown = 哪里流失最多尚不清楚：进入漏斗的客户太少。

funnel-either-way =
    .title = 同一时刻的步骤取不同先后时的漏斗
    .subtitle = 到达各阶段的客户数：同一时刻的步骤分别取最不利、给定和最有利的先后；{ $first }至{ $last }
    .note = 给定的先后是数据自带的次序，或文件中各行到来的次序；两者都没有时按名称排列。只知日期的步骤，触达在先，转化在后。

funnel =
    .title = 从“{ $before }”到“{ $after }”流失 { $drop }
    .title-unknown = 漏斗（可展示部分）
    .subtitle = 在 { DAYS($within) }内到达各阶段的客户，占进入客户的百分比；{ $first }至{ $last }
    .alt = 条形图：进入漏斗的客户依次到达 { COUNT($k) } 个阶段的占比；最大流失为 { $drop }。
    .note = { $left_out ->
        [nobody] 进入漏斗的客户距数据结束都已满 { DAYS($within) }。
       *[some] { $young } 名客户进入时距数据结束不足 { DAYS($within) }，未计入。
    }
    .note-unknown = 进入时距数据结束不足 { DAYS($within) }的客户少于 { COUNT($minimum) } 位，未计入。
    .x = 占进入客户的比例

detour = { $course ->
        [ended] 在“{ $before }”与“{ $after }”之间流失的 { N($share) } 名客户中，{ $share } 此后再无已知行为（{ RANGE($share) }）。
        [late] 在“{ $before }”与“{ $after }”之间流失的 { N($share) } 名客户中，{ $share } 直接到达后者，但已超过时限（{ RANGE($share) }）。
       *[onward] 在“{ $before }”与“{ $after }”之间流失的 { N($share) } 名客户中，{ $share } 接下来去往“{ $step }”（{ RANGE($share) }）；没有其他步骤更常见。
    }
    .unknown = 客户转而做了什么尚不清楚：各阶段流失的客户过少。

detours =
    .title = 未到达下一阶段的客户最常见的下一步
    .subtitle = 两阶段间流失的客户，按前一阶段之后的紧接步骤；{ $first }至{ $last }
    .note = (end)：此后再无已知行为。若为错过的阶段本身：已到达，但未在进入后 { DAYS($within) }内。

largest-drop-off =
    .label = 最大流失
    .definition = 处于漏斗某阶段、但未在进入后 { DAYS($within) }内到达下一阶段的客户，除以该阶段的全部客户；取各阶段中最大者，其区间已因挑选而放宽。

than-usual = { $against ->
        [more] 此处明显更常见
        [less] 经过此处的旅程多，但比其他步骤少见
       *[alike] 经过此处的旅程多，但并不明显比其他步骤常见
    }

worst-pain = { $kind ->
        [lost] 涉及客户最多的问题：旅程止于“{ $step }”而未到达“{ $event }”，占经过该步骤的旅程的 { $share }（{ RANGE($share) }；{ N($share) } 段旅程，涉及 { COUNT($customers) } 名客户），全部步骤合计为 { SHARE($usual) }：{ than-usual }。
        [slow] 涉及客户最多的问题：在“{ $step }”之后等待超过 { NUMBER($days) } 天，占经过该步骤的旅程的 { $share }（{ RANGE($share) }；{ N($share) } 段旅程，涉及 { COUNT($customers) } 名客户），全部步骤合计为 { SHARE($usual) }：{ than-usual }。
        [again] 涉及客户最多的问题：再次回到“{ $step }”，占经过该步骤的旅程的 { $share }（{ RANGE($share) }；{ N($share) } 段旅程，涉及 { COUNT($customers) } 名客户），全部步骤合计为 { SHARE($usual) }：{ than-usual }。
        [ticket] 涉及客户最多的问题：在“{ $step }”之后 { DAYS($within) }内出现工单，占经过该步骤的旅程的 { $share }（{ RANGE($share) }；{ N($share) } 段旅程，涉及 { COUNT($customers) } 名客户），全部步骤合计为 { SHARE($usual) }：{ than-usual }。
       *[low_score] 涉及客户最多的问题：在“{ $step }”之后给出低分，占 { DAYS($within) }内有问卷回答的旅程的 { $share }（{ RANGE($share) }；{ N($share) } 段旅程，涉及 { COUNT($customers) } 名客户），全部步骤合计为 { SHARE($usual) }：{ than-usual }。
    }
    .unknown = 没有哪一步的问题涉及足够多的客户、可以展示。

dearest-pain = 按价值乘以所涉旅程数计，差距最大的是“{ $step }”（“{ $kind ->
        [lost] { pain-lost }
        [slow] { pain-slow }
        [again] { pain-again }
        [ticket] { pain-ticket }
       *[low_score] { pain-low-score }
    }”）：这 { N($short) } 段旅程平均每段的价值比经过该步骤的其余旅程少 { $short }（{ RANGE($short) }）。
    .unknown = 按价值计，没有突出的痛点：{ $why }。

pain-lost = 在此流失
pain-slow = 等待过久
pain-again = 重复出现
pain-ticket = 之后有工单
pain-low-score = 之后有低分评价

against-more = 明显更多
against-less = 明显更少
against-alike = 无明显差异

pain-points =
    .title = 涉及客户最多的痛点，按发生的情况
    .subtitle = 经过某步骤且已有定论的旅程，占比 %；各区间同时成立；{ $first }至{ $last }
    .note = 客户为有此类旅程者，同一客户可能出现在多行中；与全部步骤的占比相比较。到下一步等待超过 { NUMBER($days) } 天（占全部等待的十分之一）即为过久。步骤之后 { DAYS($within) }内的工单或低分（NPS 不超过 6、CSAT 不超过 2、CES 不超过 3；仅计有回答的旅程）计入。“之后”只表示时间先后，不表示因果。

pain-value =
    .title = 旅程价值低于其余旅程的痛点
    .subtitle = 经过该步骤的其余旅程的平均价值，减去所涉旅程的平均价值，按每段旅程计；各区间同时成立；{ $first }至{ $last }
    .note = 按该差额乘以旅程数排序。同一段旅程可能出现在多行中，因此各行不能相加；改善某一处也不会得到相应的差额：所涉旅程未必与其余旅程相同。流失的旅程按定义没有价值，不在此列。

section-each-step = 他们在每一步做什么？
    .intro = 人数少的步骤合并为其他步骤，以免任何一格只涉及少数人。只计入已结束的旅程：尚未结束的旅程，其下一步如何尚不清楚。

step-matrix =
    .title = 旅程在每一步身处何处
    .subtitle = 占全部旅程的百分比，按步骤；{ $first }至{ $last }
    .note = (end)：旅程已结束，无论是否转化。计入的是最后一次触点早于数据结束超过 { DAYS($longest) }的旅程。

transitions =
    .title = 每一步之后是什么
    .subtitle = 从某步骤出发的转移，占其全部转移的 %；{ $first }至{ $last }
    .note = 各步骤的转移次数与每个占比的区间（以客户为聚类单位）见可下载的数据。

flow =
    .title = { $known ->
        [yes] 到第四步时，{ SHARE($won) } 的旅程已到达“{ $event }”，{ SHARE($gone) } 未到达便已结束
       *[no] 客户过少，无法绘制旅程的流向
    }
    .subtitle = 各步骤的旅程，带宽即占比；灰色为未到达“{ $event }”便结束；{ $first }至{ $last }
    .alt = 流向图：{ COUNT($n) } 段旅程的前五步；只画占旅程至少 2% 的流，未到达“{ $event }”便结束的旅程为灰色。
    .note = 每段旅程画到“{ $event }”或结束为止：进入一个步骤的旅程都会从该步骤继续。不足 { COUNT($minimum) } 名客户的流向归入其他步骤；其中若有旅程结束或到达“{ $event }”，则推迟一步画出。

top-paths =
    .title = 已结束旅程中最常见的路径
    .subtitle = 从第一个触点起的完整旅程；{ $first }至{ $last }
    .note = 区间按与客户数相等的独立旅程数计算。

sequence = 最常见的序列是“{ $path }”：已结束的旅程中有 { $share } 按此顺序包含它，不论其间有什么（{ RANGE($share) }；{ N($share) } 段旅程）。
    .unknown = 没有足够常见、可以展示的步骤序列。

sequences =
    .title = 最常见的序列，不论其间有什么
    .subtitle = 已结束且按此顺序包含这些步骤的旅程，%；各区间同时成立；{ $first }至{ $last }
    .note = 在至少 5% 的旅程中出现、由两步或三步组成的序列；一段旅程只计一次。

order = { $told ->
        [first] 数据并不否定只记住当前步骤的链，下文的归因即以此为基础。
        [weak] 当前步骤之前的经历有影响，但很小：下文的归因可以忽略它。
        [longer] 当前步骤之前的经历会影响下一步：下文的归因忽略了这一点，只能作粗略参考。
       *[unknown] 下一步是否取决于更早的步骤无法判断：旅程太短。
    }

check-order = { order }
    .doubt = 下一步不只取决于前一步，或无法判断。

section-which-channels = 客户经过哪些渠道？
    .intro = 各方法以各自的方式分配同一批转化。它们只说明客户经过哪些渠道，不说明是哪个渠道促成了转化：一个只是跟着本来就会来的人的渠道，也会因此得到功劳。

leader = 按渠道链移除法，“{ $channel }”分得的转化最多，为 { $share }（{ RANGE($share) }；{ N($share) } 次转化）；在已结束的全部旅程中，无论是否转化，有 { $present } 经过它。经过它，不等于由它促成。
    .unknown = 没有可归因的内容：没有任何含渠道的旅程转化。

methods-differ = 各方法对“{ $channel }”的分歧最大，相差 { $span }。
    .unknown = 各方法无法比较。

attribution-methods =
    .title = 同一批转化，按七种方法分配
    .subtitle = 转化数；各列合计相同；{ $first }至{ $last }
    .note = 描述性结果：反映客户经过各渠道的份额，不是效果。

attribution-value =
    .title = 同一批转化的价值，按七种方法分配
    .subtitle = 转化价值，{ $currency }；各列合计相同；{ $first }至{ $last }

markov-shares =
    .title = 份额有多可靠，改用其他链设定会怎样
    .subtitle = 按渠道链移除法的转化份额，%；{ SHARE($level) } 区间按客户计算；{ $first }至{ $last }

section-contacts = 触达改变了什么？
    .intro = 只有随机对照组才能说明触达改变了什么。活动若这样做过，答案就列在归因旁边；若没有，就没有答案。

contacts = { $clear ->
        [0] 实验：{ COUNT($tried) } 类设有对照组的活动中，没有一类的差异超出偶然；最接近的是“{ $kind }”，每次触达的转化相差 { $effect }（{ RANGE($effect) }；{ N($effect) } 次触达）。
       *[other] 实验：{ COUNT($tried) } 类设有对照组的活动中，{ COUNT($clear) } 类的差异超出偶然；最明显的是“{ $kind }”，每次触达的转化相差 { $effect }（{ RANGE($effect) }；{ N($effect) } 次触达）。
    }
    .unknown = { $without ->
        [young] 随机对照组有 { COUNT($kept) } 名客户，但这些触达距数据结束都不足 { DAYS($within) }：触达改变了什么，现在还看不出。
        [few] 随机对照组的客户过少：从这些数据看不出触达改变了什么。
       *[none] 没有活动设随机对照组：从这些数据看不出触达改变了什么。
    }

experiments =
    .title = 已触达客户与随机对照客户的对比
    .subtitle = 各活动内，触达组减对照组，按每次触达计，计划触达后 { DAYS($within) }；各区间同时成立

check-attribution-against-experiment = { $tried ->
        [0] 归因仅为描述：没有实验可以对照，一个跟随购买意图的渠道也会显得很强。
       *[other] { COUNT($tried) } 类活动中有 { COUNT($clear) } 类在实验中有明显差异；其余的就目前所知只是跟随意图，无论归因给它们多少份额。
    }
    .doubt = 没有实验可以证实这些占比。

section-groups = 不同客户群的路径是否不同？

groups-differ = 在错误发现率 5% 下，“{ $one }”与“{ $two }”的客户在 { COUNT($compared) } 个转移中有 { COUNT($clear) } 个明显不同。

differences =
    .title = 两个最大客户群之间差异最明显的转移
    .subtitle = 从某步骤出发的转移占比，%：“{ $two }”减“{ $one }”，百分点，各区间同时成立；{ $first }至{ $last }
    .note = 第一组：{ $one }；第二组：{ $two }。按客户自助抽样；只比较每组至少有 30 位客户离开的步骤。

section-definition = 定义不同，结果差多少？

gaps-matter = 若以 { DAYS($shortest) }至 { DAYS($longest) }的沉默划定旅程结束，则有 { $low }（{ RANGE($low) }）至 { $high }（{ RANGE($high) }）的旅程转化。
    .unknown = 转化率在多大程度上取决于划定旅程结束的沉默时长，尚不清楚。

gaps =
    .title = 改用其他沉默时长切分旅程时的转化率
    .subtitle = 按沉默切分、在 { DAYS($within) }内转化的旅程，%；{ $first }至{ $last }

sessions =
    .title = 改用其他沉默时长切分时的会话
    .subtitle = 按沉默分钟数划分的会话（仅限已知时刻的数据）；{ $first }至{ $last }

check-ties = { SHARE($swapped) } 的转移连接同一时刻的两个步骤，由声明的顺序（触达、订单、事件、转化）决定，事件之间再按到来的次序；{ COUNT($n) } 个触点只能按名称决定。
    .doubt = { $order ->
        [open] 同一时刻的步骤，其先后是约定的，而非观察到的：换一种先后，最大的流失为 { SHARE($least) } 至 { SHARE($most) }。
       *[told] 同一时刻的步骤，其先后是约定的，而非观察到的；换一种先后，最大的流失几乎不变。
    }

check-machines = { COUNT($n) } 段旅程的触点超过 { COUNT($cap) } 个，已截断；它们算作未结束。
    .doubt = { COUNT($n) } 段旅程被截断，算作未结束。

check-untouched = { COUNT($n) } 次转化之前没有触点，未计入。
    .doubt = { COUNT($n) } 次事前没有触点的转化未计入。

merged = { $known ->
        [yes] { N($m) } 个匿名标识中有 { $m } 已合并到客户。
       *[no] 每个事件都带有客户，而没有匿名标识：有多少访客被合并、合并是否正确，无法从这些数据得知。
    }
    .unknown = 被合并的匿名标识数量不予展示：只涉及少数。

nameless = { N($a) } 个事件中有 { $a } 来自从未识别的访客；此处每位访客各算一位客户。
    .unknown = 来自从未识别访客的事件很少，或几乎全部都是。

shared = { N($s) } 个匿名标识中有 { $s } 属于多位客户：合并过宽，或设备由多人共用。
    .unknown = 属于多位客户的匿名标识很少，或几乎全部都是。

section-decide = 可以决定什么？

find-out-why = { $known ->
        [yes] 先弄清客户为何止步于“{ $before }”与“{ $after }”之间，再作改动。
       *[no] { $begun ->
            [0] 记录触达与事件（如访问、发出的消息），并注明客户与时间。
           *[other] 继续记录事件，直到旅程能被观察满 { DAYS($within) }、漏斗可以统计。
        }
    }
    .effect = 尚不清楚：{ $drop } 的客户止步于此（{ RANGE($drop) }；{ N($drop) } 名客户），且并非所有人都会继续。
    .effect-unknown = 尚不清楚。
    .cost = { $known ->
        [yes] 对部分止步的客户进行访谈或观察。
       *[no] 记录所需的工作。
    }
    .owner = 负责这一步骤的团队
    .size = { $known ->
        [yes] 止步于此的客户（{ N($drop) } 名中的 { $drop }）中的几十名
       *[no] 暂不涉及任何人
    }
    .turns = 其中许多人都提到的原因，或谁也说不出原因。
find-out-why-if-open = 他们为何止步尚不清楚
    .do = { $known ->
        [yes] 访谈或观察其中一些人，暂不改动。
       *[no] 先记录更多事件。
    }
    .regret = 若原因显而易见：耽误几周时间。
    .now = 是
find-out-why-if-found = 已知一个可以改进的原因
    .do = 对随机一半的客户加以改进，再作比较。
    .regret = 若原因不在于此：白费改进的工作。
    .now = { "" }
find-out-why-if-none = 他们原本就不打算继续
    .do = 这一步保持原样，转看流失次多的一步。
    .regret = 若他们没有说出原因：继续有客户止步。
    .now = { "" }

hold-out = { $without ->
        [young] 待对照组的触达满 { DAYS($within) }后再看结果：已有 { COUNT($kept) } 名客户作为随机对照。
        [few] 每次活动继续设随机对照组，人数达到此处所列的规模，再作比较。
       *[none] 每次活动都设一个随机对照组，不触达其中的客户，再作比较。
    }
    .effect = 尚不清楚：归因只说明客户经过哪些渠道。要看出转化变化 { POINTS($p) }，每组约需 { COUNT($n) } 段旅程{ $fits ->
        [yes] { "" }
       *[no] ，合计为现有数据的 { NUMBER($times) } 倍：需把多次活动合并来看
    }。
    .cost = { $without ->
        [young] 只需等待。
       *[other] 对照组客户少收到的触达。
    }
    .owner = 活动管理
    .size = 每组 { COUNT($n) } 段旅程
    .turns = 被触达与被留出的客户之间，转化率有明显差别。

definition-touch = 一次已发出的触达，或一个事件。订单，以及在其他事件有渠道时没有渠道的事件，是步骤，但不是触点。
    .term = 触点

definition-journey = 一位客户直到转化、或直到 { DAYS($gap) }没有任何触达为止的触点。
    .term = 旅程

definition-conversion = 事件“{ $event }”。
    .term = 转化

definition-lost = 以沉默告终的旅程；距最后一个触点不超过 { DAYS($gap) }的旅程仍算未结束。
    .term = 已流失

definition-removal-effect = 在渠道链中，若某渠道之后一无所获，转化会下降多少；这是路径的性质。
    .term = 移除效应

definition-range = 在这一客户数量与所示置信水平下的随机波动；不包括数据错误或市场变化。
    .term = 区间

limitation-presence = 归因按客户是否经过某个渠道来分配转化；它不能说明没有某个渠道会怎样。
limitation-two-cards = 使用两张卡、两台设备或两个账户的客户，会被看成两位客户、两段较短的旅程。
limitation-not-recorded = 未记录的内容，例如在别处看到的广告，不在任何旅程中。
limitation-under-way = 数据开始时已在途中的旅程，缺少最初的触点。
limitation-stages = 未指定漏斗阶段时，阶段是从同一份数据中选出的。
