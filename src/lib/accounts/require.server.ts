/** From a request to an actor. */
import { redirect } from '@sveltejs/kit';
import type { Actor } from './actor.ts';
import { demand } from './demand.server.ts';
import type { Action } from './may.ts';

/** @throws 303 to the sign-in page, which leads back here, when nobody is signed in */
export function signedIn(locals: App.Locals, url: URL): Actor {
	if (locals.actor) return locals.actor;
	redirect(303, `/${locals.lang}/konto/inn?til=${encodeURIComponent(url.pathname + url.search)}`);
}

/**
 * Whoever does something at the secretariat's desk, asked before anything of the form is read.
 *
 * @throws 303 to sign in, 404 for whom the desk is none, 403 for who may read there but not do this
 */
export function atDesk(locals: App.Locals, url: URL, action: Action): Actor {
	const by = signedIn(locals, url);
	demand(by, action, { organisationId: null }, 'review.read');
	return by;
}
