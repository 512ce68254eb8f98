// What can be checked before it leaves the team, for those who ask through the door.

export {
  checkInput,
  FILTERED_KINDS,
  OUTPUT_KINDS,
  OUTPUTS,
  USUAL,
  type CheckAbout,
  type OutputKind,
} from '../exchange/disclosure/kinds.ts'
