title = 获客与回本
    .lead = 赢得客户要花多少钱？多久能收回？与成本相比，客户值多少？

source = 来源：{ $name } 客户表、营销支出表与交易表，数据截至 { $last }。

section-cost = 一名新客户要花多少钱，收回了吗？
    .intro = 付费渠道指有支出的渠道；综合成本是全部支出除以所有新客户，不论来自哪个渠道。

# 毛利为假定时说明。
margin-taken = { $money ->
        [margin] { "" }
       *[spend] （以收入的 { SHARE($margin) } 作为毛利）
    }

pays-back = 一半的同期群在 { $m } 个月内收回了获客成本（{ RANGE($m) }；{ N($m) } 名客户）{ margin-taken }。
    .unknown = 一半的同期群在多少个月后收回成本，尚不清楚：{ $why }。

costs = 按全部渠道计，一名新客户的成本为 { $b }；按付费渠道计为 { $p }（{ N($p) } 名客户）。
    .unknown = 一名新客户的成本尚不清楚：{ $why }。

worth-against-cost = 估计：付费渠道的客户每一单位成本迄今的毛利为 { NUMBER($so_far) }，连同未来 { DAYS($d) }为 { $r }（{ RANGE($r) }；{ N($r) } 名客户）{ margin-taken }。{ $can ->
        [yes] 若按贡献计至少有 { SHARE($least) } 的客户没有这笔支出就不会来，则划算；这一点本报告没有测量。
       *[no] 即使没有这笔支出他们一个都不会来，也不划算。
    }
    .unknown = 与成本相比客户值多少，尚不清楚：{ $why }。

roas = 付费渠道客户迄今的收入是支出的 { $r } 倍（广告支出回报率）；全部客户的收入是支出的 { $e } 倍（营销效率比）。
    .unknown = 收入与支出之比尚不清楚：{ $why }。

cac =
    .label = 新客户成本（综合）
    .definition = 截至{ $last }的营销支出，除以获客日期和渠道已知的全部新客户数。

payback-months =
    .label = 一半同期群的回本月数
    .definition = 一半的同期群（按渠道和获客季度）的毛利达到其成本所需的月数，每月按客户自身的 30 天计；尚未达到的同期群按已观察的时间计入。

ltv-to-cac =
    .label = 每一单位成本的客户价值
    .definition = 付费渠道客户迄今的毛利，加上未来 { DAYS($d) }内可预期的毛利，除以其成本。

conversion-rate =
    .label = { DAYS($w) }内购买的线索
    .definition = { $lead ->
        [event] 首次出现使其成为线索的事件、并在其后 { DAYS($w) }内购买的客户数，除以观察了同样时间的全部线索数。
       *[acquired] 获客之日起 { DAYS($w) }内购买的客户数，除以观察了同样时间的全部客户数。
    }

converted = { $c } 的线索在 { DAYS($w) }内购买（{ RANGE($c) }；{ N($c) } 条线索）。
    .unknown = 有多少线索在 { DAYS($w) }内购买，尚不清楚：{ $why }。

payback-course =
    .title = { $k ->
        [0] 同期群已收回多少成本，按时间
        [one] 1 个月后，同期群已收回成本的 { NUMBER($times) } 倍
       *[other] { COUNT($k) } 个月后，同期群已收回成本的 { NUMBER($times) } 倍
    }
    .subtitle = 每一单位获客成本的累计毛利，按获客后的月数（每月 30 天）；付费渠道；{ $first }至{ $last }
    .alt = 折线图：{ COUNT($n) } 个月内每一单位成本的毛利；1 即回本。第 { COUNT($k) } 个月为 { NUMBER($times) }。
    .x = 获客后的月数
    .note = 每个时点只依据全部客户都已达到该时间的同期群，因此较晚的时点依据较早的同期群。

section-channels = 各渠道的成本是多少？

channels =
    .title = 各渠道的支出与新客户
    .subtitle = 新客户数与支出（{ $currency }）；{ $first }至{ $last }
    .note = [x]：没有支出或没有客户，就没有客户成本。

months =
    .title = 各月的新客户成本
    .subtitle = 全部渠道的新客户数与支出（{ $currency }）；截至{ $last }的最近各行

meeting-both = 是
meeting-no-cost = 无支出
meeting-no-customers = 无客户

slopes =
    .title = 各月客户数与支出如何一起变化
    .subtitle = 支出相差 1% 的月份之间新客户数的差别（%）；有支出的月份
    .note = 月份并非随机：旺季两者都多。这不是试验，也不是增加支出会有的结果。

section-payback = 成本多久收回？
    .intro = 当每名客户的毛利达到每名客户的成本时，同期群即回本。只统计同期群全部客户都经历过的时间；之后的缺失，不是零。

payback =
    .title = 各渠道和季度同期群的回本
    .subtitle = 新客户数；每名客户的成本与迄今毛利（{ $currency }）；回本或尚未回本时已观察的月数（每月 30 天）
    .note = 客户少的同期群，或金额主要来自一两名客户的同期群，不列出。

triangle =
    .title = 每一单位成本的毛利，按获客季度和时间
    .subtitle = 累计，按获客后的月数（每月 30 天）；付费渠道；数据截至{ $last }

restated =
    .title = 三个月前同一三角表的预测与实际
    .subtitle = 现在所到时间上每一单位成本的毛利；按获客季度

check-restated = { $known ->
        [yes] 三个月前，同一三角表对同期群现状的预测平均相差 { $value }；要求不超过 { SHARE($threshold) }。
       *[no] 三角表能否预测较晚的时间，尚不清楚：没有更早的同期群走过同样的时间。
    }
    .doubt = 三个月前三角表的预测与实际不够接近，或无法检验。

check-holdout-money = 用数据前半段建模，预测当时的客户在后半段的贡献，偏差为 { SIZE($value) }（{ RANGE($value) }）；未来部分所用的正是这一模型，允许偏差十分之一。
    .unknown = 未来部分所用的模型无法用历史检验。
    .doubt = 用历史检验，未来部分所用模型的偏差为 { SIZE($value) }。
    .doubt-unknown = 未来部分未经检验。

done-yes = 是
done-no = 尚未

check-channels-meet = { $value ->
        [0] 每个有支出的渠道都有客户。
       *[other] 有支出而无客户的渠道：{ COUNT($value) } 个。渠道名称可能有两种写法。
    }
    .doubt = 有些有支出的渠道没有客户：名称可能有两种写法。

section-decide = 可以做什么决定？

hold-out-a-channel = 在随机抽取的一半地区停用单客成本最高的付费渠道，比较全部渠道的新客户数。
    .effect = 尚不清楚：本报告只作描述，支出多的月份在其他方面也不同。省下的是该渠道的成本，各付费渠道平均每名客户 { $p }；可能失去的是该渠道客户的全部贡献。{ $long ->
        [no] 该渠道占新客户的 { SHARE($s) }：按目前的新客户数，要在五次试验中有四次看出停用后这些客户不再来，约需 { $n ->
            [1] 1 个月
           *[other] { COUNT($n) } 个月
        }；各地区差别大时更久。
        [yes] 该渠道占新客户的 { SHARE($s) }：按目前的新客户数，要在五次试验中有四次看出停用后这些客户不再来，约需 { $n ->
            [1] 1 个月
           *[other] { COUNT($n) } 个月
        }。同时停用全部付费渠道（占新客户的 { SHARE($all) }）约 { $n_all ->
            [1] 1 个月
           *[other] { COUNT($n_all) } 个月
        }即可看出；各地区差别大时两者都更久。
       *[unknown] 无法说明试验需要多久：没有一个付费渠道有足够多的新客户。
    }
    .effect-unknown = 尚不清楚：本报告只作描述，支出多的月份在其他方面也不同。
    .cost = 这些地区原本会经该渠道而来的客户。
    .owner = 市场营销团队
    .size = 一半地区
    .turns = 一次试验，全部渠道的新客户明显不同，或明显没有不同。
hold-out-a-channel-if-untested = 尚未随机停用过任何地区
    .do = { $long ->
        [yes] 在随机一半地区停用全部付费渠道：一年之内无法单独判断一个渠道。
       *[other] 在随机一半地区停用单客成本最高的渠道。
    }
    .regret = 如果渠道有效：损失这些地区在试验期间的客户。
    .now = 是
hold-out-a-channel-if-works = 试验表明停用后新客户减少，且其价值高于成本
    .do = 保留该渠道；试验下一个渠道。
    .regret = 如果试验结果只是偶然：付出该渠道的成本。
    .now = { "" }
hold-out-a-channel-if-fails = 试验没有显示差别
    .do = 停用该渠道。
    .regret = 如果差别小而未被发现：损失其客户。
    .now = { "" }

definition-new = 获客日期和渠道在数据中的客户。
    .term = 新客户

definition-matched = { $lag ->
        [0] 某月的支出对应同月获得的客户。
       *[other] 某月的支出对应 { COUNT($lag) } 个月后获得的客户，由参数规定。
    }
    .term = 支出与客户

definition-paid = 有营销支出的渠道。
    .term = 付费渠道

definition-margin = { $money ->
        [margin] 以订单行为准，已扣除退货。
       *[spend] 净收入的 { SHARE($margin) }，由参数规定。
    }
    .term = 毛利

definition-roas = 付费渠道客户迄今的收入，除以这些渠道的支出。
    .term = 广告支出回报率

definition-mer = 全部新老客户的收入，除以全部营销支出。
    .term = 营销效率比

definition-range = 在所述水平下、以这些客户或同期群数计算的偶然波动区间；不涵盖数据错误或市场变化。
    .term = 区间

limitation-describes = 本报告只作描述，不说明渠道起了什么作用。
limitation-last-channel = 客户只计入数据所记的一个渠道；其他渠道的作用不在其中。
limitation-cost = 成本以支出表为准：人员、代理商和注册优惠只有记入时才包括在内。
limitation-worth = 未来的部分依据复购模型及其假设；见客户生命周期价值报告。
limitation-other-runs = 小群体在本报告内受到保护，但不针对采用其他日期或参数的其他运行。
