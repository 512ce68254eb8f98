import { newKey } from '../../store/passphrase.ts'
import { listAllocations } from '../../team/allocation-queries.ts'
import { sealedSources } from '../../team/blind/sealed-queries.ts'
import { allocate } from '../../team/allocation-commands.ts'
import { addCoder, joinCoders, partCoder, renameCoder } from '../../team/coder-commands.ts'
import { setCoderFact, setProjectFact } from '../../team/commands.ts'
import type { teamContract } from '../../team/contract.ts'
import { handOut } from '../../team/copies/commands.ts'
import { planHandOut } from '../../team/copies/plan-queries.ts'
import { copies } from '../../team/copies/queries.ts'
import { planFill } from '../../team/fill-queries.ts'
import { studyRecord } from '../../team/queries.ts'
import { team } from '../../team/team-queries.ts'
import type { AnswersTo } from '../answers.ts'
import { projectPath } from '../paths.ts'

/** Answers about the team: coders, who codes what, copies, and the record of the study. */
export const teamAnswers: AnswersTo<typeof teamContract> = {
  'team.record': ({ project }) => studyRecord(project.read),
  'team.setProjectFact': (tx, fact) => setProjectFact(tx, fact),
  'team.setCoderFact': (tx, fact) => setCoderFact(tx, fact),
  'team.get': ({ project }) => team(project.read),
  'team.ofSource': ({ project }, { sourceId }) => ({
    parts: listAllocations(project.read, sourceId),
    sealed: sealedSources(project.read).includes(sourceId),
  }),
  'coder.add': (tx, coder) => addCoder(tx, coder),
  'coder.rename': (tx, change) => renameCoder(tx, change),
  'coder.join': (tx, names) => joinCoders(tx, names),
  'coder.part': (tx, { coderId }) => partCoder(tx, coderId),
  'team.allocate': (tx, { changes }) => allocate(tx, changes),
  'team.planFill': ({ project }, how) => planFill(project.read, how),
  'team.copies': ({ project }) => copies(project.read),
  'team.planHandOut': ({ project }, request) => planHandOut(project.read, request),
  'team.handOut': async (open, { passphrase, ...request }, job) => {
    const ownKey = passphrase === undefined ? undefined : await newKey(passphrase)
    const copies = request.copies.map(copy => ({ ...copy, to: projectPath(copy.to) }))
    try {
      return await handOut(open.project, open.coderId, { ...request, copies, ownKey }, job)
    } finally {
      open.tellOfCopies()
    }
  },
}
