import { fail, redirect } from '@sveltejs/kit';
import { signedIn } from '#lib/accounts/require.server.ts';
import { today } from '#lib/clock.server.ts';
import { db } from '#lib/db.server.ts';
import type { Refused } from '#lib/decision.ts';
import { expenseTablePage } from '#lib/funding/expense-table.server.ts';
import { withdrawDrafts } from '#lib/funding/withdraw-drafts.server.ts';
import { changeRow, enterBlock, enterRow, previewBlock } from '#lib/funding/write-rows.server.ts';
import { field, typedText } from '#lib/form.ts';
import type { RequestEvent } from './$types';

export const csr = true;

export const load = async ({ locals, params, url }) => {
	const by = signedIn(locals, url);
	if (url.searchParams.has('status')) redirect(302, `${url.pathname}/alle${url.search}`);
	const { organisation: organisationId } = params;
	const asked = { organisationId, query: url.searchParams, today: today(), lang: locals.lang };
	return { ...(await expenseTablePage(db(), by, asked)), organisationId, told: Object.fromEntries(url.searchParams) };
};

export const actions = {
	enter: async (event) => {
		const { by, form, at } = await opened(event);
		const entered = await enterRow(db(), by, form, at);
		return entered.ok ? done(event, form, [entered.value], `lagret=${entered.value}`) : refused(form, entered);
	},
	change: async (event) => {
		const { by, form, at } = await opened(event);
		const id = field(form, 'id');
		const changed = await changeRow(db(), by, form, at);
		return changed.ok ? done(event, form, [id], `lagret=${id}`) : refused(form, changed);
	},
	withdraw: async (event) => {
		const { by, form, at } = await opened(event);
		const ids = form.getAll('id').map(String);
		const seen = form.has('revision') ? form.getAll('revision').map(Number) : undefined;
		const withdrawn = await withdrawDrafts(db(), by, at.organisationId, ids, seen);
		return withdrawn.ok ? done(event, form, ids, '') : refused(form, withdrawn);
	},
	preview: async (event) => {
		const { by, form, at } = await opened(event);
		const read = await previewBlock(db(), by, form, at);
		return read.ok ? { preview: read.value, typed: typedText(form) } : refused(form, read);
	},
	enter_block: async (event) => {
		const { by, form, at } = await opened(event);
		const entered = await enterBlock(db(), by, form, at);
		return entered.ok ? done(event, form, entered.value, `antall=${entered.value.length}`) : refused(form, entered);
	}
};

async function opened({ locals, params, request, url }: RequestEvent) {
	const by = signedIn(locals, url);
	const form = await request.formData();
	return { by, form, at: { organisationId: params.organisation, today: today(), lang: locals.lang } };
}

const refused = (form: FormData, { issues }: Refused) => fail(422, { issues, typed: typedText(form) });

/** The script on the page stays where it is; without it the page comes back with the new row. */
function done({ url }: RequestEvent, form: FormData, ids: readonly string[], query: string) {
	if (form.has('script')) return { ids };
	redirect(303, `${url.pathname}?periode=${encodeURIComponent(field(form, 'period'))}&${query}`);
}
