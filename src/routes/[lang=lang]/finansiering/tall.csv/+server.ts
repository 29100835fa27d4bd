import { today } from '#lib/clock.server.ts';
import { found } from '#lib/accounts/demand.server.ts';
import { csvFile } from '#lib/csv.ts';
import { db } from '#lib/db.server.ts';
import { env } from '#lib/env.server.ts';
import { projectFigures } from '#lib/funding/figures.server.ts';
import { figuresFile } from '#lib/funding/figures-file.ts';
import { translator } from '#lib/i18n.ts';
import { messages } from '#lib/messages.server.ts';
import { runningProject } from '#lib/projects/projects.server.ts';
import { readSide } from '#lib/projects/rule-set.ts';

export const GET = async ({ locals: { lang }, url }) => {
	const project = found(await runningProject(db(), today()));
	const figures = await projectFigures(db(), project, today(), readSide(url.searchParams.get('side')));
	const t = translator(lang, messages[lang]);
	const notice = env().demo ? t('ui.demo_notice') : undefined;
	return csvFile(
		figuresFile(figures, project, { lang, t }, notice),
		`sol-${t('funding.title').toLowerCase()}-${figures.asOf}.csv`,
		'no-cache'
	);
};
