"""What customers of any company write about, by the words for it: it brings together what is said in other words and languages."""

from __future__ import annotations

import re

# English words as `words.stem` leaves them; Chinese words wherever they stand in a word
SUBJECTS: dict[str, tuple[str, str]] = {
    "delivery": (
        ("delivery delivered deliver shipping shipped shipment courier arrive arrived arrival parcel package day late early "
        "waiting wait tracking driver postage dispatch dispatched"),
        "送 快递 物流 发货 到货 收到 运费 包裹 骑手 早到 迟到 晚到 提前",
    ),
    "price": (
        ("price priced pricing expensive cheap cheaper cost costly costs value money discount offer deal overpriced affordable "
        "dear voucher coupon"),
        "价格 价钱 贵 便宜 优惠 性价比 折扣 涨价 降价 划算 实惠 价位 打折 优惠券",
    ),
    "quality": (
        ("quality broke broken break defect defective faulty durable flimsy material damaged damage worn sturdy lasts torn "
        "cracked leak leaking fell"),
        "质量 品质 坏了 做工 材质 破损 瑕疵 耐用 结实 掉色 损坏 开裂 材料 变形",
    ),
    "service": (
        ("service staff support help helped helpful helpdesk agent answer answered reply replied question phone call called "
        "friendly rude polite hotline respond response complaint"),
        "客服 服务 态度 回复 回答 热情 电话 投诉 解答 售后 工作人员 店员 前台 耐心",
    ),
    "app": (
        ("app website site page login log-in search basket cart checkout crash crashed crashes password browser screen update "
        "online account button"),
        "应用 网站 网页 登录 搜索 购物车 闪退 页面 卡顿 软件 小程序 下单 界面 账号 密码",
    ),
    "returns": ("return returned returning refund refunded exchange exchanged", "退货 退款 换货 退换 退回"),
    "payment": (
        "payment pay paid paying invoice bill billing charged charge card paypal",
        "付款 支付 账单 发票 扣款 刷卡 收费 付钱",
    ),
    "choice": ("selection stock range assortment variety unavailable out-of-stock size sizes", "缺货 断货 种类 款式 品种 选择 库存 尺码"),
    "packaging": ("packaging packed wrapped wrapping", "包装 外包装 纸箱"),
    "food": ("food taste tasty meal dish breakfast fresh portion menu flavour flavor restaurant", "味道 口味 好吃 难吃 早餐 菜 新鲜 分量 米饭 餐"),
    "room": ("room bed bathroom noise noisy clean dirty hotel shower wifi", "房间 卫生 干净 隔音 酒店 浴室 卫生间 吵 设施"),
    "loyalty": ("point member membership reward loyalty", "积分 会员"),
}  # fmt: skip
_ENGLISH = {word: name for name, (english, _) in SUBJECTS.items() for word in english.split()}
_CHINESE = [(word, name) for name, (_, chinese) in SUBJECTS.items() for word in chinese.split()]
_SO_MANY_DAYS = re.compile(r"[一二两三四五六七八九十几]+天")


def of(word: str) -> str:
    """Return the subject that a word belongs to, "" for one of none.

    >>> of("price"), of("快递员"), of("zebra")
    ('price', 'delivery', '')
    """
    if found := _ENGLISH.get(word):
        return found
    if _SO_MANY_DAYS.fullmatch(word):
        return "delivery"
    return next((name for part, name in _CHINESE if part in word), "")
