title = 经常性收入
    .lead = 经常性收入有多少？其中留住了多少？它如何变成今天的水平？接下来可以预期什么？

source = 来源：{ $name } 订阅表，数据截至 { $last }。

span = { $k ->
        [one] 一个月
       *[other] { COUNT($k) } 个月
    }

section-kept = 经常性收入有多少，留得住吗？
    .intro = 经常性收入是有效合同每月应付的金额；一次支付多个月的价格平均分摊到各月。客户与自己较早时点的情况相比；新客户不计入留存。

kept = { $then }的月收入中，同一批客户现在仍支付 { $g }（{ RANGE($g) }）；加上他们新增的部分为 { $v }（{ RANGE($v) }；{ N($v) } 名客户）。
    .unknown = { $then }的月收入中同一批客户仍支付多少，尚不清楚：{ $why }。

recurs-now = 截至{ $last }，有效合同每月 { $m }，折合每年 { $y }（{ N($m) } 名客户）。
    .unknown = 有效合同每月的金额尚不清楚：{ $why }。

lost = { $then }的付费客户中，{ $c } 已不再付费（{ RANGE($c) }；{ N($c) } 名客户）。
    .unknown = { $then }的付费客户中有多少已不再付费，尚不清楚：{ $why }。

mrr =
    .label = 月经常性收入（MRR）
    .definition = { $last }日终有效、且所处状态计入经常性收入的合同每月应付的金额；一次支付多个月的价格除以月数，并扣除贷项通知。

net-revenue-retention =
    .label = 净收入留存率（{ span }）
    .definition = { $then }日终付费的客户现在每月支付的金额，除以他们当时每月支付的金额。

gross-revenue-retention =
    .label = 毛收入留存率（{ span }）
    .definition = 与净收入留存率相同，但现在支付更多的客户只按当时的金额计。

logo-churn-rate =
    .label = 客户流失率（{ span }）
    .definition = { $then }日终付费、{ $last }日终不再付费的客户数，除以当时全部付费客户数。

course =
    .title = 合同每月 { $m }
    .title-unknown = 月经常性收入
    .subtitle = 月末经常性收入（{ $currency }）；全部合同，{ $first }至{ $last }
    .note = 变动客户少的月份与前面的月份合并，与变动桥相同。
    .note-2 = { $recorded ->
        [yes] { "" }
       *[no] 最近各月中记录到停止付费的月份很少：较早的点可能只包含留下的客户。
    }
    .alt = 折线图：{ COUNT($n) } 个时点的月经常性收入，期末为 { $m }。
    .alt-unknown = 折线图：{ COUNT($n) } 个时点的月经常性收入。

section-bridge = 它如何变成今天的水平？
    .intro = 每一行都精确平衡：期初，加上增加的，减去减少的，等于期末。变动客户少的相邻月份合并为一行。

quick = 在 { span }内，经常性收入每减少一个单位，相应增加 { $q }（速动比率）。
    .unknown = 速动比率尚不清楚：{ $why }。

payment = 在 { span }内停止付费且记录了原因的客户中，{ $f } 是在扣款失败时停止的（{ RANGE($f) }；{ N($f) } 名客户）。
    .unknown = 有多少客户在扣款失败时停止付费，尚不清楚：{ $why }。

bridge =
    .title = 月经常性收入变动桥
    .subtitle = 每月金额（{ $currency }）；截至{ $last }的最近各行，全部行见本次运行的 CSV 文件
    .note = 客户的变动按天计：同一天的终止与开始算作一次变化。单独隐藏一个金额可由其余推算出来，因此次小的金额一并隐藏。

changes =
    .title = 经常性收入的变动来自哪里
    .subtitle = 客户数与其变动的金额（{ $currency }，每月），截至{ $last }的 { span }
    .note = 价格变化指套餐不变时的变化。金额不带正负号。

change-new = 新客户
change-reactivation = 停付之后回来
change-expansion-plan = 增加：更换或加订套餐
change-expansion-price = 增加：价格上调
change-contraction-plan = 减少：更换或减订套餐
change-contraction-price = 减少：价格下调
change-churn-choice = 停止付费：终止合同
change-churn-payment = 停止付费：扣款失败
change-churn-pause = 停止付费：暂停
change-churn-unsaid = 停止付费：未记录原因

section-who = 谁留下了？
    .intro = 较早时点的付费客户，按首次付费时间和套餐分组。流失客户少的相邻季度合并为一行。

retention =
    .title = 收入留存，按首次付费时间
    .subtitle = { $then }日终付费的客户；其月收入留存至{ $last }的比例（%）

plans =
    .title = 谁留在原套餐、转到其他套餐或流失
    .subtitle = 客户按{ $then }日终金额最大的套餐分组，客户数，截至{ $last }

plan-moves =
    .title = 从哪个套餐转到哪个套餐
    .subtitle = 两个时点都付费且更换了套餐的客户数，{ $then }至{ $last }

section-next = 接下来可以预期什么？
    .intro = 合同在期限届满时续订。续订概率根据以往续订情况，按合同期限和客户已付费的时长统计；新客户和更换套餐的部分不包括在内。

expected = 估计今天月收入的 { $e } 在 { next }后仍会支付（{ RANGE($e) }），即不计新客户和套餐更换时每月 { $v }。
    .unknown = 今天的月收入在 { next }后仍会支付多少，尚不清楚：{ $why }。

next = { $ahead ->
        [one] 一个月
       *[other] { COUNT($ahead) } 个月
    }

forecasts =
    .title = 以往的预测与此后的实际
    .subtitle = { next }内留存的月收入比例（%），按作出预测的日期
    .note = 经验规则沿用此前同样月数的比例。流失客户少的时段不列出。

due =
    .title = 未来 { DAYS($days) }内到期的续订
    .subtitle = 客户数；到期金额及其预期（{ $currency }），每 30 天一段；自{ $last }起
    .note = 只有前面的续订都实现，后面的才会发生。按客户列出金额与概率的清单见本次运行的 CSV 文件。

check-forecast-backtest = 在 { COUNT($made) } 次以往预测中，有 { COUNT($held) } 次的区间包含了实际结果；要求至少四次预测中五分之四成立。
    .doubt = 此类预测以往不够准确，或次数太少。

check-forecast-beats-rule = { $known ->
        [yes] 以往预测平均误差为 { $value }，经验规则为 { $rule }。
       *[no] 预测是否比经验规则更接近实际，尚不清楚：以往无法作出预测。
    }
    .doubt = 以往的预测并不比经验规则更接近实际。

section-counted = 哪些算作经常性收入？
    .intro = 状态以数据来源的含义为准。有效、逾期（正在重新扣款）或已终止的合同，其金额计至终止日；试用、暂停或未付款的合同不计。

states =
    .title = 合同状态
    .subtitle = 截至{ $last }已开始的合同段数，以及其金额是否计入

state-active = 有效
state-past-due = 逾期
state-canceled = 已终止
state-trialing = 试用
state-incomplete = 首次付款待完成
state-incomplete-expired = 首次付款未完成
state-unpaid = 未付款
state-paused = 暂停
recurs-yes = 是
recurs-no = 否

check-losses-recorded = 留存率回看的 { COUNT($months) } 个月中，有 { COUNT($seen) } 个月记录了停止付费的客户；要求至少一半。
    .doubt = 有流失记录的月份很少：较早流失的客户可能不在数据中。

check-year-recorded = 最近 { COUNT($months) } 个月中，有 { COUNT($seen) } 个月记录了停止付费的客户；要求至少一半。
    .doubt = 最近各月中有流失记录的月份很少：较早流失的客户可能不在数据中。

check-doubled-contracts = { $status ->
        [pass] 同一时间有两份相同套餐合同的客户不超过二十分之一；合同金额相加。
       *[warn] 同一时间有两份相同套餐合同的客户超过二十分之一；合同金额相加，因此重复交付的行会被计两次。
    }
    .doubt = 许多客户同一时间有两份相同套餐的合同；数据可能被重复交付。

section-decide = 可以做什么决定？

ask-before-renewal = 在 { DAYS($days) }内合同到期续订的客户中随机抽取一半，给他们一个留下的理由，再作比较。
    .effect = { $wait ->
        [enough] 尚不清楚：本报告只作描述，无法说明什么会改变它。要在五次试验中有四次看出续订率 { POINTS($p) }的变化，每半约需 { COUNT($n) } 名客户；到期的有 { COUNT($due) } 名。
        [few] 尚不清楚：本报告只作描述，无法说明什么会改变它。要在五次试验中有四次看出续订率 { POINTS($p) }的变化，每半约需 { COUNT($n) } 名客户，而到期的共有 { COUNT($due) } 名：要么只看 { POINTS($least) }以上的变化（现有客户可以看出），要么把 { COUNT($rounds) } 期这样的续订日历合并起来看。
        [too-few] 尚不清楚：本报告只作描述，无法说明什么会改变它。要在五次试验中有四次看出续订率 { POINTS($p) }的变化，每半约需 { COUNT($n) } 名客户，而到期的共有 { COUNT($due) } 名，再大的变化也看不出：把 { COUNT($rounds) } 期这样的续订日历合并起来看。
       *[unknown] 尚不清楚：本报告只作描述，无法说明什么会改变它。
    }
    .cost = 这些客户中一半人的优惠成本。
    .owner = 客户留存团队
    .size = { $wait ->
        [unknown] 合同到期续订的客户的一半
       *[known] 合同到期续订的 { COUNT($due) } 名客户中的一半
    }
    .turns = 一次试验，两半明显不同，或明显没有不同。
ask-before-renewal-if-untested = 尚未做过试验
    .do = 在续订日历的客户中随机抽取一半试验。
    .regret = 如果没有作用：损失这一半客户的优惠成本。
    .now = 是
ask-before-renewal-if-works = 试验表明续订的人更多，且其收入高于优惠成本
    .do = 在所有客户续订之前都给予；随机保留十分之一不给。
    .regret = 如果试验结果只是偶然：付出所有人的优惠成本，直到那十分之一显示出来。
    .now = { "" }
ask-before-renewal-if-fails = 试验没有显示差别
    .do = 停止该优惠。
    .regret = 如果差别小于 { POINTS($p) }：放弃了这一部分。
    .now = { "" }

definition-recurring = 有效合同每月应付的金额，以货币的最小单位计；一次支付多个月的价格除以月数，四舍五入到最小单位。
    .term = 经常性收入

definition-contracts = 客户在某日日终有效的全部合同之和；合同在终止当日不再有效。
    .term = 客户支付的金额

definition-churn = 客户完全停止付费：终止合同、扣款失败或暂停；数据记录了方式的予以说明。
    .term = 流失

definition-grace = { $grace ->
        [0] 停付之后回来的客户，无论多快，都算重新激活。
       *[other] 最后一份合同终止后 { DAYS($grace) }内回来的客户视为未曾流失；更晚回来的算重新激活。因此最近 { DAYS($grace) }的流失仍可能撤销。
    }
    .term = 重新激活

definition-expansion = 付费客户继续付费，但金额变多或变少：更换、加订或减订套餐，或相同套餐的价格变化。
    .term = 扩张与缩减

definition-net = 较早时点的客户现在的收入，除以他们当时的收入；含其新增部分。
    .term = 净收入留存率

definition-gross = 同上，但任何客户的金额不超过其当时支付的金额。
    .term = 毛收入留存率

definition-range = 在所述水平下、以这些客户数计算的偶然波动区间；不涵盖数据错误或市场变化。
    .term = 区间

limitation-describes = 本报告只作描述，不说明客户为何留下或流失。
limitation-not-accounts = 经常性收入衡量的是合同，不是账面收入：限时折扣、税费和合同之外的用量不包括在内。
limitation-ends = 如果数据来源只保留今天的客户，较早的流失就会缺失，较长时段的留存率会偏高。
limitation-compared = 中途停付又回来的客户算作留住：比较的是两个时点，而不是其间的过程。
limitation-forecast = 预测假定未来的续订概率与以往相同；不了解未来的价格和竞争对手。
limitation-other-runs = 小群体在本报告内受到保护，但不针对采用其他日期或参数的其他运行。
