/** What the table of rights says a request must be answered with. */
import { reach, type Action, type Column } from '../../src/lib/accounts/may.ts';
import { shared } from '../../src/lib/pilots/co-owner.ts';
import type { Row } from './rows.ts';
import type { Relation } from './subjects.ts';

/** Roles whose person belongs to the organisation from which the test looks. */
const atHome: readonly Column[] = ['reader', 'editor', 'finance', 'administrator'];

export type Answer = 'ok' | 'sign in' | 'forbidden' | 'not found';

function allows(role: Column, action: Action, relation: Relation): boolean {
	const far = reach(role, action);
	const isNear = relation === 'own' || (relation === 'shared' && shared.includes(action));
	return far === 'any' || (far === 'own' && isNear && atHome.includes(role));
}

function isOpen(action: Action): boolean {
	return reach('anonymous', action) === 'any';
}

export function expectedGet(row: Row, role: Column, relation: Relation): Answer {
	if (role === 'anonymous' && !isOpen(row.read)) return 'sign in';
	// Who knows of such things may hear of the right that is missing before it is looked whether there is one.
	if (row.subject === 'nothing')
		return row.known && !allows(role, row.read, 'own') && allows(role, row.known, 'own') ? 'forbidden' : 'not found';
	const near = row.subject === 'none' ? 'own' : relation;
	if (near === 'missing') return 'not found';
	// What belongs to nobody in particular is own to those who hold the role anywhere.
	if (allows(role, row.read, near)) return 'ok';
	return row.known && allows(role, row.known, near) ? 'forbidden' : 'not found';
}

export function expectedPost(row: Row, action: Action, role: Column, relation: Relation): Answer {
	if (role === 'anonymous' && !isOpen(action)) return 'sign in';
	const read = expectedGet(row, role, relation);
	if (read !== 'ok') return read;
	return allows(role, action, row.subject === 'none' ? 'own' : relation) ? 'ok' : 'forbidden';
}

/** How an answer reads in the words above; anything else is named by its number. */
export function answerOf(status: number, location: string | undefined): string {
	// 405: an address that is only written to has nothing to read
	if (status === 404 || status === 405) return 'not found';
	if (status === 403) return 'forbidden';
	if (status === 303 && location?.includes('/konto/inn?til=')) return 'sign in';
	if (status < 400 || status === 422 || status === 400 || status === 409 || status === 429) return 'ok';
	return String(status);
}
