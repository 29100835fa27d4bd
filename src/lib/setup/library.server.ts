/** Loads the units, the indicators with their versions, the conversions and the sets to start from. */
import { isNull, notInArray, sql } from 'drizzle-orm';
import indicatorData from '#data/indicators.json' with { type: 'json' };
import type { Db } from '#lib/db.server.ts';
import { indicator, starterIndicator, unit, unitConversion } from '#lib/results/schema.server.ts';
import { versioned } from './library.ts';
import { incoming } from './upsert.server.ts';

type LibraryRow = ReturnType<typeof libraryRows>[number];

/** A changed definition becomes a new version; loading the same file again changes nothing. */
export async function loadIndicators(tx: Db, file: readonly LibraryRow[] = libraryRows()): Promise<void> {
	const units = Object.entries(indicatorData.units).map(([key, name]) => ({ key, nameNb: name.nb, nameSv: name.sv }));
	await tx
		.insert(unit)
		.values(units)
		.onConflictDoUpdate({ target: unit.key, set: incoming(unit, ['key']) });

	// In the order of their versions: of each key the last one stays.
	const kept = await tx
		.select()
		.from(indicator)
		.where(isNull(indicator.pilotId))
		.orderBy(indicator.version)
		.limit(5000);
	await tx
		.insert(indicator)
		.values(versioned(file, kept))
		.onConflictDoUpdate({ target: [indicator.key, indicator.version], set: incoming(indicator, ['key', 'version']) });
	await raiseOldLimits(tx);
	await loadConversions(tx);
	await loadStarters(tx);
}

export function libraryRows() {
	return indicatorData.indicators.map((row) => ({
		...row,
		validMin: String(row.validMin),
		validMax: String(row.validMax)
	}));
}

/** Whoever is protected by a higher limit today is so in values of older versions too. */
async function raiseOldLimits(tx: Db): Promise<void> {
	await tx.execute(sql`
		update indicator set small_number_limit = newer.small_number_limit
		from indicator newer
		where newer.key = indicator.key and newer.version > indicator.version
			and newer.small_number_limit > indicator.small_number_limit`);
}

async function loadConversions(tx: Db): Promise<void> {
	await tx
		.insert(unitConversion)
		.values(indicatorData.unitConversions)
		.onConflictDoUpdate({
			target: [unitConversion.indicatorKey, unitConversion.fromUnit],
			set: incoming(unitConversion, ['indicatorKey', 'fromUnit'])
		});
}

async function loadStarters(tx: Db): Promise<void> {
	const rows = Object.entries(indicatorData.starterSets).flatMap(([technologyArea, keys]) =>
		keys.map((indicatorKey, position) => ({ technologyArea, indicatorKey, position }))
	);
	const inFile = rows.map((row) => `${row.technologyArea} ${row.indicatorKey}`);
	await tx
		.delete(starterIndicator)
		.where(notInArray(sql`${starterIndicator.technologyArea} || ' ' || ${starterIndicator.indicatorKey}`, inFile));
	await tx
		.insert(starterIndicator)
		.values(rows)
		.onConflictDoUpdate({
			target: [starterIndicator.technologyArea, starterIndicator.indicatorKey],
			set: { position: sql`excluded.position` }
		});
}
