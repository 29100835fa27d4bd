import { fail, redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import { demand, found } from '#lib/accounts/demand.server.ts';
import { signedIn } from '#lib/accounts/require.server.ts';
import { db } from '#lib/db.server.ts';
import { sayAlsoOurs } from '#lib/needs/need-partners.server.ts';
import { needInFull } from '#lib/needs/need-page.server.ts';
import { needWorkspace } from '#lib/needs/need-work.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

async function opened({ locals, params, url }: Pick<RequestEvent, 'locals' | 'params' | 'url'>) {
	const by = signedIn(locals, url);
	const workspace = await needWorkspace(db(), by, params.organisation);
	return { by, workspace, need: found(await needInFull(db(), params.slug)) };
}

export const load: PageServerLoad = async (event) => {
	const { workspace, need } = await opened(event);
	const { slug, title, language, state, alsoOurs } = need;
	return { workspace, need: { slug, title, language, state, isOurs: alsoOurs.includes(workspace.id) } };
};

async function said(event: RequestEvent, isOurs: boolean) {
	const { by, workspace, need } = await opened(event);
	demand(by, 'need.join', { organisationId: workspace.id }, 'need.read_draft');
	const done = await sayAlsoOurs(db(), by, need.id, { organisationId: workspace.id, isOurs });
	if (!done.ok) return fail(422, { issues: done.issues });
	const here = { lang: event.locals.lang, slug: need.slug };
	redirect(303, `${resolve('/[lang=lang]/behov/[slug]', here)}#also-ours`);
}

export const actions = {
	ja: async (event) => said(event, true),
	nei: async (event) => said(event, false)
} satisfies Actions;
