/** The page on which a partner writes the expenses of one period. */
import type { Actor } from '#lib/accounts/actor.ts';
import { demand, found } from '#lib/accounts/demand.server.ts';
import { may } from '#lib/accounts/may.ts';
import type { Db } from '#lib/db.server.ts';
import { computedMinor } from '#lib/funding/entry.ts';
import { rowValues, type TableRow } from '#lib/funding/expense-table.ts';
import { typedValues } from '#lib/funding/expense-values.ts';
import { stripOf } from '#lib/funding/strip.ts';
import type { Lang } from '#lib/lang.ts';
import { organisationDirectory } from '#lib/organisations/organisations.server.ts';
import { openPeriod, type Period } from '#lib/projects/project.ts';
import { expenseLines, type ExpenseLines } from './expense-lines.server.ts';
import { periodExpenses, type ListedExpense } from './expense-lists.server.ts';
import { partnerFigures } from './figures.server.ts';
import { closedPeriods } from './locked-expense.server.ts';
import { trayCount } from './tray.server.ts';

type Asked = { organisationId: string; query: URLSearchParams; today: string; lang: Lang };

/** `part` is undefined where an organisation takes no part in the project. */
export async function expenseTablePage(db: Db, by: Actor, { organisationId, query, today, lang }: Asked) {
	demand(by, 'expense.read', { organisationId });
	found((await organisationDirectory(db)).get(organisationId));
	const lines = await expenseLines(db, organisationId, today);
	const period = lines && periodAsked(lines, query.get('periode'), today);
	if (!lines || !period) return { part: undefined };

	const { projectId, project, rateNow, ruleSet } = lines;
	const { voucherFromEurMinor } = ruleSet.limits;
	const reading = { by, today, rateNow: rateNow?.perEuro, voucherFromEurMinor };
	const of = { projectId, organisationId, period: period.code };
	const [list, figures, closed, tray] = await Promise.all([
		periodExpenses(db, by, of, query.get('side'), reading),
		partnerFigures(db, project, today, { organisationId, drafts: true }),
		closedPeriods(db, lines, [period.code]),
		trayCount(db, lines)
	]);
	const isClosed = closed.length > 0;
	const writes = may(by, 'expense.enter', { organisationId });
	return {
		part: {
			...choicesOf(lines),
			period,
			isClosed,
			rows: list.items.toReversed().map((item) => rowOf(item, lang, lines, { writes, isClosed })),
			page: { page: list.page.page, pages: list.page.pages },
			sumMinor: list.totals.reduce((sum, each) => sum + each.minor, 0n),
			strip: stripOf(figures, period.code),
			perEuro: rateNow?.perEuro,
			tray,
			mayEnter: writes && !isClosed,
			maySubmit: may(by, 'expense.submit', { organisationId }) && !isClosed
		}
	};
}

function periodAsked({ periods }: ExpenseLines, code: string | null, today: string): Period | undefined {
	return periods.find((each) => each.code === code) ?? openPeriod(periods, today) ?? periods.at(-1);
}

/** What the browser needs of the lines. */
function choicesOf({ currency, categories, workPackages, pilots, periods }: ExpenseLines) {
	return { currency, categories, workPackages, pilots, periods };
}

type Shown = { writes: boolean; isClosed: boolean };

function rowOf(item: ListedExpense, lang: Lang, lines: ExpenseLines, { writes, isClosed }: Shown): TableRow {
	const isTyped = item.kind !== 'staff' && computedMinor(item) === undefined;
	return {
		id: item.id,
		revision: item.revision,
		state: item.state,
		values: rowValues(typedValues(lang, item, lines.periods)),
		amountMinor: item.amountMinor,
		pilotTitle: item.pilot?.title ?? '',
		isWritable: writes && !isClosed && item.state === 'draft' && isTyped,
		isMasked: item.isMasked,
		language: item.language,
		documents: item.documents,
		pairs: item.pairs,
		lacksDocument: item.warnings.some(({ kind }) => kind === 'missing_document'),
		warnings: item.warnings.filter(({ kind }) => kind !== 'missing_document').length
	};
}
