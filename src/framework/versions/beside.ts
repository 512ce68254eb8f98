// What a version of another project is called beside ours. Pure.

/** “v2 (Ward)”. */
export function calledBeside(label: string, project: string): string {
  return `${label} (${project})`
}
