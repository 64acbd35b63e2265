title = 客户满意度
    .lead = 客户有多满意？谁会回答？评分在哪里不同？评分与客户之后的行为有关吗？

source = 来源：{ $name } 调查表，数据截至 { $last }。

score-name = { $kind ->
        [nps] 净推荐值
        [csat] 满意客户占比
       *[ces] 轻松度平均分
    }

low-name = { $kind ->
        [nps] 贬损者（0 至 6 分）
        [csat] 不满意客户（1、2 分）
       *[ces] 觉得费力的客户（1 至 3 分）
    }

high-name = { $kind ->
        [nps] 推荐者（9、10 分）
        [csat] 满意客户（4、5 分）
       *[ces] 觉得轻松的客户（5 至 7 分）
    }

section-satisfied = 客户有多满意？
    .intro = 同一客户多次回答时，只计最近一次：同一个人的多次回答并不相互独立。

stands = { $kind ->
        [nps] 净推荐值为 { $s } 分（{ RANGE($s) }；{ N($s) } 位客户）。
        [csat] 回答的客户中 { $s } 表示满意（{ RANGE($s) }；{ N($s) } 位客户）。
       *[ces] 客户对轻松程度的评分平均为 { $s }（满分 7 分；{ RANGE($s) }；{ N($s) } 位客户）。
    }
    .unknown = 客户满意程度尚不清楚：{ $why }。

nps =
    .label = 净推荐值（NPS）
    .definition = 推荐者（9、10 分）占比减去贬损者（0 至 6 分）占比，以 −100 至 100 分表示；取每位客户在{ $since }之后的最近一次回答。

csat =
    .label = 满意客户（CSAT）
    .definition = 在{ $since }之后的最近一次回答为 4 或 5 分（满分 5 分）的客户数，除以全部回答的客户数。

ces =
    .label = 轻松度（1 至 7）
    .definition = 每位客户在{ $since }之后最近一次对轻松程度的评分的平均值，1 为费力，7 为轻松。

response-rate =
    .label = 回答率
    .definition = 在 { DAYS($w) }内得到回答的邀请数，除以在{ $last }日终之前至少这么久发出的全部邀请数；邀请指发起调查的营销活动的触达。

detractor-revenue-share =
    .label = { $kind ->
        [nps] 贬损者的收入占比
        [csat] 不满意客户的收入占比
       *[ces] 觉得费力的客户的收入占比
    }
    .definition = { low-name }最近 365 天的收入，除以在{ $since }之后回答过的全部客户的收入。

course =
    .title = { $kind ->
        [nps] 净推荐值为 { $s } 分
        [csat] { $s } 的客户满意
       *[ces] 轻松度评分为 { $s }（满分 7 分）
    }
    .title-unknown = 评分的变化
    .subtitle = { $kind ->
        [nps] 净推荐值（分）；各季度回答的客户，{ $first }至{ $last }
        [csat] 满意客户占各季度回答客户的百分比；{ $first }至{ $last }
       *[ces] 轻松度平均分（1 至 7）；各季度回答的客户，{ $first }至{ $last }
    }
    .note = 回答不足 30 份的季度不列出；竖线为区间。标题按每位客户在{ $since }之后的最近一次回答计算。
    .alt = 带区间的折线图：{ COUNT($n) } 个季度的评分；按{ $since }之后的最近回答为 { $s }。
    .alt-unknown = 带区间的折线图：{ COUNT($n) } 个季度的评分。

moved = { $direction ->
        [higher] 最近一个季度的评分高于此前，相差 { SIZE($g) }（{ RANGE($g) }）。
        [lower] 最近一个季度的评分低于此前，相差 { SIZE($g) }（{ RANGE($g) }）。
        [little-changed] 最近一个季度的评分与此前基本持平（差异 { $g }；{ RANGE($g) }）。
       *[no-clear-change] 最近一个季度的评分与此前没有明显差异（差异 { $g }；{ RANGE($g) }）。
    }
    .unknown = 最近一个季度的评分与此前是否不同，尚不清楚：{ $why }。

limits = { $verdict ->
        [steady] 逐月来看，评分保持在惯常范围之内（{ COUNT($n) } 个月；最近为 { NUMBER($newest) }）。
        [signal] 在 { COUNT($n) } 个月中，有 { COUNT($k) } 个月超出惯常范围或连续偏于一侧（最近为 { NUMBER($newest) }）。
        [few] 惯常范围需要 24 个回答不少于 30 份的月份；现有 { COUNT($n) } 个。
       *[none] 没有一个月有 30 份回答，因此没有惯常范围。
    }

scores =
    .title = 全部评分
    .subtitle = 客户数及其回答数；NPS 以分表示，CSAT 为满意百分比，CES 为 1 至 7 的平均分；{ $since }之后的回答，每位客户取最近一次

survey-kind-nps = 净推荐值
survey-kind-csat = 满意度
survey-kind-ces = 轻松度

check-scale-from-zero = { $status ->
        [pass] 推荐意愿的回答不像是 1 至 10 分的量表。
       *[warn] 推荐意愿的回答中有若干 1 分，却没有 0 分：是否按 1 至 10 分提问？若是，则这不是净推荐值。
    }
    .doubt = 回答看似 1 至 10 分的量表，由此得不出净推荐值。

section-answers = 谁会回答，谁不回答？
    .intro = 不回答的人可能另有看法。若已知信息能看出谁会回答，则将评分加权到全部受邀客户。

answers = { $r } 的邀请得到回答（{ RANGE($r) }；{ N($r) } 次邀请）。
    .unknown = 受邀者中有多少回答，尚不清楚：{ $why }。

weighted = 按{ $by }加权到全部受邀客户，评分为 { $w }（{ RANGE($w) }），而不是 { $s }。
    .unknown = 没有列出加权评分：{ $why }。

answering =
    .title = 谁会回答
    .subtitle = 受邀客户数及邀请数；回答占比（%）；{ $first }至{ $last }
    .note = 校正后 p 值小，表示该组的回答比例与其他各组不同，已考虑比较的组数。

check-weighted-within = { $status ->
        [pass] 加权到全部受邀客户，评分为 { $w }，在未加权评分的区间之内。
       *[warn] 加权到全部受邀客户，评分为 { $w }，在未加权评分的区间之外。
    }
    .doubt = 回答的客户与受邀的客户构成不同：加权后的评分为 { $w }。

check-answered-enough = { $known ->
        [yes] { $value } 的邀请得到回答；要求至少 { SHARE($threshold) }。
       *[no] 没有人知道邀请了多少客户。
    }
    .doubt = 受邀者中回答的太少，或没有人知道邀请了多少：其他人可能另有看法。

section-differ = 评分在哪里不同？
    .intro = 每一组都与其余全部回答的客户相比；比较的组多，总有一些因偶然而不同，这一点已计入。

differs = { $n ->
        [0] 没有一组有足够的回答可供比较。
       *[other] { $k ->
            [0] 比较的 { COUNT($n) } 组中，没有一组与其他客户明显不同。
           *[other] 比较的 { COUNT($n) } 组中，{ COUNT($k) } 组与其他客户明显不同；最低的是{ $lowest }（{ $by }）。
        }
    }

groups =
    .title = 各组的{ score-name }
    .subtitle = 客户数；评分及与其余客户的差异（以评分的单位计）；{ $since }之后的回答

gap-reading-differs = 明显不同
gap-reading-same = 无明显差异

things = { $k ->
        [one] 1 项已知信息
       *[other] { COUNT($k) } 项已知信息
    }

goes-with = { $k ->
        [0] 已知信息都看不出谁会给怎样的评分。
       *[other] { $steady ->
            [yes] 在{ things }中，{ $thing }与评分关系最大；它们合计解释了评分差异的 { $r }。
           *[no] { things }合计解释了评分差异的 { $r }；其中哪一项与评分关系最大并不确定。
        }
    }
    .unknown = 什么与评分有关，尚不清楚：{ $why }。

drivers =
    .title = 什么与评分有关
    .subtitle = 占合计解释部分的百分比及区间；重新抽取客户时排第一的百分比
    .note = 份额是各种加入顺序下的平均值。它说明什么与评分相伴，而不是什么会改变评分。

section-matter = 评分与行为有关吗？
    .intro = 从回答的次日起跟踪客户。评分高的客户可能此前就买得更多；因此也列出此前收入相当的客户之间的差异。

buys-again = { $direction ->
        [higher] 回答后 { DAYS($d) }内，{ high-name }再次购买的比例高于{ low-name }，相差 { SIZE($b) }（{ RANGE($b) }）；在此前收入相当的客户之间，差异为 { $a }（{ RANGE($a) }）。
        [lower] 回答后 { DAYS($d) }内，{ high-name }再次购买的比例低于{ low-name }，相差 { SIZE($b) }（{ RANGE($b) }）；在此前收入相当的客户之间，差异为 { $a }（{ RANGE($a) }）。
        [little-changed] 回答后 { DAYS($d) }内，{ high-name }与{ low-name }再次购买的比例大致相同（差异 { $b }；{ RANGE($b) }）；在此前收入相当的客户之间，差异为 { $a }（{ RANGE($a) }）。
       *[no-clear-change] 客户在 { DAYS($d) }内是否再次购买与评分没有明显关系：{ high-name }与{ low-name }相差 { $b }（{ RANGE($b) }）；在此前收入相当的客户之间，相差 { $a }（{ RANGE($a) }）。
    }
    .unknown = 评分与再次购买是否有关，尚不清楚：{ $why }。

spends = { $direction ->
        [higher] 在此前收入相当的客户之间，{ high-name }在 { DAYS($d) }内的消费多于{ low-name }，人均相差 { SIZE($s) }（{ RANGE($s) }）。
        [lower] 在此前收入相当的客户之间，{ high-name }在 { DAYS($d) }内的消费少于{ low-name }，人均相差 { SIZE($s) }（{ RANGE($s) }）。
       *[no-clear-change] 在此前收入相当的客户之间，{ high-name }与{ low-name }在 { DAYS($d) }内的消费没有明显差异（人均 { $s }；{ RANGE($s) }）。
    }
    .unknown = 评分与客户消费是否有关，尚不清楚：{ $why }。

after =
    .title = 客户在回答之后的行为
    .subtitle = 客户数；再次购买的百分比，以及回答后 { DAYS($d) }的平均值（{ $currency }）；{ $first }至{ $last }

score-group-low = { $kind ->
        [nps] 贬损者（0 至 6）
        [csat] 不满意（1、2）
       *[ces] 费力（1 至 3）
    }
score-group-middle = { $kind ->
        [nps] 被动者（7、8）
        [csat] 一般（3）
       *[ces] 一般（4）
    }
score-group-high = { $kind ->
        [nps] 推荐者（9、10）
        [csat] 满意（4、5）
       *[ces] 轻松（5 至 7）
    }

at-risk = 回答客户的年收入中，{ $s } 来自{ low-name }（{ RANGE($s) }）。
    .unknown = 有多少收入来自{ low-name }，尚不清楚：{ $why }。

loop = { $s } 的{ low-name }在回答后 { DAYS($c) }内得到联系（{ RANGE($s) }；{ N($s) } 位客户）。
    .unknown = 有多少{ low-name }在 { DAYS($c) }内得到联系，未列出：{ $why }。

loop-after = { $direction ->
        [higher] 得到联系的客户之后再次购买的比例高于其他人，相差 { SIZE($b) }（{ RANGE($b) }）；联系谁并非随机决定。
        [lower] 得到联系的客户之后再次购买的比例低于其他人，相差 { SIZE($b) }（{ RANGE($b) }）；联系谁并非随机决定。
        [little-changed] 得到联系的客户之后再次购买的比例与其他人大致相同（差异 { $b }；{ RANGE($b) }）。
       *[no-clear-change] 得到联系的客户与其他人之后是否再次购买没有明显差异（差异 { $b }；{ RANGE($b) }）。
    }
    .unknown = 得到联系的客户是否更多再次购买，尚不清楚：{ $why }。

section-decide = 可以作出什么决定？

call-half = 在 { DAYS($c) }内联系随机抽取的一半低分客户，然后比较。
    .effect = { $fits ->
        [yes] 尚不清楚：本报告只作描述，不能说明联系会改变什么。要在五次试验中有四次看出再次购买比例 { POINTS($p) }的变化，每一半约需 { COUNT($n) } 份低分回答；现有数量已够。
       *[no] 尚不清楚：本报告只作描述，不能说明联系会改变什么。要在五次试验中有四次看出再次购买比例 { POINTS($p) }的变化，每一半约需 { COUNT($n) } 份低分回答，合计为现有数量的 { NUMBER($times) } 倍。
    }
    .cost = 联系人员的时间。
    .owner = 客户服务
    .size = 一半低分客户
    .turns = 两半明显不同或明显相同的试验结果。
call-half-if-untested = 尚未做过试验
    .do = 收到回答时随机分组。
    .regret = 若没有变化：联系人员的时间。
    .now = yes
call-half-if-works = 试验表明更多客户再次购买
    .do = 联系全部低分客户；随机保留十分之一不联系。
    .regret = 若试验结果只是偶然：在保留的十分之一显示出来之前所花的时间。
    .now = { "" }
call-half-if-fails = 试验没有看出差异
    .do = 改进低分所指出的问题，而不是逐一联系。
    .regret = 若差异小于 { POINTS($p) }：放弃的就是这么多。
    .now = { "" }

definition-scales = 推荐意愿为 0 至 10，满意度为 1 至 5，轻松度为 1 至 7；其他量表的回答不予接受：那是另一种评分。
    .term = 量表

definition-groups = { $kind ->
        [nps] 推荐者回答 9 或 10，被动者回答 7 或 8，贬损者回答 0 至 6。
        [csat] 满意客户回答 4 或 5，不满意客户回答 1 或 2。
       *[ces] 轻松为 5 至 7，费力为 1 至 3。
    }
    .term = 高分与低分

definition-latest = 每位客户在{ $since }之后的最近一次回答。
    .term = 计入的回答

definition-invitation = 发起调查的营销活动的一次触达；一份回答归于此前 { DAYS($w) }内最近的一次邀请。
    .term = 邀请

definition-weighted = 各组按其在受邀客户中的占比计入，而不是按其在回答客户中的占比；在同一组内，是否回答不应取决于答案。
    .term = 加权评分

definition-range = 在所示水平下，这一客户数量的偶然波动；不涵盖错误的数据或变化的市场。
    .term = 区间

limitation-describes = 本报告只作描述，不能说明更高的评分会让客户留下。
limitation-silent = 加权只能消除已知分组所能解释的部分：沉默的人可能因其他原因另有看法。
limitation-few-low = 没有某类回答，并不能肯定没有人这样想；区间已考虑这一点。
limitation-other-runs = 对人数少的群体的保护只在本报告之内，不针对日期或参数不同的其他运行。
