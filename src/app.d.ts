import type { Actor } from '#lib/accounts/actor.ts';
import type { Lang } from '#lib/lang.ts';

declare global {
	namespace App {
		interface Locals {
			/** Who is signed in; null for everybody else. */
			actor: Actor | null;
			lang: Lang;
			/** Names this request in the log and on an error page. */
			requestId: string;
		}
		interface Error {
			message: string;
			/** Stands in the log as well, so that a report can be followed up. */
			requestId?: string;
		}
	}
}
