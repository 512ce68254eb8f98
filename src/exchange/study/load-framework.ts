// The framework, its history and the propositions into the project.

import { addProposition, linkPropositionCode } from '../../analysis/commands.ts'
import {
  addCode,
  addReplacement,
  addVersion,
  addVersionEntry,
  ensureQuestion,
  linkQuestion,
} from '../../framework/commands.ts'
import { Refusal } from '../../base/trouble.ts'
import type { Change } from '../../store/access.ts'
import type { Loading } from './loading.ts'
import type { PlannedCode, PlannedProposition, PlannedQuestion, PlannedVersion } from './plan.ts'

const IN_ONE_CHANGE = 1000

/** Adds questions and the entries of the framework. An entry that is there stays as it is. */
export async function loadFramework(
  loading: Loading,
  file: string,
  questions: readonly PlannedQuestion[],
  codes: readonly PlannedCode[],
): Promise<void> {
  const label = `Load ${file}`
  if (questions.length > 0) {
    loading.change('Load the topic guide', tx => {
      for (const question of questions) {
        loading.count('questions', !loading.questions.has(question.key))
        loading.questions.set(question.key, ensureQuestion(tx, question))
      }
    })
  }
  await loading.each(label, codes, IN_ONE_CHANGE, (tx, code) => {
    const there = loading.codes.has(code.key)
    loading.count('codes', !there)
    if (!there) loadCode(loading, tx, file, code)
    const id = loading.codes.get(code.key)!
    for (const question of code.questions) linkQuestion(tx, id, loading.questions.get(question)!)
  })
  const replaced = codes.filter(code => code.replacedBy.length > 0)
  await loading.each(label, replaced, IN_ONE_CHANGE, (tx, code) => {
    for (const by of code.replacedBy) addReplacement(tx, loading.codes.get(code.key)!, loading.codes.get(by)!)
  })
}

function loadCode(loading: Loading, tx: Change, file: string, code: PlannedCode): void {
  const { row, parent, replacedBy: _replacedBy, questions: _questions, says: _says, ...entry } = code
  const parentId = parent === null ? null : loading.codes.get(parent)!
  let id
  try {
    id = addCode(tx, { ...entry, parentId })
  } catch (trouble) {
    if (!(trouble instanceof Refusal) || trouble.code !== 'name-taken') throw trouble
    // A code of another key has the name at this place: both stay, and can be told apart.
    const name = `${entry.name} (${entry.key})`
    id = addCode(tx, { ...entry, name, parentId })
    const says = `there is a code “${entry.name}” at this place already; this one was called “${name}”. Merge them if they are the same.`
    loading.notes.add({ file, row, about: 'name taken', says })
  }
  loading.codes.set(code.key, id)
}

/** Adds the saved versions and what happened in each. */
export function loadHistory(
  loading: Loading,
  tx: Change,
  versions: readonly PlannedVersion[],
  there: { version(label: string): boolean; entry(key: string): boolean },
): void {
  for (const version of versions) {
    const known = there.version(version.label)
    const versionId = addVersion(tx, { label: version.label, savedOn: version.savedOn, reason: version.reason })
    for (const entry of version.entries) {
      // Without a key nothing tells two entries apart: those of a version that is there came with it.
      if (entry.key === null ? known : there.entry(entry.key)) loading.skipped++
      else addVersionEntry(tx, versionId, entry)
    }
  }
}

/** Adds propositions. One that is there stays as it is. */
export async function loadPropositions(
  loading: Loading,
  file: string,
  propositions: readonly PlannedProposition[],
): Promise<void> {
  await loading.each(`Load ${file}`, propositions, IN_ONE_CHANGE, (tx, planned) => {
    const there = loading.propositions.has(planned.key)
    loading.count('propositions', !there)
    if (there) {
      const statement = loading.statements.get(planned.key)
      if (statement !== undefined && statement !== planned.statement) {
        const says = `${planned.key} says “${statement}” in the project; it stayed so.`
        loading.notes.add({ file, row: planned.row, about: 'statement', says })
      }
      return
    }
    const { row, rivalOf, codes, status, ...proposition } = planned
    const id = addProposition(tx, {
      ...proposition,
      rivalOfId: rivalOf === null ? null : loading.propositions.get(rivalOf)!,
    })
    loading.propositions.set(planned.key, id)
    for (const code of codes) linkPropositionCode(tx, id, loading.codes.get(code)!)
    if (status !== 'working')
      loading.notes.add({
        file,
        row,
        about: 'status',
        says: `${planned.key} came in as working; “${status}” was left out.`,
      })
  })
}
