import { fail, redirect } from '@sveltejs/kit';
import { found } from '#lib/accounts/demand.server.ts';
import { atDesk, signedIn } from '#lib/accounts/require.server.ts';
import { readGiftsForm } from '#lib/budget/gifts-form.ts';
import { giftsPage } from '#lib/budget/gifts-page.server.ts';
import { saveGifts } from '#lib/budget/save-gifts.server.ts';
import { today } from '#lib/clock.server.ts';
import { db } from '#lib/db.server.ts';
import { field, typedText } from '#lib/form.ts';

function numberOf(text: string): number {
	return Number(found(/^\d{1,6}$/.exec(text)?.[0]));
}

export const load = async ({ locals, params, url }) => {
	const by = signedIn(locals, url);
	const page = await giftsPage(db(), by, numberOf(params.number), url.searchParams.get('partner'), today());
	return { ...page, saved: url.searchParams.has('lagret') };
};

export const actions = {
	default: async ({ locals, params, request, url }) => {
		const by = atDesk(locals, url, 'budget.propose');
		const form = await request.formData();
		const number = numberOf(params.number);
		const { project, partner, rules } = await giftsPage(db(), by, number, field(form, 'partner'), today());
		const read = readGiftsForm(form, { organisation: partner, inKind: rules.inKind });
		const seen = { number, revision: Number(field(form, 'revision')), organisationId: partner };
		const saved = read.ok ? await saveGifts(db(), by, project, { ...seen, gifts: read.value }) : read;
		if (!saved.ok) return fail(422, { issues: saved.issues, typed: typedText(form), partner });
		redirect(303, `${url.pathname}?${new URLSearchParams({ partner, lagret: '' })}`);
	}
};
