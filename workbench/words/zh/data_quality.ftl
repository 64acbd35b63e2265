title = 数据质量
    .lead = 收到了什么？其中多少可用？时间上有无缺失？哪些报告以此为基础？

source = 来源：{ $name } 的全部表，数据截至 { $last }。

section-used = 收到的数据用上了多少？
    .intro = 行数从读取开始数，直到报告所见；每一行被排除的都有原因。

rows-used = 读取的 { N($s) } 行中，{ $s } 已使用。
    .unknown = 用上了多少行尚不清楚：{ $why }。

checks-told = { $missed ->
        [0] 数据的 { COUNT($made) } 项检查全部通过。
        [one] 数据的 { COUNT($made) } 项检查中有一项未通过；{ COUNT($all) } 份报告中有 { COUNT($reports) } 份以其涉及的表为起点。
       *[other] 数据的 { COUNT($made) } 项检查中有 { COUNT($missed) } 项未通过；{ COUNT($all) } 份报告中有 { COUNT($reports) } 份以其涉及的表为起点。
    }

rows-used-share =
    .label = 已使用的行
    .definition = 报告所见的行数除以读取的行数，合计数据集的全部表。

days-without-rows =
    .label = 无数据的天数
    .definition = { $first }至{ $last }之间，所有表都没有行的天数。

checks-warned =
    .label = 未通过的检查
    .definition = 打开数据时所做的检查中未通过的项数，相对于全部检查。

tables-off =
    .label = 数量异常的表
    .definition = 最近 { DAYS($days) }的行数明显少于或多于此前三个 { DAYS($days) }区段的表数，相对于全部带时间的表。

ledger =
    .title = 排除了哪些行
    .subtitle = 行数，以及占该表读取行数的比例（%）；全部日期

ledger-step-erased-on-request = 应要求删除
ledger-step-objected = 已提出异议
ledger-step-without-consent = 没有同意记录
ledger-step-far-from-all-other-days = 远离其他所有日期
ledger-step-a-stand-in-date-before-1971-or-after-2098 = 占位日期（1971 年以前或 2098 年以后）
ledger-step-earlier-than-data-from = 早于声明的首日
ledger-step-later-than-data-to = 晚于声明的末日

section-time = 时间上有缺失吗？
    .intro = 每个区段为若干整周，因此各区段的周末数相同。“通常”是指最近区段之前三个区段的行数。

volume-told = { $off ->
        [0] 最近 { DAYS($days) }内没有哪张表的行数明显少于或多于通常水平（{ COUNT($tables) } 张带时间的表中，{ COUNT($known) } 张的历史足够长，可以判断）。
        [one] 最近 { DAYS($days) }内有一张表的行数明显少于或多于通常水平：{ $named }。
       *[other] 最近 { DAYS($days) }内有 { COUNT($off) } 张表的行数明显少于或多于通常水平：{ $named }。
    }

days-told = { $empty ->
        [0] { $first }至{ $last }的 { COUNT($n) } 天每天都有数据。
        [one] { $first }至{ $last }的 { COUNT($n) } 天中，有一天所有表都没有行。
       *[other] { $first }至{ $last }的 { COUNT($n) } 天中，有 { COUNT($empty) } 天所有表都没有行。
    }

course =
    .title = { $main }：各月的日均行数
    .subtitle = 日均行数，每个完整月份的均值；{ $first }至{ $last }
    .y = 日均行数
    .note = 取行数最多的表；尚未结束的月份待完整后计入。
    .alt = 折线图：{ $main } 在 { COUNT($n) } 个月中的日均行数。

volume =
    .title = 行数与通常水平相比
    .subtitle = 行数；截至{ $last }的最近 { DAYS($days) }，以及此前同样天数的各区段
    .note = 低于此前三个区段的最小值或高于其最大值、超出幅度大于 { SHARE($apart) } 且大于偶然波动的区段才会列为异常；与一年前相当的属于季节性。

volume-usual = 与通常相当
volume-low = 明显偏少
volume-high = 明显偏多
volume-season = 与一年前相当
volume-short = 历史太短，无法判断

freshness =
    .title = 最新数据有多旧
    .subtitle = 最新一行距{ $last }的天数，以及此前两个有数据日之间的最长间隔

fresh-usual = 与通常相当
fresh-late = 迟到
fresh-unknown = 天数太少，无法判断

gaps =
    .title = 通常有数据却没有行的时段
    .subtitle = 首日、末日，以及按前后日子推算的通常行数

weekdays =
    .title = { $main }：按星期的日均行数
    .subtitle = 日均行数；截至{ $last }的最近 { DAYS($days) }，以及此前三倍的天数

weekday-name-none = 每天
weekday-name-monday = 星期一
weekday-name-tuesday = 星期二
weekday-name-wednesday = 星期三
weekday-name-thursday = 星期四
weekday-name-friday = 星期五
weekday-name-saturday = 星期六
weekday-name-sunday = 星期日

section-columns = 列有变化吗？
    .intro = 与同一文件夹中保留的、本报告上一次基于其他数据的运行相比。

columns-told = { $state ->
        [first] 此文件夹中没有基于其他数据的先前运行，因此变化情况尚不清楚；从现在起记录 { COUNT($columns) } 列。
        [same] 与截至{ DAY($before) }的数据相比，{ COUNT($columns) } 列都没有变化。
       *[changed] 与截至{ DAY($before) }的数据相比，{ COUNT($columns) } 列中有 { COUNT($changed) } 列为新增、消失、类型改变，或缺失明显增减。
    }

columns =
    .title = 值得留意的列
    .subtitle = 没有值的行所占比例（%）；先列变化，再列缺失最多的列，至多 { COUNT($most) } 列
    .note = 全部列见本次运行的 CSV 文件。有值或无值的行少于 { $minimum } 行时，比例隐藏。

value-type-text = 文本
value-type-whole = 整数
value-type-number = 数值
value-type-day = 日期
value-type-time = 时间
value-type-yes-no = 是或否
value-type-other = 其他
value-type-none = 无

drift-first = 无可比较
drift-same = 无变化
drift-new = 新增
drift-gone = 消失
drift-type = 类型改变
drift-more = 缺失增多
drift-fewer = 缺失减少

section-rests = 哪些报告以未通过的内容为基础？
    .intro = 报告以其起始表为基础；报告在有条件时另外使用的表不计在内。

warned =
    .title = 未通过的检查及其涉及的报告
    .subtitle = 打开数据时所做的全部检查

reports =
    .title = 各报告起始表的检查
    .subtitle = 检查数；这些数据能够支持的报告

check-volume-usual = { $status ->
        [pass] 近期没有哪张表的行数明显少于或多于通常水平。
       *[warn] 近期 { $named } 的行数明显少于或多于通常水平。
    }
    .doubt = 近期部分表的行数明显少于或多于通常水平。

check-rows-fresh = { $status ->
        [pass] 没有哪张表的无数据时间超过以往最长间隔。
       *[warn] { $named } 的最新一行比以往最长间隔还要旧：是没有交付，还是已经结束？
    }
    .doubt = 部分表的无数据时间超过以往最长间隔。

check-columns-kept = { $status ->
        [pass] 与先前数据相比，没有已知的列变化。
       *[warn] 与先前数据相比，下列列有变化：{ $named }。
    }
    .doubt = 与先前数据相比，列有变化。

section-decide = 可以决定什么？

settle-first = 先与数据提供方弄清未通过的内容，再使用以其为基础的数字。
    .effect = 尚不清楚：本报告说明收到了什么，不说明什么是真实的。
    .cost = 向数据提供方提一个问题，也许需要再交付一次。
    .owner = 数据团队
    .size = { COUNT($missed) } 项检查、{ COUNT($off) } 张数量异常的表、{ COUNT($changed) } 个变化的列
    .turns = 再次交付的数据通过同样的检查。
settle-first-if-warned = 有内容未通过、数量异常或发生变化
    .do = 询问发生了什么；在弄清之前，谨慎使用此处列出的报告。
    .regret = 如果没有问题：询问所花的时间。
    .now = { $state ->
        [clean] { "" }
       *[warned] 是
    }
settle-first-if-clean = 全部通过，数量正常，且没有已知的列变化
    .do = 使用这些报告。
    .regret = 如果有检查未覆盖的错误：以其为基础的数字。
    .now = { $state ->
        [clean] 是
       *[warned] { "" }
    }

definition-read = 数据源中的行，尚未排除任何一行。
    .term = 读取的行

definition-usual = 最近区段之前三个区段的行数，表中为其中位数；历史不够长的表没有通常水平。
    .term = 通常

definition-missing = 没有值的单元格；数据集文件声明为缺失的标记（如 NA）也按缺失读取。
    .term = 缺失

definition-changed = 新增、消失、类型改变，或缺失行的比例相差 5 个百分点及以上。
    .term = 变化

limitation-true = 检查只能发现自相矛盾或不同寻常之处，不能说明数值是否真实。
limitation-trend = 快速增长或萎缩的业务，行数本来就会多于或少于通常水平。
limitation-newest = 新旧程度按数据的最后一天计算，而不是今天。
