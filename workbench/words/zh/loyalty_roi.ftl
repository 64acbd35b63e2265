title = 忠诚度计划的投资回报
    .lead = 计划或活动划算吗：它贡献了哪些原本不会有的毛利，又花了多少成本？

# Parts of sentences: $subject says what is studied, a membership or campaigns.
case = { $subject ->
        [membership] 名会员
       *[campaign] 次触达
    }
thing = { $subject ->
        [membership] 会员计划
       *[campaign] 营销活动
    }
span = { $subject ->
        [membership] 自加入起至{ $last }
       *[campaign] 触达后 { DAYS($response_days) }内
    }
window = { $first }至{ $last }

# Said where the margin is assumed: $part says whether it is, $m the share taken.
margin-taken = { $part ->
        [yes] （毛利按标价的 { SHARE($m) } 计）
       *[no] { "" }
    }

# Said of a cost: $priced says whether it is assumed for want of a recorded one.
cost-taken = { $priced ->
        [yes] 假定的成本
       *[no] 成本
    }

check-stops-early = 数据截至{ $end }；本报告只计算到{ $last }。
    .doubt = 数据的截止日晚于本报告。

section-pay = 划算吗？
    .intro = 把原本不会有的毛利与计划或触达的成本相比。能否估计，先由诊断决定。

brought = { $direction ->
        [higher] { $verdict ->
            [WARN] 有保留的估计：{ thing }为每{ case }贡献了 { $e } 原本不会有的毛利（{ RANGE($e) }），{ span }。{ one-customer }
           *[ESTIMATE] 估计：{ thing }为每{ case }贡献了 { $e } 原本不会有的毛利（{ RANGE($e) }），{ span }。{ one-customer }
        }
        [lower] 估计：{ thing }使每{ case }少了 { SIZE($e) } 原本会有的毛利（{ RANGE($e) }），{ span }。{ one-customer }
       *[unclear] 无法判断{ thing }是否贡献了毛利：每{ case }的估计为 { $e }，区间跨越 0 的两侧（{ RANGE($e) }），{ span }。{ one-customer }
    }
    .unknown = 从这些数据无法判断{ thing }是否划算：诊断结果不允许给出估计。

one-customer = { $sway ->
        [decides] 这取决于一位客户：去掉影响最大的那位，结论就不同。
        [moves] 任何一位客户的影响都不超过该区间宽度的 { SHARE($moved) }。
       *[none] {""}
    }

left-over = { $standing ->
        [known] { $priced ->
            [yes] { $direction ->
                [higher] 每{ case }的成本低于 { $e }（{ RANGE($e) }）时划算{ margin-taken }；数据中没有成本，按假定的 { $c } 计，剩余 { $net }（{ RANGE($net) }）。
               *[other] 数据中没有成本：按假定的每{ case } { $c } 计{ margin-taken }，剩余 { $net }（{ RANGE($net) }）。
            }
           *[no] { $left ->
                [higher] 估计：与每{ case } { $c } 的成本相比{ margin-taken }，剩余 { $net }（{ RANGE($net) }）；划算的概率为 { SHARE($p) }。
                [lower] 估计：与每{ case } { $c } 的成本相比{ margin-taken }，剩余 { $net }（{ RANGE($net) }）；划算的概率为 { SHARE($p) }。
               *[open] 是否划算无法判断：与每{ case } { $c } 的成本相比{ margin-taken }，估计剩余 { $net }，但区间跨 0（{ RANGE($net) }）；划算的概率为 { SHARE($p) }。
            }
        }
        [no-cost] 数据和参数中都没有计入成本：是否划算尚不清楚。
       *[no-effect] 每{ case } { $c } 的成本是否收回，尚不清楚。
    }
    .unknown = 剩余多少尚不清楚：成本无法计算。

comes-back = { $state ->
        [free] 数据和参数中都没有可以收回的成本。
        [never] 在观察的 { DAYS($h) }内{ cost-taken }收不回，区间的两端都是如此。
        [perhaps] 在观察的 { DAYS($h) }内{ cost-taken }收不回；按区间的有利一端，则在 { DAYS($lo) }后收回。
        [open] 按估计值，{ cost-taken }在 { DAYS($v) }后收回（按区间的有利一端为 { DAYS($lo) }后；按不利一端，在观察的 { DAYS($h) }内收不回）。
        [within] { cost-taken }在 { DAYS($v) }后收回（区间两端为 { DAYS($lo) }和 { DAYS($hi) }）。
       *[refused] 成本何时收回尚不清楚。
    }

plain-gap = { $drawn ->
        [yes] 若不校正随机分组留下的差别，两组每{ case }的毛利相差 { $n }（{ RANGE($n) }）。
       *[no] 简单比较显示，每{ case }的毛利比其他客户多 { $n }（{ RANGE($n) }）；其中既有变化本身，也有谁被选中或谁自己选择的差别。
    }
    .unknown = 无法做简单比较：没有可供比较的客户。

rehearsed = 在未受处理的客户中按实际加入规律抽取“加入者”，演练 { COUNT($n) } 次：没有影响时，本设计有 { COUNT($quiet) } 次未误报；影响与首个窗口所得估计同样大时，有 { COUNT($seen) } 次察觉。在该窗口，五次中能察觉四次的最小影响为每{ case } { $s }。

margin-assumed = 在 { SHARE($s) } 的下单日没有毛利记录：此处假定毛利为标价的 { SHARE($m) } 再减折扣。结果以此为前提。

incremental-margin-per-member =
    .label = { $verdict ->
        [ESTIMATE] 每{ case }的增量毛利
        [WARN] 每{ case }的增量毛利（有保留）
       *[none] 对每{ case }毛利的影响：未估计
    }
    .definition = 扣除折扣和退货后、全部渠道的毛利，{ span }：实际毛利减去若没有它时的毛利，按每{ case }计。

cost-per-member =
    .label = { $priced ->
        [yes] 每{ case }的成本（假定）
       *[no] 每{ case }的成本
    }
    .definition = 按成本计的已兑奖励、未兑积分乘以兑换概率，以及运营成本或触达价格，按每{ case }计。

roi =
    .label = { $priced ->
        [yes] 投资回报率（按假定的成本）
       *[no] 投资回报率
    }
    .definition = （对毛利的影响 − 成本）/ 成本；大于 0 即划算。

naive-difference =
    .label = { $drawn ->
        [yes] 简单比较（未校正）
       *[no] 简单比较（不是效果）
    }
    .definition = 会员或被触达客户的平均毛利减去同期其他所有客户的平均毛利；若非随机分组，则包含谁加入或谁被选中的差别。

section-evidence = 数据里有哪一类证据？
    .intro = 从最强的设计往下排列。采用数据具备且诊断允许的第一个；不按结果挑选。

ladder =
    .title = 哪些设计可以使用
    .subtitle = 由强到弱；{ window }

rung-experiment = 随机留出对照
rung-invitation = 随机邀请
rung-rollout = 按地区或门店分批推出
rung-trial = 在自愿加入或被选中的客户中模拟试验
rung-refuse = 不给估计；建议做测试
rung-state-used = 使用
rung-state-refused = 诊断不允许
rung-state-absent = 数据中没有
rung-state-few = 少于 30 组
rung-state-beside = 作为旁证估计
rung-state-weaker = 不需要

staged-start = { $state ->
        [campaigns] 活动没有分批启动。
        [no_memberships] 没有可以按组先后启动的计划。
        [no_groups] 无法看出计划是否按组先后启动：客户表中没有标明分组的列。
        [not_staged] 计划不是按组先后启动的：按客户表的任何一列分组，各组都从一开始就有人加入。
        [few] 计划按“{ $by }”先后启动，共 { COUNT($n) } 组；少于 30 组时不以此方式估计。
        [refused] 计划按“{ $by }”先后启动，共 { COUNT($n) } 组；诊断不允许以此方式估计。
       *[used] 计划按“{ $by }”先后启动，共 { COUNT($n) } 组；尚未启动的组作为比较对象。
    }

diagnoses =
    .title = 诊断发现了什么
    .subtitle = 实测值、要求值，以及超出即不估计的界限；{ window }

design-experiment = 随机实验
design-rollout = 分批启动
design-trial = 模拟试验
verdict-estimate = 允许估计
verdict-warn = 警告
verdict-no-estimate = 不允许估计
verdict-absent = 数据中没有这类客户
diagnosis-customers = 较小一组的客户数
diagnosis-members = 各组客户中的会员数
diagnosis-groups = 群组数
diagnosis-groups-apart = 首次启动前后两侧中较少一侧的组数
diagnosis-leads = 启动前出现如此大的差异的概率（p）
diagnosis-lead-trend = 启动前出现如此陡的趋势的概率（p）
diagnosis-leads-power = 发现足以解释一半影响的趋势的把握
diagnosis-breakdown = 足以解释该影响的启动后跳变，以启动前最大跳变为单位
diagnosis-joined-on-a-purchase = 在购买当天加入的会员占比
diagnosis-overlap = 对照组的有效占比
diagnosis-joining-predicted = 由已知信息预测加入的准确度（曲线下面积）
diagnosis-balance = 所比较各组之间的最大差异（标准差）
diagnosis-variance-ratio = 所比较各组之间的最大方差比
diagnosis-curved-balance = 已知变量的平方与乘积之差，扣除偶然
diagnosis-placebo-group = 本可以而没有的客户对比不可以的客户：首个窗口
diagnosis-earlier = 很久以前的消费差异（每个窗口）
diagnosis-models = 模型选择使估计变动多少：直线减树模型
diagnosis-robustness = 隐藏特征所需的强度
diagnosis-none = 无

verdict = { $verdict ->
        [ESTIMATE] 所有诊断都允许估计。
        [WARN] 有一项诊断发出警告：阅读估计时应有所保留。
       *[none] 有一项诊断不允许估计；因此不显示估计。
    }

check-diagnostics = { verdict }
    .doubt = 诊断未全部通过。

forbidden = 首先不允许估计的诊断是：“{ $what }”。

invited = 邀请是随机发出的：在因受邀而加入的客户中，对毛利的影响为 { $e }（{ RANGE($e) }）。
    .unknown = 没有随机邀请可以进一步说明加入的影响。

section-alike = 两组原本相似吗？
    .intro = 已加入或被触达的客户与其他客户之间的差异：原样与比较时。

balance =
    .title = { $design ->
        [experiment] 两组随机划分，差异最大为 { NUMBER($w) } 个标准差
       *[other] 加权后最大差异为 { NUMBER($w) } 个标准差
    }
    .subtitle = 此前差异最大的协变量，最多二十个；均值之差（标准差）；{ window }
    .alt = 点图：各组原样与比较时的均值之差；比较时最大为 { NUMBER($w) } 个标准差，要求不超过 0.1。
    .x = 均值之差（标准差）
    .before = 原样
    .after = 比较时

covariate-lead = 之前第 { COUNT($days) } 个窗口的毛利
covariate-lead-1-log = 之前第 1 个窗口的毛利（对数）
covariate-lead-2-log = 之前第 2 个窗口的毛利（对数）
covariate-lead-3-log = 之前第 3 个窗口的毛利（对数）
covariate-orders-1-log = 之前第 1 个窗口的订单数（对数）
covariate-orders-2-log = 之前第 2 个窗口的订单数（对数）
covariate-orders-3-log = 之前第 3 个窗口的订单数（对数）
covariate-orders-1-any = 之前第 1 个窗口内有订单
covariate-orders-2-any = 之前第 2 个窗口内有订单
covariate-orders-3-any = 之前第 3 个窗口内有订单
covariate-value = 该次购买金额
covariate-value-log = 该次购买金额（对数）
covariate-orders-before-log = 此前订单数（对数）
covariate-first-order = 首次下单
covariate-recency-log = 距上次下单的天数（对数）
covariate-known-log = 距首次下单的天数（对数）
covariate-per-order = 此前每单消费
covariate-per-order-log = 此前每单消费（对数）
covariate-flow = 此前每日消费
covariate-flow-log = 此前每日消费（对数）
covariate-contacts-log = 此前联系次数（对数）
covariate-same-kind-log = 此前同类联系次数（对数）

courses-compared = 分批启动比较的是走势而不是水平：各组可以不同，只要启动之前走势一致；启动前的窗口可以说明这一点。

section-when = 差异何时出现？
    .intro = 逐个窗口比较：已加入、被触达或所在组已启动的客户，与其对照客户。

event-time =
    .title = { $direction ->
        [higher] 首个窗口中每{ case }比其他客户多 { $gap }（{ RANGE($gap) }）
        [lower] 首个窗口中每{ case }比其他客户少 { SIZE($gap) }（{ RANGE($gap) }）
       *[unclear] 首个窗口中没有明显差异：每{ case } { $gap }（{ RANGE($gap) }）
    }
    .title-unknown = 首个窗口的差异尚不清楚
    .subtitle = 每{ case }、每 { DAYS($window_days) }窗口的毛利，{ $currency }；{ window }
    .alt = 折线图：按 { DAYS($window_days) }窗口显示处理组与其他客户的毛利之差，附区间；该时刻之后的首个窗口为 { $gap }。
    .x = 自该时刻起，每 { DAYS($window_days) }为一个窗口
    .adjusted-for = 已校正
    .compared-with = 比较基准
    .moment = 启动、加入或触达
    .note = 这里的差异能否作为证据，以上面的结论为准。
    .note-2 = { $design ->
        [experiment] 窗口 1 从触达开始；被留出的客户作为比较对象。
        [trial] 窗口 1 从该时刻之后开始。窗口 −2 至 0 已被校正，因而不显示；更早的窗口不应有差异。之后才加入的其他客户仍留在对照中，因此持久的影响在图中会逐渐变小。
        [rollout] 窗口 1 为启动所在的窗口，窗口 0 为各窗口的比较基准，按定义为 0；更早的窗口不应有差异。较晚启动的组在启动之前作为对照。
       *[none] 没有可比较的内容。
    }

part-before = 之前
part-after = 之后

section-overturn = 什么能推翻它？
    .intro = 在不该有发现的地方，方法就不应有发现；而未被记录的特征必须足够强才行。

refutations =
    .title = 对估计的反驳尝试
    .subtitle = 每{ case }、每 { DAYS($window_days) }窗口的毛利，或如名称所示；{ window }

attempt-first-window = 第一个窗口，供比较
attempt-lead-trend = 启动前的趋势，不应存在
attempt-without-largest-group = 去掉客户最多的一组
attempt-placebo-group = 安慰剂组：本可以而没有的客户对比不可以的客户
attempt-earlier = 很久以前的消费，不应有差异
attempt-winsorised = 截去最大的数值
attempt-without-largest = 去掉影响最大的客户
attempt-models = 直线减树模型，第一个窗口
attempt-robustness = 隐藏特征须解释的剩余占比
attempt-benchmark = 最强的已观测特征的同一数值
attempt-e-value = 隐藏特征须具有的风险比

at-random = 对照组是随机留出的：无论是否有记录，没有任何特征决定谁被触达，因此没有此类质疑需要检验。

section-cost = 成本多少，剩下多少？

money =
    .title = { $standing ->
        [known] 影响 { $e } 减去{ cost-taken } { $c }，每{ case }剩余 { $net }（{ RANGE($net) }）
        [no-cost] 每{ case }的影响 { $e }（{ RANGE($e) }），未计成本
       *[no-effect] 每{ case } { $n } 的简单差距中有多少是影响，尚不清楚
    }
    .title-unknown = 每{ case }的影响和简单差距均不清楚
    .subtitle = { $currency }，每{ case }，{ span }
    .alt = 瀑布图：从简单比较经各项成本到剩余，共 { COUNT($k) } 步；每{ case }的成本为 { $c }。
    .x = { $currency }，每{ case }

money-step-naive = 简单比较
money-step-selection = 减：谁加入或谁被选中
money-step-effect = 对毛利的影响
money-step-rewards = 减：已兑奖励
money-step-liability = 减：未兑积分（预期）
money-step-running = 减：运营成本或触达成本
money-step-net = 剩余

redeemed = 已发放的积分中，{ $u } 会在到期前兑换（{ RANGE($u) }）；未兑部分按今后预期兑换计成本。
    .unknown = 没有发放积分，或兑换太少，无法判断会兑换多少。

tornado =
    .title = { $moved ->
        [effect] 投资回报率 { $r }；影响的区间使其变动最大，{ SHARE($lo) } 至 { SHARE($hi) }
        [redemption] 投资回报率 { $r }；未兑积分兑换多少使其变动最大，{ SHARE($lo) } 至 { SHARE($hi) }
        [running] 投资回报率 { $r }；运营或触达成本使其变动最大，{ SHARE($lo) } 至 { SHARE($hi) }
       *[none] 投资回报率尚不清楚
    }
    .subtitle = 投资回报率，每次只改变一个假设；{ span }
    .alt = 条形图：{ COUNT($k) } 种其他假设下的投资回报率，估计值为 { $r }。
    .x = 投资回报率
    .note = 盈亏平衡：每{ case }的影响为 { $c }。

assumption-effect = 影响取其区间两端
assumption-redemption = 未兑积分全部兑换或都不兑换
assumption-running = 运营或触达成本加倍或减半

section-back = 何时收回？

payback =
    .title = { DAYS($h) }内：每{ case }的影响 { $g }（{ RANGE($g) }），成本 { $c }
    .title-unknown = 成本何时收回尚不清楚
    .subtitle = 每{ case }对毛利的累计影响与累计成本，{ $currency }；{ window }
    .alt = 折线图：{ DAYS($h) }内每{ case }对毛利的累计影响及其区间，旁为成本。
    .x = 距该时刻的天数
    .note = { $subject ->
        [membership] { $design ->
            [trial] 要点中的 { $e } 是 { N($e) } 名会员至今的结果，平均入会 { DAYS($m) }。本图将一名会员跟踪 { DAYS($h) }；加入改变的毛利占比相同。
            [rollout] 要点中的 { $e } 是 { N($e) } 名会员至今的结果，平均入会 { DAYS($m) }。本图把上图各窗口累加至 { DAYS($h) }。
           *[other] 最后一点即要点中的影响。
        }
       *[campaign] 最后一点即要点中的影响。
    }
    .note-2 = 积分和运营成本按会员天数均匀发生；触达成本在开始时发生。

side-gained = 毛利影响
side-cost = 成本

section-campaigns = 哪些活动？

kinds =
    .title = 按类型划分的活动
    .subtitle = 触达后 { DAYS($response_days) }内每次触达的毛利，{ $currency }；{ window }

programme-only = 这里研究的是计划；要研究其中的活动，请将参数 subject 设为 campaign。

section-responds = 谁会响应？
    .intro = 只有随机试验才能回答；在其他情况下不予回答。

responds = 按预期响应而不是随机选择触达对象，每位客户的贡献变化 { $q }（{ RANGE($q) }），为各个截断点的平均；只触达预期划算的客户，与谁都不触达相比，每位客户变化 { $b }（{ RANGE($b) }）。
    .unknown = 这里不回答谁会响应：触达不是随机的，或数量太少。

uplift =
    .title = 按预期响应划分的实际响应
    .subtitle = 触达按预期响应由高到低分为五份；每次触达的毛利，{ $currency }；{ window }

section-tiers = 升到更高一级有什么变化？

tier-passed = { $direction ->
        [higher] 刚越过等级“{ $tier }”起点（{ tier-line }）的会员，自评定之日起 { DAYS($window_days) }内的毛利比差一点未到的会员多 { $e }（{ RANGE($e) }）。
        [lower] 刚越过等级“{ $tier }”起点（{ tier-line }）的会员，自评定之日起 { DAYS($window_days) }内的毛利比差一点未到的会员少 { SIZE($e) }（{ RANGE($e) }）。
       *[unclear] 等级“{ $tier }”是否改变会员的贡献尚无法判断：刚越过起点（{ tier-line }）与差一点未到的会员，自评定之日起 { DAYS($window_days) }内的毛利相差 { $e }（{ RANGE($e) }）。
    }
    .unknown = 越过等级起点有何变化尚不清楚：起点附近的会员太少。
tier-line = 此前一年{ $score ->
        [points] 积分
       *[spend] 消费额
    }达 { NUMBER($x) }

tiers =
    .title = 刚越过与差一点未到等级起点的差异
    .subtitle = 刚越过起点与差一点未到的会员；自评定之日起 { DAYS($window_days) }内的毛利，{ $currency }；{ window }
    .note = 起点在何处、由积分还是消费额决定，均由数据得出。差异只适用于起点附近的会员，而且前提是会员无法自行安排越过起点。

section-referrals = 谁是经人推荐而来的？

referred = { $direction ->
        [higher] 新客户中 { $r } 由其他客户推荐而来（{ RANGE($r) }），{ $b } 推荐过别人。被推荐者在最初 { DAYS($window_days) }内的毛利比同月到来的其他客户多 { $e }（{ RANGE($e) }）；推荐谁由推荐人决定，因此这不是推荐的效果。{ strays }
        [lower] 新客户中 { $r } 由其他客户推荐而来（{ RANGE($r) }），{ $b } 推荐过别人。被推荐者在最初 { DAYS($window_days) }内的毛利比同月到来的其他客户少 { SIZE($e) }（{ RANGE($e) }）；推荐谁由推荐人决定，因此这不是推荐的效果。{ strays }
       *[unclear] 新客户中 { $r } 由其他客户推荐而来（{ RANGE($r) }），{ $b } 推荐过别人。被推荐者在最初 { DAYS($window_days) }内是否比同月到来的其他客户贡献更多尚无法判断：毛利相差 { $e }（{ RANGE($e) }）。{ strays }
    }
    .unknown = 新客户中 { $r } 由其他客户推荐而来（{ RANGE($r) }），{ $b } 推荐过别人。他们的贡献无从比较：同月未经推荐而来的客户太少。{ strays }
strays = { $strays ->
        [0] { "" }
       *[other] 另有 { COUNT($strays) } 位填写的推荐人当时并非客户，按未经推荐计。
    }

chains =
    .title = 客户距推荐链起点多远
    .subtitle = 客户之前的推荐次数，三次及以上计为三；每位客户在最初 { DAYS($window_days) }内的毛利，{ $currency }；{ window }

section-decide = 可以决定什么？

go-on = { $standing ->
        [known] { $left ->
            [higher] { $priced ->
                [yes] 查明每{ case }的实际成本，低于 { $e }（{ RANGE($e) }）就继续{ margin-taken }；此处假定为 { $c }。从现在起随机留出一组对照。
               *[no] 照常进行{ margin-taken }，并从现在起随机留出一组对照，以便持续掌握效果。
            }
            [lower] { $direction ->
                [higher] { $priced ->
                    [yes] 查明每{ case }的实际成本：低于 { $e }（{ RANGE($e) }）时划算{ margin-taken }，按此处假定的 { $c } 则不划算。
                   *[no] 停止，或把每{ case }的成本降到 { $e } 以下{ margin-taken }。
                }
               *[other] { $priced ->
                    [yes] 查明每{ case }的实际成本：看不出它贡献了毛利{ margin-taken }，此处假定的 { $c } 收不回来。
                   *[no] 停止：看不出它贡献了毛利{ margin-taken }，每{ case } { $c } 的成本收不回来。
                }
            }
           *[unclear] { $priced ->
                [yes] 不因这一估计而改变做法：按假定的每{ case } { $c } 计{ margin-taken }，剩余的区间跨越 0 的两侧。
               *[no] 不因这一估计而改变做法：剩余的区间跨越 0 的两侧{ margin-taken }。
            }
        }
       *[other] 先计算成本，再作决定。
    }
    .unknown = 不因这些数据而改变做法：剩余多少尚不清楚。
    .effect = { $standing ->
        [known] { $priced ->
            [yes] 按假定的 { $c } 计，每{ case }剩余 { $net }（{ RANGE($net) }）。
           *[no] 估计：每{ case }剩余 { $net }（{ RANGE($net) }）；划算的概率为 { SHARE($p) }。
        }
       *[other] 剩余多少尚不清楚。
    }
    .effect-unknown = 剩余多少尚不清楚。
    .cost = { $left ->
        [lower] { $priced ->
            [yes] 查一次账。
           *[no] 无；每{ case }可节省 { $c }。
        }
       *[other] 每{ case } { $c }，与至今相同。
    }
    .cost-unknown = 成本多少尚不清楚。
    .owner = { $subject ->
        [membership] 会员计划负责人
       *[campaign] 活动管理
    }
    .size = 每{ case }
    .turns = 随机对照显示剩余在 0 的另一侧，或成本核算结果不同。
go-on-if-pays = 剩余高于 0，且成本已核算
    .do = 照常进行，并随机留出一组对照。
    .regret = 若其实不划算：损失其成本，直到对照组显示出来为止。
    .now = { $standing ->
        [known] { $priced ->
            [yes] { "" }
           *[no] { $left ->
                [higher] 是
               *[other] { "" }
            }
        }
       *[other] { "" }
    }
go-on-if-loses = 剩余低于 0，且成本已核算
    .do = 停止，或把成本降到其贡献以下。
    .regret = 若其实划算：在重新开始之前损失其贡献。
    .now = { $standing ->
        [known] { $priced ->
            [yes] { "" }
           *[no] { $left ->
                [lower] 是
               *[other] { "" }
            }
        }
       *[other] { "" }
    }
go-on-if-unclear = 区间跨越 0 的两侧，或成本只是假定
    .do = 暂不改变；核算成本，并随机留出一组对照。
    .regret = 若其实不划算：问题未明期间一直损失其成本。
    .now = { $standing ->
        [known] { $priced ->
            [yes] 是
           *[no] { $left ->
                [higher] { "" }
                [lower] { "" }
               *[other] 是
            }
        }
       *[other] 是
    }

hold-out = { $subject ->
        [membership] 随机留出一组客户不享受计划优惠，再作比较。
       *[campaign] 每次活动随机留出一组客户，再作比较。
    }
    .effect = 要显示与每{ case } { $c } 的成本同样大的影响，每组约需 { $n } 名客户，历时 { DAYS($response_days) }；若把这里 { COUNT($m) } 名客户的一半留作对照，则可显示 { $s } 及以上的影响。
    .effect-unknown = 无法说明试验需要多少客户：没有可据以确定规模的成本，或数据太少。
    .cost = 被留出的客户原本会从计划或触达中产生的毛利。
    .owner = { $subject ->
        [membership] 会员计划负责人
       *[campaign] 活动管理
    }
    .size = 在下一次开始之前，从全部客户中随机抽取一部分
    .turns = 被留出的客户与其他客户之间的差额及其区间。
hold-out-if-nobody = 没有随机留出任何人
    .do = 随机留出一组，其余一概不变。
    .regret = 若其实划算：损失被留出客户原本的贡献。
    .now = 是
hold-out-if-more = 被留出的客户贡献明显较少，且差额高于成本
    .do = 除随机十分之一外，对所有人照常进行。
    .regret = 若这只是偶然：损失其成本，直到那十分之一显示出来为止。
    .now = { "" }
hold-out-if-alike = 被留出的客户贡献相同
    .do = 停止，或降低成本。
    .regret = 若影响小到看不出来：放弃了这一部分。
    .now = { "" }

definition-margin = 支付金额减去商品成本，已扣除折扣和退货，涵盖全部渠道；订单行没有毛利时，取标价的 { SHARE($m) } 再减折扣。不涉及折扣的报告则取收入的一定比例，对打折商品而言高于此处。
    .term = 毛利

definition-effect = 实际毛利减去若未加入或未被触达时的毛利，对加入或被触达的客户取平均。
    .term = 对毛利的影响

definition-plain-comparison = 加入或被触达的客户减去其他所有客户；加入或被选中的人本来就与其他人不同。
    .term = 简单比较

definition-trial = { $allowed ->
        [yes] 以购买当天或活动首日为起点：把当时加入或被触达的客户与本可如此的客户相比。
       *[no] { "" }
    }
    .term = 模拟试验

definition-staged-start = { $allowed ->
        [yes] 计划在客户的各组中先后启动。只计首次启动之前已经下过单的客户；各组的增加额分摊到其中的会员。
       *[no] { "" }
    }
    .term = 分批启动

definition-chance = { $allowed ->
        [yes] 估计的随机波动中高于成本的部分所占的比例；以诊断和假设成立为前提。
       *[no] { "" }
    }
    .term = 划算的概率

definition-break-even = { $allowed ->
        [yes] 刚好抵偿成本的毛利影响。
       *[no] { "" }
    }
    .term = 盈亏平衡

definition-range = 在这一客户数量与所示置信水平下的随机波动；不包括数据错误或市场变化。
    .term = 区间

limitation-hidden-trait = 没有随机分组时，未被记录的特征可能解释任何差异；与真实试验对照，这类估计常常相差很远。
limitation-one-share = { $allowed ->
        [yes] 假定会员身份使每位会员的贡献按同一比例变化。
       *[no] { "" }
    }
limitation-other-changes = { $allowed ->
        [yes] 与计划同日在某组开始的其他变化（如装修或调价）会一并计入。
       *[no] { "" }
    }
limitation-attributes = { $allowed ->
        [yes] 客户属性视为事先已知；若有事后写入的属性，会产生误导。
       *[no] { "" }
    }
limitation-together = { $allowed ->
        [yes] 同一时间发给相同客户的多个活动无法区分。
       *[no] { "" }
    }
limitation-margin = 订单行没有毛利时，毛利是假定的而非记录的；折扣全额从中扣除。
limitation-one-look = { $allowed ->
        [yes] 区间只对一次查看成立：若接连尝试许多截止日、窗口、对象或属性组合，即使没有效果，也会有一些显示出效果。
       *[no] { "" }
    }
limitation-other-costs = 数据和参数中没有的成本（如人员和启动成本）未计入。
