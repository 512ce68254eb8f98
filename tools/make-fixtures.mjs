// Makes the files of fixtures/sources, the same bytes every time: `node tools/make-fixtures.mjs`. What each is for is said in
// fixtures/sources/README.md. `printed-from-browser.pdf` alone is not made here (see there).

import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { listed, NUMBERING, paragraph, run, styled, table, wordFile, zip } from './fixtures/docx.mjs'
import { pdfFile, setPages } from './fixtures/pdf.mjs'

const FOLDER = join(import.meta.dirname, '../fixtures/sources')
mkdirSync(FOLDER, { recursive: true })
const write = (name, content) => writeFileSync(join(FOLDER, name), content)

const HEADER = [
  'Interview reference: T90',
  'Site: S01 Quillbrook General',
  'Respondent: R90, programme staff',
  'Interviewer: KO',
  'Date: 2024-02-06',
]
const TURNS = [
  'KO: Thanks for making the time. Could you tell me what you do here?',
  'R90: I run the training rota, and I keep the biscuits. In the first year we trained four hundred nurses, and by the second winter they were training one another, which nobody had planned and which worked rather better than anything we had.',
  'KO: How did that come about?',
  'R90: Somebody was ill, so a ward sister took the class. She did not use the slides. She used the drug chart from her own ward, with the mistakes left in, and people asked her things they would never have asked me.',
  'Afterwards I threw the slides away.',
  'KO: Would you say that was learning from the other site, or your own?',
  'R90: Both. The idea of leaving the mistakes in was theirs. The ward sister was ours. I would not know how to count it, and I am not sure that you should.',
]

// Plain text ------------------------------------------------------------------------------------------------------------

const PLAIN =
  'KO: How was it?\nR90: Zoë said it was naïve — “fine”, but at £40 a day…\nKO: And then?\nR90: We stopped.\n'
const utf16 = (text, big) => {
  const bytes = Buffer.from(text, 'utf16le')
  return big ? bytes.swap16() : bytes
}
const EMOJI =
  'KO: Which one is it?\nR90: The 👩‍👩‍👦 family one 💊, not the 🇺🇳 flag.\nKO: Zoe\u0308 again?\nR90: שלום, عليكم السلام, 你好.\n'
write('utf-8.txt', EMOJI)
write('utf-8-bom-crlf.txt', `\ufeff${PLAIN.replaceAll('\n', '\r\n')}`)
write('line-ends-cr.txt', PLAIN.replaceAll('\n', '\r'))
write('utf-16-le.txt', Buffer.concat([Buffer.from([0xff, 0xfe]), utf16(PLAIN, false)]))
write('utf-16-be.txt', Buffer.concat([Buffer.from([0xfe, 0xff]), utf16(PLAIN, true)]))
write('utf-16-le-no-mark.txt', utf16(PLAIN, false))
write('utf-16-be-no-mark.txt', utf16(PLAIN, true))
const CP1252 = { '—': 0x97, '“': 0x93, '”': 0x94, '…': 0x85 }
write('windows-1252.txt', Buffer.from(Array.from(PLAIN, letter => CP1252[letter] ?? letter.charCodeAt(0))))
write('latin-1.txt', Buffer.from('KO: Zoë?\nR90: Naïve, très naïve. Garçon!\n', 'latin1'))
write(
  'almost-utf-8.txt',
  Buffer.concat([
    Buffer.from('R90: “We’ve got a naïve café”, said Zoë – '),
    Buffer.from([0xff]),
    Buffer.from(' gone.\n'),
  ]),
)
write('markup.txt', 'R90: I wrote <b>bold</b> &amp; <script>alert("x")</script> in the note.\n')
write('nul.txt', Buffer.from('KO: Hello.\n\0R90: Hello.\n'))
write('empty.txt', '')
write('blank.txt', ' \n\t\n\u00a0\n')
write('text.docx', PLAIN)
write('notes.md', '# Document D90: Joint newsletter\n\n## Two hospitals\n\nIt was **smiles** all round. 💊\n\n- first\n  - second\n1. one\n\n> quoted\n> > twice\n\n| No. | What |\n| --- | --- |\n| 1 | Launch |\n\n```\n# no heading\n```\n\nSetext heading\n===\n\nEnd.\n') // prettier-ignore

// Word ------------------------------------------------------------------------------------------------------------------

const note = (kind, id, content) =>
  `<w:${kind} w:id="${id}">${paragraph(`<w:r><w:${kind}Ref/></w:r>${content}`)}</w:${kind}>`
const comment = (id, author, words) =>
  `<w:comment w:id="${id}" w:author="${author}" w:date="2024-03-01T10:00:00Z">${words.map(one => paragraph(one)).join('')}</w:comment>`
const inserted = words => `<w:ins w:id="90" w:author="DB">${run(words)}</w:ins>`
const deleted = words =>
  `<w:del w:id="91" w:author="DB"><w:r><w:delText xml:space="preserve">${words}</w:delText></w:r></w:del>`

write(
  'interview.docx',
  wordFile({
    body: [...HEADER, ...TURNS]
      .map(one => paragraph(one.startsWith('KO') ? run('KO:', '<w:b/>') + run(one.slice(3)) : one))
      .join(''),
  }),
)
write(
  'interview-table.docx',
  wordFile({
    body:
      HEADER.map(one => paragraph(one)).join('') +
      table([
        ['KO', 'How did it go?'],
        ['R90', paragraph('Slowly.') + paragraph('And then all at once.')],
        ['KO', 'When?'],
        ['R90', 'In March.'],
      ]),
  }),
)
write(
  'report.docx',
  wordFile({
    numbering: NUMBERING,
    footnotes: `<w:footnote w:type="separator" w:id="-1">${paragraph('')}</w:footnote>${note('footnote', 2, run(' Counted by hand.'))}${note('footnote', 1, run(' See ') + run('Playbook 7', '<w:i/>') + run('.'))}`,
    endnotes: note('endnote', 1, run(' The board met twice.')),
    comments:
      comment(0, 'Ada Quill', ['Is this the same visit as in T04?', 'Check the date.']) +
      comment(1, 'DB', ['Yes.']) +
      comment(2, 'Ada Quill', ['A whole paragraph.']),
    header: paragraph('Draft, not for circulation'),
    body: [
      styled('Title', 'Lessons from the first year'),
      styled('Heading1', 'Who was asked'),
      paragraph(
        run('We asked ') +
          run('everybody', '<w:b/>') +
          run(' on ') +
          run('both', '<w:rStyle w:val="Strong"/>') +
          run(' wards') +
          '<w:r><w:footnoteReference w:id="1"/></w:r>' +
          run(', twice') +
          '<w:r><w:footnoteReference w:id="2"/></w:r>' +
          run('.'),
      ),
      styled('Heading2', 'What they said'),
      listed(1, 0, 'It was slow.'),
      listed(1, 1, 'On nights above all.'),
      listed(2, 0, 'First the chart.'),
      styled('ListBullet', 'Listed by its style.'),
      styled('Quote', 'You can’t put that in a plan.'),
      styled('berschrift3', 'Was bleibt'),
      paragraph(run('before') + '<w:r><w:tab/></w:r>' + run('after tab') + '<w:r><w:br/></w:r>' + run('after break')),
      table([
        ['No.', 'Date', 'What'],
        ['1', '2 March', 'Launch'],
        ['2', '', paragraph('Quote') + paragraph('£40k')],
      ]),
      paragraph(run('The visit was ') + inserted('not ') + deleted('never ') + run('planned.')),
      paragraph(run('Moved from '), '<w:rPr><w:del w:id="92" w:author="DB"/></w:rPr>'),
      paragraph(run('two paragraphs.')),
      paragraph(
        '<w:commentRangeStart w:id="0"/><w:commentRangeStart w:id="1"/>' +
          run('Delphine came on Thursday') +
          '<w:commentRangeEnd w:id="0"/><w:commentRangeEnd w:id="1"/><w:r><w:commentReference w:id="0"/></w:r><w:r><w:commentReference w:id="1"/></w:r>' +
          run(' and stayed.'),
      ),
      paragraph(run('She brought cake.') + '<w:r><w:commentReference w:id="2"/></w:r>'),
      paragraph(
        '<w:hyperlink r:id="x">' +
          run('the playbook') +
          '</w:hyperlink><w:sdt><w:sdtPr/><w:sdtContent>' +
          run(' in a control') +
          '</w:sdtContent></w:sdt><w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>' +
          run('Click here to enter text') +
          '</w:sdtContent></w:sdt>' +
          run(', by field ') +
          '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>' +
          run('7') +
          '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
      ),
      paragraph(
        run('A box hangs here.') +
          `<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx><w:txbxContent>${paragraph('Said in the box.')}</w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent>${paragraph('Said in the box.')}</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>`,
      ),
      paragraph(
        '<w:r><w:drawing><a:blip r:embed="p1"/></w:drawing></w:r>' +
          run('Under a picture') +
          '<w:r><w:endnoteReference w:id="1"/></w:r>' +
          run(' we met.') +
          run('unseen', '<w:vanish/>'),
      ),
    ].join(''),
  }),
)
const hostile = doctype =>
  zip({
    '[Content_Types].xml': '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    'word/document.xml': `<?xml version="1.0"?>${doctype}<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>&x;</w:t></w:r></w:p></w:body></w:document>`,
  })
write(
  'entities-nested.docx',
  hostile(
    `<!DOCTYPE w [<!ENTITY a "ha">${Array.from('bcdefghx', (letter, at) => `<!ENTITY ${letter} "${`&${'abcdefgh'[at]};`.repeat(10)}">`).join('')}]>`,
  ),
)
write('entity-external.docx', hostile('<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]>'))
const whole = wordFile({ body: [...HEADER, ...TURNS, ...TURNS].map(one => paragraph(one)).join('') })
write('cut-off.docx', whole.subarray(0, Math.floor(whole.length * 0.6)))
const garbled = Buffer.from(whole)
garbled.fill(0x55, 120, 180)
write('garbled.docx', garbled)
// A locked Word file is an old Office container; its directory names what is inside.
write(
  'locked.docx',
  Buffer.concat([
    Buffer.from('d0cf11e0a1b11ae1', 'hex'),
    Buffer.alloc(504, 0),
    Buffer.from('Root Entry\0EncryptionInfo\0EncryptedPackage\0', 'utf16le'),
    Buffer.alloc(420, 7),
  ]),
)
write('other-zip.docx', zip({ 'readme.txt': 'Not a Word file.' }))

// PDF -------------------------------------------------------------------------------------------------------------------

const LONG = [...TURNS, ...TURNS.map(one => one.replace('biscuits', 'cakes')), ...TURNS, ...TURNS]
write(
  'interview.pdf',
  pdfFile(setPages([...HEADER, ...LONG], { head: 'Interview transcript, confidential', foot: 'Page #' })),
)
write('no-gaps.pdf', pdfFile(setPages([...HEADER, ...TURNS], { gap: 0 })))
const scan = '0.9 g 72 90 451 680 re f'
write('scanned.pdf', pdfFile([scan, scan]))
write('half-scanned.pdf', pdfFile([...setPages(TURNS), scan]))
write('locked.pdf', pdfFile(setPages(TURNS), { password: 'secret' }))
write('restricted.pdf', pdfFile(setPages(TURNS), { owner: 'secret' }))
const pdf = pdfFile(setPages(TURNS))
write('cut-off.pdf', pdf.subarray(0, 60))
const HYPHENS = [
  'The ward nurses met on Monday. Every well-',
  'known nurse of the train-',
  'ing class came, though training was over, and co-',
  'operation was slow.',
]
write(
  'hyphens.pdf',
  pdfFile([
    [
      { text: 'Findings', x: 72, y: 790, size: 18 },
      ...HYPHENS.map((text, at) => ({ text, x: 72, y: 740 - at * 14 })),
      { text: '• a bullet', x: 72, y: 660 },
      { text: 'No.', x: 72, y: 630 },
      { text: 'What', x: 172, y: 630 },
      { text: '1', x: 72, y: 616 },
      { text: 'Launch', x: 172, y: 616 },
    ],
  ]),
)
