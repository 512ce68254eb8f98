// The table of commands: one list gives parsing, help and the reference.

import type { Command } from './command.ts'
import { adjudicateCommands } from './commands/adjudicate.ts'
import { agreementCommands } from './commands/agreement.ts'
import { bringInCommands } from './commands/bring-in.ts'
import { caseCommands } from './commands/cases.ts'
import { coderCommands } from './commands/coder.ts'
import { commentCommands } from './commands/comments.ts'
import { correctCommands } from './commands/correct.ts'
import { destroyCommands } from './commands/destroy.ts'
import { disclosureCommands } from './commands/disclosure.ts'
import { lookCommands } from './commands/look.ts'
import { mergeCommands } from './commands/merge.ts'
import { otherProjectCommands } from './commands/other-project.ts'
import { positionCommands } from './commands/positions.ts'
import { questionCommands } from './commands/questions.ts'
import { reviewCommands } from './commands/review.ts'
import { saturationCommands } from './commands/saturation.ts'
import { projectCommands } from './commands/project.ts'
import { publishCommands } from './commands/publish.ts'
import { teamCommands } from './commands/team.ts'
import { togetherCommands } from './commands/together.ts'
import { truthTableCommands } from './commands/truth-table.ts'
import { versionCommands } from './commands/version.ts'
import { openCommands } from './commands/what-is-open.ts'
import { writeOutCommands } from './commands/write-out.ts'

const rest = (name: string) => projectCommands.filter(command => command.name !== name)

/** Every command, in the order of a project's life. */
export const COMMANDS: readonly Command[] = [
  projectCommands.find(command => command.name === 'new')!,
  ...bringInCommands,
  ...correctCommands,
  ...lookCommands,
  ...versionCommands,
  ...positionCommands,
  ...togetherCommands,
  ...truthTableCommands,
  ...saturationCommands,
  ...agreementCommands,
  ...adjudicateCommands,
  ...commentCommands,
  ...reviewCommands,
  ...openCommands,
  ...writeOutCommands,
  ...disclosureCommands,
  ...caseCommands,
  ...publishCommands,
  ...teamCommands,
  ...coderCommands,
  ...mergeCommands,
  ...questionCommands,
  ...otherProjectCommands,
  ...destroyCommands,
  ...rest('new'),
]
