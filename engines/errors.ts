/** A text in the two languages of the product. */
export type Text = { readonly zh: string; readonly en: string }

export type ProblemKind = 'invalid' | 'refused' | 'not_found' | 'conflict' | 'unavailable' | 'forbidden' | 'unauthenticated'

/**
 * The family of errors that a user may see. `code` is stable (`area.thing.reason`), `detail` names the offending thing
 * (file, line, field, ids), `message` says what is wrong and what to do next, in both languages.
 */
export class Problem extends Error {
  readonly kind: ProblemKind
  readonly code: string
  readonly detail: Readonly<Record<string, unknown>>
  readonly text: Text
  constructor(kind: ProblemKind, code: string, detail: Record<string, unknown>, text: Text) {
    super(text.en)
    this.name = 'Problem'
    this.kind = kind
    this.code = code
    this.detail = detail
    this.text = text
  }
}

/** The input is not of the right form (a broken file, a wrong field). */
export class Invalid extends Problem {
  constructor(code: string, detail: Record<string, unknown>, text: Text) {
    super('invalid', code, detail, text)
  }
}

/** The input is well formed but a rule of the trade says no. */
export class Refused extends Problem {
  constructor(code: string, detail: Record<string, unknown>, text: Text) {
    super('refused', code, detail, text)
  }
}

export class NotFound extends Problem {
  constructor(code: string, detail: Record<string, unknown>, text: Text) {
    super('not_found', code, detail, text)
  }
}

/** Somebody else changed the thing meanwhile; `detail.by` names who. */
export class Conflict extends Problem {
  constructor(code: string, detail: Record<string, unknown>, text: Text) {
    super('conflict', code, detail, text)
  }
}

/** A part outside (a database, a target system, a file store) does not answer. */
export class Unavailable extends Problem {
  constructor(code: string, detail: Record<string, unknown>, text: Text) {
    super('unavailable', code, detail, text)
  }
}

/** The actor's roles do not allow it. */
export class Forbidden extends Problem {
  constructor(code: string, detail: Record<string, unknown>, text: Text) {
    super('forbidden', code, detail, text)
  }
}
