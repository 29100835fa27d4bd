/**
 * The guard of every write and of every read that is not public. With `may.ts` it is the only place where a right is
 * decided; it knows the framework because its refusals are answers: 404 for what one may not know of, 403 for what one
 * may read but not do.
 */
import { error } from '@sveltejs/kit';
import type { Actor } from './actor.ts';
import { may, type Action, type Owned } from './may.ts';

/**
 * @param readAction the right to know that the thing exists
 * @throws 404 when `by` may not read it, 403 when `by` may read it but not do `action`
 */
export function demand(
	by: Actor | null,
	action: Action,
	about: Owned,
	readAction: Action = action
): asserts by is Actor {
	if (may(by, action, about) && by !== null) return;
	if (readAction !== action && may(by, readAction, about)) error(403);
	error(404);
}

/** What a read gives back when the thing is not there at all: the same answer as for one that may not be read. */
export function found<T>(thing: T | null | undefined): T {
	if (thing === null || thing === undefined) error(404);
	return thing;
}
