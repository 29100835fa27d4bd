/** A mail in the receiver's language. `body` is plain text; links stand on lines of their own. */
import type { Lang } from '#lib/lang.ts';

export type Mail = {
	kind: string;
	to: string;
	language: Lang;
	subject: string;
	body: string;
	replyTo?: string;
};
