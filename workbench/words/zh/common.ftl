# 各分析共用的文字：列标题、代码名称、报告外框用语。采用 Fluent 语法。


## 列标题

column-active = 活跃
column-actual = 其后实际
column-at-risk = 跟踪客户数
column-cohort = 首次购买
column-customers = 客户数
column-fitted = 模型
column-group = 组别
column-hi = 上限
column-lo = 下限
column-observed = 实际
column-on = 当期
column-or-after = 当期或其后
column-origin = 预测时点
column-per-customer = 每位客户
column-period = 期数
column-predicted = 预测
column-rate = 占比

## 代码的名称

unit-month = 月
unit-week = 周
unit-quarter = 季度
units-month = 个月
units-week = 周
units-quarter = 个季度
active-purchases = 当期至少购买一次；只有退货不算。
active-any = 当期至少有一条交易记录，退货也算。

bound-any = 不限
bound-at-most = 至多 { NUMBER($hi) }
bound-at-least = 至少 { NUMBER($lo) }
bound-above = 高于 { NUMBER($lo) }
bound-between = { NUMBER($lo) } 至 { NUMBER($hi) }
bound-exactly = 恰为 { NUMBER($lo) }

## 表、图与指标

not-enough-data = 数据不足，无法展示：{ $what }。
source = 来源：{ $name }，数据截至{ $last }。
code-p = [p] 暂定：数据截止时该时段尚未结束，不计入任何平均值。
code-u = [u] 客户不足 30 名，请谨慎解读。
code-c = [c] 已隐藏：涉及客户过少，或可由此推算出涉及少数客户的数字。
code-x = [x] 暂无数据。
code-z = [z] 不适用。
code-low = [low] 四舍五入后为 0。
heading-unit = { $label } ({ $unit })
heading-points = { $label }（百分点）
heading-days = { $label }（天）
opening = { $title }：{ COUNT($rows) } 行，{ COUNT($customers) } 名客户，截至 { DAY($day) }
data-of-the-figure = 图中数据：{ $title }
show-the-data = 显示数据
base = { LEVEL($r) } 区间 { RANGE($r) }；n = { N($r) }
base-no-range = 无区间：{ $reason }；n = { COUNT($n) }
colour-scale = 颜色由浅到深表示 { $lo } 至 { $hi }。
colour-scale-middle = 橙色低于 { $middle }，蓝色高于 { $middle }；颜色越深，偏离越远（{ $lo } 至 { $hi }）。
no-cell = 无
download-csv = 下载数据（CSV）
code-t = [t] 这些客户在数据起始之前可能已有购买，不算新客户，不计入平均值。
period-number-quarter = 第 { COUNT($k) } 季度
period-number-week = 第 { COUNT($k) } 周
period-number-month = 第 { COUNT($k) } 个月
later-periods = 其后直至第 { COUNT($k) } 期的数据见 CSV 文件。
week-of-first-purchase = 首次购买所在周
colour-scale-shares = 颜色由浅到深表示 { SHARE($lo) } 至 { SHARE($hi) }。
not-yet-observed = 尚未观察到
weighted-average = 加权平均

## 图中文字

told-happened = 预测 = 实际
period-alone = { $p }
usual-at-most = 通常上限
mean = 均值
usual-at-least = 通常下限
step-number = 第 { COUNT($k) } 步
ended = 已结束
other = 其他
observed = 实际
projected = 预测
fitted-up-to-here = 拟合至此

## 报告正文以外的页面文字

not-available = 暂无
range-means = { LEVEL($e) } 区间：在该客户数下的偶然波动，不涵盖数据错误或市场变化。
data-checks-failed-some = 数据检查：{ COUNT($p) } 项通过，{ COUNT($w) } 项警告，{ COUNT($f) } 项未通过
do-not-use = 请勿使用：{ COUNT($k) } 项数据检查未通过，数值仅供排查问题。
banner-not-comparable = 与上次运行不可比：决定数值口径的参数不同。
banner-provisional = 暂定：部分数据尚不完整。
card-range = { LEVEL($e) } 区间 { RANGE($e) }
card-no-range = 无区间：{ $why }
previous-run = 上次运行 { $b }：{ $word }
trend-usual = 最近 { COUNT($k) } 次运行，从 { $a } 到 { $b }；灰色为通常波动范围
range-alone = { RANGE($e) }
evidence-description = 描述性统计
evidence-model = 模型
evidence-matched-comparison = 匹配对照
evidence-experiment = 随机实验
data-window = { DAY($first) }至{ DAY($last) }（数据截止日）
rows-from-customers = { COUNT($c) } 名客户的 { COUNT($r) } 行记录
data-checks-warned = 数据检查：{ COUNT($p) } 项通过，{ COUNT($w) } 项警告
data-checks-all-passed = 数据检查：{ COUNT($p) } 项全部通过
card-value = { $e }
card-n = n = { N($e) }
trend-range = 最近 { COUNT($k) } 次运行，从 { $a } 到 { $b }；灰色：最近一次的区间
trend = 最近 { COUNT($k) } 次运行，从 { $a } 到 { $b }
compared-with-data-to = 与数据截至 { DAY($day) }的那次运行对比。
figure-number = 图 { COUNT($k) }
output-of-a-notebook-cell = 笔记本单元的输出
notebook-cell = 笔记本第 { COUNT($k) } 单元。
picture-without-a-description = 无说明的图片
main-points = 要点
what-to-decide = 建议与决策
what-changed-since-the-last-run = 与上次运行相比的变化
definitions = 指标定义
strengths-and-limitations = 适用范围与局限
data-and-checks = 数据与检查
how-this-report-was-made = 报告生成信息
rows-read-dropped-and-used = 读入、剔除与使用的行数
table = 数据表
step = 步骤
rows = 行数
data-checks = 数据检查
check = 检查项
result = 结果
value = 数值
threshold = 阈值
what-was-found = 发现
all-rows-as-files = 全部数据文件
parameters = 参数
parameters-of-this-run = 本次运行的参数
parameter = 参数
set-by = 设定来源
reproduce-this-report = 重现本报告
software = 软件
nothing-earlier = 本报告此前没有数据或数字不同的运行，因此暂无可比较的对象。
nothing-differs = 数据、参数、定义和代码均相同。
headlines-compared = 本次与上次运行的主要指标
headline = 主要指标
now = 本次
before = 上次
change = 变化
range-of-the-change = 变化的区间
in-words = 说明
not-side-by-side = 两者衡量的不是同一件事，因此不并列比较。
reports-and-languages = 报告与语言
all-reports = 全部报告
run-failed = 本次运行失败，没有生成报告。
what-went-wrong = 出错原因
open-the-last-good-report = 打开最近一份成功的报告
no-good-report = 此前没有成功的报告。
open-the-notebook = 打开已运行部分的笔记本
link-to-this-section = 本节链接
skip-to-the-main-points = 跳到要点
contents = 目录
no-main-point = 本报告没有列出要点。
actions-caption = 各项行动的预期效果、成本与证据
action = 行动
expected-effect = 预期效果
cost = 成本
evidence = 证据
owner = 负责人
no-action = 本报告只作描述，不提出行动建议。
skip-to-the-reports = 跳到报告列表
languages = 语言
report = 报告
last-runs = 最近几次运行
status = 状态
data-to = 数据截至
how-old = 距今
no-report-yet = 这里还没有报告。
runs-that-cannot-be-read = 无法读取的运行

## 与此前运行的比较

comparison-assumption = 变化的区间把两次运行视为相互独立。两者有共同客户，真实区间更窄：标为明显的变化确属明显，较小的变化则可能未被发现。
compared-with-range = 本次 { $now }，上次 { $before }，变化 { $change }（{ RANGE($change) }）：{ $word }。
compared-with-run = 与运行 { $run } 对比，其数据截至 { DAY($day) }。
compared-new = 本次 { $now }：{ $word }。
compared-no-change = 本次 { $now }，上次 { $before }：{ $word }。
compared = 本次 { $now }，上次 { $before }，变化 { $change }：{ $word }。
word-rise = 明显上升
word-rise-better = 明显上升（向好）
word-rise-worse = 明显上升（转差）
word-fall = 明显下降
word-fall-better = 明显下降（向好）
word-fall-worse = 明显下降（转差）
word-little = 基本持平
word-unclear = 无明显变化
word-same = 没有变化
word-restated = 已修订
word-recalculated = 已重新计算
word-no-range = 没有可供判断的区间
word-redefined = 不可比
word-missing = 没有可比数值
word-new = 新增
cause-new-period = 新的时段：数据截止日不同，因而统计的月份不同。
cause-restated = 历史修订：时段相同而数据有更新，例如迟到的订单或退货。
cause-parameters = 两次运行的参数不同，详见下方各行。
cause-definition = 指标定义已变更，新旧定义下的数值不作对比。
cause-code = 两次运行之间代码有改动，部分变化可能由此而来。
no-range-restated = 同一时间窗口、数据经过修订：两个数值并非独立样本。
no-range-same-data = 数据相同，不涉及偶然波动。
no-range-levels = 两个区间的置信水平不同。
no-range-missing = 两次运行中有一次没有给出区间。
not-comparable-no-change = 不可比：决定数值口径的参数不同，故不显示变化。

## 报告目录页

reports-as-of = 报告 { COUNT($k) } 份，截至 { DAY($day) }
age-today = 今天
age-one-day = 1 天
age-days = { COUNT($k) } 天
up-to-date = 最新
changed = 有变化
stale = 已过期
last-run-failed = 上次运行失败
data-checks-failed = 数据检查未通过
nothing-to-compare = 暂无可比
earlier-runs = 历次运行：{ COUNT($k) } 次
older-runs = 另有 { COUNT($k) } 次较早的运行未列出，其文件夹仍保留。

## 报告如何生成

ledger-read = 读取
ledger-used = 使用
status-pass = ✓ 通过
status-warn = ! 警告
status-fail = ✗ 未通过
count-alone = { COUNT($k) }
number-alone = { NUMBER($x) }
dataset-file = 数据集文件
command-line = 命令行
run = 运行编号
made = 生成时间
duration = 用时
data-name = 数据
data-cut-off = 数据截止日
time-zone-of-the-data = 数据时区
data-fingerprint = 数据指纹
configuration = 配置
seed = 随机种子
version = 版本
code = 代码
files = 文件
evidence-description-means = 已发生情况的计数与比率，不说明原因。
evidence-model-means = 依赖拟合模型及其假设的估计。
evidence-matched-comparison-means = 在已知特征上相近的客户之间的比较。
evidence-experiment-means = 随机分组客户之间的比较。
default-value = 默认值
file-rows = { $name }，{ COUNT($rows) } 行
seconds = { NUMBER($s) } 秒
day-alone = { DAY($day) }

## 数据入口检查

check-no-rows = { $table } 表没有任何行。
check-readable = { $table } 表中 { $column } 的 { COUNT($rows) } 个值均可读取。
check-present = { $table } 表的 { COUNT($rows) } 行均有 { $column }。
check-finite = { $table } 表中 { $column } 的 { COUNT($rows) } 个值均为有限数且大小可信。
check-known = { $table } 表中 { $column } 的 { COUNT($rows) } 个值均为已知取值。
check-currency = { $table } 表的 { COUNT($rows) } 行均为数据集的币种。
check-stand-in-dates = { $table } 表 { COUNT($rows) } 行中有 { COUNT($dropped) } 行的日期为占位值（如 1900-01-01），已剔除。
check-before-the-data = { $table } 表 { COUNT($rows) } 行中有 { COUNT($dropped) } 行（{ SHARE($share) }）的日期早于数据起始日，已剔除。
check-after-the-data = { $table } 表 { COUNT($rows) } 行中有 { COUNT($dropped) } 行（{ SHARE($share) }）的日期晚于数据截止日，已剔除。
check-left-out-by-rule = { $table } 表 { COUNT($rows) } 行中有 { COUNT($dropped) } 行（{ SHARE($share) }）按规则剔除：{ $reason }。
check-ids-alike = { $table } 表中有 { COUNT($alike) } 个客户编号与另一编号只在大小写、空格或重音编码上不同，按不同客户处理。
check-orders-shared = { $table } 表中有 { COUNT($orders) } 个订单号被不止一名客户使用。
check-copies = { $table } 表中有 { COUNT($copies) } 行与另一行完全相同，予以保留。
check-no-cache = 数据集文件所在位置无法写入，因此每次打开都要重新检查和计算。
check-same-file = { $file } 与 { $other } 内容完全相同，只读取一次。
check-cut-off = { $file } 末尾没有换行符，最后一行可能被截断。

## 为何没有数值或没有区间

reason-all-histories-alike = 所有客户的历史相同：没有差异可供学习
reason-all-spend-alike = 所有客户消费相同：没有差异可供学习
reason-arm-too-small = 两组之一人数太少
reason-assumed-price = 假定的价格，不是样本
reason-campaign-without-points = 活动没有积分
reason-chosen-not-sampled = 客群数是选定的，不是抽样所得；客群有多稳固见稳定性
reason-complete-count = 全量统计，并非抽样
reason-contacts-not-random = 触达不是随机的
reason-conversions-without-value = 转化没有可以展示的价值
reason-data-forbid-estimate = 数据不足以给出估计
reason-diagnostics-forbid-estimate = 诊断结果不允许给出估计
reason-fewer-than-30-brought-money = 有消费的客户少于 30 人
reason-fewer-than-30-for-a-ratio = 不足 30 位客户：总和之比的区间不可信
reason-fewer-than-30-moved = 移动的客户少于 30 人
reason-fewer-than-30-or-no-money = 客户少于 30 人，或总额不为正
reason-fit-did-not-converge = 拟合未收敛
reason-forecast-not-tested = 预测无法检验
reason-frequency-or-value-alike = 客户之间的频率或金额没有差异
reason-hazards-not-fitted = 风险模型无法在每一部分客户上拟合
reason-infinite-mean-purchase = 客户的平均购买金额将为无穷大
reason-known-price = 已知价格，不是样本
reason-most-may-be-old-customers = 多数客户可能在数据开始之前就已是客户
reason-no-bootstrap-without-effect = 影响未估计时不做自助抽样
reason-no-campaign-with-both-groups = 没有活动同时有触达组和对照组
reason-no-chance-of-leaving = 没有客户得到离开概率
reason-no-complete-cell-at-this-age = 两组中有一组在该期没有完整的单元格
reason-no-cost-matched-with-customers = 没有获客成本可与客户对应
reason-no-cost-or-spread-to-size-by = 没有可据以确定规模的成本或离散程度
reason-no-cost-to-compare-with = 没有可与毛利相比的成本
reason-no-customers-to-judge-by = 没有可用来评判模型的客户
reason-no-earlier-list = 数据中没有足够早且带保留组的名单
reason-no-group-large-enough-to-show = 没有大到可以显示的客群
reason-no-group-of-enough-customers = 没有客户足够多的组
reason-no-journeys-worth-less = 所涉旅程的价值均未明显低于其余旅程
reason-no-model-fitted = 没有模型可以拟合
reason-no-origin-with-enough-customers = 以往没有客户数足够的起点可供跟踪
reason-no-points = 没有积分
reason-no-random-hold-out = 没有活动随机留出客户
reason-no-random-invitation = 没有随机发出的邀请
reason-no-revenue-to-compare-with = 没有可供对比的收入记录
reason-no-spread-to-size-by = 没有可据以确定规模的离散程度
reason-no-stage-with-enough-customers = 漏斗没有一个阶段有足够的客户
reason-no-step-pains-enough-customers = 没有任何步骤涉及足够多的客户，无法展示
reason-no-two-shares-to-compare = 没有两个可比较的占比
reason-no-window-ended = 还没有任何结果窗口结束
reason-nobody-answered = 无人作答
reason-nobody-answered-in-a-group = 受访的某一组无人作答
reason-nobody-followed-long-enough = 没有人被观察足够久
reason-nobody-observed-long-enough = 尚无观察时间足够长的客户
reason-nobody-to-compare-with = 没有可供比较的客户
reason-nobody-to-count = 没有可统计的客户
reason-nobody-worth-a-contact = 按此成本，没有或几乎没有客户值得联系
reason-not-known = 不详
reason-nothing-converted = 没有任何转化
reason-only-one-segment = 只有一个客群
reason-parameters-not-told-apart = 数据无法区分各参数：估计处的黑塞矩阵奇异
reason-planned-size = 计划的规模，不是样本
reason-property-of-the-methods = 这是各方法在同一批旅程上的性质，与抽样无关
reason-too-few-behind-it = 背后的客户太少，不能展示
reason-too-few-bought-again = 复购的客户太少
reason-too-few-contacts = 触达太少
reason-too-few-converted = 转化的客户太少，说不出用时多久
reason-too-few-followed-so-long = 观察了这么久的客户太少
reason-too-few-known-to-have-left = 已知离开或留下的客户太少
reason-too-few-lapses-followed = 观察足够久的沉默客户太少
reason-too-few-left-earlier = 以往结果窗口中离开的客户太少，无从学习
reason-too-few-left-or-stayed = 离开或留下的客户太少，不能公布其比例
reason-too-few-members = 会员太少
reason-too-few-points-redeemed = 兑换的积分太少，或已全部兑换
reason-too-few-to-compare = 可供比较的客户太少
reason-too-few-to-name-the-largest = 客户太少，无法单列最大的几位
reason-too-few-to-show = 涉及的客户过少，不予显示
reason-too-few-went-any-one-way = 走同一去向的客户过少
reason-too-few-whole-lives = 从开始到结束都被观察到的客户太少
reason-too-few-with-repeat-purchases = 复购金额大于零的客户太少
reason-too-little-to-learn-from = 可供学习的数据太少
reason-weak-invitation = 邀请几乎没有改变谁加入，因此无法说明加入的影响
