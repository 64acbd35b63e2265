title = 客户细分与价值分层
    .lead = 收入来自谁？有哪几类客户？谁在上升，谁在流失？不同客户适合什么服务？

source = 来源：{ $name }的交易表，数据截至{ $last }。

section-revenue = 收入来自谁？
    .intro = 客户按窗口内的贡献从高到低排列。合计贡献第一部分的为高价值层，贡献下一部分的为中价值层，其余为低价值层。

high-tier = 高价值层按贡献前 { SHARE($h) } 的{ $what }划定；这部分{ $what }来自最近 { DAYS($d) }内购买客户中的 { $c }（区间 { RANGE($c) }；共 { N($c) } 名客户）。
    .unknown = 最近 { DAYS($d) }内购买的客户太少，无法判断{ $what }主要来自谁。

top-tier-customer-share =
    .label = 高价值层客户占比
    .definition = 窗口内合计贡献前 { SHARE($h) } { $what }的最有价值客户数，除以窗口内全部购买客户数。

top-tier-revenue-share =
    .label = 划定高价值层的{ $what }占比
    .definition = 高价值层客户在窗口内的贡献，除以全部客户的贡献；该层就按约 { SHARE($h) } 划定，因此这一数字由定义决定。

top-tier-revenue-since =
    .label = 此前高价值层客户此后的{ $what }占比（仅凭偶然：{ $u }）
    .label-unknown = 此前高价值层客户此后的{ $what }占比
    .definition = { $day }的高价值层客户此后的贡献，除以全部客户此后的贡献；划定与计算用的是前后两段时间，因此不由定义决定。

tiers =
    .title = { $c } 的客户属于高价值层
    .title-unknown = 各价值层的客户
    .subtitle = 截至{ $last }的 { DAYS($d) }内购买的客户及其贡献的{ $what }
    .note = { $told ->
        [yes] 窗口内达到约 { MONEY($high) } 的客户属于高价值层，达到约 { MONEY($medium) } 的属于中价值层。
       *[no] { "" }
    }

dominance = { $one ->
        [yes] 仅一位客户就贡献了十分之一以上的{ $what }，因此各项占比都取决于少数人：最大的 { COUNT($minimum) } 名客户贡献 { $t }；剔除后，{ $w } 的客户贡献其余部分的前 { SHARE($h) }。
       *[no] 没有单个客户贡献十分之一的{ $what }；最大的 { COUNT($minimum) } 名客户贡献 { $t }，剔除后 { $w } 的客户贡献其余部分的前 { SHARE($h) }。
    }
    .unknown = { $one ->
            [yes] 仅一位客户就贡献了十分之一以上的{ $what }，因此各项占比都取决于少数人。
           *[no] 是否有少数客户占主导无法判断。
        }

check-dominance = { dominance }
    .unknown = { $one ->
            [yes] 仅一位客户就贡献了十分之一以上的{ $what }，因此各项占比都取决于少数人。
           *[no] 是否有少数客户占主导无法判断。
        }
    .doubt = 这一占比由一位客户决定。

section-natural-groups = 客户是否自然成群？
    .intro = 按距上次购买天数、订单数和单均收入比较客户，三者权重相同。若群与群之间的客户比群内稀少，且比人为生成、其他方面相同但不含群组的数据更明显，则视为自然成群。

natural-groups = { $verdict ->
        [natural] 客户自然分为 { COUNT($n) } 群：群间客户明显少于不含群组的数据。
        [convenient] 这 { COUNT($all) } 名客户并不自然成群；所示 { COUNT($n) } 个客群只是为方便而作的划分。
        [asked] { COUNT($n) } 个客群是按要求划分的；这 { COUNT($all) } 名客户并不自然分成这么多群。
        [alike] 全部 { COUNT($all) } 名客户在划分依据上完全相同：只有一个客群。
        [few] 复购客户太少，无法区分群组：只有 { COUNT($r) } 位，至少需要 { COUNT($least) } 位。全部客户作为一个客群。
       *[too-many] 要求将 { COUNT($all) } 名客户分为 { COUNT($k) } 个客群，予以拒绝：每个客群至少需要 { COUNT($minimum) } 名客户。全部客户作为一个客群。
    }

check-natural-groups = { natural-groups }
    .doubt = 数据中没有自然的群组：这只是为方便而作的划分。

segments =
    .label = 客群数
    .definition = 在最近购买、购买频率和单均收入上相近的客户群；数量由数据决定，数据中没有自然群组时为方便的划分。

stability =
    .label = 客群稳定性（不含群组的数据：{ $u }）
    .label-unknown = 客群稳定性
    .definition = 重新抽取客户后客群再现的程度：同属两者的客户数除以属于任一者的客户数（Jaccard），按客户数加权平均。旁边是其他方面相同但不含群组的数据划分出同样多客群时的同一数字。

check-stability = 重新抽取客户时，客群平均有 { $s } 再现（区间 { RANGE($s) }），不含群组的数据中为 { $u }（区间 { RANGE($u) }）；要求达到四分之三。
    .unknown = 只有一个客群，无从谈再现。
    .doubt = 若重新抽取客户，客群会有所不同。

series-customers = 这些客户
series-reference = 不含群组的数据

groups =
    .title = { COUNT($n) } 个群组解释了 { SHARE($e) } 的差异，不含群组的数据中为 { SHARE($w) }
    .subtitle = { COUNT($all) } 名客户之间的差异中位于群组之间的占比（%），按群组数
    .alt = 折线图：位于群组之间的差异占比，按群组数（自 2 起）：{ COUNT($n) } 个群组为 { SHARE($e) }，不含群组的数据中为 { SHARE($w) }。
    .x = 群组数
    .note = 低谷是两群之间的客户比两峰中较低者少多少；所有低谷都比不含群组时最深的还深，才算自然成群。

alone =
    .title = 单看每项指标
    .subtitle = 自然群组数，没有时为 1；截至{ $last }的 { DAYS($d) }内购买的客户
    .note = 某项指标的 p 值乘以指标个数后足够小，才算存在分群。客户多于 { COUNT($n) } 名时，随机抽取 { COUNT($n) } 名。

section-segments = 各客群是谁？
    .intro = 客群按其最接近的最近购买、频率和单均收入的一角命名。名称由我们规定，各次运行保持不变；旁边的规则用简明的界限说明客群主要包含哪些客户。

leading-segment = 贡献最多的客群是“{ $top }”：占客户的 { $s }（区间 { RANGE($s) }），占{ $what }的 { $m }（区间 { RANGE($m) }）。
    .unknown = 无法说明哪个客群贡献最多：只有一个客群，或没有大到可以显示的客群。

size-and-value =
    .title = “{ $top }”：占客户 { $s }，占{ $what } { $m }
    .title-unknown = 各客群的客户与{ $what }
    .subtitle = 各客群的客户占比与{ $what }占比（%）；截至{ $last }的 { DAYS($d) }内购买的客户
    .alt = 条形图：{ COUNT($n) } 个客群的客户占比与{ $what }占比。“{ $top }”占客户 { $s }，占{ $what } { $m }。
    .first = 占客户
    .second = 占{ $what }
    .x = 占全部的比例

middles =
    .title = 各客群的数字
    .subtitle = 中位数；截至{ $last }的 { DAYS($d) }内购买的客户

rules =
    .title = 每个客群的简明规则
    .subtitle = 小型决策树给出的界限；截至{ $last }的 { DAYS($d) }内购买的客户

decision-tree = 小型决策树能把未见过的客户中的 { $a } 归入其客群（区间 { RANGE($a) }）；表中规则是它最大的叶节点。
    .unknown = 只有一个客群，不需要规则。

jaccard =
    .title = 各客群有多稳固
    .subtitle = 重新抽取客户后客群再现的部分（%）；重抽样的均值与中间 95%
    .note = 低于 60% 的客群会消散；75% 及以上为稳定（Hennig 2007）。

section-differences = 客群还有哪些不同？
    .intro = 只比较未用于划分的变量：其他购买方式，以及客户表中的信息。

segments-differ = { $all ->
        [0] 没有可比较的内容：只有一个客群，或对客户别无所知。
       *[other] { $some ->
            [0] 在未用于划分的 { COUNT($all) } 个变量上，客群之间都没有明显差异。
           *[other] 在未用于划分的 { COUNT($all) } 个变量中，客群在 { COUNT($some) } 个上有差异，超出比较这么多变量时的偶然波动。
        }
    }

left-out =
    .title = 客户表中本分析未使用的列
    .subtitle = 未采用的属性及原因

differences =
    .title = 客群在哪些方面不同（由强到弱）
    .subtitle = 客群间差异的大小，从 0（无）到 1；截至{ $last }的 { DAYS($d) }内购买的客户
    .note = 小于 0.1 的差异可以忽略，0.3 以上为中等差异。p 值经过校正，所发现的差异中预计至多二十分之一有误。区间由重新抽取客户得到；效应大小不会为负，因此接近 0 时区间偏高。

profile =
    .title = 最强的差异（全部客户为 100）
    .subtitle = 各客群的中位数或客户占比，以全部客户为基准的指数；至多四项最强的差异
    .note = 变量内部的差异未逐一检验。

section-stages = 客户处于什么阶段？
    .intro = 客户阶段由固定规则决定：首次和最近一次购买，以及窗口前后两半的收入；得分把最近购买和频率各分为五等，相同的客户得分相同。

at-risk = 曾购买的客户中有 { $c } 有流失风险，已沉默 { COUNT($a) } 至 { COUNT($b) } 天（{ RANGE($c) }；{ N($c) } 名客户）。
    .unknown = 无法判断有多少客户有流失风险：此类客户过少，或购买过的客户过少。

halves = { $beside ->
        [more] 贯穿整个窗口的 { N($net) } 名客户，后半段合计比前半段多贡献 { SIZE($net) }，超出偶然波动（{ RANGE($un) }）。
        [less] 贯穿整个窗口的 { N($net) } 名客户，后半段合计比前半段少贡献 { SIZE($net) }，超出偶然波动（{ RANGE($un) }）。
       *[chance] 贯穿整个窗口的 { N($net) } 名客户，前后两半的贡献合计相差 { $net }，未超出偶然波动（{ RANGE($un) }）。
    }其中 { $f } 的客户至少少 { SHARE($g) }，而仅凭偶然就有 { $uf }（{ RANGE($uf) }）；{ $r } 至少多 { SHARE($g) }，仅凭偶然为 { $ur }（{ RANGE($ur) }）。
    .unknown = 无法判断客户的贡献比以前多还是少：贯穿整个窗口的客户太少，其中上升或下降的太少，仅一名客户就决定了结果，或数据未覆盖整个窗口。

stages =
    .title = 各生命周期阶段的客户
    .subtitle = 截至{ $last }已知的所有人，以及此前 { DAYS($d) }的{ $what }

grid =
    .title = 按最近购买（行）和频率（列）的客户数
    .subtitle = 截至{ $last }的 { DAYS($d) }内购买的客户数，按 1 至 5 分，5 分为最近、最频繁

grid-revenue =
    .title = 按最近购买（行）和频率（列）的收入
    .subtitle = 截至{ $last }的 { DAYS($d) }净收入占比（%），按 1 至 5 分

cut-points =
    .title = 得分的分界点
    .subtitle = 中间秩分界点，截至{ $last }的 { DAYS($d) }内购买的客户；最低分为其下所有
    .note = 相同的客户得分相同，因此某一得分可能多于或少于五分之一，也可能没有人。

section-moves = 谁在客群之间移动？
    .intro = 把截止日的客群定义固定下来，用于之前的客户。两个窗口等长且部分重叠，因此客户看起来比不重叠时更稳定。

still-there = { $beside ->
        [more] { $day }有客群归属的 { N($k) } 名客户中，{ $k } 仍在原客群（{ RANGE($k) }），多于仅由偶然造成移动时的 { $u }（{ RANGE($u) }）。
        [less] { $day }有客群归属的 { N($k) } 名客户中，{ $k } 仍在原客群（{ RANGE($k) }），少于仅由偶然造成移动时的 { $u }（{ RANGE($u) }）。
       *[chance] { $day }有客群归属的 { N($k) } 名客户中，{ $k } 仍在原客群（{ RANGE($k) }），与仅由偶然造成移动时的 { $u }（{ RANGE($u) }）相当。
    }
    .unknown = 无法判断{ $day }以来谁移动了：之前的窗口超出数据范围，或当时没有客户归入客群。

migration =
    .title = 各客群（行）的客户现在所在的客群（列）
    .subtitle = { $day }各客群客户在{ $last }所属客群的占比（%）
    .note = 文件中的下限和上限对同一行各格同时成立（Goodman）。此后才首次购买的客户，之前算作未购买。

stay-by-chance =
    .title = 仅由偶然造成移动时，各客群会有多少客户留下
    .subtitle = 各原客群客户的占比（%）；截至{ $last }的 { DAYS($d) }及此前 { DAYS($c) }的购买，各周随机排列
    .note = 可与上表对角线上的占比对照；区间包含 { SHARE($level) } 的随机排列。

without-order = { $beside ->
        [more] 截至{ $last }的 { DAYS($d) }与截至{ $day }的 { DAYS($d) }相比，包括新来的客户在内，合计多贡献 { SIZE($net) }，超出偶然波动（{ RANGE($un) }）。
        [less] 截至{ $last }的 { DAYS($d) }与截至{ $day }的 { DAYS($d) }相比，包括新来的客户在内，合计少贡献 { SIZE($net) }，超出偶然波动（{ RANGE($un) }）。
       *[chance] 截至{ $last }的 { DAYS($d) }与截至{ $day }的 { DAYS($d) }相比，包括新来的客户在内，合计相差 { $net }，未超出偶然波动（{ RANGE($un) }）。
    }{ $day }有客群归属的 { N($g) } 名客户中，{ $g } 此后没有再购买（{ N($m) } 名客户，贡献少了 { SIZE($m) }），而仅凭偶然就有 { $ug }（{ RANGE($ug) }）。
    .unknown = 无法判断此后有多少客户没有再购买、随之减少多少：此类客户不足 30 名，仅一名客户就决定了结果，或之前的窗口超出数据范围。

high-tier-since = { $beside ->
        [more] { $day }的高价值层客户此后贡献了 { $t } 的{ $what }（含新客户的{ $what }；{ RANGE($t) }）；他们当时因贡献 { SHARE($h) } 而入选，仅凭偶然会保住 { $u }（{ RANGE($u) }），实际更多。
        [less] { $day }的高价值层客户此后贡献了 { $t } 的{ $what }（含新客户的{ $what }；{ RANGE($t) }）；他们当时因贡献 { SHARE($h) } 而入选，仅凭偶然会保住 { $u }（{ RANGE($u) }），实际更少。
       *[chance] { $day }的高价值层客户此后贡献了 { $t } 的{ $what }（含新客户的{ $what }；{ RANGE($t) }）；他们当时因贡献 { SHARE($h) } 而入选，仅凭偶然会保住 { $u }（{ RANGE($u) }），两者无明显差别。
    }
    .unknown = 无法判断此前的高价值层此后贡献多少：之前的窗口超出数据范围，或涉及的客户太少。

moves-changed = { $changed ->
        [changed] 最近 { DAYS($c) }的移动与此前 { DAYS($c) }不同（p = { NUMBER($p) }，按客户自助抽样）。
        [alike] 没有明显迹象表明最近 { DAYS($c) }的移动与此前 { DAYS($c) }不同（p = { NUMBER($p) }，按客户自助抽样）。
       *[unknown] 无法判断客户的移动是否与以前不同：数据没有那么早。
    }

section-services = 不同客户适合什么服务？
    .intro = 服务等级按固定的对照表由价值层决定：有成本的关注投向收入所在之处。是否值得，本报告不能说明，需要试验。

treatment =
    .title = 各价值层的服务等级
    .subtitle = 曾购买的客户，以及截至{ $last }的 { DAYS($d) }的{ $what }；沉默：有流失风险或已流失
    .note = 可触达：曾收到过营销活动；数据中没有营销活动时暂无。

contact-a-half = 随机选取高价值层的一半作人工联系，另一半维持原样，比较此后 { DAYS($c) }内双方的贡献。
    .effect = { $tells ->
        [yes] 未知：本报告只作描述，不能说明联系会改变什么。若每一半有 { COUNT($n) } 名客户，贡献变化达到 { SHARE($p) } 以上时，五次测试中有四次能够看出。
       *[no] 未知，且无法给出足以得出结论的测试规模：高价值层的客户太少，或数据不够长，无从得知其贡献的波动。
    }
    .cost = 联系高价值层一半客户的费用。
    .owner = 销售与客户服务
    .size = 联系 { COUNT($n) } 名客户，另有同样多的客户维持原样
    .turns = 测试结果：两半各自的贡献减去联系费用。
contact-a-half-if-untested = 还没有测试过联系的作用
    .do = { $tells ->
        [yes] 在高价值层随机一半的客户中测试。
       *[no] 询问部分高价值客户还缺什么，不对比两半。
    }
    .regret = 若联系毫无作用：损失联系费用。
    .now = 是
contact-a-half-if-works = 被联系的一半，贡献的增加高于联系费用
    .do = 联系整个高价值层，并随机留出十分之一维持原样。
    .regret = 若测试结果只是偶然：损失联系费用，直到那十分之一看出来为止。
    .now = { "" }
contact-a-half-if-fails = 两半的贡献相同
    .do = 停止联系。
    .regret = { $tells ->
        [yes] 若变化小于 { SHARE($p) }：放弃了这一部分。
       *[no] 若变化小到看不出来：放弃了这一部分。
    }
    .now = { "" }

definition-revenue = 客户在窗口内支付的金额，已扣除退货。
    .term = 收入

definition-window = 截至{ $last }（含）的 { DAYS($d) }。
    .term = 窗口

definition-segment = 在距上次购买天数、窗口内订单数和单均收入上相近的客户；各项取 log（1 + x / 中位数），离群值作缩尾处理，三者权重相同。
    .term = 客群

definition-value-tier = 高：合计贡献 { SHARE($h) } { $what }的最有价值客户；中：接下来直至 { SHARE($m) }；低：窗口内购买的其余客户。
    .term = 价值层

definition-stage = 已流失：沉默超过 { DAYS($l) }。有流失风险：沉默超过 { DAYS($r) }。新客户：首次购买不早于 { DAYS($n) }前。成长：贯穿整个窗口、前半段有收入且后半段至少多 { SHARE($g) } 的客户。成熟：其余客户。
    .term = 阶段

definition-score = 1 至 5 分，即客户的中间秩所在的五等分；5 分为最近、最频繁、收入最多。
    .term = 得分（1 至 5）

definition-chance = 同一批客户在同一些日子里的购买，把各周随机排列 { COUNT($times) } 次：没有哪一周在前，因此这时出现的上升、下降或移动全属偶然。区间包含 { SHARE($level) } 的排列。
    .term = 仅凭偶然

definition-range = 在这一客户数量与所示置信水平下的随机波动，客群与分界点视为固定；不包括数据错误或市场变化。
    .term = 区间

limitation-describes = 本报告只作描述，不能说明区别对待客群是否值得。
limitation-soft-borders = 为方便而划分的客群边界模糊：边界两侧的客户相差无几。
limitation-season = 超出偶然的部分可能来自季节：所比较的各周处在一年中的不同时候。
limitation-newcomers = 窗口期间才来的客户下单时间较短，频率看起来偏低。
limitation-first-seen-early = 数据开始后不久首次出现的客户可能早已是客户，因此有些阶段判断偏早。
limitation-past = 过去的收入不等于未来的收入：前瞻见客户生命周期价值报告。
limitation-two-accounts = 有两个账号或会员卡的人按两位客户计算。
