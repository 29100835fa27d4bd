/** The book as a table for a spreadsheet, written batch by batch. */
import type { Cell } from '#lib/csv.ts';
import { csvText } from '#lib/csv.ts';
import type { Db } from '#lib/db.server.ts';
import { asKey, type Translate } from '#lib/i18n.ts';
import { pairLang, type Lang } from '#lib/lang.ts';
import { costCategories } from '#lib/projects/cost-category.ts';
import type { Project } from '#lib/projects/project.ts';
import { ledgerEnd } from './append-ledger.server.ts';
import { ledgerBatches } from './ledger-entries.server.ts';
import type { LedgerRow } from './ledger-entry.ts';
import { readLedgerFilter } from './ledger-filter.ts';
import { ledgerPartners } from './ledger-page.server.ts';

type Reader = { lang: Lang; t: Translate };

/** @param notice stands above the table, as on a site with invented data */
export async function ledgerCsv(
	db: Db,
	project: Project,
	query: URLSearchParams,
	reader: Reader,
	notice: string | undefined
): Promise<ReadableStream> {
	const partners = await ledgerPartners(db, project.id);
	const names = new Map(partners.map((partner) => [partner.id, partner[pairLang(reader.lang)]]));
	const filter = readLedgerFilter(query, {
		organisations: partners.map(({ id }) => id),
		workPackages: project.workPackages.map(({ code }) => code),
		categories: costCategories,
		periods: project.periods.map(({ code }) => code)
	});
	const { number } = await ledgerEnd(db, project.id);
	const batches = ledgerBatches(db, project.id, number, filter);
	const above: Cell[][] = notice === undefined ? [] : [[notice]];
	const first = csvText([...above, headings(reader.t)]);
	const encoder = new TextEncoder();
	return new ReadableStream({
		start: (controller) => {
			controller.enqueue(encoder.encode(first));
		},
		pull: async (controller) => {
			const next = await batches.next();
			if (next.done === true) controller.close();
			// the mark of the encoding stands once, before the first line
			else controller.enqueue(encoder.encode(csvText(next.value.map((row) => cells(row, names, reader.t))).slice(1)));
		},
		cancel: async () => {
			await batches.return(undefined);
		}
	});
}

const columns = [
	'number',
	'date',
	'kind',
	'side',
	'partner',
	'work_package',
	'category',
	'period',
	'amount',
	'currency',
	'rate',
	'eur',
	'rule_set',
	'refers_to_row',
	'reason',
	'code'
] as const;

function headings(t: Translate): Cell[] {
	return columns.map((name) => t(`ledger.${name}`));
}

function cells(row: LedgerRow, names: ReadonlyMap<string, string>, t: Translate): Cell[] {
	const decimal = (text: string | null): Cell => (text === null ? '' : { decimal: text });
	return [
		{ decimal: String(row.number) },
		row.at,
		t(`ledger.kind_${row.kind}`),
		row.side,
		names.get(row.organisation) ?? row.organisation,
		row.work_package,
		t(asKey(`category.${row.category}`)),
		row.period,
		decimal(row.amount),
		row.currency ?? '',
		decimal(row.rate),
		decimal(row.eur),
		row.rule_set,
		row.refers_to === null ? '' : { decimal: String(row.refers_to) },
		row.reason,
		row.hash
	];
}
