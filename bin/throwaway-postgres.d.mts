export function postgresBinaries(): string | undefined
export function throwawayPostgres(): Promise<{
  readonly url: string
  start(): Promise<void>
  stop(): Promise<void>
  remove(): Promise<void>
}>
