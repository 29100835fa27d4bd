import { resolve } from '$app/paths';
import { may } from '#lib/accounts/may.ts';
import { db } from '#lib/db.server.ts';
import { historyOf } from '#lib/journal/journal.server.ts';
import { submitSolution, takeBackSolution, withdrawSolution } from '#lib/solutions/publish-solution.server.ts';
import { readRemark, readSolution } from '#lib/solutions/solution-form.ts';
import { solutionOptions } from '#lib/solutions/solution-workspace.server.ts';
import { discardSolution, editSolution, saveSolution } from '#lib/solutions/write-solution.server.ts';
import { readRevision } from '#lib/words-form.ts';
import { answered } from '../answered.server.ts';
import { openedForWriting, openedSolution, type SolutionEvent } from './opened.server.ts';

const receipts = ['saved', 'submitted', 'taken_back', 'withdrawn'] as const;

export const load = async ({ locals, params, url }) => {
	const { by, workspace, solution } = await openedSolution({ locals, params, url });
	return {
		workspace,
		solution,
		options: await solutionOptions(db(), workspace, locals.lang),
		history: await historyOf(db(), 'solution', solution.changesId ?? solution.id),
		mayWrite: may(by, 'solution.write', { organisationId: solution.ownerId }),
		receipt: receipts.find((what) => what === url.searchParams.get('utfort')) ?? null
	};
};

const list = ({ locals, params }: SolutionEvent) =>
	resolve('/[lang=lang]/arbeid/[organisation]/losninger', { lang: locals.lang, organisation: params.organisation });

export const actions = {
	save: async (event) => {
		const { by, workspace } = await openedForWriting(event);
		const form = await event.request.formData();
		const { choices } = await solutionOptions(db(), workspace, event.locals.lang);
		const read = readSolution(form, choices);
		const saved = read.ok ? await saveSolution(db(), by, event.params.id, readRevision(form), read.value) : read;
		return answered(saved, `${event.url.pathname}?utfort=saved`, form);
	},
	submit: async (event) => {
		const { by } = await openedForWriting(event);
		return answered(await submitSolution(db(), by, event.params.id), `${event.url.pathname}?utfort=submitted`);
	},
	take_back: async (event) => {
		const { by } = await openedForWriting(event);
		return answered(await takeBackSolution(db(), by, event.params.id), `${event.url.pathname}?utfort=taken_back`);
	},
	edit: async (event) => {
		const { by } = await openedForWriting(event);
		const edit = await editSolution(db(), by, event.params.id);
		return answered(edit, `${list(event)}/${edit.ok ? edit.value : ''}`);
	},
	discard: async (event) => {
		const { by } = await openedForWriting(event);
		return answered(await discardSolution(db(), by, event.params.id), `${list(event)}?utfort=discarded`);
	},
	withdraw: async (event) => {
		const { by } = await openedForWriting(event);
		const form = await event.request.formData();
		const reason = readRemark(form);
		const gone = reason.ok ? await withdrawSolution(db(), by, event.params.id, reason.value) : reason;
		return answered(gone, `${event.url.pathname}?utfort=withdrawn`, form);
	}
};
