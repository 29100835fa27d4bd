/** What the demonstration lacks for every right to be tried on something. */
import { expect } from '@playwright/test';
import { signInByHttp } from './people.ts';

/** Drafts of pilots, and a mail of Karlstad's. */
export async function beginDrafts(): Promise<void> {
	for (const place of ['karlstad', 'ringsaker']) {
		const editor = await signInByHttp(`redaktor.${place}@demo.example`);
		const language = place === 'karlstad' ? 'sv' : 'nb';
		const made = await editor.post(`/nb/arbeid/${place}/piloter/ny?/register`, {
			// a title that is like no other, or the look-alikes would be answered first
			title: `Xqvz ${crypto.randomUUID()}`,
			language
		});
		expect(made.status).toBe(303);
	}
	const forgotten = await signInByHttp('redaktor.karlstad@demo.example');
	await forgotten.post('/nb/konto/glemt', { email: 'redaktor.karlstad@demo.example' });
}
