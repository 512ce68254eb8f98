// Hits of a search are read without marks of Markdown.

import { expect, it } from 'vitest'
import { withoutMarks } from '../../renderer/views/search/without-marks.ts'

/** "before [match] after", and what is read of it. */
const read = (line: string, is: string) => () => {
  const [, before, match, after] = /^(.*)\[(.*)\](.*)$/su.exec(line)!
  const pieces = withoutMarks({ before: before!, match: match!, after: after! })
  expect(`${pieces.before}[${pieces.match}]${pieces.after}`).toBe(is)
}

it('a heading', read('# The [playbook] of June', 'The [playbook] of June'))
it('a quotation', read('> We wrote the [playbook].', 'We wrote the [playbook].'))
it('strong words around the hit', read('the **[playbook] itself** was', 'the [playbook] itself was'))
it('emphasis that begins before it', read('a *good [playbook]* is', 'a good [playbook] is'))
it('half a mark at the edge', read('of the day** the [playbook] went', 'of the day the [playbook] went'))
it('a row of a table', read('| 4 | 20:12 | Send [playbook] |', '  4  20:12  Send [playbook]  '))
it('a name with underscores stays', read('file_name of the [playbook]', 'file_name of the [playbook]'))
it('a star that is no mark stays', read('2 * 3 [playbook] * 4', '2 * 3 [playbook] * 4'))
it('one upright line is no table', read('this | [playbook]', 'this | [playbook]'))
