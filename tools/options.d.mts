interface ToolOption {
  readonly says: string
  readonly value?: string
  readonly oneOf?: readonly (readonly [string, string])[]
  readonly like?: RegExp
}

/** How a tool is used. */
export interface Tool {
  readonly usage: string
  readonly says: string
  readonly options: Readonly<Record<string, ToolOption>>
}

type Values = Readonly<Partial<Record<string, string & boolean>>>

/** Reads the options of a tool: its values, else what is to be said and the exit code. */
export function readOptions(args: readonly string[], tool: Tool): { values?: Values; said?: string; exit?: number }
/** The options of this process; says help or what is wrong, and ends it then. */
export function optionsHere(tool: Tool, args?: readonly string[]): Values
