// A matrix recounted the slow and plain way, from lists: nothing here is taken from the engine. A coding is seen from every
// site of its source, every pair of that site and every person behind it; it counts in a cell when it passes from some view
// in which both row and column hold it.

import type { Condition, Filter, Nearness } from '../../src/analysis/filter/types.ts'
import type { Axis } from '../../src/analysis/matrix/types.ts'
import type { MatrixRequest, Measure } from '../../src/analysis/types.ts'
import { isOn, PARAGRAPH, TURN, type PlainCoding, type PlainStudy } from './plain-study.ts'

/** From where something is seen, by keys; null for nowhere, nobody. */
export interface PlainView {
  readonly source: string
  readonly site: string | null
  readonly pair: string | null
  readonly person: string | null
}

type Maybe = boolean | null
const KINDS = ['interview', 'observation', 'document']
const ROLES = ['interviewer', 'respondent', 'other', 'nobody'] as const

/** All that a recount needs of a study. */
export class Recount {
  readonly study: PlainStudy
  readonly request: MatrixRequest
  readonly rows: Axis
  readonly columns: Axis
  readonly filter: Filter

  constructor(study: PlainStudy, request: MatrixRequest) {
    this.study = study
    this.request = request
    this.rows = request.rows as Axis
    this.columns = request.columns as Axis
    this.filter = request.filter ?? { all: [] }
  }

  sitesOf(source: string): string[] {
    return this.study.sources[source]!.cases.filter(key => key in this.study.sites)
  }

  views(source: string, people: readonly (string | null)[]): PlainView[] {
    const sites = this.sitesOf(source)
    const views: PlainView[] = []
    for (const site of sites.length === 0 ? [null] : sites) {
      const pairs = Object.entries(this.study.pairs ?? {})
        .filter(([, pair]) => site !== null && pair.members.includes(site))
        .map(([key]) => key)
      for (const pair of pairs.length === 0 ? [null] : pairs)
        for (const person of people) views.push({ source, site, pair, person })
    }
    return views
  }

  viewsOfCoding(coding: PlainCoding): PlainView[] {
    const people = coding.people ?? []
    return this.views(coding.source, people.length === 0 ? [null] : people)
  }

  /** Views of a source as such: any of its people, or nobody where it has not just one. */
  viewsOfSource(source: string): PlainView[] {
    const people = this.study.sources[source]!.people ?? []
    return this.views(source, people.length === 1 ? people : [...people, null])
  }

  held(kind: string, view: PlainView): string[] {
    if (kind !== 'region') return []
    const direct = this.study.sources[view.source]!.cases
    return Object.entries(this.study.regions ?? {})
      .filter(
        ([key, members]) =>
          direct.includes(key) || members.some(member => member === view.site || member === view.person),
      )
      .map(([key]) => key)
  }

  /** The values of an attribute in a view; '' where none is given, none where nothing could have one. */
  values(about: string, name: string, view: PlainView): string[] {
    const { study } = this
    if (about === 'source')
      return [
        name === 'source kind'
          ? (study.sources[view.source]!.kind ?? 'interview')
          : (study.sources[view.source]!.values?.[name] ?? ''),
      ]
    if (about === 'site') return view.site === null ? [] : [study.sites[view.site]![name] ?? '']
    if (about === 'pair') {
      if (view.pair === null) return view.site === null ? [] : ['']
      return [study.pairs![view.pair]!.values?.[name] ?? '']
    }
    if (about === 'participant') {
      if (view.person === null) return []
      const person = study.people![view.person]!
      return [person.values?.[name] ?? (person.within === null ? undefined : study.sites[person.within]![name]) ?? '']
    }
    throw new Error('no such attribute in these studies')
  }

  isNear(a: PlainCoding, b: PlainCoding, how: Nearness, words = 0): boolean {
    if (a.source !== b.source) return false
    const [a0, a1] = a.words
    const [b0, b1] = b.words
    const touch = (size: number) =>
      Math.floor(a0 / size) <= Math.floor((b1 - 1) / size) && Math.floor(b0 / size) <= Math.floor((a1 - 1) / size)
    switch (how) {
      case 'same passage':
        return a0 === b0 && a1 === b1
      case 'overlapping':
        return a0 < b1 && b0 < a1
      case 'same paragraph':
        return touch(PARAGRAPH)
      case 'same turn':
        return touch(TURN)
      case 'same source':
        return true
      case 'within words':
        return Math.max(0, b0 - a1, a0 - b1) <= words
    }
  }

  below(ids: readonly string[], below: boolean): Set<string> {
    const found = new Set(ids)
    if (below)
      for (;;) {
        const before = found.size
        for (const [key, code] of Object.entries(this.study.codes))
          if (code.under !== undefined && found.has(code.under)) found.add(key)
        if (found.size === before) break
      }
    return found
  }

  /** One condition: of a coding, or (null) of whatever could be coded there, where null is not known. */
  condition(
    condition: Condition,
    view: PlainView,
    coding: PlainCoding | null,
    known: { coder?: string; role?: string } = {},
  ): Maybe {
    const { study } = this
    const has = (list: readonly string[], value: string | null | undefined) => value != null && list.includes(value)
    switch (condition.is) {
      case 'source kind':
        return has(condition.kinds, study.sources[view.source]!.kind ?? 'interview')
      case 'sources':
        return has(condition.ids, view.source)
      case 'cases':
        return (
          has(condition.ids, view.site) ||
          has(condition.ids, view.pair) ||
          has(condition.ids, view.person) ||
          this.held('region', view).some(key => has(condition.ids, key))
        )
      case 'dates': {
        const date = study.sources[view.source]!.date
        if (date === undefined) return false
        return (
          (condition.from === null || date >= condition.from) && (condition.to === null || date <= `${condition.to}~`)
        )
      }
      case 'attribute': {
        const things = {
          source: view.source,
          site: view.site,
          pair: view.pair,
          participant: view.person,
        } as Record<string, string | null>
        if (things[condition.about] === null) return false
        const value = this.values(condition.about, condition.name, view)[0] ?? ''
        const wanted = condition.values
        switch (condition.how) {
          case 'is':
            return value !== '' && value !== 'does not apply' && wanted.includes(value)
          case 'is not':
            return value !== '' && value !== 'does not apply' && !wanted.includes(value)
          case 'at least':
          case 'at most': {
            if (value === '' || value === 'does not apply' || wanted.length === 0) return false
            // Kinds of source go by their list; what is not in it is neither more nor less.
            const list = condition.name === 'source kind' ? KINDS : ['a', 'b', 'interview']
            const [x, y] = [list.indexOf(value), list.indexOf(wanted[0]!)]
            return x >= 0 && y >= 0 && (condition.how === 'at least' ? x >= y : x <= y)
          }
          case 'unassigned':
            return value === ''
          case 'does not apply':
            return value === 'does not apply'
        }
        break
      }
      case 'coders':
        if (coding !== null) return has(condition.ids, coding.coder)
        return known.coder === undefined ? null : has(condition.ids, known.coder)
      case 'coder fact': {
        const fits = (coder: string) =>
          condition.values.includes(condition.fact === 'role' ? (study.roles?.[coder] ?? '') : '')
        if (coding !== null) return fits(coding.coder)
        return known.coder === undefined ? null : fits(known.coder)
      }
      case 'speakers':
        if (coding !== null) return (coding.roles ?? ['nobody']).some(role => has(condition.roles, role))
        return known.role === undefined ? null : has(condition.roles, known.role)
      case 'coded': {
        if (coding === null) return null
        const codes = this.below(condition.codeIds, condition.below)
        if (condition.how === 'this coding') return codes.has(coding.code)
        const { how } = condition
        return study.codings.some(other => codes.has(other.code) && this.isNear(coding, other, how, condition.words))
      }
      case 'stance':
        if (coding === null) return null
        return (study.judgements ?? []).some(
          one =>
            isOn(one, coding) &&
            has(condition.stances, one.stance) &&
            (condition.propositionIds === undefined || has(condition.propositionIds, one.proposition)),
        )
      case 'signed':
        return has(study.signed ?? [], condition.about === 'site' ? view.site : view.pair)
      case 'strength':
        return coding === null ? null : has(condition.strengths, coding.strength)
      case 'exemplar':
        return coding === null ? null : coding.exemplar === true
      case 'version':
        return coding === null ? null : (coding.version ?? null) === condition.versionId
    }
    throw new Error('not reached')
  }

  holds(
    filter: Filter,
    view: PlainView,
    coding: PlainCoding | null,
    known: { coder?: string; role?: string } = {},
  ): Maybe {
    if ('is' in filter) return this.condition(filter, view, coding, known)
    if ('not' in filter) {
      const inner = this.holds(filter.not, view, coding, known)
      return inner === null ? null : !inner
    }
    const answers = ('all' in filter ? filter.all : filter.any).map(part => this.holds(part, view, coding, known))
    if ('all' in filter) return answers.includes(false) ? false : answers.includes(null) ? null : true
    return answers.includes(true) ? true : answers.includes(null) ? null : false
  }

  /** Whether anything a coder could code anywhere could pass: null where that is not known of the coder alone. */
  couldBy(filter: Filter, coder: string): Maybe {
    if ('is' in filter) {
      if (filter.is === 'coders') return (filter.ids as readonly string[]).includes(coder)
      if (filter.is !== 'coder fact') return null
      return filter.values.includes(filter.fact === 'role' ? (this.study.roles?.[coder] ?? '') : '')
    }
    if ('not' in filter) {
      const inner = this.couldBy(filter.not, coder)
      return inner === null ? null : !inner
    }
    const answers = ('all' in filter ? filter.all : filter.any).map(part => this.couldBy(part, coder))
    if ('all' in filter) return answers.includes(false) ? false : answers.includes(null) ? null : true
    return answers.includes(true) ? true : answers.includes(null) ? null : false
  }

  isRetired(coding: PlainCoding): boolean {
    return this.study.codes[coding.code]!.retired === true
  }

  /** Codings that pass from somewhere. */
  passing(): PlainCoding[] {
    return this.study.codings.filter(
      coding =>
        !this.isRetired(coding) &&
        this.viewsOfCoding(coding).some(view => this.holds(this.filter, view, coding) === true),
    )
  }

  codesUnder(id: string): Set<string> {
    return this.request.rollUp ? this.below([id], true) : new Set([id])
  }

  /** Whether an item of a side holds a coding seen so; with null, whether it could hold something of the source. */
  inItem(axis: Axis, id: string, view: PlainView, coding: PlainCoding | null): boolean {
    const { study } = this
    switch (axis.of) {
      case 'codes':
        return coding === null || this.codesUnder(id).has(coding.code)
      case 'code sets':
        return coding === null || study.sets![id]!.some(code => this.codesUnder(code).has(coding.code))
      case 'codes near':
        if (coding === null) return true
        return this.passing().some(
          other => this.codesUnder(id).has(other.code) && this.isNear(coding, other, axis.how, axis.words),
        )
      case 'cases':
        if (axis.kind === 'site') return view.site === id
        if (axis.kind === 'participant') return view.person === id
        if (axis.kind === 'pair') return view.pair === id
        return this.held(axis.kind, view).includes(id)
      case 'sources':
        return view.source === id
      case 'source kinds':
        return (study.sources[view.source]!.kind ?? 'interview') === id
      case 'attribute': {
        const values = this.values(axis.about, axis.name, view)
        if (!axis.cross) return values.includes(id)
        const crossed = this.values(axis.cross.about, axis.cross.name, view)
        return values.some(one => crossed.some(two => `${one} × ${two}` === id))
      }
      case 'coders':
        if (coding !== null) return coding.coder === id
        return (
          study.sources[view.source]!.codedBy.includes(id) ||
          study.codings.some(one => one.source === view.source && one.coder === id)
        )
      case 'coder facts': {
        const who = this.coders(axis.fact, id)
        if (coding !== null) return who.includes(coding.coder)
        // As where coders stand one by one: whom the filter leaves out is not there.
        return who.some(
          one =>
            this.couldBy(this.filter, one) !== false &&
            (study.sources[view.source]!.codedBy.includes(one) ||
              study.codings.some(other => other.source === view.source && other.coder === one)),
        )
      }
      case 'dates':
        return (study.sources[view.source]!.date?.slice(0, axis.by === 'year' ? 4 : 7) ?? '') === id
      case 'filters': {
        const answer = this.holds(axis.groups[Number(id)]!.filter, view, coding)
        return coding === null ? answer !== false : answer === true
      }
    }
  }

  /** Coders of whom a fact has this value. */
  coders(fact: string, value: string): string[] {
    return this.study.coders.filter(one => (fact === 'role' ? (this.study.roles?.[one] ?? '') : '') === value)
  }

  isWhole(axis: Axis): boolean {
    return axis.of !== 'filters' && !('ids' in axis && axis.ids !== undefined)
  }

  /** Whether a place of a side (null: all together) holds it; `ids` are the items shown. */
  inPlace(
    axis: Axis,
    place: string | null,
    ids: readonly string[],
    view: PlainView,
    coding: PlainCoding | null,
  ): boolean {
    if (place !== null) return this.inItem(axis, place, view, coding)
    return this.isWhole(axis) || ids.some(id => this.inItem(axis, id, view, coding))
  }

  /** Every coding in a cell, with the views from which it counts there. */
  inCell(
    row: string | null,
    column: string | null,
    ids: { rows: readonly string[]; columns: readonly string[] },
  ): { coding: PlainCoding; views: PlainView[] }[] {
    return this.study.codings.flatMap(coding => {
      if (this.isRetired(coding)) return []
      const views = this.viewsOfCoding(coding).filter(
        view =>
          this.holds(this.filter, view, coding) === true &&
          this.inPlace(this.rows, row, ids.rows, view, coding) &&
          this.inPlace(this.columns, column, ids.columns, view, coding),
      )
      return views.length === 0 ? [] : [{ coding, views }]
    })
  }

  gathers(row: string | null, column: string | null): boolean {
    const one = (axis: Axis, place: string | null) =>
      place !== null && (axis.of === 'code sets' || (axis.of === 'codes' && this.request.rollUp))
    return one(this.rows, row) || one(this.columns, column)
  }

  /** The views of sources from which something could count in a cell. */
  eligible(
    row: string | null,
    column: string | null,
    ids: { rows: readonly string[]; columns: readonly string[] },
  ): PlainView[] {
    const isCodes = (axis: Axis) => axis.of.startsWith('code') && !axis.of.startsWith('coder')
    return Object.keys(this.study.sources).flatMap(source =>
      this.viewsOfSource(source).filter(
        view =>
          this.holds(this.filter, view, null) !== false &&
          (isCodes(this.rows) || this.inPlace(this.rows, row, ids.rows, view, null)) &&
          (isCodes(this.columns) || this.inPlace(this.columns, column, ids.columns, view, null)),
      ),
    )
  }

  characters(views: readonly PlainView[]): number {
    const spoken = new Set<string>()
    for (const view of views)
      for (const role of ROLES) {
        const asks = JSON.stringify(this.filter).includes('"speakers"')
        if (!asks || this.holds(this.filter, view, null, { role }) !== false) spoken.add(`${view.source}|${role}`)
      }
    return [...spoken].reduce((sum, one) => {
      const [source, role] = one.split('|') as [string, (typeof ROLES)[number]]
      return sum + (this.study.sources[source]!.byRole?.[ROLES.indexOf(role)] ?? 0)
    }, 0)
  }

  measure(
    measure: Measure,
    row: string | null,
    column: string | null,
    ids: { rows: readonly string[]; columns: readonly string[] },
  ): number {
    const cell = this.inCell(row, column, ids)
    const distinct = (things: readonly (string | null)[]) => new Set(things.filter(one => one !== null)).size
    const words = (codings: readonly PlainCoding[]) =>
      codings.flatMap(({ source, words: [first, end] }) =>
        Array.from({ length: end - first }, (_, at) => `${source} ${first + at}`),
      )
    const codings = cell.map(one => one.coding)
    switch (measure) {
      case 'presence':
        return cell.length > 0 ? 1 : 0
      case 'sources':
        return distinct(codings.map(coding => coding.source))
      case 'cases':
        return distinct(cell.flatMap(one => one.views.map(view => view.site)))
      case 'participants':
        return distinct(cell.flatMap(one => one.views.map(view => view.person)))
      case 'codings':
        return this.gathers(row, column)
          ? distinct(codings.map(coding => JSON.stringify([coding.source, coding.words, coding.coder])))
          : cell.length
      case 'words':
        return distinct(words(codings))
      case 'coverage': {
        const of = this.characters(this.eligible(row, column, ids))
        return of === 0 ? 0 : distinct(words(codings)) / of
      }
      case 'excerpts':
        return codings.filter(
          coding =>
            // The first of its stretch: nothing that begins earlier, or stands before it in the list, runs over its beginning.
            !reaches(codings, coding),
        ).length
      case 'shared words': {
        const passing = this.passing()
        const under = (axis: Axis, place: string | null, shown: readonly string[]) =>
          new Set(
            words(
              passing.filter(coding =>
                place === null
                  ? this.isWhole(axis) || shown.some(id => this.codesUnder(id).has(coding.code))
                  : this.codesUnder(place).has(coding.code),
              ),
            ),
          )
        const left = under(this.rows, row, ids.rows)
        const right = under(this.columns, column, ids.columns)
        return [...left].filter(word => right.has(word)).length
      }
    }
  }
}

/** Whether the stretch of a coding was begun by another one. */
function reaches(codings: readonly PlainCoding[], coding: PlainCoding): boolean {
  // Grow from this coding over everything that overlaps; it begins its stretch when it is the first of it.
  const stretch = new Set([coding])
  for (;;) {
    const before = stretch.size
    for (const other of codings) {
      if (stretch.has(other) || other.source !== coding.source) continue
      if ([...stretch].some(one => one.words[0] < other.words[1] && other.words[0] < one.words[1])) stretch.add(other)
    }
    if (stretch.size === before) break
  }
  const first = [...stretch].sort((a, b) => a.words[0] - b.words[0] || codings.indexOf(a) - codings.indexOf(b))[0]
  return first !== coding
}
