/** The change of what is computed by flat rate, since the ledger last told of it. */
import { sql, type SQL } from 'drizzle-orm';
import type { Db } from '#lib/db.server.ts';
import { flatCategories, flatRatesOf, type Category } from '#lib/funding/calculate.ts';
import { ratesFor, withComputed, type RatesOfSides, type SpendingRow } from '#lib/funding/figures.ts';
import type { NewEntry } from '#lib/ledger/chain-rows.ts';
import type { RuleSet, Side } from '#lib/projects/rule-set.ts';

export type LedgerPlace = { readonly organisationId: string; readonly periodCode: string };
type Rules = { readonly rates: RatesOfSides; readonly ids: Readonly<Record<Side, string>> };

export async function computedEntries(
	tx: Db,
	projectId: string,
	places: readonly LedgerPlace[],
	at: Date
): Promise<NewEntry[]> {
	const sides = await rulesOf(tx, projectId);
	const spent = await spentRows(tx, projectId, places);
	const told = await toldRows(tx, projectId, places);
	return changes(spent, told, sides).map(({ row, eurMinor }) => ({
		kind: 'office',
		at,
		organisationId: row.organisation,
		side: row.side,
		workPackage: row.workPackage,
		category: row.category,
		periodCode: row.period,
		sourceId: null,
		refersToSource: null,
		amountMinor: null,
		currency: null,
		ratePerEuro: null,
		eurMinor,
		ruleSetId: sides.ids[row.side],
		reason: '',
		masked: { text: '', supplier: '', voucher_number: '', documents: [] }
	}));
}

type Told = { row: SpendingRow; computed: bigint };
type Change = { row: SpendingRow; eurMinor: bigint };

/** Of a category with a flat rate the ledger has to come to what is computed; of another to nothing computed at all. */
function changes(spent: readonly SpendingRow[], told: readonly Told[], sides: Rules): Change[] {
	const isFlat = (row: SpendingRow) => flatCategories(ratesFor(sides.rates, row)).includes(row.category);
	const wanted = withComputed(spent, sides.rates).filter(isFlat);
	const due = new Map<string, Change>(wanted.map((row) => [keyOf(row), { row, eurMinor: row.eurMinor }]));
	for (const { row, computed } of told) {
		const rest = (due.get(keyOf(row))?.eurMinor ?? 0n) - (isFlat(row) ? row.eurMinor : computed);
		due.set(keyOf(row), { row, eurMinor: rest });
	}
	return [...due.values()]
		.filter(({ eurMinor }) => eurMinor !== 0n)
		.sort((a, b) => (keyOf(a.row) < keyOf(b.row) ? -1 : 1));
}

function keyOf(row: SpendingRow): string {
	return [row.period, row.organisation, row.workPackage, row.category].join('\n');
}

async function rulesOf(tx: Db, projectId: string): Promise<Rules> {
	const rows = await tx.execute<{ side: Side; id: string; rates: RuleSet['flatRates']; real: string[] }>(sql`
		select s.side, r.id, r.flat_rates as rates, array(
			select p.organisation_id from project_partner p
			where p.project_id = s.project_id and p.side = s.side and p.office = 'real'
				and (r.sides -> s.side ->> 'realOffice')::boolean) as real
		from project_side s join rule_set r on r.id = s.rule_set_id
		where s.project_id = ${projectId}`);
	const of = (side: Side) => [...rows].find((each) => each.side === side);
	return {
		rates: {
			NO: flatRatesOf(of('NO')?.rates ?? {}),
			SE: flatRatesOf(of('SE')?.rates ?? {}),
			realOffice: new Set([...rows].flatMap(({ real }) => real))
		},
		ids: { NO: of('NO')?.id ?? '', SE: of('SE')?.id ?? '' }
	};
}

type Row = {
	organisation: string;
	side: Side;
	work_package: string;
	period: string;
	category: Category;
	eur: string;
	computed: string;
};

async function spentRows(tx: Db, projectId: string, places: readonly LedgerPlace[]) {
	const rows = await tx.execute<Row>(sql`
		select e.organisation_id as organisation, partner.side, coalesce(e.work_package, '') as work_package,
			e.period_code as period, e.category, sum(e.approved_minor)::text as eur, '0' as computed
		from expense e
		join project_partner partner on partner.project_id = e.project_id and partner.organisation_id = e.organisation_id
		where e.project_id = ${projectId} and e.state in ('approved', 'cut') and ${within(sql`e`, places)}
		group by 1, 2, 3, 4, 5`);
	return [...rows].map(rowOf);
}

async function toldRows(tx: Db, projectId: string, places: readonly LedgerPlace[]): Promise<Told[]> {
	const rows = await tx.execute<Row>(sql`
		select l.organisation_id as organisation, l.side, l.work_package, l.period_code as period, l.category,
			sum(l.eur_minor)::text as eur, coalesce(sum(l.eur_minor) filter (where l.kind = 'office'), 0)::text as computed
		from ledger_entry l
		where l.project_id = ${projectId} and ${within(sql`l`, places)}
		group by 1, 2, 3, 4, 5`);
	return [...rows].map((row) => ({ row: rowOf(row), computed: BigInt(row.computed) }));
}

function rowOf(row: Row): SpendingRow {
	return {
		organisation: row.organisation,
		side: row.side,
		workPackage: row.work_package,
		period: row.period,
		category: row.category,
		group: 'spent',
		eurMinor: BigInt(row.eur)
	};
}

function within(row: SQL, places: readonly LedgerPlace[]): SQL {
	const pairs = [...new Map(places.map((place) => [`${place.organisationId} ${place.periodCode}`, place])).values()];
	const wanted = pairs.map(({ organisationId, periodCode }) => sql`(${organisationId}, ${periodCode})`);
	return sql`(${row}.organisation_id, ${row}.period_code) in (${sql.join(wanted, sql`, `)})`;
}
