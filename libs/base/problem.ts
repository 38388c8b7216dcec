/**
 * The closed list of what can be refused. A code is stable: screens, tests and outside callers rely on it.
 * `status` is what HTTP answers (RFC 9457), `params` the facts that the sentence needs.
 */
export const problems = {
  // input
  'input.invalid': { status: 422, params: ['issues'] },
  'input.notJson': { status: 400, params: ['at'] },
  'route.unknown': { status: 404, params: ['path'] },
  'house.notReady': { status: 503, params: [] },
  // people
  'session.required': { status: 401, params: [] },
  'session.wrong': { status: 401, params: ['left'] },
  'session.locked': { status: 429, params: ['until'] },
  'session.csrf': { status: 403, params: [] },
  'password.tooWeak': { status: 422, params: ['min'] },
  'scope.forbidden': { status: 403, params: ['helper'] },
  'person.unknown': { status: 404, params: ['person'] },
  'person.stale': { status: 409, params: ['expected', 'found', 'by', 'at'] },
  'person.wrong': { status: 422, params: ['field', 'value'] },
  'account.taken': { status: 409, params: ['username'] },
  'account.none': { status: 409, params: ['person'] },
  'account.closed': { status: 403, params: [] },
  'import.header': { status: 422, params: ['missing', 'unknown', 'twice'] },
  'import.row': { status: 422, params: ['cells', 'expected'] },
  'days.order': { status: 422, params: ['from', 'to'] },
  'post.unknown': { status: 404, params: ['post'] },
  'post.notHere': { status: 422, params: ['post', 'unit'] },
  'post.held': { status: 409, params: ['post', 'by', 'from', 'to'] },
  'post.unclear': { status: 422, params: ['word', 'unit', 'posts'] },
  'post.lastAdmin': { status: 409, params: [] },
  'leave.unknown': { status: 404, params: ['leave'] },
  'leave.self': { status: 422, params: ['person'] },
  'leave.notColleague': { status: 422, params: ['deputy', 'person'] },
  'leave.overlaps': { status: 409, params: ['person', 'from', 'to'] },
  'leave.circle': { status: 409, params: ['deputy', 'person', 'from', 'to'] },
  'leave.deputyAway': { status: 409, params: ['deputy', 'from', 'to'] },
  'leave.standsIn': { status: 409, params: ['person', 'absent', 'from', 'to'] },
  // engine
  'instance.unknown': { status: 404, params: ['instance'] },
  'instance.stale': { status: 409, params: ['expected', 'found', 'by', 'at'] },
  'instance.ended': { status: 409, params: ['state'] },
  'instance.onHold': { status: 409, params: ['reason'] },
  'instance.busy': { status: 503, params: ['instance'] },
  'event.unknown': { status: 422, params: ['event'] },
  'event.invalid': { status: 422, params: ['event', 'issues'] },
  'event.notAllowedHere': { status: 409, params: ['event', 'state'] },
  'event.notPermitted': { status: 403, params: ['event', 'may'] },
  'event.guardRefused': { status: 409, params: ['event', 'state', 'guard'] },
  'command.keyReused': { status: 422, params: ['key'] },
  'command.instanceTwice': { status: 422, params: ['instance'] },
  'definition.unknown': { status: 422, params: ['definition'] },
  'migration.planWrong': { status: 422, params: ['plan', 'faults'] },
  'migration.unfit': { status: 409, params: ['plan', 'count', 'first'] },
  'migration.status': { status: 409, params: ['plan', 'migration', 'status', 'wanted'] },
  'migration.busy': { status: 409, params: ['plan'] },
  'text.notWellFormed': { status: 422, params: ['at'] },
  'incident.unknown': { status: 404, params: ['incident'] },
  'incident.answered': { status: 409, params: ['incident', 'answer', 'by', 'at'] },
  'queue.away': { status: 503, params: [] },
  'incident.argsWrong': { status: 422, params: ['why'] },
  // letters and files
  'file.empty': { status: 422, params: ['name'] },
  'file.tooLarge': { status: 413, params: ['name', 'size', 'limit'] },
  'file.unknown': { status: 404, params: ['hash'] },
  'file.notRead': { status: 422, params: ['name', 'kind'] },
  'file.scan': { status: 422, params: ['name'] },
  'file.locked': { status: 422, params: ['name'] },
  'file.tooHeavy': { status: 422, params: ['name'] },
  'file.noOcr': { status: 422, params: ['name'] },
  'file.broken': { status: 422, params: ['name'] },
  'letter.notALetter': { status: 422, params: ['name', 'missing'] },
  'letter.secret': { status: 422, params: ['level'] },
  'letter.twice': { status: 409, params: ['number', 'issuer', 'date', 'directive'] },
  'superior.twice': { status: 409, params: ['number', 'directive'] },
  'draft.stale': { status: 409, params: ['expected', 'found', 'by', 'at', 'changed', 'conflicts'] },
  'draft.unknown': { status: 404, params: ['directive'] },
  'draft.open': { status: 409, params: ['questions'] },
  'draft.alreadyAssigned': { status: 409, params: ['directive'] },
  'draft.cannotUndo': { status: 409, params: ['revision'] },
  'task.unknown': { status: 404, params: ['path'] },
  'task.noWords': { status: 422, params: [] },
  'task.thereAlready': { status: 409, params: ['path'] },
  'task.cannotSplit': { status: 422, params: ['path'] },
  'task.cannotMerge': { status: 409, params: ['path', 'with'] },
  'withdraw.alreadyOpened': { status: 409, params: ['units', 'first'] },
  'message.previewFirst': { status: 409, params: ['people', 'limit'] },
  'receipt.unsigned': { status: 401, params: [] },
  'receipt.unknown': { status: 404, params: ['message'] },
  // calendar
  'calendar.yearUnknown': { status: 422, params: ['year'] },
  'calendar.dayWrong': { status: 422, params: ['date', 'why'] },
  'calendar.yearWrong': { status: 422, params: ['year'] },
  'calendar.nothing': { status: 422, params: [] },
  'calendar.changing': { status: 409, params: [] },
  'calendar.stale': { status: 409, params: ['seen'] },
  // rules of reminding
  'policy.wrong': { status: 422, params: ['step', 'rung', 'field', 'why'] },
  'policy.nothing': { status: 422, params: [] },
  'policy.changing': { status: 409, params: [] },
  'policy.stale': { status: 409, params: ['seen'] },
  'date.invalid': { status: 422, params: ['text', 'at'] },
  'date.past': { status: 422, params: ['date', 'today'] },
  // directory
  'unit.unknown': { status: 422, params: ['name', 'nearest'] },
  'unit.ambiguous': { status: 422, params: ['name', 'candidates'] },
  'alias.unknown': { status: 404, params: ['alias'] },
  'unit.cannotMerge': { status: 409, params: ['from', 'into', 'why'] },
  // cascade
  'directive.unknown': { status: 422, params: ['number'] },
  'extension.open': { status: 409, params: ['instance'] },
  'extension.notEarlier': { status: 422, params: ['dueOn', 'wanted'] },
  'extension.tooLate': { status: 422, params: ['dueOn'] },
  'extension.atMost': { status: 422, params: ['atMost'] },
  'round.nobody': { status: 422, params: [] },
  'urging.nobodyLate': { status: 409, params: ['directive'] },
  // rows that were pasted
  'paste.rows': { status: 422, params: ['rows'] },
  // clock
  'clock.production': { status: 409, params: [] },
  'clock.backwards': { status: 422, params: ['to', 'now'] },
} as const satisfies Record<string, { status: number; params: readonly string[] }>

export type ProblemCode = keyof typeof problems
export type ProblemParams<C extends ProblemCode> = { [K in (typeof problems)[C]['params'][number]]: unknown }

/** One refusal. `params` carries what the sentence for a person needs; never a stack, never text of a letter. */
export interface Problem {
  readonly code: ProblemCode
  readonly params: Record<string, unknown>
}

export function statusOf(code: ProblemCode): number {
  return problems[code].status
}

/** A refusal on its way through code that throws: shells turn it back into a `Problem`. */
export class Refusal extends Error {
  constructor(readonly problem: Problem) {
    super(problem.code)
    this.name = 'Refusal'
  }
}

export function isRefusal(error: unknown): error is Refusal {
  return error instanceof Refusal
}
