// The table of commands: one list gives parsing, help and the reference.

import type { Command } from './command.ts'
import { adjudicateCommands } from './commands/adjudicate.ts'
import { agreementCommands } from './commands/agreement.ts'
import { bringInCommands } from './commands/bring-in.ts'
import { caseCommands } from './commands/cases.ts'
import { coderCommands } from './commands/coder.ts'
import { commentCommands } from './commands/comments.ts'
import { correctCommands } from './commands/correct.ts'
import { decideCommand } from './commands/decide.ts'
import { destroyCommands } from './commands/destroy.ts'
import { disclosureCommands } from './commands/disclosure.ts'
import { frameworkChangeCommands } from './commands/framework-change.ts'
import { lookCommands } from './commands/look.ts'
import { mergeCommands } from './commands/merge.ts'
import { otherProjectCommands } from './commands/other-project.ts'
import { positionCommands } from './commands/positions.ts'
import { projectCommands } from './commands/project.ts'
import { proposalCommands } from './commands/proposals.ts'
import { publishCommands } from './commands/publish.ts'
import { questionCommands } from './commands/questions.ts'
import { roundCommands } from './commands/rounds.ts'
import { saturationCommands } from './commands/saturation.ts'
import { teamCommands } from './commands/team.ts'
import { togetherCommands } from './commands/together.ts'
import { truthTableCommands } from './commands/truth-table.ts'
import { versionCommands } from './commands/version.ts'
import { openCommands } from './commands/what-is-open.ts'
import { writeOutCommands } from './commands/write-out.ts'

const isNew = (command: Command) => command.name === 'new'

/** Every command, in groups, in the order of a project's life. */
export const COMMAND_GROUPS: readonly { readonly title: string; readonly commands: readonly Command[] }[] = [
  {
    title: 'A project, and what comes into it',
    commands: [...projectCommands.filter(isNew), ...bringInCommands, ...correctCommands],
  },
  { title: 'Looking', commands: lookCommands },
  {
    title: 'The framework',
    commands: [...versionCommands, ...frameworkChangeCommands, decideCommand, ...proposalCommands],
  },
  {
    title: 'A team: who codes what, copies that go out and come back',
    commands: [...teamCommands, ...coderCommands, ...mergeCommands, ...questionCommands, ...otherProjectCommands],
  },
  { title: 'Agreement', commands: [...agreementCommands, ...adjudicateCommands] },
  { title: 'Review', commands: [...openCommands, ...commentCommands, ...roundCommands] },
  {
    title: 'Analysis',
    commands: [...positionCommands, ...togetherCommands, ...truthTableCommands, ...saturationCommands],
  },
  {
    title: 'Writing out',
    commands: [...writeOutCommands, ...disclosureCommands, ...caseCommands, ...publishCommands],
  },
  { title: 'The file', commands: [...projectCommands.filter(one => !isNew(one)), ...destroyCommands] },
]

/** Every command. */
export const COMMANDS: readonly Command[] = COMMAND_GROUPS.flatMap(group => group.commands)
