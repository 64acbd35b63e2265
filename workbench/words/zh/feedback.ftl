title = 客户反馈
    .lead = 客户在问卷和工单里写了什么？其中多少是负面的？哪些主题在增多？这些结论靠得住吗？

source = 来源：{ $name } 问卷与工单中的留言，数据截至 { $last }。

section-write-about = 客户写了什么，其中多少是负面的？
    .intro = 每条留言在被读取之前，已去除地址、号码和姓名。主题由用词得出，没有人逐条阅读。

most-said = 客户写得最多的是{ $theme }：写过留言的客户中有 { $r } 提到（{ RANGE($r) }；{ N($r) } 名客户）。
    .unknown = 客户写得最多的是什么，尚不清楚：{ $why }。

negative = { $r } 的留言读来是负面的（{ RANGE($r) }；{ N($r) } 条留言）。
    .unknown = 有多少留言是负面的，尚不清楚：{ $why }。

themes =
    .label = 主题数
    .definition = 把客户分成两半分别归类，仍能逐一重现的最大主题数；若留言之间并不比打乱的词更接近，则为 0。
    .title = 客户提到的主题
    .subtitle = 各主题的客户数及占写过留言者的比例（%），{ $first }至{ $last }；此前与近期：最近 { DAYS($days) }之前的 { DAYS($days) }以及最近 { DAYS($days) }内写过留言者中的占比

negative-share =
    .label = 负面留言占比
    .definition = 读来为负面的留言数，除以判断足够可靠的各语言的全部留言数。判断由留言旁的评分学得；区间只反映偶然波动，不含判断错误。

stability =
    .label = 主题的稳定性
    .definition = 分别用两半客户得出的主题归类，落入同一主题的留言占比；为五次划分的平均值及其区间。

sizes =
    .title = 写过留言的客户中，{ $r } 提到{ $theme }
    .title-unknown = 客户写了什么
    .subtitle = 提到该主题的客户占全部写过留言的客户的比例（%）；{ $first }至{ $last }
    .note = 同一客户可以提到多个主题。
    .alt = 条形图，共 { COUNT($n) } 个主题：提到{ $theme }的客户最多，占写过留言者的 { $r }。
    .alt-unknown = 条形图：{ COUNT($n) } 个主题各自被多少比例的客户提到。

theme-delivery = 配送
theme-price = 价格
theme-quality = 质量
theme-service = 服务
theme-app = 网站与应用
theme-returns = 退换货
theme-payment = 支付
theme-choice = 选择与库存
theme-packaging = 包装
theme-food = 餐饮
theme-room = 房间
theme-loyalty = 积分与会员
theme-none-of-these = 以上都不是

section-grow = 哪些主题在增多，随之而来的是什么？
    .intro = 主题增多不等于它重要；客户写下留言之后的行为，也不是由留言造成的。

moods =
    .title = 谁对主题表示不满
    .subtitle = 提到该主题的客户数；其中就该主题写过负面留言的人数与占比（%）；{ $first }至{ $last }

afterwards =
    .title = 留言之后没有再购买的客户
    .subtitle = 首次提到该主题距{ $last }至少 { DAYS($after) }的客户数；其中此后 { DAYS($after) }内没有购买的人数与占比（%）

quotes =
    .title = 客户原话
    .subtitle = 各主题中最典型的留言，{ $first }至{ $last }；不含姓名、地址和号码
    .note = 数据集文件允许引用原话才会显示，且主题至少涉及 { COUNT($minimum) } 名客户。

tendency-higher = 增多
tendency-lower = 减少
tendency-little-changed = 变化很小
tendency-no-clear-change = 没有明显变化
tendency-unknown = 人数太少，无法判断

section-relied = 主题和语气的判断靠得住吗？

check-themes-there = { $status ->
        [pass] 同一主题的留言彼此比打乱的词更接近：{ $value } 对 { $threshold }（余弦）。
       *[warn] 留言之间并不比打乱的词更接近，因此不给出主题。
    }
    .doubt = 没有超出偶然的主题。

check-themes-stable = { $known ->
        [yes] 两半客户把 { SHARE($value) } 的留言归入同一主题；要求至少 { SHARE($threshold) }。
       *[no] 主题能否重现尚不清楚：留言太少，或共同用词太少。
    }
    .doubt = 主题不稳定：换一批客户会得出别的主题。

check-new-themes = { $known ->
        [yes] 最近 { DAYS($days) }的留言中，{ $value } 不接近任何主题；要求至多 { SHARE($threshold) }。
       *[no] 没有这样的留言。
    }
    .doubt = 许多留言不接近任何主题：可能出现了新主题，请重新归纳主题。

check-tone-told = { $known ->
        [yes] 对未参与学习的客户，各语言的宏平均 F1 都不低于 { NUMBER($value) }；要求 { NUMBER($threshold) }，且概率与实际相差不超过 10 个百分点。
       *[no] 无法学会判断留言是否负面：旁边有低分和高分的留言太少。
    }
    .doubt = 并非每种语言的语气都判断得足够好。

tone =
    .title = 语气判断得有多准
    .subtitle = 旁边有低分或高分的留言，按语言，由其他客户的留言学得的判断；{ $first }至{ $last }
    .note = 宏平均 F1 是两种语气各自的精确率与召回率的调和平均再取平均。差距指所说概率与实际之间的差。

section-came = 来了哪些留言？

written-in =
    .title = 留言的语言
    .subtitle = 按主要使用的语言划分的客户数，以及留言数；{ $first }至{ $last }

language-en = 英文
language-zh = 中文
language-other = 其他语言
language-none = 没有文字

taken-out =
    .title = 读取之前去除了什么
    .subtitle = 去除过内容的留言数；{ $first }至{ $last }

mark-email = 电子邮箱
mark-link = 网址
mark-account = 银行账号（IBAN）
mark-id = 身份证件号码
mark-card = 银行卡号
mark-phone = 电话号码
mark-name = 客户姓名

check-long-comments = { $value ->
        [0] 没有超过 { COUNT($longest) } 个字符的留言。
        [one] 有一条留言超过 { COUNT($longest) } 个字符，只读取了前 { COUNT($longest) } 个。
       *[other] 有 { COUNT($value) } 条留言超过 { COUNT($longest) } 个字符，每条只读取了前 { COUNT($longest) } 个。
    }

section-decide = 可以做什么决定？

read-and-change = { $known ->
        [yes] 读三十条关于{ $theme }的留言，改掉其中提到的一处，再看提到它的人是否变少。
       *[no] 先收集更多留言，再据此做决定。
    }
    .effect = 尚不清楚：本报告只作描述，无法说明改变之后会怎样。
    .cost = 几个小时的阅读；然后是改变本身的成本。
    .owner = 客户服务
    .turns = 三十条留言没有共同之处。
read-and-change-if-cause = 许多留言提到同一件事
    .do = 如果可行，先对随机一半客户改掉它，再比较两半客户写的内容。
    .regret = 如果问题不在这里：付出改变的成本。
    .now = { "" }
read-and-change-if-none = 提到的事各不相同
    .do = 暂不改变，{ DAYS($days) }后再看。
    .regret = 如果其中一件最要紧却被忽略：它会再持续 { DAYS($days) }。
    .now = 是

definition-comment = 客户在评分旁或工单里写的话；没有任何文字或数字的不计。
    .term = 留言

definition-theme = 使用相同的词，或使用指同一话题的词的一组留言，不分语言。多数内容围绕一个话题的以话题命名，否则以最常见的词命名。
    .term = 主题

definition-negative = 从用词看，更可能出现在低分而不是高分旁边的留言。低分指 NPS 0 至 6、CSAT 1 和 2、CES 1 至 3；高分指 9 和 10、4 和 5、5 至 7。
    .term = 负面

definition-unhappy = 就该主题至少写过一条负面留言的客户。
    .term = 不满意

definition-lately = 截至{ $last }的 { DAYS($days) }，与此前同样长的一段相比；所有主题同时比较，以免二十个里有一个看似变化只是偶然。
    .term = 此前与近期

definition-range = 在所述水平下、以这些客户数计算的偶然波动区间；不涵盖数据错误或市场变化。
    .term = 区间

limitation-describes = 本报告只作描述，不说明客户为何不满或离开。
limitation-who-writes = 写留言的人不等于购买的人：非常满意或非常生气的客户更常留言。
limitation-words = 反话、错字和言外之意无法理解；一条留言谈两件事时只归入一个主题。
limitation-names = 只有客户表里的姓名会被去除；留言中可能还有其他姓名，因此除非数据集允许，不显示任何原话。
limitation-other-runs = 小群体在本报告内受到保护，但不针对采用其他日期或参数的其他运行。
