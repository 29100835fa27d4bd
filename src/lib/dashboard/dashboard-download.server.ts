import type { Actor } from '#lib/accounts/actor.ts';
import type { Cell } from '#lib/csv.ts';
import type { Db } from '#lib/db.server.ts';
import type { Lang } from '#lib/lang.ts';
import { messages } from '#lib/messages.server.ts';
import { textFor } from '#lib/ui/text.ts';
import { dashboardFile } from './dashboard-file.ts';
import { dashboard } from './dashboard.server.ts';
import { readQuery } from './query.ts';

type Reader = { lang: Lang; today: string; demo: boolean };

/** The rows of the file and its name without ending. */
export async function dashboardDownload(
	db: Db,
	by: Actor,
	asked: URLSearchParams,
	{ lang, today, demo }: Reader
): Promise<{ rows: Cell[][]; name: string }> {
	const text = textFor(lang, messages[lang]);
	const query = readQuery(asked, today);
	const shown = await dashboard(db, by, query, today);
	const rows = dashboardFile(shown, query, text, demo ? text.t('ui.demo_notice') : undefined);
	return { rows, name: `sol-${text.t('dashboard.title').toLowerCase()}-${shown.asOf}` };
}
