import { resolve } from '$app/paths';
import { fail, redirect } from '@sveltejs/kit';
import { may } from '#lib/accounts/may.ts';
import { atDesk, signedIn } from '#lib/accounts/require.server.ts';
import { db } from '#lib/db.server.ts';
import { env } from '#lib/env.server.ts';
import { typedText } from '#lib/form.ts';
import { readRemark } from '#lib/glossary/concept-form.ts';
import { decideProposal, proposalDesk, type Ruling } from '#lib/glossary/decide-proposal.server.ts';
import { readEdit } from '#lib/glossary/read-edit.server.ts';
import { yes, type Decision } from '#lib/decision.ts';
import { readRevision } from '#lib/words-form.ts';
import { previewed } from '../../previewed.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const by = signedIn(locals, url);
	return {
		...(await proposalDesk(db(), by, params.id)),
		mayDecide: may(by, 'glossary.edit', { organisationId: null })
	};
};

async function decided(
	{ locals, params, request, url }: RequestEvent,
	read: (form: FormData) => Promise<Decision<Ruling>>
) {
	const by = atDesk(locals, url, 'glossary.edit');
	const form = await request.formData();
	const ruling = await read(form);
	const done = ruling.ok ? await decideProposal(db(), by, params.id, ruling.value, env().origin) : ruling;
	if (!done.ok) return fail(422, { issues: done.issues, typed: typedText(form), preview: null });
	const what = ruling.ok && ruling.value.verdict === 'accept' ? 'accepted' : 'declined';
	redirect(303, `${resolve('/[lang=lang]/sekretariat/ordbok/forslag', { lang: locals.lang })}?utfort=${what}`);
}

export const actions = {
	preview: async (event) =>
		previewed(event, async (by) => (await proposalDesk(db(), by, event.params.id)).proposal.conceptId),
	accept: async (event) =>
		decided(event, async (form) => {
			const edit = await readEdit(db(), form);
			return edit.ok
				? yes({ verdict: 'accept', ...edit.value, revision: readRevision(form), language: event.locals.lang } as const)
				: edit;
		}),
	decline: async (event) =>
		decided(event, async (form) => {
			const remark = readRemark(form);
			return Promise.resolve(remark.ok ? yes({ verdict: 'decline', remark: remark.value } as const) : remark);
		})
} satisfies Actions;
