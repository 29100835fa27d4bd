import { error, fail, redirect } from '@sveltejs/kit';
import { db } from '#lib/db.server.ts';
import { issuesOf, yes, type Decision } from '#lib/decision.ts';
import { env } from '#lib/env.server.ts';
import { typedText } from '#lib/form.ts';
import { receiveResponse } from '#lib/responses/receive-response.server.ts';
import { readResponse } from '#lib/responses/response-form.ts';
import { ownPage, publicSolutions } from '#lib/responses/response-page.server.ts';
import { submitResponse } from '#lib/responses/submit-response.server.ts';
import { unsealing } from '#lib/responses/unsealing.server.ts';
import { discardDraft, withdrawResponse } from '#lib/responses/withdraw-response.server.ts';
import { saveDraft } from '#lib/responses/write-response.server.ts';
import { readRevision } from '#lib/words-form.ts';
import { openedPlace } from './opened.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

const receipts = ['saved', 'submitted', 'withdrawn', 'discarded'] as const;

export const load: PageServerLoad = async (event) => {
	const { by, place } = openedPlace(event);
	const receipt = receipts.find((what) => what === event.url.searchParams.get('utfort')) ?? null;
	const page = await unsealing(db(), async (vault) => yes(await ownPage(db(), by, vault, place)));
	if (!page.ok) error(503);
	return { ...page.value, organisation: place.organisationId, receipt };
};

async function written(event: RequestEvent, isSubmitted: boolean) {
	const { by, place } = openedPlace(event);
	const { form, files } = await receiveResponse(event.request);
	const solutions = (await publicSolutions(db(), place.organisationId)).map(({ id }) => id);
	const content = readResponse(form, { language: event.locals.lang, solutions }, isSubmitted);
	const removed = form.getAll('remove').map(String);
	const back = { typed: typedText(form), secrets: form.getAll('secrets').map(String), removed };
	if (!content.ok || !files.ok) return fail(422, { issues: [...issuesOf(content), ...issuesOf(files)], ...back });
	const typed = { revision: readRevision(form), content: content.value, added: files.value, removed };
	const done = await unsealing(db(), (vault) =>
		isSubmitted
			? submitResponse(db(), by, vault, place, { ...typed, origin: env().origin })
			: saveDraft(db(), by, vault, place, typed)
	);
	if (!done.ok) return fail(422, { issues: done.issues, ...back });
	redirect(303, `${event.url.pathname}?utfort=${isSubmitted ? 'submitted' : 'saved'}`);
}

function answered(event: RequestEvent, done: Decision<null>, what: string) {
	if (!done.ok) return fail(422, { issues: done.issues, typed: null, secrets: [], removed: [] });
	redirect(303, `${event.url.pathname}?utfort=${what}`);
}

export const actions: Actions = {
	save: (event) => written(event, false),
	submit: (event) => written(event, true),
	withdraw: async (event) => {
		const { by, place } = openedPlace(event);
		return answered(event, await withdrawResponse(db(), by, env(), place), 'withdrawn');
	},
	discard: async (event) => {
		const { by, place } = openedPlace(event);
		const revision = readRevision(await event.request.formData());
		const done = await unsealing(db(), (vault) => discardDraft(db(), by, vault, place, revision));
		return answered(event, done, 'discarded');
	}
};
