// What the conditions of a filter can be about: everything in the project, as lists to pick from.

import { useMemo } from 'react'
import { compareNatural } from '../../../src/base/order.ts'
import { NOT_RECORDED, sameAs, type CoderFact } from '../../../src/analysis/coder-facts.ts'
import type { StudyRecord } from '../../../src/team/types.ts'
import { attributeNames, type FilterNames } from '../../../src/analysis/filter/words.ts'
import { useCases, useCoders, useCodes, usePropositions, useSources } from '../../state/lists.ts'
import { useAnswer } from '../../state/use-answer.ts'
import { fullName } from '../../words/names.ts'
import { filterWords as w } from '../../words/filter.ts'
import { codeChoices } from '../code-choices.ts'
import type { Choice } from '../pick-many.tsx'

/** The lists, and the names for a sentence. */
export function useFilterOffers() {
  const sources = useSources(state => state.items)
  const cases = useCases(state => state.items)
  const codes = useCodes(state => state.items)
  const coders = useCoders(state => state.items)
  const propositions = usePropositions(state => state.items)
  const attributes = useAnswer('case.attributes', {}, ['attribute']).answer
  const record = useAnswer('team.record', {}, ['coder', 'coder_fact']).answer
  const people = record?.coders
  const versions = useAnswer('framework.versions', {}, ['framework_version']).answer
  return useMemo(() => {
    const caseKinds = w.aboutKinds
    const offers = {
      sources: sources.map((one): Choice => ({ id: one.id, label: fullName(one) })),
      cases: cases.map((one): Choice => ({
        id: one.id,
        label: fullName(one),
        detail: caseKinds[one.kind] ?? one.kind,
      })),
      codes: codeChoices(codes.filter(code => code.status !== 'retired')),
      coders: coders.map((one): Choice => ({ id: one.id, label: one.name })),
      propositions: propositions.map((one): Choice => ({
        id: one.id,
        label: one.key === null ? one.statement : `${one.key} ${one.statement}`,
      })),
      attributes: attributes ?? [],
      versions: versions ?? [],
      coderFacts: { role: factValues(people, 'role'), background: factValues(people, 'background') },
    }
    const find = (list: readonly { readonly id: string }[], name: (at: number) => string) => {
      const places = new Map(list.map((one, at) => [one.id, at]))
      return (id: string) => {
        const at = places.get(id)
        return at === undefined ? undefined : name(at)
      }
    }
    const names: FilterNames = {
      source: find(sources, at => sources[at]!.key ?? sources[at]!.name),
      case: find(cases, at => cases[at]!.key ?? cases[at]!.name),
      coder: find(coders, at => coders[at]!.name),
      code: find(codes, at => codes[at]!.name),
      proposition: find(propositions, at => propositions[at]!.key ?? propositions[at]!.statement),
      version: find(offers.versions, at => offers.versions[at]!.label),
      attribute: attributeNames(() => offers.attributes),
    }
    return { ...offers, names }
  }, [sources, cases, codes, coders, propositions, attributes, versions, people])
}

/** Every value of a fact of coders, each once; '' where somebody has none. */
function factValues(people: StudyRecord['coders'] | undefined, fact: CoderFact): string[] {
  const coders = (people ?? []).filter(one => one.joinedTo === null).map(one => one.facts[fact]?.trim() ?? NOT_RECORDED)
  const values = new Map(coders.toReversed().map(value => [sameAs(value), value]))
  return [...values.values()].sort((a, b) => (a === NOT_RECORDED ? 1 : b === NOT_RECORDED ? -1 : compareNatural(a, b)))
}

/** The offers for filters of cases alone: no attributes of sources. */
export function offersOfCases(offers: FilterOffers): FilterOffers {
  return { ...offers, attributes: offers.attributes.filter(one => one.about !== 'source') }
}

/** What {@link useFilterOffers} gives. */
export type FilterOffers = ReturnType<typeof useFilterOffers>
