import { escapeMarkup } from '../tables/markup.ts'
import { pageHead } from '../tables/html-page.ts'
import { HUES, type AnnotatedSource, type MarginParagraph } from './annotated.ts'

const STYLE = `
:root{color-scheme:light dark;--paper:#fff;--ink:#1a2328;--ink3:#596570;--wash:#e8eff1}
@media (prefers-color-scheme:dark){:root{--paper:#1b2226;--ink:#e3e8eb;--ink3:#96a2a9;--wash:#2a3a40}}
*{box-sizing:border-box}
body{margin:0;padding:2.5rem 2rem 5rem;background:var(--paper);color:var(--ink);font:15px/1.5 "Source Sans 3","Segoe UI",-apple-system,"Noto Sans",system-ui,sans-serif;font-variant-numeric:tabular-nums lining-nums}
main{max-width:64rem;margin:0 auto}
h1{font:400 2rem/1.2 "Source Serif 4",Charter,"Noto Serif",Cambria,Georgia,serif;margin:0 0 .75rem}
.about{color:var(--ink3);margin:0 0 .35rem}
.legend{list-style:none;margin:1rem 0 2rem;padding:0;columns:3 14rem}
.legend li,.marks li{border-left:5px solid var(--c);padding-left:.5rem;break-inside:avoid}
@media screen and (prefers-color-scheme:dark){.legend li,.marks li{border-color:color-mix(in oklab,var(--c) 60%,#fff)}}
.legend li{margin-bottom:.2rem}
.legend small,.marks small{color:var(--ink3)}
table{border-collapse:collapse;width:100%}
th{width:2.6rem;padding:.35rem .8rem .35rem 0;color:var(--ink3);font-weight:400;font-size:.8em;text-align:right;vertical-align:top}
td{padding:.3rem 0;vertical-align:top}
td.words{font-family:"Source Serif 4",Charter,"Noto Serif",Cambria,Georgia,serif;font-size:1.06em;line-height:1.56;max-width:38rem;overflow-wrap:anywhere}
td.words.head{font:600 1.05em/1.4 inherit;padding-top:1rem}
td.words b{font-family:"Source Sans 3","Segoe UI",system-ui,sans-serif;font-size:.88em}
mark{background:var(--wash);color:inherit}
td.margin{width:17rem;padding-left:1.4rem}
.marks{list-style:none;margin:0;padding:0;font-size:.82em;line-height:1.4}
.marks li{margin-bottom:.15rem}
.marks .on{color:var(--ink3);border-left-style:double}
@media screen and (max-width:44rem){body{padding:1.5rem 1.1rem 3rem}table,tbody{display:block}tr{display:grid;grid-template-columns:2.2rem 1fr}th{width:auto}td.words{max-width:none}td.margin{grid-column:2;width:auto;padding:0 0 .5rem}}
@media print{:root{color-scheme:light;--paper:#fff;--ink:#000;--ink3:#444;--wash:#e8eff1}mark,.legend li,.marks li{print-color-adjust:exact;-webkit-print-color-adjust:exact}body{padding:0;font-size:10pt}td.margin{width:30%}tr{break-inside:avoid}}
@page{size:A4;margin:16mm}
`.replaceAll('\n', '')

/** Writes a source with its codes in the margin as one self-contained page: no script, no address outside itself. */
export function* writeAnnotatedHtml({
  title,
  about,
  legend,
  paragraphs,
}: AnnotatedSource): Generator<string, void, void> {
  yield `${pageHead(title, STYLE)}${about.map(line => `<p class="about">${escapeMarkup(line)}</p>\n`).join('')}`
  const lines = legend.map(
    ({ code, hue, codings }) => `<li style="--c:#${HUES[hue]!}">${escapeMarkup(code)} <small>${codings}</small></li>`,
  )
  yield `<ul class="legend" aria-label="Codes in the margin">\n${lines.join('\n')}\n</ul>\n<table>\n<tbody>\n`
  for (const one of paragraphs) yield row(one)
  yield '</tbody>\n</table>\n</main>\n</body>\n</html>\n'
}

function row({ number, level, speaker, words, marks }: MarginParagraph): string {
  const said = words
    .map(piece => (piece.coded ? `<mark>${escapeMarkup(piece.words)}</mark>` : escapeMarkup(piece.words)))
    .join('')
  const who = speaker === null ? '' : `<b>${escapeMarkup(speaker)}:</b> `
  const beside = marks.map(
    ({ code, coder, hue, begins }) =>
      `<li${begins ? '' : ' class="on"'} style="--c:#${HUES[hue]!}">${escapeMarkup(code)}${begins ? ` <small>${escapeMarkup(coder)}</small>` : ', goes on'}</li>`,
  )
  return `<tr><th scope="row">${number}</th><td class="words${level === null ? '' : ' head'}">${who}${said}</td><td class="margin">${beside.length === 0 ? '' : `<ul class="marks">${beside.join('')}</ul>`}</td></tr>\n`
}
