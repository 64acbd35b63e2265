title = 证书：以已知真值检验分析
    .lead = 工作台能否如其所述，找到事先埋入的真值，并拒绝回答无从得知的问题？

source = 来源：本版本的真值检验，所用种子见表。

section-ranges = 区间兑现承诺了吗？
    .intro = 模拟真值已知的世界，并像分析公司数据那样逐一分析。承诺在二十个世界中有十九个包含真值的区间，就必须做到，只允许因世界数量有限而产生的随机波动。

hold = { COUNT($all) } 道关卡中有 { COUNT($held) } 道通过；每道至少以 { COUNT($worlds) } 个模拟世界检验。

gates-held =
    .label = 通过的关卡
    .definition = 通过的关卡数除以全部关卡数：覆盖率在带内，偏差不超出随机波动且不超过真值的规定比例，误报低于上限，真实效应被检出。

coverage-lies = 承诺为 { SHARE($promise) } 的区间，其覆盖率在 { SHARE($lo) } 与 { SHARE($hi) } 之间。

coverage =
    .title = 区间在 { SHARE($lo) } 至 { SHARE($hi) } 的模拟世界中包含真值
    .subtitle = 承诺为 { SHARE($promise) } 的区间的覆盖率（%），按指标；每项至少 { COUNT($worlds) } 个模拟世界；须线为随机波动
    .alt = 条形图：各指标的覆盖率；最低 { SHARE($lo) }，最高 { SHARE($hi) }。
    .x = 区间包含真值的世界占比
    .note = 图中为 { COUNT($every) } 项指标中覆盖率与承诺相差最大的 { COUNT($shown) } 项；全部见表。

section-tried = 做了哪些检验，结果如何？

certificate =
    .title = 全部关卡及其数值
    .subtitle = 模拟世界占比，以及以该指标单位计的平均误差

verdict-pass = 通过
verdict-fail = 未通过

check-gates = { COUNT($all) } 道关卡中有 { COUNT($held) } 道通过。

definition-t1 = 同期群留存：客户服从贝塔—几何分布，新客逐月增长，数据止于月中。
    .term = T1

definition-t2 = 随时间上升的流失风险：正确的模型能覆盖真值，错误的模型会被识别。
    .term = T2

definition-t3 = 含延迟进入与两种竞争性退出的生存分析。
    .term = T3

definition-t4 = 对数空间中的四类客户：四类都能找到。
    .term = T4

definition-t5 = 只有一类客户：细分方法能指出没有群组。
    .term = T5

definition-t6 = 按已知矩阵在五个客群间移动，以及没有差异的两个时期。
    .term = T6

definition-t7 = 有记忆与无记忆的步骤链：无记忆的很少被误判，有记忆的会被识别，归因随之给出警告。
    .term = T7

definition-t8 = 追随购买意向而毫无作用的广告，以及确有作用的搜索：只有留出组能区分二者。
    .term = T8

definition-t9 = 带天数窗口与等待时间的漏斗，数据截止时仍有路径未结束。
    .term = T9

definition-t10 = 水平漂移的流失，自多个日期观察：概率、名单与利润不逊于真实规律；埋入的泄漏会中止运行。
    .term = T10

definition-t11 = 模型即真值时，仍是客户的概率；复购客户过少时拒绝给出。
    .term = T11

definition-t12 = 加入与否可由观察到的特征解释：对加入者的效应，简单比较会得出错误结果。
    .term = T12

definition-t12b = 同上，再扣除同样需要估计的成本：回报率与每位会员的净剩余。
    .term = T12b

definition-t13 = 未加入者中与加入者相似的人越来越少：先给出估计，继而警告，最后拒绝。
    .term = T13

definition-t14 = 客户在购买时加入：没有效应的计划不得被判为有效应。
    .term = T14

definition-t15 = 逐店启动、效应渐增；以及各店本就处于趋势之中的情形，必须被察觉。
    .term = T15

definition-t16 = 无人记录的特征：它须有多强才能解释掉该效应，报告正确。
    .term = T16

definition-t17 = 积分在十八个月后失效，其中九个月已被观察：最终会兑换的部分，并标明为外推。
    .term = T17

definition-t18 = 两种真值下，客户未来的购买与价值；消费金额与频率相关时给出警告。
    .term = T18

definition-t19 = 随机试验中谁会响应：排序与策略的价值如其所述。
    .term = T19

definition-t20 = 答复很少、或受访者沉默时的净推荐值。
    .term = T20

definition-t21 = 沉默客户会返回时流失名单的利润：区间包含真实利润，亏损的名单被如实指出。
    .term = T21

definition-t22 = 经常性收入：含升级、暂停与扣款失败的世界中，每月的变动桥精确到分；留存收入及其区间。
    .term = T22

definition-t23 = 客户留下的机会各不相同时，今日的经常性收入一个季度后还剩多少。
    .term = T23

definition-t24 = 回本月数：较新的同期群观察时间尚不足以回本。
    .term = T24

definition-t25 = 十二项指标的记分卡：平静时不报警，三个标准差的台阶在三个点之内被发现；前后相关时五次中发现四次。
    .term = T25

definition-t29 = 工单等待时间（含未结工单）、承诺的兑现，以及有工单的客户与本会购买同样多的客户的比较。
    .term = T29

definition-t30 = 答复很少、满意者更愿意答复时的满意度；与购买的关联存在或不存在。
    .term = T30

definition-t31 = 评论主题：存在的主题被找出，词语随机组合时不声称有主题。
    .term = T31

definition-coverage = 区间包含真值的世界占比。
    .term = 覆盖率

definition-bias = 各模拟世界误差的平均值，单位同该指标。
    .term = 偏差

definition-found = 埋入的效应被识别出来的世界占比。
    .term = 检出率

definition-false-alarms = 在并无效应时却报告有效应的世界占比。
    .term = 误报率

limitation-simpler = 模拟世界比真实公司简单：证书说明算法正确，并不说明其假设适用于贵公司。
