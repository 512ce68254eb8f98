import { expect, it } from 'vitest'
import { markdownMarks } from '../../renderer/editor/markdown-marks.ts'
import type { Paragraph } from '../../src/sources/types.ts'

/** Shows marks as people would: syntax in «», bold in <b>, italic in <i>. */
function shown(text: string, style = 'body', from = 0): string {
  const { syntax, marks } = markdownMarks({ text, style } as Paragraph, from)
  const at = new Map<number, string>()
  const put = (offset: number, sign: string, before = false) =>
    at.set(offset, before ? sign + (at.get(offset) ?? '') : (at.get(offset) ?? '') + sign)
  for (const [start, end, mark] of marks) {
    put(end, mark === 'bold' ? '</b>' : '</i>', true)
    put(start, mark === 'bold' ? '<b>' : '<i>')
  }
  const hidden = (offset: number) => syntax.some(([start, end]) => offset >= start && offset < end)
  return Array.from(
    { length: text.length + 1 },
    (_, offset) => (at.get(offset) ?? '') + (offset < text.length && !hidden(offset) ? text[offset] : ''),
  ).join('')
}

it('finds strong words', () => expect(shown('2. **Progress.** Of twelve')).toBe('2. <b>Progress.</b> Of twelve'))
it('finds emphasis', () =>
  expect(shown('It was *not* agreed, _never_.')).toBe('It was <i>not</i> agreed, <i>never</i>.'))
it('finds emphasis inside strong words', () => expect(shown('**very *much* so**')).toBe('<b>very <i>much</i> so</b>'))
it('leaves the underscores of a name', () => expect(shown('see file_name_here.txt')).toBe('see file_name_here.txt'))
it('leaves what does not close', () => expect(shown('5 * 3 and **open')).toBe('5 * 3 and **open'))
it('leaves a star with space around it', () => expect(shown('a * b * c')).toBe('a * b * c'))
it('leaves a rule', () => expect(shown('*** and ***')).toBe('*** and ***'))
it('takes the marks of a heading', () => expect(shown('## Two hospitals', 'heading')).toBe('Two hospitals'))
it('takes the marks of a quote', () => expect(shown('> she **said**', 'quote')).toBe('she <b>said</b>'))
it('leaves a number sign that is no heading', () => expect(shown('#7 was opened', 'body')).toBe('#7 was opened'))
it('begins after the label', () => expect(shown('**R1**: It is *so*', 'body', 8)).toBe('**R1**: It is <i>so</i>'))
it('stays quick on long runs of signs', () => expect(shown('*a '.repeat(3000))).toHaveLength(9000))
