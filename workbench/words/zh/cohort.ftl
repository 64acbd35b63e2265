title = 按同期群的客户留存
    .lead = 客户首次购买之后会回来吗？较新的同期群表现不同吗？接下来可以预期什么？

source = 来源：{ $name }的交易表，数据截至{ $last }。

section-come-back = 新客户会回来吗？
    .intro = 客户在某一期内至少活跃一次，即视为该期回来。只统计同期群中每位客户都完整经历过的时期；数据开始之前很可能已经是客户的人单独列示。

group-new = 新客户
group-early = 数据初期首次出现

come-back = { $verdict ->
        [pass] { $r1 } 的新客户在首次购买的次{ $unit }回来购买（{ RANGE($r1) }；{ N($r1) } 名客户）。
       *[warn] 计为新客户的人中，{ $r1 } 在首次购买的次{ $unit }回来购买（{ RANGE($r1) }；{ N($r1) } 名客户）。
    }
    .unknown = 有多少新客户在次{ $unit }回来，尚不清楚：被观察这么久的新客户太少。

active-later = 首购后第 6 { $unit }，{ $r6 } 的新客户活跃（{ RANGE($r6) }；{ N($r6) } 名客户）。
    .unknown = 第 6 { $unit }有多少人活跃，尚不清楚：被观察这么久的新客户太少。

retention-curves =
    .title = { $r1 } 的新客户在第 1 { $unit }回来，第 6 { $unit }为 { $r6 }
    .title-unknown = { $r1 } 的新客户在第 1 { $unit }回来
    .subtitle = 活跃客户占比（%），按首次购买后经过多少{ $units }；全部同期群，仅完整时期；{ $first }至{ $last }
    .alt = 折线图：活跃客户占比，横轴为首次购买后经过多少{ $units }。新客户：第 1 { $unit } { $r1 }，第 3 { $unit } { $r3 }，第 6 { $unit } { $r6 }。数据初期首次出现的客户：第 1 { $unit } { $e1 }。
    .alt-unknown = 折线图：按首次购买后经过多少{ $units }，活跃客户的占比，止于已观察到的时期；新客户：第 1 { $unit } { $r1 }。
    .x = 首次购买后经过多少{ $units }

retention-1 =
    .label = 第 1 { $unit }留存率
    .definition = 首购后第 { COUNT($k) } { $unit }活跃的新客户数，除以完整经历过该{ $unit }的全部新客户数；小同期群与相邻同期群合并，待全部观察完后计入。

retention-3 =
    .label = 第 { COUNT($k) } { $unit }留存率
    .definition = 首购后第 { COUNT($k) } { $unit }活跃的新客户数，除以完整经历过该{ $unit }的全部新客户数；小同期群与相邻同期群合并，待全部观察完后计入。

retention-6 =
    .label = 第 { COUNT($k) } { $unit }留存率
    .definition = 首购后第 { COUNT($k) } { $unit }活跃的新客户数，除以完整经历过该{ $unit }的全部新客户数；小同期群与相邻同期群合并，待全部观察完后计入。

section-seen-early = 数据初期首次出现的客户真的是新客户吗？
    .intro = 数据开始之前就购买过的人，在数据中首次出现的那天看起来也像新客户。因此，数据开始后不久首次出现的客户不计入主要指标。

seen-early = { N($share) } 名客户中有 { $share } 在 { $start }之前首次出现，数据开始之前可能已经是客户；他们不计为新客户。
    .unknown = { $start }前首次出现的客户有多少不予显示：此类客户或其余客户过少。

newness-trial = { $verdict ->
        [pass] 试验支持新客户的判定规则：假如数据晚 { DAYS($d) }开始，被判为新客户的 { N($t) } 人中只有 { $t }（{ RANGE($t) }）此前已是客户。
       *[warn] 假如数据晚 { DAYS($d) }开始，被判为新客户的 { N($t) } 人中有 { $t }（{ RANGE($t) }）此前已是客户；该规则最多允许十分之一。
    }
    .unknown = 判定新客户的规则是否有效，无法说明：数据时间太短，或涉及的客户过少而不予显示。

check-newness-trial = 试验中被判为新客户的 { N($t) } 人里，有 { $t } 此前已是客户；要求不超过十分之一。
    .unknown = 检验“谁是新客户”的结果尚不清楚，或涉及客户过少而不予显示。
    .doubt = 被视为新客户的人可能早已是客户。

early-differ = { $direction ->
        [higher] 首购后第 1 { $unit }，他们的活跃比例比新客户高 { SIZE($gap) }（{ RANGE($gap) }）：若把他们当作新客户，报告就会过于乐观。
        [lower] 首购后第 1 { $unit }，他们的活跃比例比新客户低 { SIZE($gap) }（{ RANGE($gap) }）。
        [little-changed] 首购后第 1 { $unit }，他们的活跃比例与新客户基本持平（{ RANGE($gap) }）。
       *[no-clear-change] 从这些数据看不出他们与新客户是否不同。
    }
    .unknown = 从这些数据看不出他们与新客户是否不同。

check-left-truncation = { $share } 的客户在 { $start }之前首次出现；主要指标不含这些客户。
    .unknown = 较早首次出现的客户数涉及的人数过少，不予显示。

section-newer-cohorts = 较新的同期群表现不同吗？
    .intro = 每一行跟踪在同一时期首次购买的客户。尚未结束的单元格另作标记，不计入任何平均。相邻的小同期群在全部被观察完之后一并计入平均。

by-quarter = 同期群按季度划分：若按月划分，下表 { SHARE($h) } 的单元格涉及的客户过少，不能显示。

retention =
    .title = 各同期群的活跃占比，按首次购买后经过多少{ $units }
    .subtitle = 占比（%），客户按首次购买的{ $unit }分组，{ $first }至{ $last }

newer-cohorts = { $direction ->
        [higher] { $since }起的同期群在首购后第 1 { $unit }的活跃比例比较早的高 { SIZE($c) }（{ RANGE($c) }）；若把同样的同期群随机排列，有 { $p } 的情况会出现同样大的差别。
        [lower] { $since }起的同期群在首购后第 1 { $unit }的活跃比例比较早的低 { SIZE($c) }（{ RANGE($c) }）；若把同样的同期群随机排列，有 { $p } 的情况会出现同样大的差别。
        [little-changed] { $since }起的同期群在首购后第 1 { $unit }的活跃比例与较早的基本持平（{ RANGE($c) }）。
       *[no-clear-change] 较新的同期群在首购后第 1 { $unit }的活跃比例与较早的没有明显差别：{ $since }起相差 { $c }（{ RANGE($c) }；{ N($c) } 名客户），若把同样的同期群随机排列，有 { $p } 的情况会出现同样大的差别。
    }
    .unknown = 观察到的同期群太少，无法比较新旧。

check-small-cohorts = { $share } 的客户属于人数过少、不单独展示的同期群；他们仍计入平均值。选用更长的时期可使同期群变大。

section-second-purchase = 有多少人第二次购买？
    .intro = 只统计首次购买距今足够久、整个观察期已经过完的新客户。

repeat-purchase-rate =
    .label = 复购率
    .definition = 首次购买后 { DAYS($d) }内在另一天再次购买的新客户数，除以结束至今至少 { DAYS($d) }的各同期群的全部新客户数。

buy-again = { $r } 的新客户在 { DAYS($d) }内再次购买（{ RANGE($r) }；{ N($r) } 名客户）。
    .unknown = 有多少新客户在 { DAYS($d) }内再次购买，尚不清楚：被观察这么久的新客户太少。

section-spending = 他们的消费能持续吗？
    .intro = 收入除以同期群的全部成员，没有购买的人也计算在内。

revenue-retention-3 =
    .label = 第 3 { $unit }收入留存率
    .definition = 新客户首次购买后第 { COUNT($a) } 天至第 { COUNT($b) } 天的收入，除以其最初 { DAYS($d) }的收入：按每位客户自身时间的等长窗口计算。

spending-lasts = 新客户首次购买后第 { COUNT($a) } 天至第 { COUNT($b) } 天的收入，为其最初 { DAYS($d) }收入的 { $kept }（{ RANGE($kept) }；{ N($kept) } 名客户）。
    .unknown = 无法判断最初的收入有多少会再次出现：观察时间足够长的客户过少。

spending-course =
    .title = 第 { COUNT($a) } 天至第 { COUNT($b) } 天的收入为最初收入的 { $kept }
    .title-unknown = 最初的收入此后有多少再次出现
    .subtitle = 新客户在此后各个 { DAYS($d) }窗口的净收入，占其首个窗口的百分比；只含两个窗口都完整观察到的客户；{ $first }至{ $last }
    .alt = 折线图：按每位客户自身时间，此后 { COUNT($k) } 个 { DAYS($d) }窗口的收入占首个窗口的百分比；第 { COUNT($a) } 天至第 { COUNT($b) } 天为 { $kept }。
    .alt-unknown = 折线图：按每位客户自身时间，此后 { COUNT($k) } 个 { DAYS($d) }窗口的收入占首个窗口的百分比。
    .note = 按定义，首个窗口以一次购买开始，此后的窗口则未必有购买，因此从首个窗口到下一个窗口的下降还不算流失；消费能否持续，要看此后各窗口。
    .x = 首个窗口之后的 { DAYS($d) }窗口数

section-how-long = 他们会留多久，可以预期什么？
    .intro = 客户连续若干完整时期没有购买，即视为流失。模型把已观察到的留存向前推算；过去各时点仅凭当时所知作出的预测，与其后实际发生的情况逐一对照。

stay = { $standing ->
        [sound] 若保持现状，预计 { $s } 的新客户在首次购买后的 { COUNT($age) } { $units }内，从未连续 { COUNT($k) } { $units }不购买（{ RANGE($s) }）。
        [doubtful] 存疑：若保持现状，预计 { $s } 的新客户在首次购买后的 { COUNT($age) } { $units }内，从未连续 { COUNT($k) } { $units }不购买（{ RANGE($s) }）。
       *[unproven] 尚未证实：若保持现状，预计 { $s } 的新客户在首次购买后的 { COUNT($age) } { $units }内，从未连续 { COUNT($k) } { $units }不购买（{ RANGE($s) }）。
    }
    .unknown = 无法推算会有多少人留下：可跟踪的新客户太少。

won-back = 连续 { COUNT($k) } { $units }没有购买的客户中，{ $b } 在其后 { COUNT($k) } { $units }内又回来购买（{ RANGE($b) }；{ N($b) } 名客户）。
    .unknown = 无法判断流失的客户有多少会回来：流失时间足够长的客户过少。

survival =
    .title = { $standing ->
        [doubtful] 存疑：模型预计 { COUNT($age) } { $units }后为 { $s }
       *[other] 估计 { COUNT($age) } { $units }后有 { $s } 尚未流失
    }
    .title-unknown = 新客户留存多久（已观察到的部分）
    .subtitle = 未流失的新客户占比（%；连续 { COUNT($k) } { $units }没有购买即为流失），按首次购买后经过多少{ $units }；{ $first }至{ $last }
    .alt = 折线图：未流失的新客户占比，包括已观察与推算部分：{ COUNT($age) } { $units }后为 { $s }（{ RANGE($s) }）。
    .x = 首次购买后经过多少{ $units }
    .note = 自始跟踪了 { COUNT($n) } 位新客户。只有自上一点起至少又有 { $minimum } 位流失时，才标出观察点。

check-projection-backtest = 过去 { COUNT($made) } 次预测中，有 { COUNT($held) } 次的实际结果落在推算区间之内；要求至少四次预测，其中五分之四成立。
    .doubt = 以往的同类推算命中不足，或次数太少。

constant-chance = { $chance ->
        [holds] 数据并不否定推算的假定：每位客户各有固定不变的流失概率。
        [fails] 数据与流失概率固定不变的假定不符：推算模型设定有误，仅供粗略参考。
       *[unknown] 流失人数太少，无法判断每位客户的流失概率是否固定不变。
    }

check-constant-chance = { constant-chance }
    .doubt = { constant-chance }

backtest =
    .title = 历史回测：当时的预测与后来的实际
    .subtitle = 三{ $units }后仍未流失的新客户数；须等 { COUNT($k) } { $units }的沉默期过去才能作出预测

section-definition = 定义不同，结果差多少？

definitions =
    .title = 在当期活跃，与在当期或其后任何一期活跃
    .subtitle = 新客户占比（%），按首次购买后经过多少{ $units }；仅完整时期；{ $first }至{ $last }
    .note = 在最后几期，之后可供观察的时间很短，因此两者趋于一致；会暴露少数客户的期数不列出。

section-decide = 可以决定什么？

test-a-reason = { $wait ->
        [long] 在全部客户（不只是新客户）中随机选取一半，给他们一个在 { DAYS($d) }内再次购买的理由，然后对比两组。
       *[other] 随机选取一半新客户，给他们一个在 { DAYS($d) }内再次购买的理由，然后对比两组。
    }
    .effect = { $wait ->
        [long] 未知：本报告只作描述，不能说明什么会改变结果。只用新客户测试耗时过长：要在五次测试中有四次看出 { DAYS($d) }内复购率 { POINTS($p) }的差别，每组大约需要 { COUNT($n) } 名，相当于 { COUNT($t) } { $units }的新客户量。
        [unknown] 未知：本报告只作描述，不能说明什么会改变结果。要在五次测试中有四次看出 { DAYS($d) }内复购率 { POINTS($p) }的差别，每组大约需要 { COUNT($n) } 名新客户；每个{ $unit }有多少新客户尚不清楚。
       *[short] 未知：本报告只作描述，不能说明什么会改变结果。要在五次测试中有四次看出 { DAYS($d) }内复购率 { POINTS($p) }的差别，每组大约需要 { COUNT($n) } 名新客户：按目前的新客速度，需 { COUNT($t) } { $units }。
    }
    .cost = { $wait ->
        [long] 给一半客户的优惠。
       *[other] 给一半新客户的优惠。
    }
    .owner = 客户营销
    .size = { $wait ->
        [long] 全部客户的一半
        [unknown] 一半的新客户
       *[known] 每组 { COUNT($n) } 名新客户
    }
    .turns = 一次能看出两组明显不同、或明显相同的测试。
test-a-reason-if-untested = 还没有做过测试
    .do = { $wait ->
        [long] 在随机一半的全部客户中测试。
       *[other] 在随机一半的新客户中测试。
    }
    .regret = 若毫无作用：损失给这一半客户的优惠。
    .now = 是
test-a-reason-if-works = 测试显示回来的人更多，且其贡献高于优惠成本
    .do = 向所有新客户提供，并随机留出十分之一不提供。
    .regret = 若测试结果只是偶然：损失给所有人的优惠，直到那十分之一看出来为止。
    .now = { "" }
test-a-reason-if-fails = 测试显示没有差别
    .do = 停止这项优惠。
    .regret = 若差别小于 { POINTS($p) }：放弃了这一部分。
    .now = { "" }

definition-new-customer = 在 { $start }或之后首次出现的客户，距数据开始至少 { DAYS($d) }。
    .term = 新客户

definition-active = { $activity ->
        [purchases] 当期至少购买一次；只有退货不算。
       *[any] 当期至少有一条交易记录，退货也算。
    }
    .term = 活跃

definition-age = 自首次购买所在时期起经过的日历时期数（{ $units }），首购当期记为 0。
    .term = 期数（0、1、2……）

definition-lapsed = 连续 { COUNT($k) } 个完整时期（{ $units }）没有购买；之后再回来的属于挽回。
    .term = 流失

definition-range = 在这一客户数量与所示置信水平下的随机波动；不包括数据错误或市场变化。
    .term = 区间

limitation-describes = 本报告只作描述，不能说明客户为何回来或不来。
limitation-ages = 期数按日历时期计算：在一期末尾才首次购买的客户，其第一期较短。
limitation-older-cohorts = 较后的期数只来自较早的同期群，因此一条曲线上的各点并非同一批客户。
limitation-season = 同期群与季节无法区分：较晚的同期群在不同的日历月份达到同样的期数。
limitation-new-card = 更换会员卡或账号的客户，会被同时计为流失客户和新客户。
limitation-constant-chance = 推算假定每位客户各有自己固定不变的流失概率。
limitation-other-runs = 小群体的保护只在本报告之内有效；与其他日期或参数的运行对照时，不作此保证。
