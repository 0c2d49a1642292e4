"""Our scripts and styles lose comments and space in a built site, and nothing else."""

from __future__ import annotations

from pathlib import Path

from kamalign.site.minify import minify_assets


def test_only_our_own_files_are_touched(tmp_path: Path) -> None:
    ours = tmp_path / "en" / "assets" / "kamalign"
    theirs = tmp_path / "en" / "assets" / "javascripts"
    for folder in (ours, theirs):
        folder.mkdir(parents=True)
        (folder / "a.js").write_text("/** Why. */\nexport const a = `x  y`; // so\n", "utf-8")
    (ours / "a.css").write_text("/* Why. */\n.a :is(b, c) {\n  color: #ffffff;\n}\n", "utf-8")
    (ours / "types.d.ts").write_text("declare const a: string;\n", "utf-8")
    minify_assets(tmp_path)

    assert (ours / "a.js").read_text("utf-8") == "export const a=`x  y`"
    assert (ours / "a.css").read_text("utf-8") == ".a :is(b,c){color:#fff}"
    assert not (ours / "types.d.ts").exists()
    assert "Why" in (theirs / "a.js").read_text("utf-8")
