"""Files of every format, made by hand: a page, a PDF of lines, a web archive, an archive of exchanges."""

from __future__ import annotations

import base64
import codecs
import gzip
from collections.abc import Sequence
from datetime import UTC, datetime
from uuid import NAMESPACE_URL, uuid5

URL = "https://news.example.cn/2026-03-16/weekly.html"
TITLE = "周榜：四款国产模型进入前五"
BODY = (
    "3月9日至3月15日这一周，榜单前五名里有四款国产模型，合计处理的Token达到4.13万亿。"
    "排名第一的模型处理了1.75万亿，第二名为1.34万亿，两者相差约四千亿。"
)


def page(title: str = TITLE, body: str = BODY, top: str = "") -> str:
    """A page of news with its title, its day and one paragraph, and scripts and pictures in a folder beside it."""
    return (
        f'<!DOCTYPE html>\n{top}<html lang="zh"><head><meta charset="utf-8"><title>{title}</title>'
        '<script src="./weekly_files/track.js"></script><link rel="stylesheet" href="./weekly_files/style.css"></head>'
        f'<body><article><h1>{title}</h1><p class="info">2026-03-16 08:12 来源：示例时报</p><p>{body}</p>'
        '<img src="./weekly_files/chart.png"></article></body></html>'
    )


def pdf(pages: Sequence[Sequence[str]], title: str = "story.docx", made: str = "D:20260316081200+08'00'") -> bytes:
    """A PDF of lines, each drawn at its own height: a Type 0 font whose codes are UTF-16, with the map that says so."""
    used = sorted({character for page in pages for line in page for character in line} or {" "})
    to_unicode = "".join(f"<{ord(character):04X}> <{ord(character):04X}>\n" for character in used)
    cmap = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /Own def /CMapType 2 def\n"
        "1 begincodespacerange <0000> <FFFF> endcodespacerange\n"
        f"{len(used)} beginbfchar\n{to_unicode}endbfchar endcmap CMapName currentdict /CMap defineresource pop end end"
    )
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{' '.join(f'{7 + 2 * number} 0 R' for number in range(len(pages)))}] /Count {len(pages)} >>",
        "<< /Type /Font /Subtype /Type0 /BaseFont /Own /Encoding /Identity-H /DescendantFonts [4 0 R] /ToUnicode 5 0 R >>",
        (
            "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Own /CIDSystemInfo "
            "<< /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /DW 1000 >>"
        ),
        _stream(cmap),
        f"<< /CreationDate ({made}) /Title <{(codecs.BOM_UTF16_BE + title.encode('utf-16-be')).hex()}> >>",
    ]
    for number, lines in enumerate(pages):
        shown = [
            f"BT /F 10 Tf 50 {780 - 14 * at} Td <{line.encode('utf-16-be').hex()}> Tj ET" for at, line in enumerate(lines) if line
        ]
        objects += [
            (
                f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {8 + 2 * number} 0 R "
                "/Resources << /Font << /F 3 0 R >> >> >>"
            ),
            _stream("\n".join(shown)),
        ]
    out = bytearray(b"%PDF-1.4\n")
    offsets = []
    for number, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n".encode("latin-1")
    start = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    out += b"".join(f"{offset:010d} 00000 n \n".encode() for offset in offsets)
    out += f"trailer << /Size {len(objects) + 1} /Root 1 0 R /Info 6 0 R >>\nstartxref\n{start}\n%%EOF\n".encode()
    return bytes(out)


def _stream(text: str) -> str:
    return f"<< /Length {len(text)} >>\nstream\n{text}\nendstream"


def mhtml(body: bytes, charset: str = "utf-8", url: str = URL) -> bytes:
    """The page, a frame and a picture as one mail, as a browser saves them."""
    frame = b"<html><body><p>An advertisement of 99 trillion tokens</p></body></html>"
    parts = [
        (f"text/html; charset={charset}", "https://ads.example.com/frame", "<frame@mhtml>", frame),
        (f"text/html; charset={charset}", url, "<main@mhtml>", body),
        ("image/png", "https://news.example.cn/chart.png", "<chart@mhtml>", b"\x89PNG\r\n\x1a\n" + bytes(range(256))),
    ]
    head = (
        "From: <Saved by a browser>\n"
        f"Snapshot-Content-Location: {url}\n"
        "Subject: =?utf-8?Q?weekly?=\nDate: Mon, 16 Mar 2026 01:30:00 -0000\nMIME-Version: 1.0\n"
        'Content-Type: multipart/related;\n\ttype="text/html";\n\tboundary="----Cut----"\n\n'
    )
    text = head + "".join(
        f"------Cut----\nContent-Type: {kind}\nContent-ID: {ident}\nContent-Transfer-Encoding: base64\nContent-Location: {place}\n\n"
        f"{base64.encodebytes(content).decode()}\n"
        for kind, place, ident, content in parts
    )
    return (text + "------Cut------\n").replace("\n", "\r\n").encode()


def warc(*exchanges: tuple[str, str, str, bytes], at: Sequence[datetime] = (), compressed: bool = True) -> bytes:
    """Exchanges as (address, status line, content type, body), each captured at its moment; bodies travel in gzip."""
    records = [_record("warcinfo", "", datetime(2026, 3, 16, tzinfo=UTC), "application/warc-fields", b"software: our own\r\n")]
    for number, (url, status, kind, body) in enumerate(exchanges):
        sent = gzip.compress(body, mtime=0)
        head = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Encoding: gzip\r\nContent-Length: {len(sent)}\r\n\r\n"
        moment = at[number] if at else datetime(2026, 3, 16, tzinfo=UTC)
        records.append(_record("response", url, moment, "application/http; msgtype=response", head.encode() + sent))
    return b"".join(gzip.compress(record, mtime=0) if compressed else record for record in records)


def _record(kind: str, url: str, at: datetime, content_type: str, block: bytes) -> bytes:
    target = f"WARC-Target-URI: {url}\r\n" if url else ""
    head = (
        f"WARC/1.1\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:{uuid5(NAMESPACE_URL, url + str(at))}>\r\n{target}"
        f"WARC-Date: {at:%Y-%m-%dT%H:%M:%SZ}\r\nContent-Type: {content_type}\r\nContent-Length: {len(block)}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"
