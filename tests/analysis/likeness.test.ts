import { describe, expect, it } from 'vitest'
import { tellingWords, wordsIn } from '../../src/analysis/propositions/likeness.ts'

describe('words that tell passages apart', () => {
  it('are folded and have three letters', () =>
    expect(wordsIn('Größe: at T-10, the ward’s QUEUE')).toEqual(
      ['große', 'the', 'ward', 'queue'].map(word => word.normalize('NFC').replace('ß', 'ß').replace('ö', 'o')),
    ))
  const held = new Map([
    ['queue', 3],
    ['the', 4],
    ['hapax', 1],
    ['ticket', 2],
  ])
  const among = new Map([
    ['queue', 9],
    ['the', 80],
    ['hapax', 1],
    ['ticket', 6],
  ])
  it('what stands everywhere, or nowhere else, tells nothing; the most telling first', () =>
    expect([...tellingWords(held, among, 100, 5).keys()]).toEqual(['queue', 'ticket']))
  it('no more than asked for', () => expect(tellingWords(held, among, 100, 1).size).toBe(1))
})
