import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect } from 'vitest'
import { Refusal } from '../../../src/base/trouble.ts'
import { readBytes } from '../../../src/sources/importers/read.ts'
import type { PreparedSource } from '../../../src/sources/prepared.ts'

const FOLDER = path.resolve(import.meta.dirname, '../../../fixtures/sources')
export const SAMPLE = path.resolve(import.meta.dirname, '../../../fixtures/sample-study')

/** Where a fixture lies. */
export const fixture = (name: string): string => path.join(FOLDER, name)

/** Reads a fixture, or bytes under a name. */
export function read(name: string, bytes: Uint8Array | string = readFileSync(fixture(name))): Promise<PreparedSource> {
  return readBytes(name, typeof bytes === 'string' ? Buffer.from(bytes) : bytes)
}

/** The refusal that reading ends in; anything else fails the test. */
export async function refusal(name: string, bytes?: Uint8Array | string): Promise<Refusal> {
  const outcome = await read(name, bytes).then(
    () => null,
    (trouble: unknown) => trouble,
  )
  expect(outcome).toBeInstanceOf(Refusal)
  return outcome as Refusal
}

/** What a source promises whatever it was read from: every index lies inside the text, in order, and each paragraph stands once. */
export function expectConsistent(source: PreparedSource): void {
  const paragraphs = source.text.split('\n')
  expect(source.text).not.toMatch(/\r|\0|^\ufeff/)
  expect(source.text.isWellFormed()).toBe(true)
  const ascending = (places: readonly number[]) =>
    expect(places.every((place, at) => at === 0 || place > places[at - 1]!)).toBe(true)
  ascending(source.overlay.map(one => one.paragraph))
  ascending(source.turns.map(one => one.paragraph))
  for (const { paragraph, marks } of source.overlay) {
    expect(paragraphs[paragraph]).toBeDefined()
    for (const [start, end] of marks) {
      expect(start).toBeGreaterThanOrEqual(0)
      expect(end).toBeGreaterThan(start)
      expect(end).toBeLessThanOrEqual(paragraphs[paragraph]!.length)
    }
  }
  for (const { paragraph, speaker, speechStart } of source.turns) {
    expect(source.speakers[speaker]).toBeDefined()
    expect(speechStart).toBeLessThanOrEqual(paragraphs[paragraph]!.length)
  }
  for (const { start, end } of source.comments) {
    expect(start).toBeLessThanOrEqual(end)
    expect(end).toBeLessThanOrEqual(source.text.length)
  }
}

/** The paragraphs of a style, as words. */
export function inStyle(source: PreparedSource, style: string): string[] {
  const paragraphs = source.text.split('\n')
  return source.overlay.filter(one => one.style === style).map(one => paragraphs[one.paragraph]!)
}

/** Turns as "label: words", a continued paragraph as "+ words". */
export function turns(source: Pick<PreparedSource, 'text' | 'speakers' | 'turns'>): string[] {
  const paragraphs = source.text.split('\n')
  return source.turns.map(({ paragraph, speaker, speechStart }) => {
    const words = paragraphs[paragraph]!.slice(speechStart)
    return speechStart > 0 ? `${source.speakers[speaker]!.label}: ${words}` : `+ ${words}`
  })
}
