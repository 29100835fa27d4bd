import { found } from '#lib/accounts/demand.server.ts';
import { today } from '#lib/clock.server.ts';
import { csvFile } from '#lib/csv.ts';
import { db } from '#lib/db.server.ts';
import { env } from '#lib/env.server.ts';
import { translator } from '#lib/i18n.ts';
import { ledgerCsv } from '#lib/ledger/ledger-csv.server.ts';
import { messages } from '#lib/messages.server.ts';
import { runningProject } from '#lib/projects/projects.server.ts';

export const GET = async ({ locals: { lang }, url }) => {
	const project = found(await runningProject(db(), today()));
	const t = translator(lang, messages[lang]);
	const notice = env().demo ? t('ui.demo_notice') : undefined;
	return csvFile(
		await ledgerCsv(db(), project, url.searchParams, { lang, t }, notice),
		`sol-${lang === 'sv' ? 'huvudbok' : 'hovedbok'}-${today()}.csv`,
		'no-cache'
	);
};
