import { command, query } from '../../base/call.ts'
import type { VersionId } from '../../base/ids.ts'
import { id, nullable, object, optional, text, truth } from '../../base/parse.ts'
import type { CodeHappening, OtherVersions, VersionDifferences, VersionList } from './types.ts'

/** What others may ask about saved versions of the framework. */
export const versionsContract = {
  'code.history': query<readonly CodeHappening[]>()({
    says: 'What happened to a code, newest first: made, renamed, defined otherwise with the words added and cut, moved, merged, split, retired; by whom, when and why.',
    input: object({ codeId: id('code') }),
  }),
  'version.list': query<VersionList>()({
    says: 'The saved versions of the framework, oldest first, with reason, author and counts, a name for the next, and whether anything changed since the last.',
    input: object({}),
  }),
  'version.others': query<readonly OtherVersions[]>()({
    says: 'The saved versions of other projects that were brought in, project by project, each oldest first. They are none of ours: `version.list` does not hold them.',
    input: object({}),
  }),
  'version.diff': query<VersionDifferences>()({
    says: 'What changed between two versions in a form to be read: added, removed, renamed, moved, merged, split, redefined, retired, with reasons, words added and cut, and the codings concerned; and sets and topic-guide questions. `toId` null is the framework as it is now; either may be of another project. Refuses a version with itself.',
    input: object({ fromId: id('version'), toId: nullable(id('version')) }),
  }),
  'version.save': command<VersionId>()({
    label: 'Save version of the framework',
    says: 'Saves the whole framework as it is under a name, with a reason. Refuses a name that is taken and, without `evenUnchanged`, a framework that did not change since the last.',
    input: object({
      label: text(60),
      reason: optional(nullable(text(4000))),
      evenUnchanged: optional(truth),
    }),
  }),
}
