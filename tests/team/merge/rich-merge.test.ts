// Formatted words that both sides edited, as pictures: **bold**, *italic*, # heading, > quotation, - item; a line is a block. [M44]

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { MARKS, wordsOf, type Block, type Inline, type Rich } from '../../../src/memos/rich.ts'
import { joinRich } from '../../../src/team/merge/rich-merge.ts'

const link = { type: 'link', to: 'code', id: '00000000-0000-4000-8000-000000000001', name: 'Trust' } as const

function inlines(words: string): Inline[] {
  return words
    .split(/(\*\*[^*]+\*\*|\*[^*]+\*|@)/u)
    .filter(Boolean)
    .map(part =>
      part === '@'
        ? link
        : part.startsWith('**')
          ? { text: part.slice(2, -2), bold: true }
          : part.startsWith('*')
            ? { text: part.slice(1, -1), italic: true }
            : { text: part },
    )
}

function rich(picture: string): Rich {
  return picture.split('\n').map((line): Block => {
    if (line.startsWith('# ')) return { type: 'heading', level: 1, children: inlines(line.slice(2)) }
    if (line.startsWith('> ')) return { type: 'quote', children: inlines(line.slice(2)) }
    if (line.startsWith('- ')) return { type: 'item', list: 'bulleted', depth: 0, children: inlines(line.slice(2)) }
    return { type: 'paragraph', children: line === '' ? [{ text: '' }] : inlines(line) }
  })
}

const HEAD: Readonly<Record<Block['type'], string>> = { paragraph: '', heading: '# ', quote: '> ', item: '- ' }
const picture = (document: Rich) =>
  document
    .map(
      block =>
        HEAD[block.type] +
        block.children
          .map(one => ('name' in one ? '@' : one.bold ? `**${one.text}**` : one.italic ? `*${one.text}*` : one.text))
          .join(''),
    )
    .join('\n')

const joined = (base: string, ours: string, theirs: string) => {
  const { rich: result, overlapping, disputed } = joinRich(rich(base), rich(ours), rich(theirs), 'B')
  return picture(result) + (overlapping ? ' OVERLAP' : '') + (disputed ? ' DISPUTED' : '')
}
const join = (base: string, ours: string, theirs: string, result: string) => () => {
  expect(joined(base, ours, theirs)).toBe(result)
  // Brought in a second time it changes nothing.
  const again = joinRich(rich(base), rich(result.replace(/ (OVERLAP|DISPUTED)/g, '')), rich(theirs), 'B')
  expect(picture(again.rich)).toBe(result.replace(/ (OVERLAP|DISPUTED)/g, ''))
}

describe('formatted words edited on both sides', () => {
  it(
    'words here, formatting there',
    join('One two.\nThree.', 'One two and more.\nThree.', 'One two.\n**Three.**', 'One two and more.\n**Three.**'),
  )
  it(
    'formatting of the same words on both sides',
    join('One two three.', '**One** two three.', 'One two *three.*', '**One** two *three.*'),
  )
  it(
    'words on both sides, formatted',
    join(
      'Alpha.\nBeta.\nGamma.',
      '**Alpha indeed.**\nBeta.\nGamma.',
      'Alpha.\nBeta.\n*Gamma at last.*',
      '**Alpha indeed.**\nBeta.\n*Gamma at last.*',
    ),
  )
  it(
    'a heading made here, words added there',
    join('Title\nText.', '# Title\nText.', 'Title\nText, with more.', '# Title\nText, with more.'),
  )
  it(
    'a paragraph put in there keeps its kind',
    join('One.\nTwo.', 'One, first.\nTwo.', 'One.\n> Said so.\nTwo.', 'One, first.\n> Said so.\nTwo.'),
  )
  it(
    'an item added to a list',
    join('- milk\n- bread', '- **milk**\n- bread', '- milk\n- bread\n- salt', '- **milk**\n- bread\n- salt'),
  )
  it(
    'a link put in there',
    join(
      'We saw it.\nOther.',
      'We saw it.\nOther **words.**',
      'We saw @ it.\nOther.',
      'We saw @ it.\nOther **words.**',
    ),
  )
  it(
    'formatting taken off there',
    join('**One** two.\nThree.', '**One** two.\nThree, more.', 'One two.\nThree.', 'One two.\nThree, more.'),
  )
  it(
    'of another kind on both sides: ours, and it is said',
    join('Words\nMore.', '# Words\nMore.', '> Words\nMore.', '# Words\nMore. DISPUTED'),
  )
  it(
    'the same words otherwise: both, theirs marked, formatted as they are',
    join('Number two.', 'Number **2.**', 'The *second.*', 'Number **2.**\n[B] The *second.* OVERLAP'),
  )
  it('changed on one side only', join('One.', 'One.', '**One.**', '**One.**'))
})

const word = fc.constantFrom('one', 'two', 'three', '**four**', '*five*', '@')
const line = fc
  .tuple(fc.constantFrom('', '# ', '> ', '- '), fc.array(word, { minLength: 1, maxLength: 4 }))
  .map(([head, words]) => head + words.join(' '))
const memo = fc.array(line, { minLength: 1, maxLength: 4 }).map(lines => lines.join('\n'))

describe('properties', () => {
  it('[5.2] what only one side did holds, whichever side it is; a join is whole formatted words', () => {
    fc.assert(
      fc.property(memo, memo, memo, (base, ours, theirs) => {
        expect(joined(base, base, theirs)).toBe(picture(rich(theirs)))
        expect(joined(base, ours, base)).toBe(picture(rich(ours)))
        const { rich: result } = joinRich(rich(base), rich(ours), rich(theirs), 'B')
        expect(wordsOf(result).length).toBeGreaterThan(0)
        for (const block of result)
          for (const one of block.children)
            if ('text' in one)
              expect(Object.keys(one).every(key => key === 'text' || MARKS.includes(key as never))).toBe(true)
      }),
      { numRuns: 200 },
    )
  })
})
