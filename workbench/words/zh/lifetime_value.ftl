title = 客户生命周期价值
    .lead = 在给定期限内，客户预计会购买多少、贡献多少，有多大把握，又是谁贡献了大部分？

source = 来源：{ $name }的交易表，数据截至{ $last }。

section-worth = 客户值多少？
    .intro = 在给定期限内，预期购买次数乘以每次购买的预期毛利，并折现。这是已购买客户今后还会贡献的部分；他们迄今贡献的以及新客户不在其中。

basis = { $money ->
        [margin] 以订单行所载计
       *[spend] 假定为收入的 { SHARE($margin) }
    }

value-of-base = { $standing ->
        [sound] 估计：{ N($t) } 名客户在 { DAYS($d) }内将贡献 { $t } 的毛利（{ basis }；区间 { RANGE($t) }），按每年 { SHARE($rate) } 折现。
        [doubtful] 存疑的估计：模型认为 { N($t) } 名客户在 { DAYS($d) }内将贡献的毛利（{ basis }）为 { $t }（{ RANGE($t) }），按每年 { SHARE($rate) } 折现。
        [unproven] 估计（尚未证实到一成以内）：{ N($t) } 名客户在 { DAYS($d) }内将贡献 { $t } 的毛利（{ basis }；区间 { RANGE($t) }），按每年 { SHARE($rate) } 折现。
       *[in-total] 有保留的估计：{ N($t) } 名客户在 { DAYS($d) }内将贡献 { $t } 的毛利（{ basis }；区间 { RANGE($t) }），按每年 { SHARE($rate) } 折现。
    }
    .unknown = 客户价值无从得知：{ $why }。

clv-total =
    .label = 客户群价值（毛利{ basis }）
    .definition = 全部已购买客户在 { DAYS($d) }内的预期毛利（{ basis }），按年利率 { SHARE($rate) } 折现；扣除退货；不含新客户。

clv-mean =
    .label = 每名客户平均价值
    .definition = 客户群价值除以已购买的客户数。

top-decile-clv-share =
    .label = 最有价值的十分之一所占份额
    .definition = 预期价值最高的十分之一客户的价值，除以全部客户的价值。

half-are-worth-less = 估计：一半客户各自贡献的毛利不到 { MONEY($median) }；平均为 { $m }（{ RANGE($m) }）。
    .unknown = 每名客户的价值无从得知。

tenth-number = 第 { COUNT($days) } 组

value-by-tenth =
    .title = 十分之一的客户占预期价值的 { $t }
    .title-unknown = 按客户十等分的预期价值
    .subtitle = 占全部价值的份额，%，客户按价值从高到低十等分；{ COUNT($n) } 名客户，今后 { DAYS($d) }
    .alt = 条形图：按客户十等分的预期价值份额。第一组占 { $t }（{ RANGE($t) }）。
    .x = 占全部价值的份额

section-where = 价值在哪里？
    .intro = 按预期价值、首次出现的季度以及（已知时）获客渠道划分的客户组。组间差异只作描述，不作解释。

value-tier-high = 高（前五分之一）
value-tier-medium = 中（其后十分之三）
value-tier-low = 低（其余一半）

value-by-tier =
    .title = 各层级的价值
    .subtitle = { DAYS($d) }内的预期价值及每名客户的区间；数据截至{ $last }

value-by-cohort =
    .title = 按首次出现季度划分的价值
    .subtitle = { DAYS($d) }内的预期价值及每名客户的区间；人数少的季度不列
    .note = 数据开始之前已是客户的人，其首次出现按数据起始计。历史较短的客户更多依赖全体客户的平均水平，因此季度之间的差异并不是新客户之间的差异。

value-by-channel =
    .title = 按获客渠道的价值
    .subtitle = { DAYS($d) }内的预期价值及每名客户的区间，按获客渠道

section-cost = 获客成本值得吗？
    .intro = 比较同一渠道、同一季度的成本与客户。获客后从未购买的人也计算在内。

value-against-cost =
    .title = 全部付费渠道合计，已得和预期的毛利是获客成本的 { $r } 倍
    .title-unknown = 价值与获客成本
    .subtitle = 迄今毛利与 { DAYS($d) }内的今后价值，除以获客成本，按渠道；数据截至{ $last }
    .alt = 条形图：各渠道每 1 获客成本的价值及区间；所有付费渠道合计 { $r }，{ N($r) } 名客户。
    .x = 每 1 获客成本的价值
    .source = 来源：{ $name } 的客户、营销支出与交易，数据截至{ $last }。
    .note = 区间反映今后部分的偶然波动；成本与迄今毛利为实计。

value-against-cost-by-quarter =
    .title = 按获客季度的价值与获客成本
    .subtitle = 付费渠道合计；{ DAYS($d) }内的今后价值；数据截至{ $last }
    .source = 来源：{ $name } 的客户、营销支出与交易，数据截至{ $last }。
    .note = 较近的季度回本时间较短。末列的 [x] 表示尚未回本。

section-test = 预测可靠吗？
    .intro = 模型只用前一段数据拟合，再与同一批客户此后的实际行为对照。旁边列出两种简单推算：人人按平均频率继续购买，以及人人重复上一期的表现。

tenths-clause = { $tenths ->
        [no] { "" }
       *[yes] 预计购买最少的十分之一客户，人均预计 { NUMBER($low) } 个购买日，实际 { NUMBER($low_seen) } 个；预计最多的十分之一，预计 { NUMBER($high) } 个，实际 { NUMBER($high_seen) } 个。
    }

forecast-tested = 用截至{ $cut }的数据拟合，模型预计 { N($p) } 名客户在此后 { DAYS($held) }内有 { $p } 个购买日（{ RANGE($p) }）；实际为 { $a } 个。{ tenths-clause }{ closest }。
    .unknown = 这些数据无法检验预测：{ $why }。

holdout-orders-predicted =
    .label = 检验期预期购买日数
    .definition = 模型用截至{ $cut }的数据拟合后，预计当时已知客户在此后 { DAYS($held) }内的购买日数。

holdout-orders-actual =
    .label = 检验期实际购买日数
    .definition = 同一批客户在{ $cut }之后 { DAYS($held) }内的购买日数，逐一计数。

tracking =
    .title = 逐周复购：实际与预期
    .note = 此处的预期是全部客户自首次购买起的平均进程，不看每位客户做过什么；检验本身则从每位客户截至{ $cut }的表现出发。
    .subtitle = 截至{ $cut }已知的 { COUNT($n) } 名客户的复购日数，按周累计；{ $first }至{ $last }
    .alt = 折线图：逐周累计复购，实际与预期。对分界日已知的客户，检验期内预期 { $p }（{ RANGE($p) }），实际 { $a }。
    .x = 自首批购买起的周数

closest = { $best ->
        [model] 逐个客户看，模型最接近实际
        [naive] 逐个客户看，简单推算比模型更接近实际
        [even] 逐个客户看，模型并不明显比简单推算更接近实际
       *[none] 对检验期的预测
    }

forecast-method-model = 模型
forecast-method-mean-rate = 人人取平均频率
forecast-method-last-period = 重复上一期

accuracy =
    .title = { closest }
    .subtitle = { COUNT($n) } 名客户在{ $cut }之后 { DAYS($held) }内的购买日数

series-actual = 实际
series-predicted = 预期

holdout-by-frequency =
    .title = { $i } 的分组中预测落在实际区间内
    .title-unknown = 按此前频率划分的购买
    .subtitle = { $cut }之后 { DAYS($held) }内每名客户的购买日数，按此前复购次数划分
    .alt = 折线图：检验期内每名客户的购买日数，按此前复购次数划分，实际（带区间）与预期；{ COUNT($n) } 名客户分为 { COUNT($k) } 组，其中 { $i } 的预测落在区间内。
    .x = 校准期末的复购次数

holdout-by-decile =
    .title = 按预测十等分的预测与结果，从低到高
    .subtitle = { $cut }之后 { DAYS($held) }内每名客户的购买日数；历史相同的客户归入同一组

money-tested = 以金额计，同一检验的偏差为 { $e }（{ RANGE($e) }；{ N($e) } 名客户）。
    .unknown = 以金额计，预测无法检验。

money-counted = { $money ->
        [margin] 毛利
       *[spend] 收入
    }

accuracy-in-money =
    .title = 以金额计：{ closest }
    .subtitle = { COUNT($n) } 名客户在{ $cut }之后 { DAYS($held) }内的{ money-counted }

check-holdout-total = 全部购买日的预测偏差为 { SIZE($value) }（{ RANGE($value) }）；允许十分之一。
    .unknown = 预测无法检验。
    .doubt = 历史检验中，全部购买次数的预测偏差为 { SIZE($value) }。
    .doubt-unknown = 预测未能用历史数据检验。

check-holdout-beats-naive = { closest }
    .doubt = 逐个客户来看，模型并不比简单推算更准。

check-holdout-money = 全部金额的预测偏差为 { SIZE($value) }（{ RANGE($value) }）；允许十分之一。
    .unknown = 以金额计，预测无法检验。
    .doubt = 按金额计，历史检验的偏差为 { SIZE($value) }。
    .doubt-unknown = 消费金额未经检验。

check-holdout-groups = 在 { $value } 的同类客户组中，预测落在实际区间内；要求达到五分之四。
    .unknown = 无法按组检验预测。
    .doubt = 只有 { $value } 的同类客户组的实际购买与预测相符（抽样误差内）：个别客户的价值不如总额可靠。
    .doubt-unknown = 同类客户组未经检验。

check-base-against-sales = { $known ->
        [yes] 这些客户在 { DAYS($d) }内的预计毛利，是公司同样天数内所得（按过去一年或最近 90 天的水平，取较大者）的 { NUMBER($value) } 倍；不超过 { NUMBER($threshold) } 倍为通过。
       *[no] 价值无法与公司的销售额核对：其中之一未知。
    }
    .doubt = 所报价值超过公司的所得，或无法与之核对。

section-model = 用哪个模型，谁仍是客户？
    .intro = 对全部客户拟合三种复购模型，采用使所见购买最可能出现的那一种。它们的差别在于客户何时可能流失：任一次复购之后、任一次购买之后，或任何时刻。

model-bg-nbd = BG/NBD（复购后可能流失）
model-mbg-nbd = MBG/NBD（任一次购买后可能流失）
model-pareto-nbd = Pareto/NBD（任何时刻可能流失）
model-none = 无

reason-none = 已拟合

models =
    .title = { $fitted ->
        [yes] 采用的模型：{ $called }
       *[no] 没有模型可以拟合
    }
    .subtitle = 至少购买一次的客户，{ COUNT($n) } 名；数据截至{ $last }
    .note = 三种模型都有四个参数，对数似然可直接比较；检验期不参与选择。
    .note-2 = 在 BG/NBD 下，只购买一次的人必然算作客户：这是模型的设定，不是发现。

still-customers = 估计：{ N($a) } 名购买者中有 { $a } 仍是客户（{ RANGE($a) }）。
    .unknown = 有多少人仍是客户无从得知：{ $why }。

one-time-buyers = { $told ->
        [built-in] 按 BG/NBD 的设定，只购买一次的人不论沉默多久都算作客户；MBG/NBD 给出的平均概率为 { SHARE($m) }。
        [estimated] 只购买一次的人中，估计有 { $o } 仍是客户（{ RANGE($o) }；{ N($o) } 名客户）。
       *[not-known] 只购买一次的人无法判断。
    }
    .unknown = 只购买一次的人无法判断。

p-alive =
    .title = 仍是客户的概率，按复购次数与沉默天数
    .subtitle = 平均概率，%；{ COUNT($n) } 名客户；数据截至{ $last }
    .note = 列：距上次购买的天数。每格的客户数见 CSV。这些概率由模型给出，此处未作检验。

check-model-edges = { $edge ->
        [none] 数据显示出客户在购买和流失上的差异。
        [nobody-leaves] 数据中看不出有人流失：购买过的人被视为永久客户，放到长期并不成立。
        [alike] 客户在购买频率和流失快慢上的差异都很小，模型无法测出其大小。
        [alike-buying] 客户在购买频率上的差异很小，模型无法测出其大小；流失快慢上的差异可以测出。
        [alike-leaving] 客户在流失快慢上的差异很小，模型无法测出其大小；购买频率上的差异可以测出。
        [extreme] 客户在购买频率或流失快慢上相差极大，模型无法测出其大小。
       *[no-model] 没有模型可以拟合。
    }
    .doubt = { check-model-edges }

section-wrong = 哪里可能出错？
    .intro = 模型假定购买频率与每次金额无关、没有少数客户占主导、预测期不比观察期长太多。

independence = { $verdict ->
        [pass] 客户购买的频率与每次消费的金额关系不大（相关系数 { $c }，{ RANGE($c) }），与模型的假设足够接近。
       *[warn] 购买频率与每次金额相互关联（相关系数 { $c }，{ RANGE($c) }）：高频客户的价值会被误判。
    }
    .unknown = 频率与金额是否相关无法判断。

check-independence = { independence }
    .unknown = 频率与金额是否相关无法判断。
    .doubt = 购买频繁的客户每次的消费与模型的假定不符。

dominance = { $told ->
        [both] 最大的 { COUNT($k) } 名客户贡献了全部金额的 { $s }。含他们时客户群价值为 { $t }；去掉后重新拟合为 { $w }（{ RANGE($w) }）。
        [share] 最大的 { COUNT($k) } 名客户贡献了全部金额的 { $s }。
       *[nothing] 是否有少数客户占主导无法判断。
    }
    .unknown = 是否有少数客户占主导无法判断。

check-dominance = { dominance }
    .unknown = 是否有少数客户占主导无法判断。
    .doubt = 价值集中于少数客户。

check-horizon = { DAYS($d) }的期限是已观察 { DAYS($o) }的 { NUMBER($value) } 倍；超过两倍便只是外推。
    .doubt = 预测期超过已观察时间的两倍。

check-left-truncation = { SHARE($value) } 的客户在数据开始后 { DAYS($w) }内首次出现；他们的实际客龄可能更长。
    .doubt = { SHARE($value) } 的客户可能在数据开始之前就已存在。

check-sold-at-a-loss = 有复购的客户中 { SHARE($value) } 没有毛利或造成亏损；他们不参与消费金额模型。
    .doubt = 有复购的客户中 { SHARE($value) } 没有毛利或造成亏损，不在金额模型之内。

check-margin-known = { $money ->
        [margin] 价值按订单行的毛利计算。
       *[spend] 订单行没有毛利；假定为收入的 { SHARE($margin) }。价值随之按比例变动。
    }

one-returns = { $one ->
        [yes] 仅一名客户的退货就超过全部付款的十分之一，每个价值都因此偏低。
       *[no] { "" }
    }

check-returns = 有 { COUNT($returns_only_days) } 个客户×日没有付费购买（退货，或未收费）：不计为购买，并为此从每次预期购买中扣除 { SHARE($refund_share) }。{ COUNT($never_bought) } 名客户从未付费购买。{ one-returns }
    .doubt = 仅一名客户的退货就超过全部付款的十分之一，每个价值都因此偏低。

section-decide = 可以决定什么？

set-a-ceiling = { $known ->
        [yes] 为获客成本设定上限，并在部分市场暂停广告加以检验。
       *[no] 暂不要依据这些数据设定获客成本上限：先对确定的新客户跟踪一年。
    }
    .effect = 估计：一名新客户在 { DAYS($d) }内平均贡献 { $v }（含首次购买；区间 { RANGE($v) }）；更高的成本在这段时间内收不回来。
    .effect-unknown = 新客户贡献多少尚不可知：{ $why }。
    .cost = { $known ->
        [yes] 暂停广告之处少做的生意。
       *[no] 无成本。
    }
    .owner = 获客营销
    .size = { $known ->
        [yes] 每一名新客户
       *[no] 确定的新客户
    }
    .turns = 对新客户从首次购买起跟踪一年，或在部分市场暂停广告。
set-a-ceiling-if-known = 已估计出一名新客户的贡献
    .do = 获客成本不超过这一数额。
    .regret = 若他们贡献较少：每获得一名客户损失其差额。
    .now = { $known ->
        [yes] 是
       *[no] { "" }
    }
set-a-ceiling-if-unknown = 一名新客户的贡献尚不可知
    .do = 不设上限；对确定的新客户跟踪一年。
    .regret = 若获客成本高于其贡献：损失一年的差额。
    .now = { $known ->
        [yes] { "" }
       *[no] 是
    }
set-a-ceiling-if-paused = 暂停广告时有多少客户来，已经知道
    .do = 用成本对比确由广告获得的客户，而不是全部新客户。
    .regret = 若各市场不同：其他市场少做生意。
    .now = { "" }

serve-by-tier = 按层级提供服务和优惠，并在每一层级随机留出十分之一不作变动。
    .effect = { $tells ->
        [yes] 未知：本报告只作预测，不能说明什么会改变价值。留出十分之一（{ COUNT($n) } 名客户）不作变动，在五次试验中有四次可以看出每名客户在 { DAYS($held) }内的贡献变化 { SHARE($p) } 以上；更小的变化需要留出更多客户。
        [few] 未知：本报告只作预测，不能说明什么会改变价值。留出十分之一的客户太少，什么也看不出：应改为在高层级中随机留出一半不作变动。
       *[no] 未知：本报告只作预测，不能说明什么会改变价值。留出十分之一（{ COUNT($n) } 名客户）太少，连贡献翻倍也看不出：应改为在高层级中随机留出一半不作变动。
    }
    .cost = 面向九成客户的优惠成本。
    .owner = 客户服务
    .size = 每一层级九成的客户
    .turns = 不作处理的十分之一与其他客户贡献相同。

definition-purchase = 客户至少下一单的一天；同一天的多个订单算一次购买。
    .term = 购买

definition-still-a-customer = 给定购买的频率和距上次购买的时间，某人日后还会购买的概率。其他报告称为流失或有流失风险的沉默者，在此仍可能算作客户。
    .term = 仍是客户的概率

definition-expected-value = { $last }之后 { DAYS($d) }内购买的预期毛利，按年利率 { SHARE($rate) } 折现到该日。
    .term = 预期价值

definition-range = 按所述水平，从拟合模型中抽取未来情景，参数带有其应有的不确定性（参数自助法）；不涵盖模型错误或市场变化。
    .term = 总数的区间

definition-tier = 高：预期价值最高的五分之一客户；中：其后的十分之三；低：其余客户。
    .term = 层级

definition-average-rate = 简单推算：所有客户都按总体平均频率继续购买。
    .term = 人人取平均频率

definition-last-period = 简单推算：每名客户的购买次数与此前同样长的时间相同。
    .term = 重复上一期

limitation-bought = 价值只涉及已购买的客户；潜在客户和新客户不在其中。
limitation-seasons = 模型不了解季节和营销活动：其影响被当作客户自身的节奏。
limitation-single-customer = 单个客户的价值很不确定：请使用导出表中的上下限，而非单一数字。
limitation-new-card = 更换会员卡或账号的客户会被算作流失，又算作新客户。
limitation-constant = 毛利和折现率在期限内视为不变。
limitation-experiment = 营销能否改变客户价值，这里无法说明；那需要做实验。
