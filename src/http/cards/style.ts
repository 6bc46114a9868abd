// The style of the public pages: one column on a phone, a card on a desk, black on white on paper.

import { defaultColor, textOn } from '../../cards/index.ts';

/** `color` is "#rrggbb". */
export function publicStyle(color = defaultColor): string {
  return `:root{color-scheme:light dark;--accent:${color};--on-accent:${textOn(color)};--text:#1a1d21;--quiet:#555c66;--page:#eef0f3;--card:#fff;--line:#d9dde3}
@media (prefers-color-scheme:dark){:root{--text:#eceef1;--quiet:#a9b0bb;--page:#111418;--card:#1b1f25;--line:#333a44}}
*{box-sizing:border-box}
body{margin:0;background:var(--page);color:var(--text);font:16px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,sans-serif;overflow-wrap:anywhere}
main{max-width:30rem;min-height:100vh;margin:0 auto;background:var(--card);padding-bottom:2rem}
@media (min-width:34rem){main{min-height:0;margin:2rem auto;border:1px solid var(--line);border-radius:1rem;overflow:hidden}}
.band{height:6rem;background:var(--accent)}
.body{padding:0 1.25rem}
.initials{width:6rem;height:6rem;margin:-3rem auto 0;border-radius:50%;border:4px solid var(--card);background:var(--accent);color:var(--on-accent);display:grid;place-items:center;font-size:2rem;font-weight:600}
.photo{display:block;width:7rem;height:7rem;margin:-3.5rem auto 0;border-radius:50%;border:4px solid var(--card);background:var(--card);object-fit:cover}
header{text-align:center}
h1{font-size:1.5rem;line-height:1.25;margin:.75rem 0 .25rem}
header p{margin:0;color:var(--quiet)}
.about{white-space:pre-line;margin:1rem 0 0}
.save{display:block;margin:1.25rem 0;padding:.85rem 1rem;border-radius:.6rem;background:var(--accent);color:var(--on-accent);text-align:center;text-decoration:none;font-weight:600}
.wallets{display:grid;gap:.6rem;margin:-.5rem 0 1.25rem}
.wallets a{display:flex;gap:.6rem;align-items:center;justify-content:center;padding:.75rem 1rem;border:1px solid #8e939b;border-radius:.6rem;background:#000;color:#fff;text-decoration:none;font-weight:600}
.wallets svg{width:1.5rem;height:1.5rem;flex:none}
dl{margin:0}
dl div{padding:.65rem 0;border-top:1px solid var(--line)}
dt{color:var(--quiet);font-size:.875rem}
dd{margin:0}
dd a,li a,nav a,.plain a{color:inherit;text-underline-offset:.2em}
a:focus-visible,summary:focus-visible{outline:3px solid var(--text);outline-offset:2px}
h2{font-size:1rem;margin:1.25rem 0 .25rem}
ul{margin:0;padding:0;list-style:none}
li{padding:.4rem 0}
details{margin-top:1rem;border-top:1px solid var(--line);padding-top:.75rem}
summary{cursor:pointer;padding:.25rem 0}
details p{text-align:center}
details a{color:inherit}
details img{display:block;width:14rem;max-width:100%;height:auto;margin:.75rem auto 0;background:#fff}
nav{margin-top:1.25rem;display:flex;gap:1rem;justify-content:center}
nav a{padding:.25rem .5rem}
.plain{padding:3rem 1.25rem;text-align:center}
@media print{:root{color-scheme:light;--text:#000;--quiet:#333;--page:#fff;--card:#fff;--line:#999}main{border:0;margin:0;min-height:0}.save,.wallets,nav,summary{display:none}.band{display:none}.initials,.photo{margin-top:0}details::details-content{content-visibility:visible}}`;
}
