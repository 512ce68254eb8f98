// What words themselves may give away, and whether they may be printed at all (METHODS 6.4, rules 7 and 8). Pure.

import { fold } from '../../base/order.ts'
import { toTheEnd } from '../../base/slices.ts'
import { initialsOf, isMisspelt, plainWord, tellingWords } from './name-forms.ts'
import type { Finding, PrintedWords, WayOut } from './types.ts'

/** A name that should not be printed, and what it is the name of. `siteId`: of this site, in whose own quotes it is as bad as elsewhere. */
export interface GuardedName {
  readonly name: string
  readonly what: 'site' | 'person' | 'pair' | 'organisation' | 'replaced word'
}

const WORD = /[\p{L}\p{N}][\p{L}\p{N}'’.-]*/gu
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

/** As {@link judgeWords}, a slice for each quote. */
export function* judgingWords(
  quotes: readonly PrintedWords[],
  names: readonly GuardedName[],
  isRare: (word: string) => boolean,
): Generator<void, Finding[]> {
  const known = new Map<string, boolean>()
  const rare = (word: string) => {
    const key = fold(word)
    const answer = known.get(key) ?? isRare(word)
    known.set(key, answer)
    return answer
  }
  const guarded = names
    .map(one => ({ ...one, words: (one.name.match(WORD) ?? []).map(plainWord) }))
    .filter(one => one.words.length > 0)
  const partOf = partFinder(names)
  const findings: Finding[] = []
  for (const { where, words, id } of quotes) {
    yield
    const said = [...words.matchAll(WORD)].map(match => ({ word: trimmed(match[0]), at: match.index }))
    const folded = said.map(({ word }) => plainWord(word))
    // A long text against hundreds of names: each is looked for only where its first word stands.
    const placesOf = Map.groupBy(folded.keys(), place => folded[place]!)
    const taken = new Set<number>()
    for (const { name, what, words: run } of guarded) {
      const at = placesOf.get(run[0]!)?.find(place => run.every((part, more) => folded[place + more] === part))
      if (at === undefined) continue
      for (let place = at; place < at + run.length; place++) taken.add(place)
      const written = words.slice(said[at]!.at, said[at + run.length - 1]!.at + said[at + run.length - 1]!.word.length)
      findings.push(found(where, `“${name}” is the name of ${article(what)}.`, name, id, written, STANDS_FOR[what]))
    }
    const partly = new Set<string>()
    for (const [place, { word, at }] of said.entries()) {
      if (taken.has(place) || partly.has(word)) continue
      const part = partOf(word, () => isTelling(word, words, at))
      if (!part) continue
      taken.add(place)
      partly.add(word)
      findings.push(found(where, part.says(word), word, id, word, STANDS_FOR[part.what]))
    }
    const unusual = new Set(
      said
        .filter(({ word, at }, place) => !taken.has(place) && isTelling(word, words, at) && rare(word))
        .map(({ word }) => word),
    )
    for (const word of unusual) findings.push(found(where, `“${word}” is said at one site only.`, word, id, word, ''))
  }
  return findings
}

interface NamePart {
  readonly what: GuardedName['what']
  readonly says: (word: string) => string
}

/** A word of a name with more letters than these tells wherever it stands; a shorter one may only begin a sentence. */
const TELLING_ANYWHERE = 4

/** Finds of which name a word is a part, the initials or a misspelling: of the first name, in this order. Only words with a capital are. Each word is looked up once. */
function partFinder(names: readonly GuardedName[]): (word: string, isTelling: () => boolean) => NamePart | null {
  const parts: NamePart[] = []
  const [telling, initials] = [new Map<string, number>(), new Map<string, number>()]
  // Words that may be misspelt, by their length, each with its place among the parts.
  const byLength = new Map<number, [word: string, place: number][]>()
  for (const { name, what } of names) {
    const place = parts.length
    const is = `the name of ${article(what)}`
    parts.push(
      { what, says: word => `“${word}” is part of “${name}”, ${is}.` },
      { what, says: word => `“${word}” is almost “${name}”, ${is}.` },
      { what, says: word => `“${word}” are the initials of “${name}”, ${is}.` },
    )
    for (const one of tellingWords(name)) {
      if (!telling.has(one)) telling.set(one, place)
      const alike = byLength.get(one.length)
      if (alike) alike.push([one, place + 1])
      else byLength.set(one.length, [[one, place + 1]])
    }
    const first = initialsOf(name)
    if (first !== null && !initials.has(first)) initials.set(first, place + 2)
  }
  const look = (word: string, tells: boolean): NamePart | null => {
    const plain = plainWord(word)
    const misspelt = [-1, 0, 1].flatMap(
      more => (byLength.get(plain.length + more) ?? []).find(([one]) => isMisspelt(plain, one))?.[1] ?? [],
    )
    const places = [tells ? telling.get(plain) : undefined, ...misspelt, initials.get(word)]
    return parts[Math.min(...places.filter(place => place !== undefined))] ?? null
  }
  const known = new Map<string, NamePart | null>()
  return (word, isTelling) => {
    if (!/^\p{Lu}/u.test(word)) return null
    const tells = word.length > TELLING_ANYWHERE || isTelling()
    const key = `${tells} ${word}`
    let part = known.get(key)
    if (part === undefined) known.set(key, (part = look(word, tells)))
    return part
  }
}

/** What stands in brackets for a name, unless somebody writes something else. */
const STANDS_FOR: Readonly<Record<GuardedName['what'], string>> = {
  site: 'site',
  person: 'person',
  pair: 'pair',
  organisation: 'organisation',
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

function article(what: GuardedName['what']): string {
  return what === 'organisation'
    ? 'an organisation'
    : what === 'replaced word'
      ? 'somebody or something that was replaced'
      : `a ${what}`
}

function trimmed(word: string): string {
  return word.replace(/['’]s$/u, '').replace(/[.’'-]+$/u, '')
}

/** A digit, or a capital that does not merely begin a sentence. “I” tells nothing. */
function isTelling(word: string, text: string, at: number): boolean {
  if (/\p{N}/u.test(word)) return true
  if (!/^\p{Lu}/u.test(word) || /^I(['’]\p{L}+)?$/u.test(word)) return false
  if (/\p{Lu}/u.test(word.slice(1))) return true
  // A line begins a sentence too.
  if (/\n\s*$/u.test(text.slice(Math.max(0, at - 50), at))) return false
  const before = text.slice(0, at).trimEnd().at(-1)
  return before !== undefined && !/[.?!…:“"‘'(–—[]/u.test(before)
}
