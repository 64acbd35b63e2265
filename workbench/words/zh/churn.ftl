# Customer churn: who is leaving, when, and whom it pays to call. Fluent syntax.
# Everywhere: $kind is contractual or non-contractual; $horizon, $gap and $hiatus are days; $tried says how the model was tried.

title = 客户流失
    .lead = 谁在流失，何时流失，联系谁才划算？由某一天所知的客户情况推算其在随后窗口中流失的概率，再由所涉金额与优惠成本决定联系谁。

rule-of-thumb = { $kind ->
        [contractual] 合同最新者优先
       *[other] 沉默最久者优先
    }

since = { $kind ->
        [contractual] 合同开始以来的月数
       *[other] 首次购买以来的月数
    }

churn-means = { $kind ->
        [contractual] 最后一份有效合同在时点后第 { COUNT($opens) } 天至第 { COUNT($closes) } 天终止、且 { DAYS($gap) }内未另签合同的客户，除以在时点及间隔期内有合同有效的全部客户；取窗口已结束的最新时点。
       *[other] 在时点后第 { COUNT($opens) } 天至第 { COUNT($closes) } 天没有购买的活跃客户，除以时点的全部活跃客户（沉默不超过自身界限）；取窗口已结束的最新时点。
    }

judged-on = { $tried ->
        [time] 用更早时点拟合的模型，对最新时点的客户
        [customers] 对唯一时期的客户，每位都由未用其拟合的模型给出
       *[none] 未检验
    }

## Who is leaving, and whom does it pay to call?

section-who = 谁在流失，联系谁才划算？

list-worked = { $direction ->
        [higher] 上次名单有效：与随机对照组相比，联系多留住了 { SIZE($k) }的客户（{ RANGE($k) }）。
        [lower] 上次名单有害：被联系者的留下比例比随机对照组低 { SIZE($k) }（{ RANGE($k) }）。
        [little-changed] 上次名单收效甚微：被联系者与随机对照组的留下比例大致相同（{ RANGE($k) }）。
       *[no-clear-change] 从对照组看不出上次名单的成效：被联系者减去对照组，留下比例相差 { RANGE($k) }。
    }
    .unknown = 联系的成效尚不清楚：{ $why }。

list-brought = 它获得 { $b }（{ RANGE($b) }）；当时预期为 { $promise }。
    .unknown = 它获得多少金额尚不清楚。

left = { $kind ->
        [contractual] { $r } 的客户在 { DAYS($horizon) }内终止了最后一份合同（{ RANGE($r) }；{ N($r) } 名客户）。
       *[other] { $r } 的活跃客户连续 { DAYS($horizon) }没有购买（{ RANGE($r) }；{ N($r) } 名客户）。
    }
    .unknown = 有多少客户流失尚不清楚：{ $why }。

terms = 毛利率 { SHARE($margin) }，每次联系 { MONEY($contact) }，每份被接受的优惠 { MONEY($incentive) }

lost-clause = { $measured ->
        [yes] 流失客户的年价值中，真正失去的是 { $lost }（{ RANGE($lost) }，实测）；此前预计随此类客户流失的金额中，有 { SHARE($came_true) } 确实流失。
       *[no] 合同一旦终止，即按全年价值全部失去计算。
    }
    .unknown = 真正失去多少尚不清楚。

leading-clause = { $one ->
        [yes] 仅一名客户就占预期利润的十分之一以上。
       *[no] { "" }
    }{ $others ->
        [yes] 剔除预期利润最高的 { COUNT($first) } 名客户后，利润为 { MONEY($without) }（{ MONEY($without_lo) } 至 { MONEY($without_hi) }）。
       *[no] { "" }
    }

list-pays = { $sign ->
        [clear] 估计：若联系能留住 { SHARE($save_rate) } 本会流失的客户，联系 { N($p) } 名客户可获利 { $p }。这一比例是假设的，无人测量过：比例在 { SHARE($save_low) } 至 { SHARE($save_high) } 之间、年价值整体偏差五分之一左右，加上谁会流失的偶然，利润为 { RANGE($p) }，亏损的概率为 { SHARE($l) }；留住 { $e }（{ RANGE($e) }）即可保本。同样属于假设：{ terms }。{ lost-clause }{ leading-clause }
       *[open] 联系 { N($p) } 名客户{ $risk ->
            [possible] 可能亏损
           *[likely] 有较大的亏损风险
        }（概率为 { SHARE($l) }）：要保本，至少须留住其中 { $e } 本会流失的人（{ RANGE($e) }），而实际能留住多少，无人测量过。若如假设为 { SHARE($save_rate) }，可获利 { $p }；比例在 { SHARE($save_low) } 至 { SHARE($save_high) } 之间、年价值整体偏差五分之一左右，加上谁会流失的偶然，利润为 { RANGE($p) }。同样属于假设：{ terms }。{ lost-clause }{ leading-clause }
    }
    .unknown = 无法说明联系谁才划算：{ $why }。什么都不做的利润为 0。

reach = 流失概率最高的 10% 客户中包含了 { $t } 的流失客户（{ RANGE($t) }）；经验规则（{ rule-of-thumb }）包含 { SHARE($rule_reached) }；随机抽取 10% 的客户则包含 10%。
    .unknown = 无法预测谁会流失：{ $why }。

value-at-risk =
    .title = { $withheld ->
        [yes] 不公布风险毛利
       *[no] 概率最高的十分之三客户占风险毛利的 { SHARE($s) }
    }
    .subtitle = 预计真正失去的年毛利，{ $currency }，当前客户按流失概率从高到低分为十组；{ $last }
    .alt = 条形图：按十分之一分组的预计损失毛利；概率最高的十分之三占 { SHARE($s) }。
    .note = 流失概率、年价值、真正失去的比例与毛利率之积；区间反映假设的价值误差与该比例的实测误差。
    .x = 预计损失的年毛利

## How far down the list does it pay to go?

section-how-far = 名单取到多深才划算？
    .intro = 被联系且本会流失的客户按挽留率接受优惠；本会留下的客户总会接受，这份优惠便白送了。

profit-curve =
    .title = { $sign ->
        [clear] 联系 { N($p) } 名客户预计获利 { $p }
       *[other] 若留住 { SHARE($save_rate) } 本会流失的客户，联系 { N($p) } 名可获利 { $p }
    }
    .title-unknown = 不公布所选名单的利润
    .subtitle = 预期利润，{ $currency }，按联系的客户数；当前客户，{ $last }
    .alt = 折线图：按联系客户数的预期利润；什么都不做为 0，联系 { COUNT($deepest) } 位为 { MONEY($then) }。
    .note = 曲线按深度联系其上的所有客户；名单本身留出十分之一作对照，不予联系。
    .x = 联系的客户数（利润高者优先）
    .mark = 所选名单
    .line-profit = 利润

assumptions =
    .title = 其他假设下的名单
    .subtitle = 重新选择名单时的联系客户数与预期利润，{ $currency }；第一行为什么都不做

acts =
    .title = 名单概览
    .subtitle = 当前客户按处理方式分组；联系他们的利润，{ $currency }

break-even =
    .label = 保本所需的挽留比例
    .definition = 在被联系且本会流失的客户中，须因联系而留下多少，所保住的毛利才等于联系与优惠的成本；区间反映假设的价值误差与真正失去比例的实测误差。

expected-profit =
    .label = 名单的利润（假设留住 { SHARE($save_rate) }）
    .definition = 对所联系的客户求和 p·g·(m·L·V - d) - (1 - p)·d - f：p 为流失概率乘以 { SHARE($came_true) }（此前预计随此类客户流失的金额中确实流失的比例），g 为挽留率，V 为年价值，L 为其中真正失去的比例，m 为毛利率 { SHARE($margin) }，d 为优惠 { MONEY($incentive) }，f 为联系成本 { MONEY($contact) }；挽留率服从 Beta(6, 14)，价值整体可能偏差五分之一，谁会流失含有偶然。

last-list =
    .title = 上次名单的成效
    .subtitle = 上次名单的客户按组别，以及 { DAYS($horizon) }内留下的比例

## How many leave, and when?

section-when = 有多少客户流失，何时流失？

moments =
    .title = 何时观察了哪些客户，其后有多少流失
    .subtitle = 各时点的客户，以及其后窗口中流失的比例，%；数据截至{ $last }
    .note = 预测窗口时不使用时点之后的任何信息；两者相隔 { DAYS($gap) }。

churn-rate =
    .label = 流失率
    .definition = { churn-means }

over-time-left = { $kind ->
        [contractual] 流失
       *[other] 沉默满 { DAYS($hiatus) }
    }

churn-over-time =
    .title = { $verdict ->
        [few] 最近 { DAYS($length) }有 { SHARE($newest) } 的客户{ over-time-left }
        [steady] 全部 { COUNT($n) } 期中，{ over-time-left }的占比都在通常界限之内
        [signal] { COUNT($n) } 期中有 { COUNT($k) } 期，{ over-time-left }的占比异常
       *[none] 无法展示流失率的变动
    }
    .subtitle = 期初在册者在该期内流失的占比（%），每期 { DAYS($length) }；{ $first }至{ $last }
    .alt = 折线图：{ COUNT($n) } 期（每期 { DAYS($length) }）各自的流失占比，最近一期为 { SHARE($newest) }；其中 { COUNT($k) } 期被标为异常。
    .note = { $kind ->
        [contractual] 按客户计：最后一份有效合同终止的当天计为流失，除非在 { DAYS($gap) }内另签合同。
       *[other] 客户沉默满 { DAYS($hiatus) }的当天计为流失。
    }
    .note-2 = 界限为前 24 期的均值加减三倍标准差，之后各期不改变界限；不足 24 期时不画界限，也不把任何一期称为异常。
    .note-3 = 期长取 7、14、28、91 天中，各期流失与留下的人数都多到可以展示的最短者。
    .y = 流失比例

no-periods = 无法展示各期流失占比的变动：无论期长多少，总有某一期流失或留下的客户太少。

survival =
    .title = { $kind ->
        [contractual] 6 个月后 { $s } 的合同仍有效
       *[other] 6 个月后 { $s } 仍在
    }
    .title-unknown = 已观察到的客户留存时长
    .subtitle = 仍在的比例，%，按{ since }；Kaplan-Meier 法；{ $first }至{ $last }
    .alt = 折线图：仍在的客户比例，按{ since }；6 个月后为 { $s }（{ RANGE($s) }）。
    .note = 观察人数不足 30 时曲线终止。
    .note-2 = { $kind ->
        [contractual] 按合同计，一名客户可有多份。若另一份合同在其终止之前或之后 { DAYS($gap) }内开始并取而代之，则该合同只计为观察至终止之日，不计为终止。
       *[other] { "" }
    }
    .x = { since }

hazards =
    .title = 谁流失得更早：风险率比较（Cox 模型）
    .subtitle = 风险比，1 表示无差异；{ COUNT($n) } { $kind ->
        [contractual] 份合同
       *[other] 名客户
    }；p 检验风险比是否不随时间变化
    .note = 这些差异与流失相伴，但未必是其原因。

survival-scores =
    .title = 风险模型对谁会流失、何时流失的预测效果
    .subtitle = 在未参与拟合的五分之一客户上逐份检验，仅含从起点起被观察者；共 { COUNT($n) } 段
    .note = 一致性指数：两位客户中先流失客户风险更高的比例；½ 相当于随机。
    .note-2 = Brier 分数：各月是否在册与其预测概率之差的平方均值，越低越好。两者都以能够跟踪到的客户代表未能跟踪到的客户（逆删失概率加权）。

check-hazards-foretell = { $known ->
        [yes] 风险模型的 Brier 分数为 { NUMBER($value) }，所有客户共用一条曲线时为 { NUMBER($threshold) }：对客户的了解应使其更小。
       *[no] 风险模型的预测效果尚不清楚：被完整观察到的客户太少。
    }

check-proportional-hazards = { COUNT($n) } 个因素中有 { COUNT($value) } 个的风险比随时间变化（p 低于 0.05）：应视为平均值。

causes =
    .title = 合同如何终止
    .subtitle = 截至最后观察月，各种方式终止的合同（而非客户）比例，%；各方式相互竞争

## When does silence mean that a customer is gone?

section-silence = 沉默多久意味着客户已流失？

churn-period =
    .title = 沉默 { DAYS($silence) }后，仍有 { SHARE($returning) } 在 90 天内返回
    .subtitle = 在随后 90 天内结束的沉默比例，%，按已沉默长度；{ $first }至{ $last }
    .alt = 折线图：90 天内返回的客户比例，按已沉默天数；{ DAYS($silence) }后为 { SHARE($returning) }。
    .note = 若未指定，界限取超过九成客户自身界限的沉默长度。
    .note-2 = 若某一时长之后返回或不再返回的客户过少而不宜显示，则略去该时长。
    .x = 已沉默天数
    .mark = 视为沉默流失
    .line-returning = 返回

rules =
    .title = 判定客户沉默流失的三种方法
    .subtitle = 被判流失的人数、其中 { DAYS($horizon) }内确未购买的比例，以及全部判定得到证实的比例，%；最新时点前购买过的全部客户
    .note = 流失客户很少时，谁也不判为流失几乎总是对的：规则的价值在于比这多对多少。

## Can the chances be believed?

section-believed = 这些概率可信吗？
    .intro = 以下每个概率都由未见过该客户结果的模型给出。

calibration =
    .title = { $group ->
        [yes] 拟联系客户：预测 { SHARE($told) }，实际 { SHARE($seen) }；全体平均偏差 { $e }
       *[no] 预测概率平均偏差 { $e }
    }
    .title-unknown = 概率是否可靠尚不清楚
    .subtitle = 流失比例，%，按事先给出的概率；最新时点的 { COUNT($n) } 名客户，按概率分组
    .alt = 带误差线的点图：{ COUNT($k) } 组客户的流失比例与预测概率；平均偏差 { $e }。
    .x = 预测概率
    .y = 流失比例

gain =
    .title = 联系十分之一的客户可触及 { $t } 的流失客户
    .title-unknown = 名单能触及谁尚不清楚
    .subtitle = 触及的流失客户比例，%，按联系的客户比例；最新时点的 { COUNT($n) } 名客户
    .alt = 折线图：按联系客户比例触及的流失客户比例；联系十分之一时，模型触及 { $t }，经验规则触及 { SHARE($rule_reached) }。
    .x = 联系的客户比例
    .mark = 所选名单
    .line-reached-share = 模型
    .line-naive = 经验规则

models =
    .title = 各种模型与一条经验规则，用于同一批客户
    .subtitle = { $tried ->
        [time] 最新时点，{ COUNT($n) } 名客户；所用模型在更早时点上选定（如有）
        [customers] 最新时点，{ COUNT($n) } 名客户；每位客户的概率来自未用该客户拟合的模型，所用模型据这些概率选定
       *[none] 最新时点，{ COUNT($n) } 名客户；未检验
    }
    .note = 随机排序的平均精确率即流失比例：{ SHARE($b) }。
    .note-2 = { $tried ->
        [time] 对数损失：各类模型只用更早时点校正，以便一视同仁；实际所用概率的校正依据更多。
        [customers] 对数损失：各类模型均以其他客户校正。
       *[none] 未检验
    }

top-decile-lift =
    .label = { $tried ->
            [none] 前 10% 客户流失率的倍数
           *[other] 前 10% 客户流失率的倍数（经验规则 { NUMBER($rule_lift) }，随机为 1）
        }
    .definition = 概率最高的十分之一中流失客户的比例，除以全体中的比例；{ judged-on }。

average-precision =
    .label = { $tried ->
            [none] 平均精确率
           *[other] 平均精确率（经验规则 { NUMBER($rule_precision) }，随机 { NUMBER($left_share) }）
        }
    .definition = 对每位流失客户，排名不低于其的客户中流失客户比例的平均值；{ judged-on }。随机排序时等于流失率。

calibration-error =
    .label = { $group ->
            [yes] 校准误差（拟联系客户：预测 { SHARE($told) }，实际 { SHARE($seen) }）
           *[no] 校准误差
        }
    .definition = 按概率分为十组，预测概率与流失比例的平均差距；{ judged-on }。

roc-auc =
    .label = { $tried ->
            [none] 排序能力（AUC）
           *[other] 排序能力 AUC（经验规则 { NUMBER($rule_auc) }，随机 0.5）
        }
    .definition = 流失的客户概率高于留下的客户的频率；{ judged-on }。

scores =
    .title = 以常用指标衡量概率的好坏
    .subtitle = 最新时点，{ COUNT($n) } 名客户，校正后的概率
    .note = 实际结果对预测对数几率的截距与斜率；0 与 1 为正确。斜率的区间同时包含被检验客户与训练客户两个样本的抽样波动。
    .note-2 = 按同一优惠，每位客户的期望最大利润为 { MONEY($e) }。

check-temporal-validation = { $how ->
        [time] 模型在更晚的客户上检验，隔离期为 { DAYS($embargo) }；没有随机拆分。
        [customers] 所有结果都在同一时期，因此模型在留出的客户上检验，而不是更晚的客户：随时间是否仍然有效尚不清楚。
        [few] 模型无法检验：{ reason-too-few-known-to-have-left }。
       *[period] 模型无法检验：{ reason-too-few-left-earlier }。
    }
    .doubt = 模型只在同一时期的客户上检验过，没有在更晚的客户上检验。

check-calibration-level = { $known ->
        [yes] 预测概率的平均值为 { SHARE($s) }，实际流失比例为 { SHARE($b) }。
       *[no] 校准斜率尚不清楚。
    }
    .doubt = 预测概率平均而言与实际不符。

check-calibration-slope = 实际结果对预测概率的斜率：{ $value }（{ RANGE($value) }）；1 为正确。
    .unknown = 校准斜率尚不清楚。
    .doubt = 高低概率之间的差距与实际不符。

check-calibration-called = 最新时点本应得到优惠的客户中，预测 { SHARE($threshold) } 流失，实际 { $value }（{ RANGE($value) }；{ N($value) } 名客户）。
    .unknown = 对本应得到优惠的客户，概率是否可靠尚不清楚。
    .doubt = 本应得到优惠的客户中，预测 { SHARE($threshold) } 流失，实际为 { $value }。
    .doubt-unknown = 对本应得到优惠的客户，概率是否可靠尚不清楚：人数太少。

check-yearly-values = { $known ->
        [yes] 当前客户的年价值之和为一年销售额（过去一年的，或最近 90 天折合一年的，取较大者）的 { NUMBER($value) } 倍；不超过 { NUMBER($threshold) } 倍为通过。
       *[no] 年价值无法与一年销售额核对：后者未知。
    }
    .doubt = 年价值之和超过公司的销售额，或无法与之核对。

check-leak-screen = { $status ->
        [pass] 没有单独一列泄露答案：最好的一列单独排序的 AUC 为 { NUMBER($value) }，且没有无日期的列对今天的了解明显多于半年前。
       *[warn] 是否有单独一列泄露答案无法检验：流失或留下的客户太少。
    }
    .doubt = 是否有某一列泄露答案，无法检验。

check-label-permutation = 随机打乱标签后平均精确率为 { NUMBER($value) }；仅凭偶然最多为 { NUMBER($threshold) }。
    .doubt = 即使标签被随机打乱，模型仍能排序。

check-random-split-gap = 随机拆分显示的平均精确率会比真实值高 { NUMBER($value) }；不超过 0.05 为通过。
    .doubt = 同一客户在不同时点重复出现，会使模型显得更好。

## What goes together with leaving?

section-together = 哪些情况与流失相伴？
    .intro = 当模型看不到一组同向变动的特征时，它对未见过的客户排序会差多少。这只是关联：改变其中之一未必改变谁会流失。

goes-together = { $clear ->
        [clear] 与流失关联最强的是：{ $first }。
        [chance] 去掉任何一项特征的损失都在偶然范围内；模型最看重的是：{ $first }。
       *[unknown] 哪些情况与流失相伴尚不清楚。
    }

drivers =
    .title = 模型最看重什么
    .subtitle = 把该特征及与之同向变动的特征打乱后，在未用于学习的客户上损失的平均精确率；该特征低端与高端的平均概率
    .note = 低端与高端：第 10 与第 90 百分位；文字列没有。

reasons =
    .title = 各组客户有何不同
    .subtitle = 某特征与平均概率更高或更低相关的百分点数；当前客户按概率分组

## Has the world moved since the model learned?

section-moved = 模型学习之后，情况是否变化？

check-drift-together = 同时看全部特征时，模型区分今日客户与训练客户的 AUC 为 { $value }（{ RANGE($value) }）；0.5 表示相同，不超过 0.7 为通过。
    .unknown = 今日客户是否与训练客户相似尚不清楚：可供比较的客户太少。
    .doubt = 当前客户与模型学习所用的客户明显不同。
    .doubt-unknown = 当前客户是否与模型学习所用的客户相似，尚不清楚。

check-drift = { COUNT($n) } 个特征中有 { COUNT($value) } 个今天的分布与模型学习时明显不同（稳定性指数高于 0.25）。

drift =
    .title = 当前客户与学习所用客户的差异
    .subtitle = 群体稳定性指数：不超过 0.1 为稳定，高于 0.25 为变化；列出变化最大的特征，不含自然增长者

left-out =
    .title = 客户表中本分析未使用的列
    .subtitle = 未采用的属性及原因

performance =
    .title = 模型在各检验时点的表现
    .subtitle = 平均精确率，以及为随机排序的多少倍

## Who comes back without being contacted?

section-back = 哪些客户无需联系也会回来？

come-back = 未被联系的沉默客户中有 { $u } 在 90 天内自行返回（{ RANGE($u) }；{ N($u) } 次沉默）：对这部分客户，挽回优惠等于白送。
    .unknown = 有多少沉默客户会自行返回尚不清楚：观察足够久的沉默太少。

truly-lost = 与流失可能性相同而留下的客户相比，流失客户其后的消费更少：其年价值中真正失去的是 { $lost }（{ RANGE($lost) }；流失后继续观察的 { N($lost) } 名客户）。
    .unknown = 流失客户的年价值中有多少真正失去尚不清楚：{ $why }。

win-back =
    .title = 返回者有何共同点
    .subtitle = 沉默前的均值：90 天内返回的沉默与未返回的沉默

## What can be decided?

section-decide = 可以决定什么？

contact-the-list = { $sign ->
        [clear] 联系名单中的 { N($p) } 名客户，不要联系对照组。
        [open] 仅作为测试联系名单中的 { N($p) } 名客户，不要联系对照组；结果揭晓之前不做第二份名单。
       *[none] 不要依据此模型联系任何人；改为随机抽取客户测试优惠。
    }
    .effect = 估计：若假设的挽留率成立，利润为 { $p }（{ RANGE($p) }）。{ $lists ->
            [1] 对照组的 { COUNT($held) } 名客户能显示这一效果的概率为 { SHARE($power) }。
           *[other] 对照组仅 { COUNT($held) } 名客户，能显示这一效果的概率只有 { SHARE($power) }；要达到五分之四，须合并 { COUNT($lists) } 份这样的名单。
        }
    .effect-unknown = 不公布：{ $why }。
    .cost = 每次联系 { MONEY($contact) }，每份被接受的优惠 { MONEY($incentive) }。
    .owner = 客户关系部门
    .size = { $sign ->
        [none] { $fits ->
            [yes] 随机抽取 { COUNT($half) } 名客户，另留同样多的客户不联系：五次测试中有四次足以看出假定的 { SHARE($assumed) } 流失者被挽留
            [no] 把全部 { COUNT($there) } 名客户随机分成两半，一次测试仍然不够：要在五次测试中有四次看出假定的 { SHARE($assumed) } 流失者被挽留，每半需 { COUNT($half) } 名，须合并 { COUNT($runs) } 个时点的测试
           *[unknown] 随机抽取的客户；需要多少尚不清楚
        }
       *[other] 联系 { N($p) } 名客户，留出 { COUNT($held) } 名
    }
    .turns = { $sign ->
        [none] 以后的运行中预测概率得到兑现，或联系成本降低。
       *[other] 实测的挽留率，与名单开始盈利的挽留率相比。
    }
contact-the-list-if-clear = 利润区间全部高于 0
    .do = 联系名单上的客户，并随机留出一部分。
    .regret = 若挽留的人少于假定：每次联系 { MONEY($contact) }，每份被接受的优惠 { MONEY($incentive) }。
    .now = { $sign ->
        [clear] 是
       *[other] { "" }
    }
contact-the-list-if-open = 利润区间跨越 0 的两侧
    .do = 只作一次测试性联系，并留出一部分客户。
    .regret = 若挽留的人太少：损失一份名单的成本；若足够：没有损失，可接着做下一份名单。
    .now = { $sign ->
        [open] 是
       *[other] { "" }
    }
contact-the-list-if-none = 利润无法判断，或预期没有利润
    .do = 不按这份名单联系任何人；随机抽取客户测试优惠。
    .regret = 若名单本可盈利：损失测试结果出来之前的利润。
    .now = { $sign ->
        [none] 是
       *[other] { "" }
    }
contact-the-list-if-measured = 对照已显示联系能挽留多少人
    .do = 只联系按此挽留率收益高于联系成本的客户。
    .regret = 若客户此后有了变化：损失一份名单的成本。
    .now = { "" }

definition-active = { $kind ->
        [contractual] 当天合同有效。
       *[other] 沉默不超过自身节奏的界限：自身购买间隔的第 95 百分位，并向全体收缩。
    }
    .term = 活跃或仍在

definition-left = { churn-means }
    .term = 流失

definition-yearly-value = { $kind ->
        [contractual] 全部有效合同月价格之和的十二倍。
       *[other] 以数据所覆盖的最长窗口计，近期净消费折合成年。首次购买不计入；观察天数少的客户，其水平向全体收缩。
    }
    .term = 年价值

definition-save-rate = 被联系后会留下的流失客户比例：假设值，服从均值为 { SHARE($save_rate) } 的 Beta 分布，待对照组的结果出来后以实测代替。
    .term = 挽留率

definition-hold-out = 名单的十分之一，随机抽取且不联系，以便下次运行能说明联系的成效。
    .term = 对照组

definition-rule-of-thumb = 不用模型：{ rule-of-thumb }。
    .term = 经验规则

definition-range = 在这一客户数量与所示置信水平下的随机波动；不包括数据错误或市场变化。名单利润的区间与此不同：它来自对挽留率与价值的假设、实测的真正失去比例，以及谁会流失的偶然。
    .term = 区间

limitation-persuaded = 流失概率高并不意味着客户可以被说服：只有对照组能说明联系留住了谁。
limitation-assumptions = 挽留率、毛利率与成本都是假设；其他假设的表格显示结果在多大程度上取决于它们。
limitation-associations = 影响因素与风险比是过去所见的关联，不是杠杆。
limitation-undated = 客户表的列没有日期：对过去时点也按今天的值使用。
limitation-silent = 沉默者未必已经流失：有些会自行返回。

## Groups of customers

by-chance-tenth = { ORDINAL($days) } 个十分位组
by-chance-high = 概率最高的十分之一
by-chance-middle = 其后的十分之四
by-chance-low = 概率较低的一半
act-contact = 联系
act-hold-out = 随机对照
act-leave-alone = 不联系
arm-treatment = 已联系
arm-control = 对照组
group-new = 新客户
group-early = 数据初期首次出现
group-none = 全部合同
way-left = 主动流失
way-involuntary = 扣款失败

## Features, factors and traits

feature-none = 无
feature-attribute = { $part }
feature-days = 最近 { DAYS($days) }内的购买天数
feature-spend = 最近 { DAYS($days) }内的消费额
feature-returns = 最近 { DAYS($days) }内的退货金额
feature-discount = 最近 { DAYS($days) }内的折扣额
feature-breadth = 最近 { DAYS($days) }内每个购买日的商品种类数
feature-contacts = 最近 { DAYS($days) }内的营销触达次数
feature-cases = 最近 { DAYS($days) }内的服务工单数
feature-touches = 最近 { DAYS($days) }内的触点数
feature-recency-days = 距上次购买的天数
feature-tenure-days = 距首次购买的天数
feature-purchase-days = 累计购买天数
feature-typical-gap-days = 通常的购买间隔（天）
feature-silence-limit-days = 通常的最长沉默（天）
feature-silence-ratio = 当前沉默占通常最长沉默的比例
feature-spend-trend = 近期消费与此前消费之比
feature-contract-days = 合同开始以来的天数
feature-running = 有效合同数
feature-plan = 套餐
feature-price = 月价格
factor-group = { $part }，相对于{ $base }
factor-price = 月价格，多一个标准差
factor-orders-first-30 = 前 30 天的订单数，多一个标准差
factor-spend-first-30 = 前 30 天的消费额，多一个标准差
trait-purchase-days = 沉默前的购买天数
trait-spend-per-day = 沉默前每个购买日的消费额

## Models, rules and scores

scorer-together = 逻辑回归与梯度提升取平均
scorer-logistic = 逻辑回归
scorer-tree = 决策树
scorer-svm = 支持向量机
scorer-boosting = 梯度提升
scorer-naive = 经验规则，不用模型
choice-used = 使用
choice-not-used = 未采用
rule-hiatus = 沉默超过固定界限
rule-own = 沉默超过自身界限
rule-alive = 仍活跃的概率低于一半（BG/NBD）
skill-brier = Brier 分数
skill-log-loss = 对数损失
skill-slope = 校准斜率
skill-intercept = 校准截距
skill-concordance = 一致性指数（C-index）
skill-integrated-brier = 积分 Brier 分数
skill-integrated-brier-alone = 所有客户共用一条曲线时的积分 Brier 分数
reading-usual = 正常波动
reading-unjudged = 未作判断
reading-outside = 超出界限
reading-two = 三期中第二次超过界限的三分之二
reading-run = 在均值同一侧持续过久
