title = 经营记分卡
    .lead = 公司经营得如何？是否有指标超出通常波动？收入变动由什么构成？集中在哪些部分？

section-usual = 是否有指标超出通常波动？
    .intro = 每个指标与自身过去的界限相比，已去除季节性以及前一期延续到后一期的部分。在界限之内，不能说明有任何变化。

signals-found = { $v ->
        [signal] { $n ->
            [one] { COUNT($k) } 个可判断的指标中有一个超出通常波动：{ $first }自{ DAY($since) }起{ $way ->
                [above] 高于
               *[below] 低于
            }其界限。
           *[other] { COUNT($k) } 个可判断的指标中有 { COUNT($n) } 个超出通常波动，首先是{ $first }：自{ DAY($since) }起{ $way ->
                [above] 高于
               *[below] 低于
            }其界限。
        }
        [steady] { COUNT($k) } 个可判断的指标均在通常波动之内。
       *[unjudged] 尚不能说明是否有指标超出通常波动：一个指标需要 24 个完整时期。
    }

kpis =
    .label = 指标数
    .definition = 数据所允许的记分卡指标数；其中 { $judged } 个有 24 { $units }以上的完整数据，可以判断。

signals =
    .label = 有信号的指标数
    .definition = 最新一点，或最近两三点合在一起，超出其最初 24 个点（数据多得多时为 52 个）通常所允许范围的指标数。

course =
    .title = 最新一{ $unit }收入 { $r }，{ $v ->
        [usual] 在通常波动之内
        [above] 高于通常波动
        [below] 低于通常波动
       *[unjudged] 尚不能判断
    }
    .subtitle = 各{ $unit }收入（{ $currency }）；色带为通常波动；全部客户，截至{ $last }
    .note = 仅完整时期；客户太少的点不显示。
    .alt = 各{ $unit }收入的折线图，共 { COUNT($n) } 点，附通常波动色带；最新值为 { $r }。
    .y = 收入

board =
    .title = 各{ $unit }全部指标
    .subtitle = 最近一个完整{ $unit }的值，及其通常所在的界限；有信号的指标排在前面；截至{ $last }
    .note = 界限只从数据集文件中声明的日期重新开始。没有界限的指标点数太少。
    .note-2 = 留存、转化等比例均按每{ $unit }计算，不折算为年度数字。

kpi-all = 全部
kpi-revenue = 收入
kpi-orders = 订单数
kpi-active-customers = 活跃客户数
kpi-order-value = 客单价
kpi-retention = 留住的客户
kpi-revenue-retention = 留住的收入
kpi-repeat-rate = 第二次购买
kpi-cac = 获客成本
kpi-conversion = 转化率
kpi-referral = 经推荐而来
kpi-contract-churn = 失去的合同客户
kpi-nps = 净推荐值
kpi-csat = 满意
kpi-response-time = 首次响应（小时）

kpi-reading-usual = 通常波动之内
kpi-reading-above = 偏高
kpi-reading-below = 偏低
kpi-reading-unjudged = 点数太少

check-enough-judged = { $status ->
        [pass] { COUNT($all) } 个指标中有 { COUNT($value) } 个具备计算界限所需的 24 个完整时期。
       *[warn] { COUNT($all) } 个指标均不具备计算界限所需的 24 个完整时期。
    }
    .doubt = 没有指标有足够的点计算界限。

section-change = 什么变了，由什么构成？
    .intro = 收入等于客户数、每客户订单数、每单件数、每件价格与产品结构之积。收入的变动精确分摊到这些因素上，与先后次序无关。

made-of = 最近 { COUNT($k) } { $units }的收入与之前 { COUNT($k) } { $units }相差 { $c }；其中最大的因素是{ $f }：{ $m }。
    .unknown = 收入变动由什么构成尚不清楚：{ $why }。

factors =
    .title = 收入变动的构成
    .subtitle = 最近 { COUNT($k) } { $units }与之前同样长的时期；各项贡献（{ $currency }）相加等于全部变动
    .note = 沙普利值：对所有变动次序取平均。只在一段时期售出的产品计入产品结构；若部分数量为重量或体积，则以订单行计件。

revenue-factor-customers = 客户数
revenue-factor-orders = 每客户订单数
revenue-factor-basket = 每单件数
revenue-factor-price = 每件价格
revenue-factor-mix = 产品结构

carried = { $beyond ->
        [0] 按{ $part }划分的 { COUNT($n) } 个部分，变动均未超出偶然范围。
       *[other] 按{ $part }划分的 { COUNT($n) } 个部分中，有 { COUNT($beyond) } 个的变动超出偶然范围，最大的是{ $first }。
    }

carriers =
    .title = 变动集中在哪些部分
    .subtitle = 两段时期中的客户数；收入变动及其偶然区间（{ $currency }）
    .note = 客户太少或由一两位客户构成的部分并入其他。各行的范围同时成立。

part-name-all-others = 其他合计
carries-beyond-chance = 超出偶然
carries-within-chance = 偶然之内

section-declared = 作出过哪些决定，已知什么？

notes =
    .title = 已知变化
    .subtitle = 在数据集文件中声明、落在数据之内；截至{ $last }

measures =
    .title = 已采取的措施，前后对比
    .subtitle = 点数（按{ $unit }）；指标在该日的阶跃，以其自身单位计；截至{ $last }
    .note = 前后的水平与趋势一并拟合。当日可能还有其他变化：阶跃不说明缘由。

step-reading-clear-up = 明显升高
step-reading-clear-down = 明显降低
step-reading-no-clear = 无明显阶跃
step-reading-too-short = 点数太少

section-decide = 可以作出哪些决定？

look-into-signals = { $v ->
        [signal] 请{ $first }的负责人说明{ DAY($since) }当日或之前有何变化。
       *[other] 不要依据本记分卡作任何改变。
    }
    .effect = 尚不清楚：本报告只作描述，不能说明什么会改变指标。
    .cost = 每个有信号的指标一小时。
    .owner = 管理层
    .size = { $v ->
        [unjudged] 尚无可判断的指标
       *[other] { COUNT($k) } 个可判断的指标中的 { COUNT($n) } 个
    }
    .turns = 写入数据集文件的已知变化：界限随之重新开始。
look-into-signals-if-known = 已知道什么变了
    .do = 作为备注写入数据集文件；若变化持续，则声明为转折。
    .regret = 若另有缘由：下一个信号会来得更晚。
    .now = { "" }
look-into-signals-if-unknown = 无人知道什么变了
    .do = 查看变动集中的部分，并等待下一{ $unit }。
    .regret = 至多十分之一的记分卡会偶然出现信号：那次查找便没有结果。
    .now = { $v ->
        [signal] { $way ->
            [above] 是
           *[below] 是
        }
       *[other] { "" }
    }
look-into-signals-if-none = 没有信号
    .do = 不要解释两期（{ $units }）之间的差异。
    .regret = 若小的变化已经开始：持续一段时间后会显现。
    .now = { $v ->
        [steady] 是
       *[other] { "" }
    }

definition-usual = 指标最初 24 个完整时期（达到 78 个时为 52 个）所允许的范围：其水平、前一期延续到后一期的部分，以及其余部分的三个多标准差；数据少时更宽。
    .term = 通常波动

definition-signal = 最新一点，或最近两三点合在一起，超出该范围。十二个指标时，至多十分之一的记分卡会偶然出现信号。
    .term = 信号

definition-order-value = 扣除退货的收入除以订单数；退货计入发生的时期。
    .term = 客单价

definition-kept = 上一{ $unit }的客户中本{ $unit }再次购买者，除以上一{ $unit }的全部客户；未购买者并非已经离去。留住的收入为这些客户现在的收入除以当时全部收入；新客户均不计入。
    .term = 留住的客户、留住的收入

definition-repeat = { $repeat_rate ->
        [yes] 首次购买后 90 天内另有一个购买日的客户，除以 90 天期限在该{ $unit }届满的全部客户；数据最初 90 天内首次出现者不计。
       *[no] { "" }
    }
    .term = 第二次购买

definition-cac = { $cac ->
        [yes] 该{ $unit }的营销支出除以当期新获客户数，所有渠道合计。
       *[no] { "" }
    }
    .term = 获客成本

definition-conversion = { $conversion ->
        [yes] 获客后 30 天内下单的客户，除以 30 天期限在该{ $unit }届满的全部客户。
       *[no] { "" }
    }
    .term = 转化率

definition-referral = { $referral ->
        [yes] 经推荐而来的新客户，除以全部新客户。
       *[no] { "" }
    }
    .term = 经推荐而来

definition-contract-churn = { $contract_churn ->
        [yes] 该{ $unit }开始时有合同、结束时没有合同的客户，除以开始时有合同的全部客户。
       *[no] { "" }
    }
    .term = 失去的合同客户

definition-answers = { $nps ->
        [yes] 9 或 10 分的答复比例减去 0 至 6 分的比例，乘以 100；满意为五分制的 4 或 5 分。只计作出答复者。
       *[no] { "" }
    }
    .term = 净推荐值、满意

definition-response = { $response_time ->
        [yes] 从开单到首次响应的小时数中位数，全天候计算；尚未响应的工单视为比已响应者等待更久。
       *[no] { "" }
    }
    .term = 首次响应

limitation-describes = 信号说明有变化，不说明是什么变化、为何变化。
limitation-parts = 收入的分摊只是算术：客户数有贡献，并不说明他们为何而来。
limitation-worth = 生命周期价值不在本记分卡上：它依赖模型，另有报告。
