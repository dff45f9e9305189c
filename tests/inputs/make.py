#!/usr/bin/env python3
"""Makes the saved and packed copies in this folder of the pages in pages/, which are written by hand.

Needs Python 3, the commands gzip, bzip2 and zstd, and warcio from PyPI. What it gives is committed, so that the tests
need none of these.
"""

import io
import pathlib
import subprocess

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

HERE = pathlib.Path(__file__).parent
PAGES = HERE / "pages"
SAVED = HERE / "saved"
SAVED.mkdir(exist_ok=True)


def page(name, charset="utf-8"):
    return (PAGES / name).read_text("utf-8").replace("@CHARSET@", charset)


# One page as browsers and servers of several decades would have saved it.
for name, declared, codec, mark in [
    ("windows-1252", "windows-1252", "cp1252", b""),
    ("utf-8", "utf-8", "utf-8", b""),
    ("utf-8-with-mark", "iso-8859-1", "utf-8", b"\xef\xbb\xbf"),
    ("utf-8-declared-latin-1", "iso-8859-1", "utf-8", b""),
    ("utf-16", "utf-16", "utf-16-le", b"\xff\xfe"),
    ("undeclared", "", "cp1252", b""),
]:
    html = page("kurier.html", declared)
    if not declared:
        html = html.replace('<META http-equiv="Content-Type" content="text/html; charset=">\n', "")
    (SAVED / f"kurier.{name}.html").write_bytes(mark + html.encode(codec))

# Polish letters, in the encoding that a server declares and the page does not.
tide = page("tide.html").replace('<meta charset="utf-8"/>\n', "").replace("’", "'").encode("iso-8859-2", "xmlcharrefreplace")
harbour = page("harbour.html").encode()

for suffix, command in {"gz": ["gzip", "-9nc"], "bz2": ["bzip2", "-9c"], "zst": ["zstd", "-q", "-19", "-c"]}.items():
    packed = subprocess.run(command, input=harbour, stdout=subprocess.PIPE, check=True).stdout
    (SAVED / f"harbour.html.{suffix}").write_bytes(packed)
# Packed, and not said so.
(SAVED / "harbour.page").write_bytes((SAVED / "harbour.html.gz").read_bytes())


def crawl(path, packed):
    with open(path, "wb") as out:
        writer = WARCWriter(out, gzip=packed, warc_version="1.1")
        # Ids and times are fixed, so that the file is the same each time.
        count = 0

        def write(kind, url, body, status="200 OK", content_type="text/html; charset=utf-8", **headers):
            nonlocal count
            count += 1
            http = None
            if kind == "response":
                fields = [("Content-Type", content_type)] + [(k.replace("_", "-"), v) for k, v in headers.items()]
                http = StatusAndHeaders(status, fields, protocol="HTTP/1.1")
            record = writer.create_warc_record(
                url,
                kind,
                payload=io.BytesIO(body),
                warc_content_type="" if http else content_type,
                http_headers=http,
                warc_headers_dict={
                    "WARC-Record-ID": f"<urn:uuid:00000000-0000-4000-8000-{count:012}>",
                    "WARC-Date": "2019-03-13T09:00:00Z",
                },
            )
            writer.write_record(record)

        gzip = subprocess.run(["gzip", "-9nc"], input=harbour, stdout=subprocess.PIPE, check=True).stdout
        chunked = b"".join(b"%x\r\n%s\r\n" % (len(tide[i : i + 700]), tide[i : i + 700]) for i in range(0, len(tide), 700))
        site = "https://www.harbourgazette.example/news/2019/03/ferry-runs-aground"
        info = writer.create_warcinfo_record("crawl.warc", {"software": "warcio"})
        info.rec_headers.replace_header("WARC-Record-ID", "<urn:uuid:00000000-0000-4000-8000-000000000000>")
        info.rec_headers.replace_header("WARC-Date", "2019-03-13T09:00:00Z")
        writer.write_record(info)
        write("response", site, gzip, Content_Encoding="gzip")
        write("response", "https://tide.example/sea/marie-havn-freed", chunked + b"0\r\n\r\n",
              content_type="text/html; charset=iso-8859-2", Transfer_Encoding="chunked")
        write("response", "https://tide.example/gone", b"<html><body><p>Not here.</p></body></html>", status="404 Not Found")
        write("response", "https://tide.example/logo.png", b"\x89PNG\r\n\x1a\n\0\0\0", content_type="image/png")
        write("resource", "http://www.nordisk-kurier.example/2019/0312-7.htm", page("kurier.html", "windows-1252").encode("cp1252"),
              content_type="text/html")


crawl(SAVED / "crawl.warc", False)
crawl(SAVED / "crawl.warc.gz", True)
