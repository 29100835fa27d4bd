/** From a request to an actor. */
import { redirect } from '@sveltejs/kit';
import type { Actor } from './actor.ts';

/** @throws 303 to the sign-in page, which leads back here, when nobody is signed in */
export function signedIn(locals: App.Locals, url: URL): Actor {
	if (locals.actor) return locals.actor;
	redirect(303, `/${locals.lang}/konto/inn?til=${encodeURIComponent(url.pathname + url.search)}`);
}
