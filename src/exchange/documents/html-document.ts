import { escapeMarkup } from '../tables/markup.ts'
import { pageHead } from '../tables/html-page.ts'
import type { DocumentBlock, Run, TextDocument } from './document.ts'

const STYLE = `
:root{color-scheme:light dark;--paper:#fff;--ink:#1a2328;--ink2:#445058;--ink3:#596570;--line:#d9dfe2;--accent:#0c5a69;--add:#ddefe1;--addink:#1c6b3a;--cut:#f6dfe2;--cutink:#a3283a}
@media (prefers-color-scheme:dark){:root{--paper:#1b2226;--ink:#e3e8eb;--ink2:#b6c0c6;--ink3:#96a2a9;--line:#2a343a;--accent:#79c6d3;--add:#1d3a28;--addink:#9fdcb4;--cut:#43242a;--cutink:#f0b3bb}}
*{box-sizing:border-box}
body{margin:0;padding:2.5rem 2rem 5rem;background:var(--paper);color:var(--ink);font:15px/1.5 "Source Sans 3","Segoe UI",-apple-system,"Noto Sans",system-ui,sans-serif;font-variant-numeric:tabular-nums lining-nums}
main{max-width:46rem;margin:0 auto}
h1{font:400 2rem/1.2 "Source Serif 4",Charter,"Noto Serif",Cambria,Georgia,serif;margin:0 0 .75rem}
h2,h3,h4,h5,h6{line-height:1.3;margin:1.8rem 0 .15rem;font-size:1.05rem}
h2{font-size:1.3rem;margin-top:2.6rem;padding-top:1rem;border-top:1px solid var(--line);color:var(--accent)}
h3{font-size:1.12rem}
p{margin:0 0 .5rem;white-space:pre-line;overflow-wrap:anywhere}
.about,.facts{color:var(--ink3);font-size:.92em;margin:0 0 .35rem}
.about+p:not(.about){margin-top:1.4rem}
.said{font-family:"Source Serif 4",Charter,"Noto Serif",Cambria,Georgia,serif}
.said:has(+:is(.facts,.said-by)){margin:1rem 0 .1rem}
.said-by{color:var(--ink2);font-size:.94em;margin:0 0 1.3rem}
.item{padding-left:1.1rem;text-indent:-1.1rem}.item::before{content:"–";display:inline-block;width:1.1rem;text-indent:0}
ins{background:var(--add);color:var(--addink);text-decoration:underline}
del{background:var(--cut);color:var(--cutink);text-decoration:line-through}
del+ins{margin-left:.2em}
@media print{:root{color-scheme:light;--paper:#fff;--ink:#000;--ink2:#222;--ink3:#444;--accent:#000}body{padding:0;font-size:10pt}main{max-width:none}h2,h3,h4,h5,h6{break-after:avoid}.said:has(+:is(.facts,.said-by)){break-after:avoid}}
@page{size:A4;margin:18mm}
`.replaceAll('\n', '')
const LOOKS: Readonly<Record<NonNullable<Run['look']>, string>> = { bold: 'b', italic: 'i', add: 'ins', cut: 'del' }

/** Writes a document as one self-contained page, piece by piece: no script, no address outside itself. */
export function* writeDocumentHtml({ title, about, blocks }: TextDocument): Generator<string, void, void> {
  yield `${pageHead(title, STYLE)}${about.map(line => `<p class="about">${escapeMarkup(line)}</p>\n`).join('')}`
  for (const block of blocks) yield blockOf(block)
  yield '</main>\n</body>\n</html>\n'
}

function blockOf({ kind, level = 1, label, runs }: DocumentBlock): string {
  const said = runs
    .map(({ words, look }) => (look ? `<${LOOKS[look]}>${escapeMarkup(words)}</${LOOKS[look]}>` : escapeMarkup(words)))
    .join('')
  const whole = label === undefined ? said : `<b>${escapeMarkup(label)}:</b> ${said}`
  if (kind === 'heading') return `<h${Math.min(level + 1, 6)}>${whole}</h${Math.min(level + 1, 6)}>\n`
  return kind === 'text' ? `<p>${whole}</p>\n` : `<p class="${kind.replace(' ', '-')}">${whole}</p>\n`
}
