// What is in the project already, as far as sheets may refer to it.

import type { Attribute } from '../../cases/types.ts'
import type { Code } from '../../framework/types.ts'
import { Keys } from './keys.ts'
import type { PlannedAttribute, Ref } from './plan.ts'

/** A case, there or planned. */
export interface KnownCase {
  readonly ref: Ref
  readonly kind: string
  readonly name: string
}

/** A source, there or planned. */
export interface KnownSource {
  readonly ref: Ref
  readonly path: string
  readonly sites: readonly Ref[] | null
}

/** A code, there or planned. */
export interface KnownCode {
  readonly ref: Ref
  readonly kind: Code['kind']
  readonly status: Code['status']
}

/** A key that a case had which went over into another one. */
export interface FormerKey {
  readonly kind: string
  readonly key: string
  readonly intoRef: Ref
  readonly name: string
}

/** Everything that sheets may refer to in a project. */
export interface Known {
  readonly cases: readonly {
    readonly id: string
    readonly kind: string
    readonly key: string | null
    readonly name: string
  }[]
  /** Cases that went over into others, under keys that no case has now: what names them means the other. `intoRef` is how sheets refer to that. */
  readonly former?: readonly FormerKey[]
  readonly sources: readonly {
    readonly id: string
    readonly key: string | null
    readonly name: string
    readonly path: string
  }[]
  readonly codes: readonly Pick<Code, 'id' | 'key' | 'name' | 'kind' | 'status'>[]
  readonly questions: readonly { readonly id: string; readonly key: string }[]
  readonly propositions: readonly { readonly id: string; readonly key: string | null; readonly statement: string }[]
  readonly attributes: readonly (Pick<Attribute, 'about' | 'name' | 'type' | 'choices'> & {
    readonly follows?: boolean
  })[]
}

/** An empty project. */
export const NOTHING_KNOWN: Known = {
  cases: [],
  sources: [],
  codes: [],
  questions: [],
  propositions: [],
  attributes: [],
}

/** Everything that a study's sheets may refer to: what is in the project, and what the sheets themselves add, by key and name. */
export class Index {
  readonly sites = new Keys<KnownCase>()
  readonly outside = new Keys<KnownCase>()
  readonly participants = new Keys<KnownCase>()
  readonly others = new Keys<KnownCase>()
  readonly sources = new Keys<KnownSource>()
  readonly files = new Keys<KnownSource>()
  readonly codes = new Keys<KnownCode>()
  readonly questions = new Keys<string>()
  readonly propositions = new Keys<Ref>()
  readonly attributes: readonly PlannedAttribute[]

  /** What the project holds comes first: a row of a sheet with the same key is the same thing. */
  constructor(known: Known) {
    this.attributes = known.attributes
    this.#addProject(known)
  }

  /** The cases of one kind. */
  casesOf(kind: string): Keys<KnownCase> {
    return kind === 'site'
      ? this.sites
      : kind === 'participant'
        ? this.participants
        : kind === 'outside'
          ? this.outside
          : this.others
  }

  /** The case so called: of that kind first, then a site, a participant, one outside, any other. */
  anyCase(written: string, kind: string): KnownCase | undefined {
    const found = this.casesOf(kind).find(written)
    return (
      found ??
      [this.sites, this.participants, this.outside, this.others]
        .map(keys => keys.find(written))
        .find(one => one !== undefined)
    )
  }

  #addProject(known: Known): void {
    for (const one of known.cases) {
      const ref = one.key ?? one.id
      this.casesOf(one.kind).add(ref, { ref, kind: one.kind, name: one.name }, one.name, one.id)
    }
    for (const { kind, key, intoRef, name } of known.former ?? [])
      this.casesOf(kind).add(key, { ref: intoRef, kind, name })
    for (const one of known.codes) {
      const ref = one.key ?? one.id
      this.codes.add(ref, { ref, kind: one.kind, status: one.status }, one.name, one.id)
    }
    for (const one of known.sources) {
      const source = { ref: one.key ?? one.id, path: one.path, sites: null }
      this.sources.add(source.ref, source, one.name, one.id)
      this.files.add(one.path, source, one.path.split('/').at(-1)!)
    }
    for (const one of known.questions) this.questions.add(one.key, one.key)
    for (const one of known.propositions) {
      const ref = one.key ?? one.id
      this.propositions.add(ref, ref, one.id)
    }
  }
}
