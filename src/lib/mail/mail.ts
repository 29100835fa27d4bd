/** A mail in the receiver's language. `body` is plain text; links stand on lines of their own. */
import type { Lang } from '#lib/lang.ts';

export type Mail = {
	kind: string;
	to: string;
	language: Lang;
	subject: string;
	body: string;
	replyTo?: string;
	/** Id of a need, in a mail that tells the sender of an answer to it. */
	answersNeed?: string;
};

/** After so many refusals a mail is given up. */
export const MOST_ATTEMPTS = 6;

/** Minutes between a refusal and the next attempt, by number of attempts so far. */
export const retryAfterMinutes = [0, 2, 10, 60, 360, 1440] as const satisfies { readonly length: typeof MOST_ATTEMPTS };

/** Pages whose address carries a secret. */
const secretLink = /(\/(?:konto\/lenke|avmeld|folg\/bekreft|registrer-leverandor\/bekreft)\/)[^\s/?#"<>]+/g;

/** The text of a mail without what would let its reader act as the receiver. */
export function maskTokens(body: string): string {
	return body.replace(secretLink, '$1…');
}
