import { fail, redirect } from '@sveltejs/kit';
import { signedIn } from '#lib/accounts/require.server.ts';
import { db } from '#lib/db.server.ts';
import { field, typedText } from '#lib/form.ts';
import { decideTranslation } from '#lib/translation/decide-translation.server.ts';
import { readShown } from '#lib/translation/translation-form.ts';
import { translationPage } from '#lib/translation/translation-pages.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

const receipts = ['approved', 'returned'] as const;

export const load: PageServerLoad = async ({ locals, params, url }) => ({
	...(await translationPage(db(), signedIn(locals, url), params.organisation, targetOf(params))),
	receipt: receipts.find((what) => what === url.searchParams.get('utfort')) ?? null
});

export const actions = {
	approve: (event) => decide(event, 'approve'),
	return: (event) => decide(event, 'return')
} satisfies Actions;

function targetOf({ kind, id, target }: { kind: string; id: string; target: string }) {
	return { kind, id, language: target };
}

async function decide({ locals, params, request, url }: RequestEvent, verdict: 'approve' | 'return') {
	const by = signedIn(locals, url);
	const form = await request.formData();
	const ruling = { verdict, remark: field(form, 'remark'), revisions: readShown(form) };
	const decided = await decideTranslation(db(), by, targetOf(params), ruling);
	if (!decided.ok) return fail(422, { issues: decided.issues, typed: typedText(form) });
	redirect(303, `${url.pathname}?utfort=${verdict === 'approve' ? 'approved' : 'returned'}`);
}
