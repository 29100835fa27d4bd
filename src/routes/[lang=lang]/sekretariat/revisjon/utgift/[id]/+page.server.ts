import { fail, redirect } from '@sveltejs/kit';
import { atDesk, signedIn } from '#lib/accounts/require.server.ts';
import { markSeen, unmarkSeen } from '#lib/audit/mark-seen.server.ts';
import { recordPage } from '#lib/audit/record-page.server.ts';
import { today } from '#lib/clock.server.ts';
import { db } from '#lib/db.server.ts';
import { field, typedText } from '#lib/form.ts';

export const load = async ({ locals, params, url }) => {
	const by = signedIn(locals, url);
	const page = await recordPage(db(), by, params.id, url.searchParams.get('utvalg'), today());
	return { ...page, done: url.searchParams.get('gjort') };
};

/** Back to the same page, still in the sample that the reader came from. */
function back(url: URL, form: FormData, done: string): string {
	const sample = field(form, 'utvalg');
	return `${url.pathname}?${new URLSearchParams({ ...(sample && { utvalg: sample }), gjort: done }).toString()}`;
}

export const actions = {
	mark: async ({ locals, params, request, url }) => {
		const by = atDesk(locals, url, 'audit.mark');
		const form = await request.formData();
		const marked = await markSeen(db(), by, params.id, field(form, 'note'));
		if (!marked.ok) return fail(422, { issues: marked.issues, typed: typedText(form) });
		redirect(303, back(url, form, 'merket'));
	},
	unmark: async ({ locals, params, request, url }) => {
		const by = atDesk(locals, url, 'audit.mark');
		const form = await request.formData();
		await unmarkSeen(db(), by, params.id);
		redirect(303, back(url, form, 'fjernet'));
	}
};
