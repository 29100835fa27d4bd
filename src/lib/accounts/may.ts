/**
 * Who may what: the one table from which every check comes.
 *
 * A cell says in which relation to the thing a role may do it:
 *   any   to every one
 *   own   to those of an organisation in which the person holds the role (or that it succeeded)
 *   -     to none
 * What the table cannot say stands beside it in the rule of the thing itself: four eyes, states, deadlines.
 */
import { membershipsFor, type Actor, type Role } from './actor.ts';

type Reach = 'any' | 'own' | '-';

/** Order of the cells in each row below. */
export const columns = [
	'anonymous',
	'reader',
	'editor',
	'finance',
	'administrator',
	'secretariat',
	'supplier',
	'auditor'
] as const;
export type Column = (typeof columns)[number];
type Row = readonly [Reach, Reach, Reach, Reach, Reach, Reach, Reach, Reach];

// prettier-ignore
const table = {
	//                         anonymous reader  editor  finance administrator secretariat supplier auditor
	'public.read':            ['any',    'any',  'any',  'any',  'any',        'any',      'any',   'any'],
	'account.use':            ['-',      'any',  'any',  'any',  'any',        'any',      'any',   'any'],
	'workspace.read':         ['-',      'own',  'own',  'own',  'own',        'any',      '-',     'any'],

	'pilot.read_draft':       ['-',      'own',  'own',  'own',  'own',        'any',      '-',     'any'],
	'pilot.register':         ['-',      '-',    'own',  '-',    'own',        '-',        '-',     '-'],
	'pilot.write':            ['-',      '-',    'own',  '-',    'own',        '-',        '-',     '-'],
	'pilot.submit':           ['-',      '-',    'own',  '-',    'own',        '-',        '-',     '-'],
	'pilot.decide':           ['-',      '-',    '-',    '-',    '-',          'any',      '-',     '-'],
	'pilot.hide':             ['-',      '-',    '-',    '-',    '-',          'any',      '-',     '-'],
	'pilot.change_phase':     ['-',      '-',    'own',  '-',    'own',        '-',        '-',     '-'],
	'pilot.decide_phase':     ['-',      '-',    '-',    '-',    'own',        '-',        '-',     '-'],
	'pilot.stand_in':         ['-',      '-',    '-',    '-',    '-',          'any',      '-',     '-'],
	'pilot.confirm':          ['-',      '-',    'own',  '-',    'own',        '-',        '-',     '-'],
	'pilot.withdraw':         ['-',      '-',    '-',    '-',    'own',        '-',        '-',     '-'],
	'pilot.hand_over':        ['-',      '-',    '-',    '-',    'own',        '-',        '-',     '-'],
	'pilot.take_over':        ['-',      '-',    '-',    '-',    'own',        '-',        '-',     '-'],

	'lesson.read_draft':      ['-',      'own',  'own',  'own',  'own',        'any',      '-',     'any'],
	'lesson.write':           ['-',      '-',    'own',  '-',    'own',        '-',        '-',     '-'],
	'lesson.decide':          ['-',      '-',    '-',    '-',    '-',          'any',      '-',     '-'],
	'lesson.find_useful':     ['-',      'own',  'own',  'own',  'own',        '-',        '-',     '-'],

	'gain.read':              ['-',      'own',  'own',  'own',  'own',        'any',      '-',     'any'],
	'gain.write':             ['-',      '-',    'own',  '-',    'own',        '-',        '-',     '-'],

	'solution.read_draft':    ['-',      'own',  'own',  'own',  'own',        'any',      'own',   'any'],
	'solution.write':         ['-',      '-',    'own',  '-',    'own',        '-',        'own',   '-'],
	'solution.decide':        ['-',      '-',    '-',    '-',    '-',          'any',      '-',     '-'],
	'adoption.read':          ['-',      'own',  'own',  'own',  'own',        'any',      'own',   'any'],
	'adoption.declare':       ['-',      '-',    'own',  '-',    'own',        '-',        'own',   '-'],
	'adoption.confirm':       ['-',      '-',    '-',    '-',    'own',        '-',        '-',     '-'],

	'measurement.read_draft': ['-',      'own',  'own',  'own',  'own',        'any',      '-',     'any'],
	'measurement.write':      ['-',      '-',    'own',  '-',    'own',        '-',        '-',     '-'],
	'measurement.decide':     ['-',      '-',    '-',    '-',    '-',          'any',      '-',     '-'],
	'reporting_window.open':  ['-',      '-',    '-',    '-',    '-',          'any',      '-',     '-'],

	'expense.read':           ['-',      'own',  'own',  'own',  'own',        'any',      '-',     'any'],
	'expense.enter':          ['-',      '-',    'own',  'own',  'own',        '-',        '-',     '-'],
	'expense.submit':         ['-',      '-',    '-',    'own',  'own',        '-',        '-',     '-'],
	'expense.answer':         ['-',      '-',    'own',  'own',  'own',        '-',        '-',     '-'],
	'expense.decide':         ['-',      '-',    '-',    '-',    '-',          'any',      '-',     '-'],

	'expense.read_staff':     ['-',      '-',    '-',    'own',  'own',        'any',      '-',     'any'],
	'expense.correct':        ['-',      '-',    '-',    '-',    '-',          'any',      '-',     '-'],
	'budget.propose':         ['-',      '-',    '-',    '-',    '-',          'any',      '-',     '-'],
	'budget.decide':          ['-',      '-',    '-',    '-',    '-',          'any',      '-',     '-'],
	'budget.read':            ['-',      '-',    '-',    '-',    '-',          'any',      '-',     'any'],
	'rate.propose':           ['-',      '-',    '-',    'any',  'any',        'any',      '-',     '-'],
	'rate.decide':            ['-',      '-',    '-',    '-',    '-',          'any',      '-',     '-'],
	'payment.read':           ['-',      '-',    '-',    '-',    '-',          'any',      '-',     'any'],
	'payment.write':          ['-',      '-',    '-',    '-',    '-',          'any',      '-',     '-'],
	'forecast.write':         ['-',      '-',    '-',    'own',  'own',        '-',        '-',     '-'],
	'period.lock':            ['-',      '-',    '-',    '-',    '-',          'any',      '-',     '-'],
	'report.read':            ['-',      'own',  'own',  'own',  'own',        'any',      '-',     'any'],
	'report.write':           ['-',      '-',    'own',  'own',  'own',        '-',        '-',     '-'],
	'report.submit':          ['-',      '-',    '-',    'own',  '-',          '-',        '-',     '-'],
	'report.decide':          ['-',      '-',    '-',    '-',    '-',          'any',      '-',     '-'],
	'report.remind':          ['-',      '-',    '-',    '-',    '-',          'any',      '-',     '-'],
	'project_report.read':    ['-',      '-',    '-',    '-',    '-',          'any',      '-',     'any'],
	'project_report.write':   ['-',      '-',    '-',    '-',    '-',          'any',      '-',     '-'],
	'reconciliation.read':    ['-',      '-',    '-',    'own',  'own',        'any',      '-',     'any'],
	'reconciliation.write':   ['-',      '-',    '-',    'own',  'own',        '-',        '-',     '-'],
	'audit.read':             ['-',      '-',    '-',    '-',    '-',          'any',      '-',     'any'],
	'audit.draw':             ['-',      '-',    '-',    '-',    '-',          'any',      '-',     'any'],
	'audit.give_access':      ['-',      '-',    '-',    '-',    '-',          'any',      '-',     '-'],
	'audit.mark':             ['-',      '-',    '-',    '-',    '-',          '-',        '-',     'any'],

	//                         anonymous reader  editor  finance administrator secretariat supplier auditor
	'need.read_draft':        ['-',      'own',  'own',  'own',  'own',        'any',      '-',     'any'],
	'need.write':             ['-',      '-',    'own',  '-',    'own',        '-',        '-',     '-'],
	'need.decide':            ['-',      '-',    '-',    '-',    '-',          'any',      '-',     '-'],
	'need.join':              ['-',      '-',    'own',  '-',    'own',        '-',        '-',     '-'],
	'need_log.read':          ['-',      'own',  'own',  'own',  'own',        'any',      '-',     'any'],
	'question.ask':           ['-',      'any',  'any',  'any',  'any',        'any',      'any',   '-'],
	'question.answer':        ['-',      '-',    'own',  '-',    'own',        '-',        '-',     '-'],
	'response.write':         ['-',      '-',    '-',    '-',    '-',          '-',        'own',   '-'],
	'response.count':         ['-',      'own',  'own',  'own',  'own',        'any',      '-',     'any'],
	'response.read':          ['-',      '-',    'own',  '-',    'own',        'any',      '-',     'any'],
	'response.state_conflict': ['-',     '-',    'own',  '-',    'own',        'any',      '-',     '-'],
	'response.decide':        ['-',      '-',    'own',  '-',    'own',        '-',        '-',     '-'],
	'event.write':            ['-',      '-',    'own',  '-',    'own',        'any',      '-',     '-'],
	'event.read_attendees':   ['-',      '-',    'own',  '-',    'own',        'any',      '-',     'any'],
	'event.sign_up':          ['-',      'any',  'any',  'any',  'any',        'any',      'any',   '-'],
	'slot.book':              ['-',      '-',    '-',    '-',    '-',          '-',        'own',   '-'],
	'supplier.write':         ['-',      '-',    '-',    '-',    '-',          '-',        'own',   '-'],
	'supplier.verify':        ['-',      '-',    '-',    '-',    '-',          'any',      '-',     '-'],
	'adviser.read_shown':     ['-',      '-',    '-',    '-',    '-',          '-',        'own',   '-'],
	'adviser.show':           ['-',      '-',    '-',    '-',    'own',        '-',        '-',     '-'],
	'match.read':             ['-',      'own',  'own',  'own',  'own',        'any',      'own',   'any'],
	'match.decide':           ['-',      '-',    'own',  '-',    'own',        '-',        '-',     '-'],
	'delivery.read':          ['-',      '-',    '-',    '-',    '-',          'any',      '-',     'any'],
	'delivery.handle':        ['-',      '-',    '-',    '-',    '-',          'any',      '-',     '-'],

	'member.read':            ['-',      'own',  'own',  'own',  'own',        'any',      'own',   'any'],
	'member.invite':          ['-',      '-',    '-',    '-',    'own',        'any',      'own',   '-'],
	'member.manage':          ['-',      '-',    '-',    '-',    'own',        'any',      '-',     '-'],

	'api_token.manage':       ['-',      '-',    '-',    '-',    'own',        '-',        '-',     '-'],

	'glossary.propose':       ['-',      'any',  'any',  'any',  'any',        'any',      'any',   '-'],
	'glossary.read_proposals': ['-',     '-',    '-',    '-',    '-',          'any',      '-',     'any'],
	'glossary.edit':          ['-',      '-',    '-',    '-',    '-',          'any',      '-',     '-'],
	'translation.read_draft': ['-',      'own',  'own',  'own',  'own',        'any',      '-',     'any'],
	'translation.write':      ['-',      '-',    'own',  '-',    'own',        'own',      '-',     '-'],
	'translation.decide':     ['-',      '-',    'own',  '-',    'own',        'any',      '-',     '-'],
	'document.register':      ['-',      '-',    'own',  '-',    'own',        'any',      '-',     '-'],

	'review.read':            ['-',      '-',    '-',    '-',    '-',          'any',      '-',     'any'],
	'mail.read':              ['-',      '-',    '-',    '-',    '-',          'any',      '-',     'any'],
	'page.write':             ['-',      '-',    '-',    '-',    '-',          'any',      '-',     '-'],
	'logo.write':             ['-',      '-',    '-',    '-',    '-',          'any',      '-',     '-'],
	'accessibility_report.handle': ['-', '-',    '-',    '-',    '-',          'any',      '-',     '-']
} as const satisfies Record<string, Row>;

export type Action = keyof typeof table;
/** What is acted upon: `organisationId` is its owner, null when nobody in particular owns it. */
export type Owned = { organisationId: string | null };

export function may(by: Actor | null, action: Action, about: Owned): boolean {
	if (reach('anonymous', action) === 'any') return true;
	if (by === null) return false;
	if (by.memberships.some((membership) => reach(membership.role, action) === 'any')) return true;
	if (about.organisationId === null) return false;
	return membershipsFor(by, about.organisationId).some((membership) => reach(membership.role, action) === 'own');
}

/** The organisations in which the person holds a role that may do this, and those that they came after. */
export function organisationsWhere(by: Actor, action: Action): string[] {
	const holding = by.memberships.filter((membership) => reach(membership.role, action) !== '-');
	return [...new Set(holding.flatMap((membership) => membership.covers))];
}

/** Whether the person may do this at least somewhere, as for showing an entry in a menu. */
export function mayAnywhere(by: Actor | null, action: Action): boolean {
	if (by === null) return reach('anonymous', action) === 'any';
	return by.memberships.some((membership) => reach(membership.role, action) !== '-');
}

export function reach(role: Role | 'anonymous', action: Action): Reach {
	return table[action][columns.indexOf(role)] ?? '-';
}
