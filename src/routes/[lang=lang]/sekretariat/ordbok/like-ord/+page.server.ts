import { resolve } from '$app/paths';
import { fail, redirect } from '@sveltejs/kit';
import { may } from '#lib/accounts/may.ts';
import type { Actor } from '#lib/accounts/actor.ts';
import { atDesk, signedIn } from '#lib/accounts/require.server.ts';
import { db } from '#lib/db.server.ts';
import type { Decision } from '#lib/decision.ts';
import { field, typedText } from '#lib/form.ts';
import { readDeskAsked } from '#lib/glossary/desk.ts';
import { addLookAlike, pairDesk, retireLookAlike, saveLookAlike } from '#lib/glossary/edit-look-alike.server.ts';
import { readLookAlike } from '#lib/glossary/look-alike-form.ts';
import { readRevision } from '#lib/words-form.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

const receipts = ['saved', 'added', 'retired'] as const;

export const load: PageServerLoad = async ({ locals, url }) => {
	const by = signedIn(locals, url);
	const { q } = readDeskAsked(url.searchParams);
	return {
		q,
		...(await pairDesk(db(), by, q, url.searchParams.get('side'))),
		mayEdit: may(by, 'glossary.edit', { organisationId: null }),
		receipt: receipts.find((what) => what === url.searchParams.get('utfort')) ?? null
	};
};

type Verb = (by: Actor, form: FormData) => Promise<Decision<null>>;

async function act({ locals, request, url }: RequestEvent, what: (typeof receipts)[number], verb: Verb) {
	const by = atDesk(locals, url, 'glossary.edit');
	const form = await request.formData();
	const done = await verb(by, form);
	if (!done.ok) return fail(422, { what, issues: done.issues, typed: typedText(form) });
	// what was just made stands first
	const q = what === 'added' ? field(form, 'no') : readDeskAsked(url.searchParams).q;
	const list = resolve('/[lang=lang]/sekretariat/ordbok/like-ord', { lang: locals.lang });
	redirect(303, `${list}?${new URLSearchParams({ ...(q !== '' && { q }), utfort: what })}`);
}

export const actions = {
	add: async (event) =>
		act(event, 'added', async (by, form) => {
			const pair = readLookAlike(form);
			return pair.ok ? addLookAlike(db(), by, pair.value) : pair;
		}),
	save: async (event) =>
		act(event, 'saved', async (by, form) => {
			const pair = readLookAlike(form);
			return pair.ok ? saveLookAlike(db(), by, pair.value, readRevision(form)) : pair;
		}),
	retire: async (event) =>
		act(event, 'retired', async (by, form) =>
			retireLookAlike(db(), by, { no: field(form, 'no'), sv: field(form, 'sv') }, readRevision(form))
		)
} satisfies Actions;
