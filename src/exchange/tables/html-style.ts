import { SHADES } from './book.ts'

const shades = (theme: keyof typeof SHADES) =>
  [1, 2, 3, 4, 5]
    .map(level => `--g${level}:${SHADES[theme].ground[level]};--i${level}:${SHADES[theme].ink[level]}`)
    .join(';')

/** The look of an exported page: light and dark as the reader's machine has it, plain on paper. */
export const HTML_STYLE = `
:root{color-scheme:light dark;--paper:#fff;--ink:#1a2328;--ink2:#445058;--ink3:#596570;--line:#d9dfe2;--strong:#78848c;--accent:#0c5a69;--base:#edf0f2;${shades('light')}}
@media (prefers-color-scheme:dark){:root{--paper:#1b2226;--ink:#e3e8eb;--ink2:#b6c0c6;--ink3:#96a2a9;--line:#2a343a;--strong:#73818a;--accent:#79c6d3;--base:#12181b;${shades('dark')}}}
*{box-sizing:border-box}
html{scroll-padding-top:7rem}
body{margin:0;padding:2.5rem 2rem 5rem;background:var(--paper);color:var(--ink);font:14px/1.4 "Source Sans 3","Segoe UI",-apple-system,"Noto Sans",system-ui,sans-serif;font-variant-numeric:tabular-nums lining-nums}
h1{font:400 2rem/1.2 "Source Serif 4",Charter,"Noto Serif",Cambria,Georgia,serif;margin:0 0 .75rem}
h2{font-size:1.25rem;line-height:1.3;margin:3rem 0 .1rem;padding-top:1rem;border-top:1px solid var(--strong)}
h3{font-size:1rem;margin:1.75rem 0 .25rem}
.about{max-width:76ch;margin:0 0 1.5rem;padding:0;list-style:none;color:var(--ink2)}
.about li:first-child{color:var(--ink);font-size:1.05em}
.about li+li{margin-top:.3rem}
.below{margin:0;color:var(--ink3);font-size:.9em}
a{color:var(--accent)}
a:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
.wide{overflow:auto;width:fit-content;max-width:100%;max-height:92vh;background:var(--paper);border:1px solid var(--line);border-radius:6px}
table{border-collapse:separate;border-spacing:0;background:var(--paper);font-size:13px}
th,td{padding:.3rem .4rem;border-bottom:1px solid var(--line);border-right:2px solid var(--paper);text-align:center;white-space:nowrap}
thead th{position:sticky;top:0;z-index:2;vertical-align:bottom;background:var(--paper);border-bottom:1px solid var(--strong);white-space:normal;min-width:4.7rem;max-width:7rem}
thead th small{display:block;font-weight:400;color:var(--ink3)}thead th small.name{color:var(--ink2)}
thead th:first-child,tbody th,tfoot th{position:sticky;left:0;z-index:1;background:var(--paper);text-align:left;font-weight:400}
thead th:first-child{z-index:3;min-width:14rem;font-weight:650}
tbody tr.group th{font-weight:650}tbody tr.group th,tbody tr.group td{padding-top:.7rem}
td a{color:inherit;text-decoration:none;display:block;margin:-.3rem -.4rem;padding:.3rem .4rem}
td a:hover{text-decoration:underline}
td.word{white-space:normal;min-width:7.5rem;max-width:12rem}
td.none{color:var(--ink3);font-size:.85em;line-height:1.15;white-space:normal}
td.sum,tfoot th,tfoot td{background:var(--base)}
tfoot th,tfoot td{font-weight:650;border-top:1px solid var(--strong)}
.d1{padding-left:1.6rem}.d2{padding-left:2.7rem}.d3{padding-left:3.8rem}.d4{padding-left:4.9rem}
${[1, 2, 3, 4, 5].map(level => `.s${level}{background:var(--g${level});color:var(--i${level})}`).join('')}
nav{margin:1.5rem 0 0;line-height:1.9}
nav a{margin-right:1.1rem;white-space:nowrap}
figure{margin:.9rem 0 1.1rem;max-width:72ch}
blockquote{margin:0;font:15.5px/1.5 "Source Serif 4",Charter,"Noto Serif",Cambria,Georgia,serif;white-space:pre-line;overflow-wrap:anywhere}
figcaption{margin-top:.2rem;color:var(--ink3);font-size:.92em}
figcaption b{font-weight:400;color:var(--ink2)}
@media screen and (max-width:40rem){body{padding:1.75rem 1rem 3rem}thead th:first-child{min-width:40vw}thead th:first-child,tbody th,tfoot th{max-width:40vw;white-space:normal;overflow-wrap:break-word}.d1{padding-left:1rem}.d2{padding-left:1.5rem}.d3{padding-left:2rem}.d4{padding-left:2.5rem}}
@media print{
:root{color-scheme:light;--paper:#fff;--ink:#000;--ink2:#222;--ink3:#444;--line:#bbb;--strong:#555;--accent:#000;--base:#f3f3f3;${shades('light')}}
@page{size:A4 landscape;margin:14mm}
body{padding:0;font-size:9pt}.wide{overflow:visible;max-height:none;border:0}
thead th,tbody th,tfoot th,thead th:first-child{position:static}
thead{display:table-header-group}tfoot{display:table-row-group}td.word{min-width:0}tr,figure{break-inside:avoid}h2,h3{break-after:avoid}
td,th,.s1,.s2,.s3,.s4,.s5{print-color-adjust:exact;-webkit-print-color-adjust:exact}
nav{display:none}td a{text-decoration:none}
}`.replaceAll('\n', '')
