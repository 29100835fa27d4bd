/** Somebody writes to those behind a pilot, without seeing their addresses; they see the writer's and answer by mail. */
import { readEmail } from '#lib/accounts/email.ts';
import { all, at, type Decision } from '#lib/decision.ts';
import { field } from '#lib/form.ts';
import { missingAs } from '#lib/missing.ts';
import { readText } from '#lib/text.ts';
import type { ContactRole } from './pilot-view.ts';

export const longestMessage = 2000;

export type ContactMessage = { readonly name: string; readonly email: string; readonly text: string };

/** Words of the address and the form by which one of the named contacts is meant. */
const words = { fag: 'professional', it: 'it' } as const satisfies Record<string, ContactRole>;

/** Null when all who work on the pilot are meant. */
export function readContactRole(word: string | null): ContactRole | null {
	return Object.entries(words).find(([each]) => each === word)?.[1] ?? null;
}

export function contactWord(role: ContactRole): string {
	return role === 'it' ? 'it' : 'fag';
}

export function readContact(form: FormData): Decision<ContactMessage> {
	return all({
		name: missingAs('contact.name_missing', at('name', readText(field(form, 'name'), { max: 100, required: true }))),
		email: missingAs('contact.email_missing', at('email', readEmail(field(form, 'email')))),
		text: missingAs(
			'contact.text_missing',
			at('text', readText(field(form, 'text'), { max: longestMessage, required: true, multiline: true }))
		)
	});
}
