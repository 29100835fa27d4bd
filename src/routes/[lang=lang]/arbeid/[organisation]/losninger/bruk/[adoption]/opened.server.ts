/** The use of a solution of this page, for either side, and for who decides on it. */
import { demand } from '#lib/accounts/demand.server.ts';
import { signedIn } from '#lib/accounts/require.server.ts';
import { today } from '#lib/clock.server.ts';
import { db } from '#lib/db.server.ts';
import { env } from '#lib/env.server.ts';
import { adoptionIn, demandAdoption } from '#lib/solutions/adoptions.server.ts';
import { readRevision } from '#lib/words-form.ts';

export type AdoptionEvent = { locals: App.Locals; params: { organisation: string; adoption: string }; url: URL };

export async function openedAdoption({ locals, params, url }: AdoptionEvent) {
	const by = signedIn(locals, url);
	return { by, ...(await adoptionIn(db(), by, params.organisation, params.adoption)) };
}

/** Whoever acts, asked before anything of the form is read; with what each verb needs. */
export async function acting(event: AdoptionEvent & { request: Request }, as: 'user' | 'declarer') {
	const { by, adoption } = await openedAdoption(event);
	if (as === 'user') await demandAdoption(db(), by, 'adoption.confirm', adoption.id);
	else demand(by, 'adoption.declare', { organisationId: adoption.declarer.id }, 'public.read');
	const form = await event.request.formData();
	const sender = { origin: env().origin, today: today() };
	return {
		by,
		form,
		adoption,
		sender,
		shown: { id: adoption.id, revision: readRevision(form) },
		reading: { lang: event.locals.lang, today: sender.today }
	};
}
