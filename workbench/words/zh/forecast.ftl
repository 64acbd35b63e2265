title = 预测
    .lead = 收入、订单、活跃客户与服务工单接下来可以预期多少？可能偏差多大？是否比重复最近一期的经验规则更准？

section-expected = 可以预期多少，是否比重复最近一期更准？
    .intro = 在过去的多个时点，用当时已知的数据试用多种推算方法。经验规则是重复最近一期；若有季节性，则重复一年前的同期。

nearer = { $v ->
        [nearer] 过去的收入预测平均偏差为相邻两{ $unit }通常变动的 { $e } 倍，经验规则为 { $r } 倍。
       *[naive] 经验规则同样好：过去的收入预测平均偏差为相邻两{ $unit }通常变动的 { $e } 倍，重复最近一期为 { $r } 倍。
    }
    .unknown = 收入预测能有多准尚不清楚：{ $why }。

next-is = 下一{ $unit }收入预期为 { $t }（{ RANGE($t) }）。
    .unknown = 收入可以预期多少尚不清楚：{ $why }。

mase =
    .label = 预测误差（标准化）
    .definition = 过去对收入的预测（最多提前 { COUNT($k) } { $units }）的平均绝对误差，除以当时已知序列的平均绝对变动（相邻两{ $unit }之间；有季节性时为相隔一年）（MASE）。

coverage =
    .label = 过去的值落入区间的比例
    .definition = 过去的值（按期：{ $units }）中，落入当时会给出的区间的个数，除以全部预测个数；目标为 { SHARE($level) }。每个区间只用当时已知的误差得出。

next-period =
    .label = 下一{ $unit }收入
    .definition = 过去表现最好的方法对最近一个完整{ $unit }之后一{ $unit }的预测，已扣除退货；区间宽度取决于过去预测的偏差。

course =
    .title = 下一{ $unit }预期 { $t }
    .title-unknown = 各{ $unit }收入
    .subtitle = 各{ $unit }收入（{ $currency }），实际与预测及其区间；全部客户，截至{ $last }
    .note = 从每{ $unit }都有足够客户时开始显示；仅完整时期（{ $units }）。
    .alt = 各{ $unit }收入的折线图，共 { COUNT($n) } 点：先为实际值，后为预测值及其区间，首{ $unit }为 { $t }。
    .alt-unknown = 各{ $unit }收入的折线图，共 { COUNT($n) } 点，仅有实际值。

line-seen = 实际
line-told = 预测

overview =
    .title = 各序列的下一{ $unit }
    .subtitle = 预测值及其区间（{ $currency } 或个数）；过去预测的误差，以通常变动为单位；落入区间的过去值（%）
    .note = 可显示的完整时期太少的序列不作预测。

series-name-revenue = 收入（{ $currency }）
series-name-orders = 订单数
series-name-active-customers = 活跃客户数
series-name-tickets = 服务工单数

forecast-way-naive = 经验规则
forecast-way-theta = Theta 法
forecast-way-damped = 衰减趋势
forecast-way-combined = 多种方法的中位数
forecast-way-none = 无

section-past = 过去的预测表现如何？
    .intro = 在最近的各个时点试用每种方法，对此后发生的事一无所知。

by-step =
    .title = 提前越多，所知越少
    .subtitle = 过去的收入预测，按提前的期数（{ $units }）；误差以通常变动为单位；落入区间的值（%）
    .note = 相互重叠的时段，预测误差会同向。

check-beats-rule = { $known ->
        [yes] 过去的收入预测平均偏差为 { $value } 个通常变动，重复最近一期为 { $threshold } 个。
       *[no] 预测是否比经验规则更准尚不清楚：完整时期太少。
    }
    .doubt = 过去的预测并不比经验规则更准。

check-past-held = { $known ->
        [yes] 区间本可包含 { $value } 的过去值；目标为 { SHARE($threshold) }。
       *[no] 区间能否包含过去的值尚不清楚：完整时期太少。
    }
    .doubt = 过去的区间包含的值少于应有水平，或无法检验。

check-enough-past = 可用的完整时期有 { COUNT($value) } { $units }；达到 { COUNT($threshold) } 时才判断季节性。
    .doubt = 不足三年时，季节性与偶然无法区分，因此预测中不含季节性。

section-parts = 各部分可以预期多少？
    .intro = 每个部分单独预测，再把与总额的差额分摊下去；过去预测偏差越大的部分分摊越多。

adds-up = 按{ $part }划分的 { COUNT($n) } 个部分，其预测相加等于总预测 { $t }。
    .unknown = 各部分预期多少尚不清楚：{ $why }。

parts =
    .title = 下一{ $unit }各部分收入
    .subtitle = 各部分单独的预测，以及相加等于总额的预测（{ $currency }）
    .note = 若某部分有一半以上的时期不能显示，则并入其他部分。

part-name-all-others = 其他合计

section-decide = 可以作出哪些决定？

plan-by-range = 按区间而不是按单一数字安排今后各期的库存与人手。
    .effect = 尚不清楚：本报告只作描述，不能说明什么会改变收入。
    .cost = 为区间上限预留的资源，按自己的计划计价。
    .owner = 财务
    .size = 下一{ $unit }预测 { $t }，{ RANGE($t) }
    .size-unknown = 下一{ $unit }
    .turns = 某{ $unit }落在区间之外，或连续两期同侧接近区间边缘。
plan-by-range-if-held = 该{ $unit }落在区间之内
    .do = 维持计划，无需解释。
    .regret = 若变化确已开始：会在随后几期显现。
    .now = { "" }
plan-by-range-if-outside = 该{ $unit }落在区间之外
    .do = 查明已知的变化，写入数据集文件，重新预测。
    .regret = 按通常水平，二十期中约有一期偶然落在区间外：那次查找便没有结果。
    .now = { "" }
plan-by-range-if-naive = 经验规则与预测同样好
    .do = 按最近一期安排，并保留区间。
    .regret = 若趋势已经开始：计划会晚一{ $unit }跟上。
    .now = { $v ->
        [naive] 是
       *[nearer] { "" }
    }

definition-way = Theta 法为保留一半趋势的平滑；衰减趋势为趋势逐渐消失的指数平滑；多种方法的中位数取自上述两种、其对数形式，以及不含趋势的平滑。
    .term = 方法

definition-chosen = 多种方法的中位数；若另一方法的过去误差更小，且差距超过两个标准误，则用该方法。
    .term = 选择

definition-range = 宽度取决于过去预测的偏差，提前越多越宽，并计入预测次数少的影响；不涵盖与过去的断裂。
    .term = 区间

definition-move = 序列相邻两{ $unit }之间的平均变动；有季节性时为相隔一年的变动。
    .term = 通常变动

definition-active = 在该{ $unit }有订单的客户。
    .term = 活跃客户

limitation-describes = 预测只是把过去延续下去，不了解今后的价格、优惠或竞争者。
limitation-season = 不足三个完整年度时不含季节性：例如圣诞节前的{ $unit }会被低估。
limitation-small = 序列从每{ $unit }都有足够客户时开始；更早的{ $units }不参与学习。
