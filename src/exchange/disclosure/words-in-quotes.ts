// What words themselves may give away, and whether they may be printed at all (METHODS 6.4, rules 7 and 8). Pure.

import { fold } from '../../base/order.ts'
import { toTheEnd } from '../../base/slices.ts'
import { partFinder, soughtNames, withArticle, type NamePart, type SoughtName } from './name-finder.ts'
import { isTelling, saidWord, WordReader, type SaidWord } from './said-words.ts'
import type { Finding, PrintedWords, WayOut } from './types.ts'

/** A name that should not be printed, and what it is the name of. `siteId`: of this site, in whose own quotes it is as bad as elsewhere. */
export interface GuardedName {
  readonly name: string
  readonly what: 'site' | 'person' | 'pair' | 'organisation' | 'coder' | 'replaced word'
}

const PARAPHRASE: WayOut = { kind: 'paraphrase', says: 'Paraphrase' }
const LEAVE_OUT: WayOut = { kind: 'leave out', says: 'Leave out' }

/** Judges consent: words of somebody who agreed to less, or of whom nothing is recorded, or who wants to be asked and was not. */
export function judgeConsent(quotes: readonly PrintedWords[]): Finding[] {
  return quotes.flatMap(({ where, id, consents, approved, verbatim }) =>
    consents.flatMap(({ person, scope }): Finding[] => {
      if ((!verbatim && scope !== 'nothing') || scope === 'quote' || (scope === 'ask first' && approved)) return []
      const says =
        scope === 'ask first'
          ? `${person} wants to be asked before words are used, and no answer is recorded.`
          : scope === 'paraphrase'
            ? `${person} agreed to paraphrase only.`
            : scope === 'nothing'
              ? `${person} has not agreed, or has withdrawn.`
              : `Nothing is recorded of what ${person} agreed to.`
      const ways: WayOut[] =
        scope === 'ask first' || scope === null
          ? [{ kind: 'approve', says: 'Record the answer' }, PARAPHRASE, LEAVE_OUT]
          : scope === 'paraphrase'
            ? [PARAPHRASE, LEAVE_OUT]
            : [LEAVE_OUT]
      return [{ rule: 'consent', subject: `${id ?? where}: ${person}`, where, says, k: null, ways, places: [where] }]
    }),
  )
}

/** Judges words: names that should not be printed, and rare words: with a capital or a digit, and in the sources of one site only. `isRare` is asked once for each word. */
export function judgeWords(
  quotes: readonly PrintedWords[],
  names: readonly GuardedName[],
  isRare: (word: string) => boolean,
): Finding[] {
  return toTheEnd(judgingWords(quotes, names, isRare))
}

/** A word with what it is of the names: which begin with it, and of which it is a part where it tells somebody and where it does not. */
interface JudgedWord extends SaidWord {
  readonly begins: readonly number[]
  readonly isWorthALook: boolean
  readonly part: Record<'telling' | 'not telling', NamePart | null | undefined>
  rare: boolean | undefined
}

/** A word of a name with more letters than these tells wherever it stands; a shorter one may only begin a sentence. */
const TELLING_ANYWHERE = 4

/** As {@link judgeWords}, in slices of some milliseconds. */
export function* judgingWords(
  quotes: Iterable<PrintedWords>,
  names: readonly GuardedName[],
  isRare: (word: string) => boolean,
): Generator<void, Finding[]> {
  const known = new Map<string, boolean>()
  const sought = soughtNames(names)
  const partOf = partFinder(names)
  const beginning = Map.groupBy(sought.keys(), place => sought[place]!.words[0]!)
  const reader = new WordReader((written): JudgedWord => {
    const said = saidWord(written)
    const begins = beginning.get(said.plain) ?? NONE
    // Without a capital or a digit it can only be of a whole name.
    const isWorthALook = begins.length > 0 || said.hasCapital || said.tells !== 'never'
    return { ...said, begins, isWorthALook, part: { telling: undefined, 'not telling': undefined }, rare: undefined }
  })
  const findings: Finding[] = []
  for (const { where, words: text, id } of quotes) {
    yield
    yield* reader.read(text)
    const { looked } = reader
    const taken = new Set<number>()
    for (const [name, place] of firstPlaces(reader, sought)) {
      const { name: called, what, words: run } = sought[name]!
      const last = place + run.length - 1
      for (let one = place; one <= last; one++) taken.add(one)
      const written = text.slice(reader.at(place), reader.at(last) + reader.word(last).word.length)
      const says = `“${called}” is the name of ${withArticle(what)}.`
      findings.push(found(where, says, called, id, written, STANDS_FOR[what]))
    }
    const partly = new Set<string>()
    for (const place of looked) {
      const said = reader.word(place)
      const { word } = said
      if (!said.hasCapital || taken.has(place) || partly.has(word)) continue
      const tells = word.length > TELLING_ANYWHERE || isTelling(said, text, reader.at(place))
      const which = tells ? 'telling' : 'not telling'
      if (said.part[which] === undefined) said.part[which] = partOf(word, said.plain, tells)
      const part = said.part[which]
      if (!part) continue
      taken.add(place)
      partly.add(word)
      findings.push(found(where, part.says(word), word, id, word, STANDS_FOR[part.what]))
    }
    const unusual = new Set<string>()
    for (const place of looked) {
      const said = reader.word(place)
      if (taken.has(place) || unusual.has(said.word) || !isTelling(said, text, reader.at(place))) continue
      if (said.rare === undefined) {
        const key = fold(said.word)
        said.rare = known.get(key)
        if (said.rare === undefined) {
          known.set(key, (said.rare = isRare(said.word)))
          yield
        }
      }
      if (said.rare) unusual.add(said.word)
    }
    for (const word of unusual) findings.push(found(where, `“${word}” is said at one site only.`, word, id, word, ''))
  }
  return findings
}

const NONE: readonly number[] = []

/** The names that stand in a text, in their order, each with the place where it stands first. */
function firstPlaces(
  reader: WordReader<JudgedWord>,
  sought: readonly SoughtName[],
): (readonly [name: number, place: number])[] {
  const first = new Map<number, number>()
  for (const place of reader.looked)
    for (const name of reader.word(place).begins) {
      if (first.has(name)) continue
      const { words } = sought[name]!
      const fits = place + words.length <= reader.count
      if (fits && words.every((part, more) => reader.word(place + more).plain === part)) first.set(name, place)
    }
  return [...first].sort(([a], [b]) => a - b)
}

/** What stands in brackets for a name, unless somebody writes something else. */
const STANDS_FOR: Readonly<Record<GuardedName['what'], string>> = {
  site: 'site',
  person: 'person',
  pair: 'pair',
  organisation: 'organisation',
  coder: 'coder',
  'replaced word': 'name',
}

function found(
  where: string,
  says: string,
  word: string,
  id: string | undefined,
  written: string,
  by: string,
): Finding {
  return {
    rule: 'names in words',
    subject: `${id ?? where}: ${word}`,
    where,
    says,
    k: null,
    word: written,
    places: [where],
    ways: [
      { kind: 'coarsen', says: by === '' ? 'Put a vaguer word in brackets' : `Put [${by}] in its place`, by },
      PARAPHRASE,
      LEAVE_OUT,
    ],
  }
}
