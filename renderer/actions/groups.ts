/** The heads under which actions are listed on the keyboard map and in the palette, in their order there. */
export const ACTION_GROUPS = ['go', 'text', 'edit', 'matrix', 'import', 'view', 'project', 'help'] as const

export type ActionGroup = (typeof ACTION_GROUPS)[number]
