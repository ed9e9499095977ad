"""Speakers in Chinese, by form alone: a name, a verb of saying and a colon before the mark."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from reader.annotations import Quotation

__all__ = ["with_names_before"]

SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙朱胡郭林罗郑梁谢宋唐许韩冯邓曹彭肖董袁潘蒋蔡杜叶程苏魏吕丁沈姚卢姜崔钟谭陆汪范"
    "廖贾韦邹孟熊秦邱薛段侯陶黎贺顾郝龚邵钱戴張劉陳楊黃趙吳孫羅鄭謝許韓馮鄧葉蘇呂盧鐘譚陸賈鄒顧龔錢蔣"
)
"""The commonest that are hardly ever another word's first sign."""

NAME = rf"[{SURNAMES}][\u4e00-\u9fff]{{1,2}}?"
ADVERBS = r"(?:则|則|也|还|還|又|随后|隨後|当时|當時)?"
SAYS = (
    r"(?:回答|补充|補充|回应|回應|指出|强调|強調|表示|告诉(?:记者|本报|我们)|告訴(?:記者|本報|我們)"
    r"|写道|寫道|坦言|说道|說道|说|說|称|稱|問|问|道)"
)
BEFORE = r"(?:^|(?<=[\s。！？；，、：”」』人者长長员員]))"
LED = re.compile(rf"{BEFORE}({NAME}){ADVERBS}({SAYS})[：:，,]\s*\Z", re.MULTILINE)
"""The name stands at the head of its clause or behind what its bearer is: "记者"."""

LONGEST = 24
"""Signs before the mark that are looked at."""
LIKELY = 0.75


def with_names_before(text: str, quotations: Iterable[Quotation]) -> list[Quotation]:
    """The quotations, those without a speaker with the name that leads up to them."""
    return [_named(text, q) if q.speaker_mention is None else q for q in quotations]


def _named(text: str, quotation: Quotation) -> Quotation:
    start = max(text.rfind("\n", 0, quotation.start) + 1, quotation.start - LONGEST)
    led = LED.search(text, start, quotation.start)
    if led is None:
        return quotation
    kind = "direct" if quotation.kind in ("partial", "scare") else quotation.kind
    why = f"“{led[1]}” is the subject of “{led[2]}”"
    return replace(
        quotation,
        kind=kind,
        speaker_mention=led.span(1),
        cue=led.span(2),
        confidence=LIKELY,
        reasons=(why,),
    )
