/** A version out as a table, and a changed table back in. */
import type { Actor } from '#lib/accounts/actor.ts';
import { demand } from '#lib/accounts/demand.server.ts';
import type { Cell } from '#lib/csv.ts';
import type { Db } from '#lib/db.server.ts';
import type { Decision } from '#lib/decision.ts';
import { asKey, translator } from '#lib/i18n.ts';
import { langs, pairLang, type Lang } from '#lib/lang.ts';
import { messages } from '#lib/messages.server.ts';
import { costCategories } from '#lib/projects/cost-category.ts';
import type { Project } from '#lib/projects/project.ts';
import { namesOf, projectOf } from './budget-pages.server.ts';
import { readSheet, sheetRows } from './budget-sheet.ts';
import { frameOf, versionOf } from './budget-versions.server.ts';
import { saveLines } from './draft-budget.server.ts';

export async function budgetDownload(db: Db, by: Actor, number: number, lang: Lang, today: string): Promise<Cell[][]> {
	const project = await projectOf(db, by, today);
	const { budget } = await versionOf(db, by, project, number);
	const names = await namesOf(db, (await frameOf(db, project)).partners);
	const t = translator(lang, messages[lang]);
	const heads = [
		t('funding.partner'),
		t('funding.work_package'),
		t('funding.category'),
		`${t('budget.budget')} (EUR)`,
		...project.periods.map(({ code }) => `${t('dashboard.plan')} ${code} (EUR)`)
	];
	const words = { heads, category: (code: string) => t(asKey(`category.${code}`)) };
	return sheetRows(budget.lines, words, (id) => names.get(id)?.[pairLang(lang)] ?? id);
}

type Sent = { number: number; revision: number; rows: readonly (readonly string[])[] };

/** Replaces every line of a draft by those of a table, or names every fault in it and changes nothing. */
export async function uploadLines(db: Db, by: Actor, project: Project, sent: Sent): Promise<Decision<null>> {
	demand(by, 'budget.propose', { organisationId: null }, 'budget.read');
	const { budget } = await versionOf(db, by, project, sent.number);
	const names = await namesOf(db, (await frameOf(db, project)).partners);
	const read = readSheet(sent.rows, {
		partners: [...names].map(([id, { nb, sv }]) => ({ id, names: [nb, sv] })),
		workPackages: project.workPackages.map(({ code }) => code),
		periods: project.periods.map(({ code }) => code),
		categories: costCategories.map((id) => ({ id, names: categoryNames(id) })),
		lines: budget.lines
	});
	if (!read.ok) return read;
	return saveLines(db, by, project, { number: sent.number, revision: sent.revision, lines: read.value });
}

function categoryNames(id: string): string[] {
	return langs.map((lang) => translator(lang, messages[lang])(asKey(`category.${id}`)));
}
