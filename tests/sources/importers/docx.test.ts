import { describe, expect, it } from 'vitest'
import { NUMBERING, paragraph, run, styled, table, wordFile, zip } from '../../../tools/fixtures/docx.mjs'
import { expectConsistent, inStyle, read, turns } from './support.ts'

/** Expects the text of a Word file with this body. */
const body = (xml: string, text: string) => async () => {
  const source = await read('a.docx', wordFile({ body: xml }))
  expect(source.text).toBe(text)
  expectConsistent(source)
}
const TAB = '<w:r><w:tab/></w:r>'
const BREAK = '<w:r><w:br/></w:r>'

describe('words of a Word file', () => {
  it('a paragraph is a paragraph', body(paragraph('One.') + paragraph('Two & three.'), 'One.\nTwo & three.'))
  it('an empty one too', body(paragraph('One.') + paragraph('') + paragraph('Two.'), 'One.\n\nTwo.'))
  it(
    'tabs and line breaks part words',
    body(paragraph(run('after') + TAB + run('tab') + BREAK + run('and break')), 'after\ttab\nand break'),
  )
  it(
    'a page break parts none',
    body(paragraph(run('one') + '<w:r><w:br w:type="page"/></w:r>' + run('word')), 'oneword'),
  )
  it(
    'a hyphen that does not break',
    body(paragraph(run('well') + '<w:r><w:noBreakHyphen/></w:r>' + run('known')), 'well\u2011known'),
  )
  it(
    'a hyphen that shows only at line ends',
    body(paragraph(run('trai') + '<w:r><w:softHyphen/></w:r>' + run('ning')), 'training'),
  )
  it('tab stops are no tabs', body(paragraph(run('a'), '<w:tabs><w:tab w:val="left" w:pos="720"/></w:tabs>'), 'a'))
  it('white space at run ends', body(paragraph(run('one ') + run(' two')), 'one  two'))
  it('line ends inside the file are spaces', body(paragraph('<w:r><w:t>one\ntwo</w:t></w:r>'), 'one two'))
  it('emoji and scripts from right to left', body(paragraph('💊 שלום 👩‍👩‍👦'), '💊 שלום 👩‍👩‍👦'))
  it('a hyperlink', body(paragraph(`<w:hyperlink>${run('the playbook')}</w:hyperlink>`), 'the playbook'))
  it(
    'a content control',
    body(`<w:sdt><w:sdtPr/><w:sdtContent>${paragraph('inside')}</w:sdtContent></w:sdt>`, 'inside'),
  )
  it('no placeholder of one', body(paragraph(run('a') + `<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>${run('Click here')}</w:sdtContent></w:sdt>`), 'a')) // prettier-ignore
  it('what a field shows, not its code', body(paragraph('<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>DATE</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>' + run('today') + '<w:r><w:fldChar w:fldCharType="end"/></w:r>'), 'today')) // prettier-ignore
  it('the base of a ruby, not its gloss', body(paragraph(`<w:r><w:ruby><w:rt>${run('kana')}</w:rt><w:rubyBase>${run('漢字')}</w:rubyBase></w:ruby></w:r>`), '漢字')) // prettier-ignore
  it('a formula as its characters', body(paragraph('<m:oMath><m:r><m:t>x=2</m:t></m:r></m:oMath>'), 'x=2'))
  it(
    'a smart tag and custom XML',
    body(paragraph(`<w:smartTag>${run('a')}</w:smartTag><w:customXml>${run('b')}</w:customXml>`), 'ab'),
  )
})

describe('tables', () => {
  it(
    'are a paragraph a row, with tabs between cells',
    body(
      table([
        ['a', 'b', 'c'],
        ['1', '', '3'],
      ]),
      'a\tb\tc\n1\t\t3',
    ),
  )
  it('hold a cell’s paragraphs together', body(table([['a', paragraph('b') + paragraph('c'), 'd']]), 'a\tb c\td'))
  it('of two columns let a long answer be paragraphs', body(table([['R01', paragraph('Yes.') + paragraph('Well.')]]), 'R01\tYes.\nWell.')) // prettier-ignore
  it('of one column only hold paragraphs', body(table([['a'], [paragraph('b') + paragraph('c')]]), 'a\nb\nc'))
  it(
    'inside a cell are in that cell',
    body(
      table([
        [
          'a',
          table([
            ['1', '2'],
            ['3', '4'],
          ]),
          'b',
        ],
      ]),
      'a\t1\t2 3\t4\tb',
    ),
  )
  it('keep bold words in place', async () => {
    const source = await read(
      'a.docx',
      wordFile({ body: table([['one', paragraph(run('two ') + run('three', '<w:b/>')), 'x']]) }),
    )
    expect(source.overlay).toEqual([
      { paragraph: 0, style: 'table', level: null, page: null, marks: [[8, 13, 'bold']] },
    ])
  })
  it('leave out a row that was deleted', body('<w:tbl><w:tr><w:trPr><w:del w:id="1"/></w:trPr><w:tc>' + paragraph('gone') + '</w:tc></w:tr><w:tr><w:tc>' + paragraph('here') + '</w:tc></w:tr></w:tbl>', 'here')) // prettier-ignore
})

describe('tracked changes', () => {
  const ins = (xml: string) => `<w:ins w:id="1" w:author="DB">${xml}</w:ins>`
  const del = (words: string) => `<w:del w:id="2" w:author="DB"><w:r><w:delText>${words}</w:delText></w:r></w:del>`
  it(
    'insertions stay, deletions go',
    body(paragraph(run('was ') + ins(run('not ')) + del('never ') + run('so')), 'was not so'),
  )
  it('a move leaves its old place', body(paragraph(`<w:moveFrom w:id="1">${run('moved ')}</w:moveFrom>` + run('here ') + `<w:moveTo w:id="2">${run('moved')}</w:moveTo>`), 'here moved')) // prettier-ignore
  it('a deleted paragraph end joins two', body(paragraph(run('one '), '<w:rPr><w:del w:id="1"/></w:rPr>') + paragraph('two') + paragraph('three'), 'one two\nthree')) // prettier-ignore
  it('a wholly deleted paragraph leaves none', body(paragraph('one') + paragraph(del('gone'), '<w:rPr><w:del w:id="1"/></w:rPr>') + paragraph('two'), 'one\ntwo')) // prettier-ignore
  it(
    'a deleted one before a table',
    body(paragraph(del('gone'), '<w:rPr><w:del w:id="1"/></w:rPr>') + table([['a', 'b']]), 'a\tb'),
  )
  it('are counted', async () => {
    const source = await read(
      'a.docx',
      wordFile({ body: paragraph(run('a') + ins(run('b')) + ins(run('c')) + del('d')) }),
    )
    expect(source.losses).toEqual(['2 tracked insertions were kept as text.', '1 tracked deletion was left out.'])
  })
})

describe('how paragraphs stand', () => {
  it('headings of any language, lists, quotes, notes', async () => {
    const source = await read('report.docx')
    expectConsistent(source)
    const stands = source.overlay.filter(one => one.style !== 'body').map(one => `${one.style} ${one.level ?? ''} ${source.text.split('\n')[one.paragraph]}`) // prettier-ignore
    expect(stands).toEqual([
      'heading 1 Lessons from the first year',
      'heading 1 Who was asked',
      'heading 2 What they said',
      'list 0 It was slow.',
      'list 1 On nights above all.',
      'list 0 First the chart.',
      'list 0 Listed by its style.',
      'quote  You can’t put that in a plan.',
      'heading 3 Was bleibt',
      'table  No.\tDate\tWhat',
      'table  1\t2 March\tLaunch',
      'table  2\t\tQuote £40k',
      'footnote  [1] See Playbook 7.',
      'footnote  [2] Counted by hand.',
      'footnote  [i] The board met twice.',
    ])
  })
  it('words in bold and italics, by style too', async () => {
    const source = await read('a.docx', wordFile({ body: paragraph(run('a ') + run('bold', '<w:b/>') + run(' and', '<w:b/><w:i/>') + run(' no', '<w:b w:val="0"/>') + run(' strong', '<w:rStyle w:val="Strong"/>')) })) // prettier-ignore
    expect(source.overlay[0]!.marks).toEqual([[2, 10, 'bold'], [6, 10, 'italic'], [13, 20, 'bold']]) // prettier-ignore
  })
  it('marks end with their line', async () => {
    const source = await read('a.docx', wordFile({ body: paragraph(`<w:r><w:rPr><w:u w:val="single"/></w:rPr><w:t>one</w:t><w:br/><w:t>two</w:t></w:r>`) })) // prettier-ignore
    expect(source.overlay.map(one => one.marks)).toEqual([[[0, 3, 'underline']], [[0, 3, 'underline']]])
  })
  it('an outline level of a paragraph’s own', async () => {
    const source = await read('a.docx', wordFile({ body: paragraph('Here', '<w:outlineLvl w:val="3"/>') + styled('Heading1', 'Not here', '<w:outlineLvl w:val="9"/>') })) // prettier-ignore
    expect(source.overlay).toMatchObject([{ paragraph: 0, style: 'heading', level: 4 }])
  })
  it('styles based on each other in a circle mean nothing', async () => {
    const circle =
      '<w:style w:styleId="A"><w:basedOn w:val="B"/></w:style><w:style w:styleId="B"><w:basedOn w:val="A"/></w:style>'
    expect((await read('a.docx', wordFile({ body: styled('A', 'Words'), styles: circle }))).overlay).toEqual([])
  })
  it('numbers that Word counts are said to be missing', async () => {
    const numbered = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="2"/></w:numPr>'
    const source = await read(
      'a.docx',
      wordFile({ numbering: NUMBERING, body: paragraph('a', numbered) + paragraph('b', numbered) }),
    )
    expect(source.losses).toEqual(['The automatic numbers of 2 paragraphs are not part of the text.'])
  })
})

describe('what hangs on the text', () => {
  it('notes stand at the end, in the order they are called, with a mark in the text', async () => {
    const { text } = await read('report.docx')
    expect(text).toContain('We asked everybody on both wards[1], twice[2].')
    expect(text).toContain('Under a picture[i] we met.')
    expect(text.endsWith('\n[1] See Playbook 7.\n[2] Counted by hand.\n[i] The board met twice.')).toBe(true)
  })
  it('comments cover what was selected, else the paragraph they were made in', async () => {
    const { text, comments } = await read('report.docx')
    expect(comments.map(({ start, end, author, words }) => [text.slice(start, end), author, words])).toEqual([
      ['Delphine came on Thursday', 'Ada Quill', 'Is this the same visit as in T04?\nCheck the date.'],
      ['Delphine came on Thursday', 'DB', 'Yes.'],
      ['She brought cake.', 'Ada Quill', 'A whole paragraph.'],
    ])
  })
  it('a comment on deleted words stays with its paragraph', async () => {
    const source = await read('a.docx', wordFile({
      body: paragraph('<w:commentRangeStart w:id="0"/><w:del w:id="1"><w:r><w:delText>gone</w:delText></w:r></w:del><w:commentRangeEnd w:id="0"/>' + run('here')),
      comments: `<w:comment w:id="0" w:author="DB">${paragraph('Why?')}</w:comment>`,
    })) // prettier-ignore
    expect(source.comments).toEqual([{ start: 0, end: 4, author: 'DB', words: 'Why?' }])
  })
  it('a comment over several paragraphs and a table', async () => {
    const source = await read('a.docx', wordFile({
      body: paragraph('one') + '<w:commentRangeStart w:id="0"/>' + paragraph('two') + table([['a', 'b']]) + '<w:commentRangeEnd w:id="0"/>' + paragraph('three'),
      comments: `<w:comment w:id="0" w:author="">${paragraph('All of it?')}</w:comment>`,
    })) // prettier-ignore
    expect(source.comments.map(({ start, end }) => source.text.slice(start, end))).toEqual(['two\na\tb'])
  })
  it('a text box comes once, after its paragraph', async () => {
    const { text } = await read('report.docx')
    expect(text.split('Said in the box.')).toHaveLength(2)
    expect(text).toContain('A box hangs here.\nSaid in the box.\n')
  })
  it('what could not be kept is said, each thing once', async () => {
    expect((await read('report.docx')).losses).toEqual([
      '3 comments became memos.',
      '3 notes were put at the end of the text.',
      '1 tracked insertion was kept as text.',
      '2 tracked deletions were left out.',
      '1 text box follows the paragraph it hangs on.',
      'The automatic number of 1 paragraph is not part of the text.',
      '1 picture was left out.',
      '1 piece of hidden text was left out.',
      'Page headers and footers were left out.',
    ])
  })
})

describe('a transcript in Word', () => {
  it('has header and turns as a text file has', async () => {
    const source = await read('interview.docx')
    expect(source.header.map(({ name }) => name)).toEqual([
      'Interview reference',
      'Site',
      'Respondent',
      'Interviewer',
      'Date',
    ])
    expect(inStyle(source, 'header')).toHaveLength(5)
    expect(source.speakers).toEqual([{ label: 'KO', role: 'interviewer' }, { label: 'R90', role: 'respondent' }]) // prettier-ignore
    expect(turns(source)).toHaveLength(7)
    expect(turns(source)[4]).toBe('+ Afterwards I threw the slides away.')
    expect(source.losses).toEqual([])
  })
  it('may be a table of two columns', async () => {
    expect(turns(await read('interview-table.docx'))).toEqual(['KO: How did it go?', 'R90: Slowly.', '+ And then all at once.', 'KO: When?', 'R90: In March.']) // prettier-ignore
  })
})

describe('files that other programs write', () => {
  const strict = (prefix: string, uri: string) =>
    zip({
      '_rels/.rels': '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" Type="http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument" Target="/doc/main.xml"/></Relationships>',
      'doc/main.xml': `<?xml version="1.0"?><${prefix}document xmlns${prefix ? `:${prefix.slice(0, -1)}` : ''}="${uri}"><${prefix}body><${prefix}p><${prefix}r><${prefix}t>Words.</${prefix}t></${prefix}r></${prefix}p></${prefix}body></${prefix}document>`,
    }) // prettier-ignore
  it.each([
    ['another prefix', 'x:', 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'],
    ['no prefix', '', 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'],
    ['the strict kind', 'w:', 'http://purl.oclc.org/ooxml/wordprocessingml/main'],
  ])('%s, and parts with other names', async (_what, prefix, uri) => {
    expect((await read('a.docx', strict(prefix, uri))).text).toBe('Words.')
  })
  it('a document written by the docx package', async () => {
    const { Document, Packer, Paragraph, TextRun, HeadingLevel } = await import('docx')
    const made = new Document({
      sections: [{ children: [new Paragraph({ text: 'Findings', heading: HeadingLevel.HEADING_1 }), new Paragraph({ children: [new TextRun('It was '), new TextRun({ text: 'slow', bold: true })] })] }],
    }) // prettier-ignore
    const source = await read('a.docx', await Packer.toBuffer(made))
    expect(source.text).toBe('Findings\nIt was slow')
    expect(source.overlay).toMatchObject([{ style: 'heading', level: 1 }, { marks: [[7, 11, 'bold']] }])
  })
})
