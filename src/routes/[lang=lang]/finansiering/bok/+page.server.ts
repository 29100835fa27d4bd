import { redirect } from '@sveltejs/kit';
import { found } from '#lib/accounts/demand.server.ts';
import { today } from '#lib/clock.server.ts';
import { db } from '#lib/db.server.ts';
import { pairLang } from '#lib/lang.ts';
import { ledgerBook } from '#lib/ledger/ledger-page.server.ts';
import { hasEmptyParameter, withoutEmpty } from '#lib/list-address.ts';
import { runningProject } from '#lib/projects/projects.server.ts';

/** The check of the chain runs in the browser. */
export const csr = true;

export const load = async ({ locals: { lang }, url }) => {
	if (hasEmptyParameter(url.searchParams)) redirect(303, url.pathname + withoutEmpty(url.searchParams));
	const project = found(await runningProject(db(), today()));
	const { partners, ...book } = await ledgerBook(db(), project, url.searchParams);
	return {
		...book,
		partners: partners.map((partner) => ({ id: partner.id, name: partner[pairLang(lang)] })),
		workPackages: project.workPackages.map(({ code, nameNb, nameSv }) => ({
			code,
			name: lang === 'sv' ? nameSv : nameNb
		})),
		periods: project.periods.map(({ code }) => code)
	};
};
