import { mkdtempSync, readFileSync, existsSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { exportPicture } from '../../src/exchange/picture.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'crosscase-picture-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const SVG =
  '<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"><title>On = a word</title><rect width="3" height="3"/></svg>\n'
const PNG = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='
const at = (name: string) => path.join(folder, name)

it('writes SVG as it was drawn', async () => {
  const { bytes } = await exportPicture(at('a.svg'), 'svg', SVG)
  expect(readFileSync(at('a.svg'), 'utf8')).toBe(SVG)
  expect(bytes).toBe(Buffer.byteLength(SVG))
})
it('writes PNG', async () => {
  await exportPicture(at('a.png'), 'png', PNG)
  expect(readFileSync(at('a.png')).toString('base64')).toBe(PNG)
})
it('refuses a name with another ending', () =>
  expect(exportPicture(at('a.txt'), 'svg', SVG)).rejects.toMatchObject({ code: 'other-ending' }))

for (const [what, content, code] of [
  ['text', 'hello', 'no-picture'],
  ['a page', '<html></html>', 'no-picture'],
  ['a script', SVG.replace('<rect', '<script>1</script><rect'), 'picture-alive'],
  ['a handler', SVG.replace('width="3"', 'onload="1" width="3"'), 'picture-alive'],
  ['a link', SVG.replace('width="3"', 'href="http://a" width="3"'), 'picture-alive'],
  ['an entity', SVG.replace('<rect', '<!ENTITY a "b"><rect'), 'picture-alive'],
] as const) {
  it(`refuses ${what} as SVG, and writes nothing`, async () => {
    await expect(exportPicture(at('a.svg'), 'svg', content)).rejects.toMatchObject({ code })
    expect(existsSync(at('a.svg'))).toBe(false)
  })
}
it('refuses as PNG what is none', () =>
  expect(exportPicture(at('a.png'), 'png', 'aGVsbG8=')).rejects.toMatchObject({ code: 'no-picture' }))
